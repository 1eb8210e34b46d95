"""Running actors: each is a thread that acts, thinks, and acts again until the day is over."""

import os
import random
import threading
import traceback


def live(lab, client, act, name, pause):
    """Start a thread on `client`'s network that calls act(rng) until lab.over; `pause` (seconds) is its mean thought."""
    rng = random.Random(f"{lab.testbed.seed}/{name}")

    def loop():
        if client:
            client.enter()
        while not lab.over.is_set():
            try:
                act(rng)
            except Exception:
                # One clumsy moment must not end a person's day; the log of the run shows it.
                traceback.print_exc()
            # On a crowded machine people think longer, so that servers and tools keep a share of it.
            crowding = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1) / 2)
            lab.over.wait(rng.expovariate(1 / pause) * crowding)

    thread = threading.Thread(target=loop, name=name, daemon=True)
    thread.start()
    return thread
