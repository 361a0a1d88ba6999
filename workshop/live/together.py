"""What other workers did: their events are folded here as well, and whoever is connected here is told.

Views do not travel. Each worker makes its own, from the same log and from what passes, which all of them know.
"""

from collections import deque
from functools import reduce

import structlog
from flask_socketio import SocketIO

from workshop import concurrency
from workshop.live import handed, rooms
from workshop.live.house import House, Live
from workshop.live.play import Played
from workshop.live.presence import Presence
from workshop.live.told import Heard, Told
from workshop.passing import Body
from workshop.session.events import from_row
from workshop.session.fold import apply
from workshop.store import log as events_log

log = structlog.get_logger()


class Together:
    def __init__(self, socketio: SocketIO, house: House, presence: Presence) -> None:
        self._socketio, self._house, self._presence = socketio, house, presence
        self._news: dict[str, deque[Body]] = {}
        house.passing.others = self.heard

    def heard(self, session: str, body: Body) -> None:
        """What another worker told of a session; one after the other, and no session waits for another's database."""
        if session in self._news:
            self._news[session].append(body)
        else:
            self._news[session] = deque([body])
            concurrency.beside(lambda: self._take_all(session))

    def _take_all(self, session: str) -> None:
        waiting = self._news[session]
        try:
            while waiting:
                self._take_safely(session, waiting.popleft())
        finally:
            del self._news[session]

    def _take_safely(self, session: str, body: Body) -> None:
        try:
            with self._presence.told_later(session):
                self._take(session, body)
        except Exception:
            log.exception("news of another worker could not be told")

    def _take(self, session: str, body: Body) -> None:
        """Nobody is told of a session that nobody here has asked for."""
        live = self._house.known(session)
        if live is None:
            return
        if "dropped" in body:
            return self._house.drop(session)
        if "left" in body:
            self._presence.hang_up(lambda guest: guest.is_phone(session, body["left"]))
        if "events" in body:
            self._happened(live, body)
        if "told" in body:
            self._told(live, body["told"])
        for name, *args in body["do"]:
            if name == "connect":
                self._presence.back(session, args[0])
        self._presence.changed(session)

    def _happened(self, live: Live, body: Body) -> None:
        before = live.state
        if before.seq >= body["after"] + len(body["events"]):
            return
        if before.seq < body["after"]:
            return self.catch_up(live)
        happened = [from_row(*row) for row in body["events"]]
        live.acts.add(body["act"])
        live.state = reduce(apply, happened, before)
        rooms.publish(self._socketio, self._house, live, Played(before, live.state, happened))

    def _told(self, live: Live, told: Body) -> None:
        for who in told["mine"]:
            couple = live.state.couple_of(who)
            if couple:
                handed.forget(live, couple)
        heard = tuple(Heard(event, body, tuple(phones)) for event, body, phones in told["heard"])
        rooms.tell_here(self._socketio, self._house, live, Told(mine=tuple(told["mine"]), heard=heard))

    def catch_up(self, live: Live) -> None:
        """Read what happened, and send everybody here all they may see."""
        self._house.catch_up(live)
        live.sealed.clear()
        self._presence.tell_all(live)

    def look(self) -> None:
        """What was not heard of: the log says how far each session has come."""
        lives = {live.state.about.id: live for live in self._house.in_use()}
        with self._house.store.read() as connection:
            newest = events_log.newest(connection, list(lives))
        for session, live in lives.items():
            if session not in newest:
                self._house.drop(session)
            elif newest[session] > live.state.seq:
                self.catch_up(live)
