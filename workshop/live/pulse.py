"""The one beat by which all lines are pinged."""

from collections.abc import Callable

from workshop.live import wire
from workshop.live.lines import Line

PINGED = wire.framed(b"2")


class Pulse:
    """Pings every line once in each round, a few at a time; who was silent for too long is gone."""

    BEAT_S = 0.25

    def __init__(self, every_s: float, patience_s: float) -> None:
        self._slots: list[set[Line]] = [set() for _ in range(max(1, round(every_s / self.BEAT_S)))]
        self._most = max(1, round(patience_s / every_s))
        self._next = 0

    def add(self, line: Line) -> None:
        line.slot = self._next = (self._next + 1) % len(self._slots)
        self._slots[line.slot].add(line)

    def remove(self, line: Line) -> None:
        self._slots[line.slot].discard(line)

    def beat(self, sleep: Callable[[float], object]) -> None:
        """One round."""
        for slot in self._slots:
            sleep(self.BEAT_S)
            sleep(0)  # so that what came while we were not looking is read first
            for line in list(slot):
                if line.silent >= self._most:
                    line.end(line.server.reason.PING_TIMEOUT)
                else:
                    line.silent += 1
                    line.write(PINGED, "ping")
