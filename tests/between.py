"""A plan in which two hand each other everything that can be handed, and rooms that play it."""

import secrets
from typing import Any

from tests.live.people import Desk
from tests.server import Server
from workshop import accounts
from workshop.config import read_config
from workshop.live.house import House
from workshop.session.events import Opened, to_row
from workshop.sessions import make_workshop
from workshop.steps import KINDS
from workshop.store import log, register
from workshop.store.tables import sessions
from workshop.wiring import create_house

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


def open_session(house: House, **changes: Any) -> str:
    """A session with this plan; its id."""
    workshop, id = make_workshop(house, None, "Two", "first-evening"), secrets.token_hex(8)
    code = "".join(secrets.choice("ABCDEFGH") for _ in range(6))
    facts = {"title": "Two", "language": "en", "code": code, "limits": "", "resources": "Help is near.", **changes}
    agenda = {"id": "two", "title": "Two", "minutes": 18}
    with house.store.write() as connection:
        opened = Opened(at=house.clock(), id=id, agenda=agenda, plan=PLAN, **facts)
        row = {"opened_at": opened.at, "ended_at": None, "rehearsal": opened.rehearsal, "screen": secrets.token_hex(9)}
        register.add(connection, sessions, id=id, workshop=workshop, code=code, **row)
        log.append(connection, id, 0, [to_row(opened)], None)
    return id


class TwoDesk(Desk):
    """The desk of such a session on a running server; `store` is the server's own."""

    def __init__(self, server: Server, rehearsal: bool = False, speed: float = 1) -> None:
        self.house = create_house(read_config(str(server.data)))
        self.store = self.house.store
        server.desk = f"{server.url}/desk/sign-in/{accounts.make_link(self.house)}"
        super().__init__(server, rehearsal, speed)

    def open_session(self, rehearsal: bool, speed: float, agenda: str) -> None:
        self.session = open_session(self.house, rehearsal=rehearsal, speed=speed)

    def close(self) -> None:
        super().close()
        self.store.engine.dispose()
