"""How long a scripted attack may take."""

import time


def within(seconds, items):
    """Yield the items until `seconds` have passed: on a crowded machine a script sends less instead of stretching the day."""
    end = time.monotonic() + seconds
    for item in items:
        if time.monotonic() > end:
            return
        yield item
