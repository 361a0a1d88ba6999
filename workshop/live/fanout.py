"""Who is in which room, and how a view gets to all of them: framed once, the same bytes written to each at once.

Always to who is connected to this worker: others send their own views (live/together.py).
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson
from engineio import packet
from socketio import manager

from workshop.live import wire
from workshop.live.lines import WHOLE, Line, write_all

A_MESSAGE, AN_EVENT = b"4", b"2"
"""How a message of Engine.IO begins, and in it an event of Socket.IO in the one space there is."""
IN_A_ROW = 64
"""So many lines are written to before the kernel has its turn. To who is on this machine itself, and a proxy is, it
would else deliver only at its next tick, 4 ms later, for we would still be busy."""


class Fanout(manager.Manager):  # type: ignore[misc]
    """The library's manager of clients; knows for each client its rooms, so that one who goes costs the same however
    many there are, and for each room its lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rooms_of: dict[tuple[str, str], set[str | None]] = defaultdict(set)
        self._lines: dict[tuple[str, str | None], dict[str, Line]] = defaultdict(dict)

    def emit(
        self, event: str, data: Any, namespace: str, room: str | None = None, to: str | None = None, **_more: Any
    ) -> None:
        """To everybody in a room, whatever each of them takes: nobody waits for anybody. Keeps each one's order.

        Nobody is left out, and nobody is asked for an answer: views are told, not asked.
        """
        members = self.rooms.get(namespace, {}).get(to or room)
        if not members:
            return
        text = AN_EVENT + orjson.dumps([event, data])
        lines = self._lines.get((namespace, to or room), {})
        self._write(list(lines.values()), wire.framed(A_MESSAGE + text), event if event in WHOLE else None)
        if len(lines) < len(members):
            self._send_to_others([members[sid] for sid in members if sid not in lines], text.decode())

    def _write(self, lines: list[Line], frame: bytes, view: str | None) -> None:
        for first in range(0, len(lines), IN_A_ROW):
            write_all(lines[first : first + IN_A_ROW], frame, view)
            if len(lines) > IN_A_ROW:
                os.sched_yield()

    def _send_to_others(self, connections: Iterable[str], text: str) -> None:
        for connection in connections:
            self.server._send_eio_packet(connection, packet.Packet(packet.MESSAGE, text))

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        self._rooms_of[namespace, sid].add(room)
        line = self.server.eio.sockets.get(eio_sid or self.rooms[namespace][None][sid])
        if type(line) is Line:
            self._lines[namespace, room][sid] = line

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        super().basic_leave_room(sid, namespace, room)
        self._rooms_of[namespace, sid].discard(room)
        lines = self._lines.get((namespace, room), {})
        lines.pop(sid, None)
        if not lines:
            self._lines.pop((namespace, room), None)

    def get_rooms(self, sid: str, namespace: str) -> list[str]:
        return [room for room in self._rooms_of.get((namespace, sid), ()) if room is not None]

    def basic_disconnect(self, sid: str, namespace: str, **more: Any) -> None:
        for room in list(self._rooms_of.get((namespace, sid), ())):
            self.basic_leave_room(sid, namespace, room)
        self._rooms_of.pop((namespace, sid), None)
        self.callbacks.pop(sid, None)
        for waiting in (self.pending_connect, self.pending_disconnect):
            _forget(waiting, namespace, sid)


def _forget(waiting: dict[str, list[str]], namespace: str, sid: str) -> None:
    """Who comes or goes just now is in a list of its namespace, and the list is there only while somebody is."""
    if sid in waiting.get(namespace, ()):
        waiting[namespace].remove(sid)
        if not waiting[namespace]:
            del waiting[namespace]
