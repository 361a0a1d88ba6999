"""Sockets without a green thread each: the hub itself calls when something came, and when there is room again.

A green thread that waits for a socket costs some 20 KB, and each frame two changes of what the kernel watches, a timer
and two switches. Here a socket is watched once, for as long as it is open.
"""

from collections.abc import Callable
from typing import Any

Work = Callable[[], object]

MOST_AT_ONCE = 16_384
"""Bytes read in one go; what is left makes the hub call again."""
ARRIVED = "workshop.arrived"
"""Where the environ of a request says that its socket can be had without a green thread (concurrency/door.py)."""


class Arrived:
    """A bare socket at which a request of `size` bytes lies, looked at and not read yet."""

    __slots__ = ("_size", "_sock", "taken")

    def __init__(self, sock: Any, size: int) -> None:
        self._sock, self._size, self.taken = sock, size, False

    def take(self) -> Any:
        """The socket without that request."""
        self._sock.recv(self._size)
        self.taken = True
        return self._sock


def take_over(environ: dict[str, Any]) -> Any:
    """The bare socket that a request came over, from now on the caller's own; None where that can't be (TLS).

    The request must then be answered with nothing at all.
    """
    from eventlet import patcher, wsgi
    from eventlet.greenio import GreenSocket

    if ARRIVED in environ:
        return environ[ARRIVED].take()
    body = environ.get("eventlet.input")
    green: Any = body.get_socket() if body is not None else None
    if type(green) is not GreenSocket:
        return None
    sock = patcher.original("socket").socket(fileno=green.fd.detach())
    sock.setblocking(False)
    wsgi.WSGI_LOCAL.already_handled = True
    return sock


def soon(work: Work) -> None:
    """Call in the hub, as soon as it is its turn. Such work must not wait for anything."""
    import eventlet.hubs

    eventlet.hubs.get_hub().schedule_call_global(0, work)


def at_once(work: Work) -> None:
    """From the hub: do work that may wait, in a green thread that begins now."""
    import eventlet.hubs
    import greenlet  # type: ignore[import-untyped]

    greenlet.greenlet(work, eventlet.hubs.get_hub().greenlet).switch()


class Watched:
    """A non-blocking socket, and what the hub calls for it."""

    __slots__ = ("_hub", "_reading", "_sock", "_writing")

    def __init__(self, sock: Any) -> None:
        import eventlet.hubs

        self._hub: Any = eventlet.hubs.get_hub()
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
        self._reading = self._listen(self._hub.READ, self._reading, work)

    def when_writable(self, work: Work | None) -> None:
        """Call this each time there is room, from now on; with None, no more."""
        self._writing = self._listen(self._hub.WRITE, self._writing, work)

    def _listen(self, kind: str, before: Any, work: Work | None) -> Any:
        if before is not None:
            self._hub.remove(before)
        if work is None:
            return None
        return self._hub.add(kind, self._sock.fileno(), lambda _fileno: work(), _nothing, _nothing)

    def close(self) -> None:
        """What was sent still arrives."""
        if self._sock.fileno() < 0:
            return
        self.when_readable(None)
        self.when_writable(None)
        self._sock.close()


def _nothing(*_told: Any) -> None:
    pass
