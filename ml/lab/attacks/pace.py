"""How fast a scripted attack goes, and how long it may take."""

import threading
import time

# wpscan's and most scanners' own default.
THREADS = 5


def within(seconds, items):
    """Yield the items until `seconds` have passed: on a crowded machine a script sends less instead of stretching the day."""
    end = time.monotonic() + seconds
    for item in items:
        if time.monotonic() > end:
            return
        yield item


def together(client, seconds, items, act):
    """Call act(item) for the items from THREADS threads on `client`'s network, for `seconds` at most; returns when all are done."""
    waiting, lock = within(seconds, items), threading.Lock()

    def work():
        client.enter()
        while True:
            with lock:
                item = next(waiting, None)
            if item is None:
                return
            act(item)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
