"""The server's clock: it tells the time of day and never jumps while people are in the middle of something."""

import time
from collections.abc import Callable

DRIFT_S = 1.0
"""A difference that no clock is set for."""


def elapsed() -> float:
    """Seconds of this machine's running, sleep included; setting its clock changes nothing about them."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class Steady:
    """Goes on from the time of day at its start, or from `at_least`, whatever the machine's clock is set to meanwhile.

    `at_least`: when the newest thing in the log happened. A clock that was set back may not say that it lies ahead.
    """

    def __init__(
        self,
        at_least: float = 0.0,
        time_of_day: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = elapsed,
    ) -> None:
        self._time_of_day, self._elapsed = time_of_day, elapsed
        self._start(max(time_of_day(), at_least))

    def _start(self, now: float) -> None:
        self._ahead = now - self._elapsed()

    def __call__(self) -> float:
        return self._ahead + self._elapsed()

    @property
    def wrong_by(self) -> float:
        """Seconds by which this clock is ahead of the machine's."""
        return self() - self._time_of_day()

    def follow(self) -> bool:
        """Take over the machine's clock, when nobody is in the middle of something; whether it had been set."""
        was_set = abs(self.wrong_by) > DRIFT_S
        self._start(self._time_of_day())
        return was_set
