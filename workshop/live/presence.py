"""Who is at the other end of each socket, and the slow beat by which desks learn of progress."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from flask_socketio import SocketIO

from workshop import concurrency
from workshop.live import rooms, voiding
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.store import UNSAVED

BEAT_S = 0.35
SWEEP_EVERY_S = 2.0

log = structlog.get_logger()


class Presence:
    def __init__(self, socketio: SocketIO, house: House, still: Callable[[Guest], bool]) -> None:
        self._socketio = socketio
        self._house = house
        self._still = still
        self._guests: dict[str, Guest] = {}
        self._dirty: set[str] = set()
        self._owed: set[str] = set()
        self._beating = False
        self.acting = 0

    def enter(self, socket: str, guest: Guest) -> None:
        self._guests[socket] = guest
        if guest.role == "phone":
            self._house.passing.connect(guest.session, guest.who, socket, guest.language)
            self.back(guest.session, guest.who)
            self.changed(guest.session)
        elif guest.role == "desk":
            self._house.passing.take_place(guest.session, socket, guest.name, guest.duty)
            self.changed(guest.session)

    def back(self, session: str, phone: str) -> None:
        """Somebody's phone is back: whoever worked separately only for that goes on with them at once."""
        live = self._house.live(session)
        couple = live.state.couple_of(phone) if live else None
        if live is not None and couple is not None:
            rooms.send_apart(self._socketio, self._house, live, couple.phones)

    def sweep(self) -> None:
        """Now and then: whose session or duty is gone; who works separately, the other side having gone long ago.

        One after the other, so that whatever comes meanwhile need not wait for all of them.
        """
        for socket, guest in list(self._guests.items()):
            if guest.role == "desk":
                concurrency.breathe()  # what a desk may do, the database says
            if socket in self._guests and not self._still(guest):
                self._socketio.server.disconnect(socket)
        for live in self._house.in_use():
            concurrency.breathe()
            voiding.void_partings(self._house, live)
            if rooms.send_apart(self._socketio, self._house, live):
                self.changed(live.state.about.id)

    def leave(self, socket: str) -> Guest | None:
        guest = self._guests.pop(socket, None)
        if guest and guest.role == "phone":
            self._house.passing.disconnect(guest.session, guest.who, socket, self._house.clock())
            self.changed(guest.session)
        elif guest and guest.role == "desk":
            self._house.passing.leave_place(guest.session, socket)
            self.changed(guest.session)
        return guest

    def guest(self, socket: str) -> Guest | None:
        return self._guests.get(socket)

    def here(self, session: str) -> list[tuple[str, Guest]]:
        """Who of a session is connected to this worker."""
        return [(socket, guest) for socket, guest in self._guests.items() if guest.session == session]

    def sockets(self) -> list[str]:
        return list(self._guests)

    def by_role(self) -> dict[str, float]:
        return dict(Counter(guest.role for guest in self._guests.values()))

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Around an act, so that a server that stops can wait for it."""
        self.acting += 1
        try:
            yield
        finally:
            self.acting -= 1

    def hang_up(self, gone: Callable[[Guest], bool]) -> None:
        """End every connection of those who may not be here any more, or not as who they were."""
        for socket in [socket for socket, guest in list(self._guests.items()) if gone(guest)]:
            self._socketio.server.disconnect(socket)

    @contextmanager
    def told_later(self, session: str) -> Iterator[None]:
        """Around telling people of a session: whatever the database keeps from them now, they get at a later beat."""
        try:
            yield
        except UNSAVED:
            log.exception("people will be told later")
            self._owed.add(session)
            self.changed(session)

    def changed(self, session: str) -> None:
        """Desks of this session get a new view at the next beat."""
        self._dirty.add(session)
        if not self._beating:
            self._beating = True
            self._socketio.start_background_task(self._beat)

    def _beat(self) -> None:
        """Runs while there is something to tell; a quiet server has no timer going."""
        while self._dirty:
            self._socketio.sleep(BEAT_S)
            dirty, self._dirty = self._dirty, set()
            for session in dirty:
                self._tell(session)
                concurrency.breathe()
        self._beating = False

    def tell_all(self, live: Live) -> None:
        """Everybody of a session who is connected to this worker, all that they may see."""
        for socket, guest in self.here(live.state.about.id):
            rooms.send_all(self._socketio, self._house, live, guest, to=socket)

    def _tell(self, session: str) -> None:
        try:
            live = self._house.live(session)
            if live is not None and session in self._owed:
                self.tell_all(live)
            elif live is not None:
                rooms.send_desk(self._socketio, self._house, live)
            self._owed.discard(session)
        except UNSAVED:
            self._dirty.add(session)  # until the database is back
        except Exception:
            log.exception("a desk could not be told")
