"""Waiting for what comes to be, and no longer."""

import time
from collections.abc import Callable
from typing import Any


def until(
    look: Callable[[], Any],
    seconds: float = 60,
    told: Callable[[], Any] = lambda: "",
    pardons: tuple[type[Exception], ...] = (),
    sleep: Callable[[float], Any] = time.sleep,
) -> Any:
    """What `look` finds, once it finds something; `pardons`: what it may raise before that. `sleep`: how to wait."""
    last = time.monotonic() + seconds
    while True:
        try:
            if found := look():
                return found
        except pardons:
            pass
        assert time.monotonic() < last, f"it never came to be {told()}"
        sleep(0.02)
