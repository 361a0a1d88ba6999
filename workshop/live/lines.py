"""Connections that are WebSockets from their first byte: no green thread waits for any of them.

What comes is read in the hub and handled by a few green threads for all; what goes is written at once, and waits only
for a line that takes no more. Of the whole views that wait for such a line only the newest of each kind does.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engineio import packet

from workshop.concurrency.watching import Watched
from workshop.live import wire

if TYPE_CHECKING:
    from workshop.live.hands import Hands

CLOSE, MESSAGE = "1", "4"
"""How packets of Engine.IO begin."""
PONG = b"3"
WHOLE = frozenset(("room", "mine", "desk", "screen"))
"""Events that are whole views: a newer one says all that an older one said."""

MOST_WAITING = 64
"""Messages of one line that may wait to be handled; then nothing more is read from it."""
MOST_BEHIND = 262_144
"""Bytes that may wait for a line that takes none, besides whole views. It is hung up then, and comes anew."""

Message = tuple[int, bytes]


class Line:
    """One connection. Engine.IO knows it as a socket that was upgraded."""

    __slots__ = (
        "_behind",
        "_hands",
        "_held",
        "_over",
        "_reader",
        "_rest",
        "_watched",
        "at_ease",
        "called",
        "closed",
        "closing",
        "heard",
        "sends",
        "server",
        "session",
        "sid",
        "silent",
        "slot",
    )
    connected = upgraded = True
    upgrading = False

    def __init__(self, server: Any, sid: str, watched: Watched, hands: "Hands") -> None:
        self.server, self.sid = server, sid
        self.session: dict[str, Any] = {}
        self.closed = self.closing = self.called = False
        self.silent, self.slot = 0, 0
        self.heard: list[Message] = []
        self._over: str | None = None  # why it ended, once it did
        self._watched, self._hands = watched, hands
        self.sends = watched.sends
        self.at_ease = True  # what is written can go at once: nothing waits, nothing is held, it has not ended
        self._reader = wire.Reader(server.max_http_buffer_size)
        self._behind: list[tuple[str | None, bytes]] = []
        self._rest = b""
        self._held: list[bytes] | None = None

    def begin(self) -> None:
        self._watched.when_readable(self._read)

    # what comes

    def _read(self) -> None:
        """In the hub: take what has come, and have it handled."""
        try:
            data = self._watched.read()
            if data is None:
                return
            self.silent = 0
            if not data:
                return self.end(self.server.reason.TRANSPORT_CLOSE)
            for message in self._reader.take(data):
                self._take(*message)
        except wire.Broken as wrong:
            self.write(wire.closing(wrong.code))
            self.end(self.server.reason.TRANSPORT_ERROR)
        except OSError:
            self.end(self.server.reason.TRANSPORT_ERROR)

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == wire.CLOSE:
            self.write(wire.framed(payload[:2], wire.CLOSE))
            self.end(self.server.reason.TRANSPORT_CLOSE)
        elif opcode == wire.PING:
            self.write(wire.framed(payload, wire.PONG))
        elif opcode != wire.PONG and payload != PONG:
            self.heard.append((opcode, payload))
            if len(self.heard) >= MOST_WAITING:
                self._watched.when_readable(None)
            self._hands.call(self)

    def handle(self) -> None:
        """In a green thread: all that has come, in its order; then, if it has ended, its end."""
        while self.heard and not self.closed:
            heard, self.heard = self.heard, []
            if len(heard) >= MOST_WAITING and self._over is None:
                self._watched.when_readable(self._read)
            for message in heard:
                if not self.closed:
                    self._receive(*message)
        if self._over is not None:
            self.close(abort=True, reason=self._over)

    def _receive(self, opcode: int, payload: bytes) -> None:
        try:
            text = payload.decode() if opcode == wire.TEXT else None
        except UnicodeDecodeError:
            self.write(wire.closing(wire.NOT_UTF8))
            return self.close(abort=True, reason=self.server.reason.TRANSPORT_ERROR)
        if text is None or text[:1] == MESSAGE:
            self.server.heard(self, payload if text is None else text[1:])
        else:
            told = self.server.reason.CLIENT_DISCONNECT if text == CLOSE else self.server.reason.TRANSPORT_ERROR
            self.close(abort=True, reason=told)

    # what goes

    def send(self, pkt: packet.Packet) -> None:
        """A packet of Engine.IO, as its server sends them."""
        self.write(packed(pkt))

    def write(self, frame: bytes, view: str | None = None) -> None:
        """Send a frame, behind all that waits. `view`: which whole view it holds."""
        write_all((self,), frame, view)

    def keep(self, frame: bytes, view: str | None) -> None:
        """A frame for a line that is not at ease."""
        if self.closed or self._over is not None:
            return
        if self._held is not None:
            self._held.append(frame)
        else:
            self._wait(frame, view)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is written meanwhile goes in one piece: for work that waits for nothing."""
        self._held, self.at_ease = [], False
        try:
            yield
        finally:
            held, self._held = self._held, None
            self._look()
            if held:
                self.write(b"".join(held))

    def _look(self) -> None:
        """Whether it is at ease now."""
        waits = self._behind or self._rest or self._held is not None
        self.at_ease = not (waits or self.closed or self._over is not None)

    def fall_behind(self, frame: bytes, view: str | None, sent: int) -> None:
        """Only so much of a frame was taken; the rest waits, whole if it can."""
        if sent:
            self._rest = frame[sent:]
        else:
            self._behind.append((view, frame))
        self._look()
        self._watched.when_writable(self._catch_up)

    def _wait(self, frame: bytes, view: str | None) -> None:
        """Of each whole view only the newest waits; a line behind which too much else waits is given up."""
        if view is not None:
            self._behind = [one for one in self._behind if one[0] != view]
        self._behind.append((view, frame))
        if sum(len(frame) for view, frame in self._behind if view is None) > MOST_BEHIND:
            self.end(self.server.reason.TRANSPORT_ERROR)

    def _catch_up(self) -> None:
        """In the hub: there is room again."""
        try:
            while self._rest or self._behind:
                self._rest = self._rest or self._behind.pop(0)[1]
                self._rest = self._rest[self.sends(self._rest) :]
                if self._rest:
                    return
            self._watched.when_writable(None)
            self._look()
        except BlockingIOError:
            return
        except OSError:
            self.end(self.server.reason.TRANSPORT_ERROR)

    # its end

    @property
    def ends(self) -> bool:
        """It is over, and its server has not been told yet."""
        return self._over is not None and not self.closed

    def end(self, why: str) -> None:
        """It is over: whoever cares is told by `handle`, for that may wait."""
        if self._over is None and not self.closed:
            self._over, self.at_ease = why, False
            self._watched.when_readable(None)
            self._watched.when_writable(None)
            self._hands.call(self)

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """Tell the server that it is gone, and hang up; unless `abort`, with a word to the other side."""
        if self.closed or self.closing:
            return
        self.closing = True
        self.server.gone(self, reason or self.server.reason.SERVER_DISCONNECT)
        if not abort:
            self.write(wire.framed(CLOSE.encode()))
            self.write(wire.closing(wire.GOING_AWAY))
        self.closed, self.at_ease = True, False
        self._watched.close()

    def check_ping_timeout(self) -> bool:
        """The pulse sees to that."""
        return not self.closed


def write_all(lines: Iterable[Line], frame: bytes, view: str | None) -> None:
    """Send a frame to each of these, behind all that waits there. `view`: which whole view it holds.

    This loop is what a push costs: it does as little as possible for each line.
    """
    size = len(frame)
    for line in lines:
        if not line.at_ease:
            line.keep(frame, view)
            continue
        try:
            sent = line.sends(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            line.end(line.server.reason.TRANSPORT_ERROR)
            continue
        if sent < size:
            line.fall_behind(frame, view, sent)


def packed(pkt: packet.Packet) -> bytes:
    """A packet of Engine.IO as a frame."""
    encoded = pkt.encode()
    return wire.framed(encoded, wire.BINARY) if isinstance(encoded, bytes) else wire.framed(encoded.encode())
