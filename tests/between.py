"""A plan in which two hand each other everything that can be handed, and rooms that play it."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import databases
from tests.live.people import Desk
from tests.server import Server
from workshop import accounts
from workshop.exercises import Library
from workshop.live import rooms
from workshop.live.guest import Guest
from workshop.live.house import House, Live, create_house
from workshop.live.play import play
from workshop.live.sockets import BESIDE
from workshop.session.events import Opened, to_row
from workshop.sessions import free_code
from workshop.steps import KINDS
from workshop.store import log, register
from workshop.store.tables import sessions
from workshop.workshops import make_workshop

LIBRARY = Library({}, {"first-evening": {"title": "Two", "minutes": 0, "items": []}})

ITEMS = ["money", "the dishes", "sleep", "our parents", "the phone"]

STEPS: list[dict[str, Any]] = [
    {"kind": "read", "id": "rules", "text": "How it goes."},
    {"kind": "exchange", "id": "tell", "prompts": ["What helped?"], "max": 200, "soft_line": "Not now.", "read_s": 60},
    {"kind": "commit", "id": "plan", "lines": [{"id": "when", "start": "When"}], "aloud": "Say it."},
    {"kind": "checklist", "id": "own", "own": True, "reveal": "none"},
    {"kind": "checklist", "id": "ticks", "items": ITEMS, "everyday": ITEMS[:4], "reveal": "proposal", "proposal_s": 60},
    {
        "kind": "choice",
        "id": "pebble",
        "circle": "us",
        "question": "Which one?",
        "options": ITEMS,
        "everyday": ITEMS[:4],
        "reveal": "proposal",
        "proposal_s": 60,
    },
    {
        "kind": "choice",
        "id": "who",
        "circle": "us",
        "question": "Who begins?",
        "options": ["I do", "You do", "Each for ourselves"],
        "reveal": "agree",
    },
    {"kind": "draft", "id": "vow", "max": 2, "fields": [{"id": "what", "label": "What", "kind": "text"}]},
    {"kind": "choice", "id": "room", "circle": "room", "question": "In general?", "options": ["yes", "no"]},
]

ANSWERS: dict[str, Any] = {
    "tell": lambda: {"blob": blob(4_000)},
    "plan": lambda: {"blob": blob(4_000)},
    "own": lambda: {"blob": blob(4_000)},
    "ticks": lambda: [0, None, 0, None, None],
    "pebble": lambda: [1],
    "who": lambda: [0],
}
"""Something that may be answered to each step that hands on."""


def blob(characters: int = 60) -> str:
    """A sealed text, as the server sees one."""
    return secrets.token_hex(characters // 2)


def planned(raw: dict[str, Any]) -> dict[str, Any]:
    kind = KINDS[raw["kind"]]
    step = kind.schema().load({"title": raw["id"].title(), "minutes": 2, "solo": "By yourself.", **raw})
    exercise = {"id": "two", "title": "Between two", "minutes": 18, "cue": "", "take_home": ["Say it back."]}
    told = {"exercise": exercise, "circle": kind.circle(step), "risk": "low"}
    return {**step, **told, "id": f"two/{step['id']}", "screen": step["title"], "public": step["title"]}


PLAN = [planned(step) for step in STEPS]


def open_session(house: House, owner: str | None = None, **changes: Any) -> str:
    """A session with this plan, unless another is given; its id."""
    workshop, id = make_workshop(house, owner, "Two", "first-evening"), secrets.token_hex(8)
    facts = {
        "plan": PLAN,
        "title": "Two",
        "language": "en",
        "limits": "",
        "resources": "Help is near.",
        **changes,
    }
    agenda = {"id": "two", "title": "Two", "minutes": 18}
    with house.store.write() as connection:
        code = facts.setdefault("code", free_code(connection))
        opened = Opened(at=house.clock(), id=id, agenda=agenda, **facts)
        row = {"opened_at": opened.at, "ended_at": None, "rehearsal": opened.rehearsal, "screen": secrets.token_hex(9)}
        register.add(connection, sessions, id=id, workshop=workshop, code=code, **row)
        log.append(connection, id, 0, [to_row(opened)], None)
    return id


class TwoDesk(Desk):
    """The desk of such a session on a running server; `store` is the server's own."""

    def __init__(self, server: Server, rehearsal: bool = False, speed: float = 1) -> None:
        self.house = create_house(server.config)
        self.store = self.house.store
        server.desk = f"{server.url}/desk/sign-in/{accounts.make_link(self.house)}"
        super().__init__(server, rehearsal, speed)

    def open_session(self, rehearsal: bool, speed: float, agenda: str) -> None:
        self.session = open_session(self.house, rehearsal=rehearsal, speed=speed)

    def close(self) -> None:
        super().close()
        self.store.engine.dispose()


class Two:
    """Such a session without a network: every act goes through the real handlers, rules and store.

    `two.ana("draw", run=1)` acts; `two.desk("push", step=1, after=0)` too. What it leads to comes back.
    """

    def __init__(self, folder: Path, people: tuple[str, ...] = ("ana", "ben", "carla", "dan"), **changes: Any) -> None:
        self.time = 1_764_000_000.0
        self.house = databases.house(folder, LIBRARY, clock=lambda: self.time)
        self.session = open_session(self.house, **changes)
        for first, second in zip(people[::2], people[1::2], strict=True):
            self._pair(first, second)

    def _pair(self, first: str, second: str) -> None:
        for who in (first, second):
            self.house.passing.connect(self.session, who, f"socket of {who}")
            self.act(who, "join")
        self.act(first, "start_couple", couple=f"{first}+{second}")
        self.act(second, "join_couple", couple=f"{first}+{second}")
        for who in (first, second):
            self.act(who, "confirm", asking=second)

    @property
    def live(self) -> Live:
        live = self.house.live(self.session)
        assert live is not None
        return live

    def act(self, who: str, act: str, **fields: Any) -> Any:
        said = {"id": secrets.token_hex(16), "act": act, **fields}
        if act in BESIDE:
            return BESIDE[act](self.house, self.live, Guest("phone", self.session, who), said)
        return play(self.house, self.live, "desk" if who == "desk" else "phone", who, said)

    def __getattr__(self, who: str) -> Callable[..., Any]:
        return lambda act, **fields: self.act(who, act, **fields)

    def push(self, step: str) -> int:
        """Push a step; its run."""
        index = next(i for i, planned in enumerate(PLAN) if planned["id"].endswith(step))
        self.desk("push", step=index, after=len(self.live.state.runs))
        return len(self.live.state.runs)

    def answer(self, who: str, answer: Any, turn: int = 1, run: int = 0, receipt: str = "") -> Any:
        run = run or len(self.live.state.runs)
        return self.act(who, "answer", run=run, receipt=receipt or secrets.token_hex(16), turn=turn, answer=answer)

    def mine(self, who: str) -> dict[str, Any]:
        return rooms.mine(self.house, self.live, who)

    def restart(self) -> None:
        """As after kill -9: what passes is gone, and nobody is connected."""
        self.house.close()
        databases.passing_of(self.house.config.data, anew=True)
        self.house = databases.house(self.house.config.data, LIBRARY, clock=lambda: self.time)

    def close(self) -> None:
        self.house.close()
