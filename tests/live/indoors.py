"""A whole evening in one process: real pages, cookies, socket handlers, rules and store, and no network in between."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import event

from tests import databases
from tests.between import LIBRARY, STEPS, blob, open_session, planned
from tests.live.people import NOT_SEEN
from tests.web.people import account, browser, share
from workshop import workshops
from workshop.live.house import Live
from workshop.passing.memory import Passage
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.store import register, tables
from workshop.wiring import create_app

BANK = ["time", "a walk", "tea", "to ask", "to laugh"]
WORDS = {"kind": "words", "id": "words", "stem": "What helps people", "bank": BANK, "max": 120}
TALK = {"kind": "talk", "id": "talk", "questions": ["Which of these?"], "fallback": ["One.", "Two."]}
PLAN = [planned(step) for step in [*STEPS, WORDS, TALK]]
PLAN[-1] |= {"source": "two/words", "source_title": "Words"}

DUTIES = {"Robin": LEAD, "Toni": TIMER, "Kim": MODERATOR}


class Indoors:
    """The server; `written` counts the statements that changed the database and were kept."""

    def __init__(self, folder: Path) -> None:
        self.time = 1_764_000_000.0
        self.house = databases.house(folder, LIBRARY, clock=lambda: self.time)
        databases.unhurried(self.house)
        self.app = create_app(house=self.house)
        self.socketio = self.app.extensions["socketio"]
        self.written, self._pending = 0, 0
        self._count()
        self.accounts = {name: account(self.house, name) for name in DUTIES}
        self.desks = {name: browser(self.app, name) for name in DUTIES}

    def _count(self) -> None:
        engine = self.house.store.engine

        @event.listens_for(engine, "before_cursor_execute")
        def said(connection: Any, cursor: Any, statement: str, *_more: Any) -> None:
            self._pending += statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))

        @event.listens_for(engine, "commit")
        def kept(connection: Any) -> None:
            self.written, self._pending = self.written + self._pending, 0

        @event.listens_for(engine, "rollback")
        def forgotten(connection: Any) -> None:
            self._pending = 0

    def open(self, **changes: Any) -> "Evening":
        return Evening(self, **changes)

    def close(self) -> None:
        self.house.close()


class Evening:
    """A session of it. `evening.people["ana"]` has a socket; everything anybody hears can be looked at."""

    def __init__(self, server: Indoors, **changes: Any) -> None:
        self.server, self.house = server, server.house
        self.session = open_session(self.house, server.accounts["Robin"], plan=PLAN, **changes)
        workshop = workshops.of_session(self.house, self.session)
        for name, duty in DUTIES.items():
            if duty != LEAD:
                share(self.house, workshop.id, server.accounts[name], duty)
        self.people: dict[str, Person] = {}

    @property
    def live(self) -> Live:
        live = self.house.live(self.session)
        assert live is not None
        return live

    def phone(self, name: str, stage: str = "joined") -> "Person":
        client = self.server.app.test_client()
        assert client.get(f"/j/{self.live.state.about.code}").status_code == 200
        person = self._enter(name, "phone", client)
        if stage != "new":
            person.ok("join", consent=True, practised=True)
        return person

    def desk(self, name: str) -> "Person":
        return self._enter(name, "desk", self.server.desks[name])

    def screen(self) -> "Person":
        client = self.server.app.test_client()
        with self.house.store.read() as connection:
            token = register.one(connection, tables.sessions, id=self.session).screen
        assert client.get(f"/screen/{token}").status_code == 200
        return self._enter("screen", "screen", client)

    def _enter(self, name: str, role: str, client: Any) -> "Person":
        self.people[name] = Person(self, name, role, client)
        return self.people[name]

    def pair(self, first: str, second: str) -> str:
        couple = secrets.token_hex(16)
        ana, ben = self.phone(first), self.phone(second)
        ana.ok("start_couple", couple=couple)
        ben.ok("join_couple", couple=couple)
        for one in (ana, ben):
            one.ok("confirm", asking=ben.id)
        return couple

    def push(self, step: str) -> int:
        index = next(i for i, one in enumerate(PLAN) if one["id"].endswith(step))
        latest = self.live.state.latest
        self.people["Robin"].ok("push", step=index, after=latest.number if latest else 0)
        return len(self.live.state.runs)

    def stands(self) -> tuple[Any, ...]:
        """All that an act could change: the log's state, what passes, and how much was written."""
        return self.live.state, passes(self.house.passing.of(self.session)), self.server.written

    def heard(self) -> dict[str, list[Any]]:
        """What everybody was told since the last look; nothing for who was told nothing."""
        told = {name: person.hear() for name, person in self.people.items()}
        return {name: frames for name, frames in told.items() if frames}

    def close(self) -> None:
        for person in self.people.values():
            person.leave()


class Person:
    """Somebody with a socket, as a phone, a desk or a screen."""

    def __init__(self, evening: Evening, name: str, role: str, client: Any) -> None:
        server = evening.server
        auth = {"role": role, "session": evening.session}
        self.server, self.name, self.role, self.browser = server, name, role, client
        self.socket = server.socketio.test_client(server.app, flask_test_client=client, auth=auth)
        assert self.socket.is_connected(), name
        views = {frame["name"]: frame["args"][0] for frame in self.hear()}
        self.id = views["mine"]["phone"] if role == "phone" else ""

    def act(self, act: str, **fields: Any) -> Any:
        return self.send({"id": secrets.token_hex(16), "act": act, **fields})

    def send(self, raw: Any) -> Any:
        return self.socket.emit("act", raw, callback=True)

    def ok(self, act: str, **fields: Any) -> Any:
        ack = self.act(act, **fields)
        assert ack["ok"], (self.name, act, ack)
        return ack

    def hear(self) -> list[Any]:
        return self.socket.get_received()

    def leave(self) -> None:
        with contextlib.suppress(RuntimeError):  # hung up already
            self.socket.disconnect()
        for kept in (self.socket.clients, self.server.socketio.server.environ):  # by a client that is only for tests
            kept.pop(self.socket.eio_sid, None)


def passes(passage: Passage) -> dict[str, Any]:
    """What passes in a session, without the empty places that looking makes."""
    boxes = {run: (dict(box.ballots), dict(box.ledger)) for run, box in passage.boxes.items() if box.ledger}
    marks = [
        {run: set(phones) for run, phones in found.items() if phones} for found in (passage.finished, passage.time)
    ]
    met = {run: dict(couples) for run, couples in passage.met.items() if couples}
    return {
        "boxes": boxes,
        "marks": marks,
        "met": met,
        "help": dict(passage.help),
        "here": set(passage.sockets),
        "tick": passage.tick,
    }


@contextlib.contextmanager
def house(folder: Path) -> Iterator[Indoors]:
    server = Indoors(folder)
    try:
        yield server
    finally:
        server.close()


def filled(server: Indoors) -> Evening:
    """An evening with somebody in every stage that a phone can be in, and everybody else who may have a socket."""
    evening = server.open()
    for name in DUTIES:
        evening.desk(name)
    evening.screen()
    evening.phone("stranger", "new")
    evening.phone("free")
    for first, second in (("ana", "ben"), ("carla", "dan"), ("parted", "left")):
        evening.pair(first, second)
    evening.phone("alone").ok("go_alone")
    evening.phone("shared").ok("go_shared")
    words = secrets.token_hex(16)
    evening.phone("asked").ok("start_couple", couple=words)
    evening.phone("asking").ok("join_couple", couple=words)
    evening.phone("waiting").ok("start_couple", couple=secrets.token_hex(16))
    evening.people["parted"].ok("part")
    evening.push("tell")
    evening.heard()
    return evening


SAID = {
    "join": {"consent": True, "practised": True},
    "seal": {"slot": "name", "blob": blob(80)},
    "pause_us": {"on": True},
    "answer": {"run": 1, "receipt": "1" * 32, "answer": {"blob": blob(4_000)}},
    "draw": {"run": 1},
    "progress": {"run": 1, "state": "time"},
    "help": {"item": "question", "when": "break"},
    "draft": {"draft": "two/vow", "after": 0},
    "write": {"draft": "two/vow", "blob": blob(80)},
    "compact": {"draft": "two/vow", "upto": 1, "blob": blob(80)},
    "mark": {"draft": "two/vow", "marks": {"1": "2" * 32}},
    "next": {"after": 1},
    "push": {"step": 2, "after": 1},
    "pause": {"run": 1},
    "resume": {"run": 1},
    "extend": {"run": 1, "seconds": 60},
    "wrap": {"run": 1, "on": True},
    "shorten": {"step": 0, "minutes": 2},
    "skip": {"step": 3, "on": True},
    "blank": {"on": True},
    "hold": {"on": True, "why": "break"},
    "back": {"run": 1},
    "close": {"run": 1},
    "moderate": {"run": 1, "key": "3" * 32, "verdict": "hold", "seen": NOT_SEEN},
    "release": {"run": 1},
    "withhold": {"run": 1},
    "remark": {"about": "session", "text": "A good evening."},
    "acknowledge": {"help": 1},
}
"""Well-formed fields for each act, as far as they are not somebody's own."""


def said(evening: Evening, act: str, who: str) -> dict[str, Any]:
    """The fields with which this person would do it for themselves."""
    couple = own_couple(evening, who)
    own = {
        "start_couple": {"couple": "4" * 32},
        "join_couple": {"couple": own_couple(evening, "waiting")},
        "together": {"couple": couple},
        "confirm": {"asking": evening.people["asking"].id},
        "decline": {"asking": evening.people["asking"].id},
        "apart": {"couple": own_couple(evening, "carla")[-8:], "on": True, "others": 0},
        "aside": {"step": 0, "after": 1, "alone": False, "couples": [own_couple(evening, "carla")[-8:]]},
    }
    return {**SAID.get(act, {}), **own.get(act, {})}


def own_couple(evening: Evening, who: str) -> str:
    couple = evening.live.state.couple_of(evening.people[who].id)
    return couple.id if couple and len(couple.id) == 32 else "5" * 32
