"""Sockets without a green thread each: the hub itself calls when something came, and when there is room again.

A green thread that waits for a socket costs some 20 KB, and each frame two changes of what the kernel watches, a timer
and two switches. Here a socket is watched once, for as long as it is open.
"""

from collections.abc import Callable, Iterable
from typing import Any

from workshop.concurrency import green

Work = Callable[[], object]
Taken = tuple[Any, Iterable[bytes]]
"""A socket, and what its request is to be answered with."""

MOST_AT_ONCE = 16_384
"""Bytes read in one go; what is left makes the hub call again."""
ARRIVED = "workshop.arrived"
"""Where the environ of a request says that its socket can be had without a green thread (concurrency/door.py)."""


class Arrived:
    """A bare socket at which a request of `size` bytes lies, looked at and not read yet."""

    __slots__ = ("_size", "_sock", "taken")

    def __init__(self, sock: Any, size: int) -> None:
        self._sock, self._size, self.taken = sock, size, False

    def take(self) -> Taken:
        """The socket without that request."""
        self._sock.recv(self._size)
        self.taken = True
        return self._sock, []


def take_over(environ: dict[str, Any]) -> Taken | None:
    """The bare socket that a request came over, from now on the caller's own; None where that can't be (TLS).

    The request must then be answered with what comes beside it, and with nothing else.
    """
    taken: Taken | None = environ[ARRIVED].take() if ARRIVED in environ else green().take(environ)
    return taken


def websocket(way: Any) -> Any:
    """The WebSocket of Engine.IO's own for a connection that can't be had, as it may be used."""
    return green().websocket(way)


def soon(work: Work) -> None:
    """Call in the hub, as soon as it is its turn. Such work must not wait for anything."""
    green().soon(work)


def at_once(work: Work) -> None:
    """From the hub: do work that may wait, in a green thread that begins now."""
    green().at_once(work)


class Watched:
    """A non-blocking socket, and what the hub calls for it."""

    __slots__ = ("_reading", "_sock", "_writing")

    def __init__(self, sock: Any) -> None:
        self._sock: Any = sock
        self._reading: Any = None
        self._writing: Any = None

    def read(self) -> bytes | None:
        """What has come; empty when the other side has ended, None when nothing is there. Raises OSError."""
        try:
            data: bytes = self._sock.recv(MOST_AT_ONCE)
            return data
        except BlockingIOError:
            return None

    @property
    def sends(self) -> Callable[[bytes], int]:
        """Gives the kernel bytes, and says how many it took. Raises OSError; BlockingIOError when it takes none."""
        send: Callable[[bytes], int] = self._sock.send
        return send

    def when_readable(self, work: Work | None) -> None:
        """Call this each time something came, from now on; with None, no more."""
        self._reading = self._watch(False, self._reading, work)

    def when_writable(self, work: Work | None) -> None:
        """Call this each time there is room, from now on; with None, no more."""
        self._writing = self._watch(True, self._writing, work)

    def _watch(self, writing: bool, before: Any, work: Work | None) -> Any:
        if before is not None:
            green().unwatch(before)
        return None if work is None else green().watch(self._sock.fileno(), writing, work)

    def close(self) -> None:
        """What was sent still arrives."""
        if self._sock.fileno() < 0:
            return
        self.when_readable(None)
        self.when_writable(None)
        self._sock.close()
