"""The green threads that handle what comes in on all lines."""

from collections import deque

import structlog

from workshop.concurrency.watching import at_once, soon
from workshop.live.lines import Line

log = structlog.get_logger()


class Hands:
    """Green threads that handle what came: one for all lines, and another as soon as that one has to wait."""

    def __init__(self) -> None:
        self._ready: deque[Line] = deque()
        self._called = False

    def call(self, line: Line) -> None:
        """Have a line's messages handled; one line's by one of us at a time, in their order."""
        if not line.called:
            line.called = True
            self._ready.append(line)
            self._wake()

    def _wake(self) -> None:
        if not self._called:
            self._called = True
            soon(self._start)

    def _start(self) -> None:
        self._called = False
        if self._ready:
            at_once(self._work)

    def _work(self) -> None:
        self._wake()  # if this one has to wait, whoever comes meanwhile is not kept waiting
        while self._ready:
            line = self._ready.popleft()
            try:
                line.handle()
            except Exception:
                log.exception("a frame could not be handled")
            finally:
                line.called = False
                if line.heard or line.ends:
                    self.call(line)
