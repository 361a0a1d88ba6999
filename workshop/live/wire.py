"""WebSocket frames (RFC 6455), as far as a server of small text messages needs them. Pure: bytes in, bytes out."""

from typing import NamedTuple

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
CONTINUED = 0
MALFORMED, NOT_UTF8, TOO_LARGE, GOING_AWAY = 1002, 1007, 1009, 1001
"""What a close frame says (RFC 6455, 7.4.1)."""
CONTROL_MOST = 125


class Broken(ValueError):
    """What came is no frame that we take; `code` is what the close frame is to say."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Header(NamedTuple):
    """Of one frame: where its mask and its payload lie, counted from the frame's first byte."""

    final: bool
    opcode: int
    mask: int
    size: int


def framed(payload: bytes, opcode: int = TEXT) -> bytes:
    """One whole frame as a server sends it: not masked."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, size)) + payload
    if size < 65_536:
        return bytes((0x80 | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((0x80 | opcode, 127)) + size.to_bytes(8, "big") + payload


def closing(code: int) -> bytes:
    """A close frame."""
    return framed(code.to_bytes(2, "big"), CLOSE)


def masked(payload: bytes, mask: bytes) -> bytes:
    """XOR with the mask repeated (its own inverse): two whole numbers are one operation, bytes one by one are many."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


class Reader:
    """Takes bytes as they come, gives whole messages; holds at most one message of `most` bytes."""

    __slots__ = ("_most", "_parts", "_rest", "_size", "_started")

    def __init__(self, most: int) -> None:
        self._most = most
        self._rest = b""
        self._parts: list[bytes] | None = None  # of a message that comes in pieces
        self._started, self._size = TEXT, 0

    def take(self, data: bytes) -> list[tuple[int, bytes]]:
        """The messages that are whole by now: opcode and payload. Raises Broken, and then must not be asked again."""
        data = self._rest + data if self._rest else data
        at, found = 0, []
        while (header := self._header(data, at)) is not None:
            begin = at + header.mask + 4
            end = begin + header.size
            if len(data) < end:
                break
            payload = masked(data[begin:end], data[begin - 4 : begin])
            message = self._message(header, payload)
            if message is not None:
                found.append(message)
            at = end
        self._rest = data[at:] if at < len(data) else b""
        return found

    def _header(self, data: bytes, at: int) -> Header | None:
        """None while it is not there whole."""
        there = len(data) - at
        if there < 2:
            return None
        first, second = data[at], data[at + 1]
        opcode, size, mask = first & 0x0F, second & 0x7F, 2
        if first & 0x70 or not second & 0x80 or opcode not in (CONTINUED, TEXT, BINARY, CLOSE, PING, PONG):
            raise Broken(MALFORMED)
        if opcode >= CLOSE and (size > CONTROL_MOST or not first & 0x80):
            raise Broken(MALFORMED)
        if size > CONTROL_MOST:
            mask += 2 if size == 126 else 8
            if there < mask:
                return None
            size = int.from_bytes(data[at + 2 : at + mask], "big")
        if size > self._most:
            raise Broken(TOO_LARGE)
        return Header(bool(first & 0x80), opcode, mask, size)

    def _message(self, header: Header, payload: bytes) -> tuple[int, bytes] | None:
        if header.opcode >= CLOSE:
            return header.opcode, payload
        if (header.opcode == CONTINUED) != (self._parts is not None):
            raise Broken(MALFORMED)
        if header.final and self._parts is None:
            return header.opcode, payload
        return self._joined(header, payload)

    def _joined(self, header: Header, payload: bytes) -> tuple[int, bytes] | None:
        if self._parts is None:
            self._parts, self._started, self._size = [], header.opcode, 0
        self._parts.append(payload)
        self._size += len(payload) + 1  # an empty piece is not free either
        if self._size > self._most:
            raise Broken(TOO_LARGE)
        if not header.final:
            return None
        whole, self._parts = b"".join(self._parts), None
        return self._started, whole
