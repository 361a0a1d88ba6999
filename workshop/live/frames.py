"""What may come over a socket at all. Whoever sends anything else is hung up: no page of ours does."""

import re
from collections.abc import Callable
from typing import Any

import orjson
from flask_socketio import SocketIO
from socketio import packet

MOST_VALUES = 4
"""Of one event, its name among them."""
OWN = ("connect", "disconnect")
"""Names of what the library tells the handlers itself: somebody who sent one as an event would come, or go, unseen."""


class Unreadable(Exception):
    """No frame that a page of ours could have sent."""


class Frame(packet.Packet):  # type: ignore[misc]
    """A packet of Socket.IO, read carefully: no bytes, no names of the library's own."""

    def __init__(self, *args: Any, encoded_packet: Any = None, **kwargs: Any) -> None:
        if encoded_packet is not None and not encoded_packet:
            raise Unreadable
        super().__init__(*args, encoded_packet=encoded_packet, **kwargs)

    def decode(self, encoded_packet: Any) -> int:
        try:
            attachments = super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError, RecursionError) as wrong:
            raise Unreadable from wrong
        if attachments or self.packet_type not in FITS or not FITS[self.packet_type](self.data):
            raise Unreadable
        return 0


def _is_event(data: Any) -> bool:
    if not isinstance(data, list) or not 1 <= len(data) <= MOST_VALUES:
        return False
    return isinstance(data[0], str) and data[0] not in OWN


FITS: dict[int, Callable[[Any], bool]] = {
    packet.CONNECT: lambda data: data is None or isinstance(data, dict),
    packet.DISCONNECT: lambda data: True,
    packet.EVENT: _is_event,
    packet.ACK: lambda data: isinstance(data, list),
}
"""What each kind of packet may hold."""


AN_EVENT = re.compile(r"2([0-9]{0,15})(\[.*)", re.DOTALL)


def event(text: Any) -> tuple[str, list[Any]] | None:
    """The number and the values of an event of the one namespace there is; None if it is something else, or nothing."""
    found = AN_EVENT.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    try:
        data = orjson.loads(found[2])
    except ValueError:
        return None
    return (found[1], data) if _is_event(data) else None


def hang_up_on_what_is_none(socketio: SocketIO) -> None:
    """End the connection of whoever sends what is no frame."""
    engine, take = socketio.server.eio, socketio.server.eio.handlers["message"]

    def heard(connection: str, raw: Any) -> None:
        try:
            take(connection, raw)
        except Unreadable:
            engine.disconnect(connection)

    engine.on("message", heard)
