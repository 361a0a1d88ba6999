"""Hands that press everything: well-formed acts that fit the moment, and acts broken in every way there is.

`chance` is a Random with a seed, or one that hypothesis steers and can make smaller.
"""

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any

from tests.between import blob
from tests.live import indoors
from tests.live.indoors import PLAN, Evening, Person
from workshop.live.schemas import ACTS
from workshop.session import board

DEEP: Any = []
for _ in range(200):
    DEEP = [DEEP]

JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 2, 99_999, 2**31, 2**63 - 1, -(2**63), 1.5, 1e308, -0.0, "", " ", "0", "1", "one",
    "\x00", "a\x00b", "\u202eevil", "\ufeff", "x" * 10_000, "\U0001f642" * 500, "١٢٣", "0" * 32, "f" * 16, "f" * 8,
    "'; drop table events; --", "{{7*7}}", "../../etc/passwd", "<script>", [], [0], [0, 0], [None] * 50, [1] * 1_000,
    {}, {"text": "x"}, {"text": "\x00\u202e"}, {"cards": [0]}, {"blob": "A" * 60}, {"blob": "="}, {"$ne": 1},
    {"verdict": None, "text": None}, {"1": "0" * 32}, {"0": "x"}, {"x": {"y": {"z": []}}}, DEEP, "session", "themes",
    "two/vow", "two/room", "name", "show", "fold", "quiet",
]  # fmt: skip
"""Values that stand where others are meant."""

TAG = re.compile(r"Zq([0-9a-f]{16})qZ")
"""Stands in every sealed text: whose phone it came from."""

SELDOM = {"end": 300, "part": 12, "next": 4, "push": 4, "withhold": 3, "release": 3, "blank": 4, "hold": 4}
"""Acts that would be over too soon with the evening: one try in so many."""


class Hands:
    def __init__(self, evening: Evening, chance: Random) -> None:
        self.evening, self.chance = evening, chance
        self.sent: dict[str, list[Any]] = {}

    def one_of(self, things: Any) -> Any:
        return self.chance.choice(list(things))

    def now_and_then(self, each: int) -> bool:
        return self.chance.randrange(each) == 0

    def somebody(self) -> Person:
        """Whoever leads acts about as often as all phones together, for what the others may do hangs on it."""
        role = self.one_of(("phone", "phone", "phone", "lead", "lead", "anybody"))
        people = self.evening.people
        fits = [person for person in people.values() if person.role == role]
        return people["Robin"] if role == "lead" else self.one_of(fits or people.values())

    def pick(self, person: Person) -> Any:
        """What this person sends next."""
        sent = self.sent.setdefault(person.name, [])
        if sent and self.now_and_then(12):
            return copy.deepcopy(self.one_of(sent[-5:]))
        role = person.role if not self.now_and_then(15) else self.one_of(("phone", "desk"))
        acts = list(ACTS[role] or ACTS["desk"])
        act = self.one_of(acts)
        act = act if act not in SELDOM or self.now_and_then(SELDOM[act]) else self.usual(role)
        raw = {"id": f"{self.chance.getrandbits(128):032x}", "act": act, **self.fields(act, person)}
        raw = self.broken(raw) if self.now_and_then(3) else raw
        sent.append(raw)
        return raw

    def usual(self, role: str) -> str:
        """What takes the evening on from where it stands."""
        state = self.evening.live.state
        if role == "phone":
            return str(self.one_of(("answer", "answer", "write", "mark", "seal")))
        if board.undecided(state):
            return str(self.one_of(("moderate", "moderate", "moderate", "release", "withhold")))
        if state.run and state.run.collecting:
            return "close" if self.now_and_then(3) else "shorten"
        if state.aside:
            return "back"
        return str(self.one_of(("push", "skip", "aside", "aside")))

    def fields(self, act: str, person: Person) -> dict[str, Any]:
        made = dict(indoors.SAID.get(act, {}))
        for name in [*made, *OWN.get(act, ())]:
            if name in MADE:
                made[name] = MADE[name](self, person)
        return {**made, "couple": _short(self, person)} if act == "apart" else made

    def broken(self, raw: dict[str, Any]) -> Any:
        """The same with something wrong: mostly one field, now and then all of it."""
        what = self.chance.randrange(10)
        if what == 0:
            return self.one_of(JUNK)
        raw = dict(raw)
        name = self.one_of(raw)
        if what == 1:
            del raw[name]
        elif what == 2:
            raw[self.one_of(("more", "pad", "", "__class__", "session", "seq", "who", "duty"))] = self.one_of(JUNK)
        elif what == 3:
            raw["act"] = self.one_of([*ACTS["phone"], *ACTS["desk"], "connect", "__init__"])
        else:
            raw[name] = copy.deepcopy(self.one_of(JUNK))
        return raw

    def couple(self, person: Person) -> str:
        own = self.evening.live.state.couple_of(person.id)
        others = [couple for couple in self.evening.live.state.couples if len(couple) == 32]
        fresh = f"{self.chance.getrandbits(128):032x}"
        return self.one_of([own.id if own and len(own.id) == 32 else fresh, self.one_of(others or [fresh]), fresh])

    def sealed(self, person: Person, size: int = 60) -> str:
        return f"Zq{person.id}qZ" + blob(size)

    def asking(self, person: Person) -> str:
        couple = self.evening.live.state.asked_by(person.id) or self.evening.live.state.couple_of(person.id)
        return (couple and couple.asks(person.id)) or self.one_of(self.evening.people.values()).id or "0" * 16

    def run(self, person: Person) -> int:
        state, runs = self.evening.live.state, len(self.evening.live.state.runs)
        meant = [run.number for run in (state.run_for(person.id), board.undecided(state), state.aside) if run]
        return self.one_of([*meant, *meant, runs, runs - 1, 1, runs + 1, self.chance.randrange(100_000)]) or 1

    def answer(self, person: Person) -> Any:
        numbers = [[self.chance.randrange(6)], [0, 1], [0, None, 0, None, None], [0] * 5]
        said = [
            {"text": f"word {self.chance.randrange(1_000)}"},
            {"cards": [0, 2]},
            {"blob": self.sealed(person, 4_000)},
        ]
        run = self.evening.live.state.run
        texts = said[:1] * 12 if run and run.collect == "texts" else []
        return self.one_of([None, *numbers, *said, *texts])

    def key(self, person: Person) -> str:
        state = self.evening.live.state
        keys = self.evening.house.books(state).ballots if state.runs else {}
        return self.one_of([*keys, f"{self.chance.getrandbits(128):032x}"])

    def latest(self, person: Person) -> int:
        latest = self.evening.live.state.latest
        return self.one_of(
            [latest.number if latest else 0, len(self.evening.live.state.runs), self.chance.randrange(5)]
        )

    def marks(self, person: Person) -> dict[str, str]:
        return {self.one_of("12"): self.one_of(("1" * 32, "2" * 32))}


OWN = {
    "start_couple": ["couple"],
    "join_couple": ["couple"],
    "together": ["couple"],
    "confirm": ["asking"],
    "decline": ["asking"],
    "apart": ["couple", "on", "others"],
    "aside": ["step", "after", "alone", "couples"],
}
"""Fields of acts that `indoors.SAID` leaves to each person."""


def _short(hands: Hands, person: Person) -> str:
    return hands.one_of([*hands.evening.live.state.couples, "0" * 8])[-8:]


MADE: dict[str, Callable[[Hands, Person], Any]] = {
    "couple": Hands.couple,
    "asking": Hands.asking,
    "run": Hands.run,
    "answer": Hands.answer,
    "blob": Hands.sealed,
    "receipt": lambda hands, person: f"{hands.chance.getrandbits(3):032x}",
    "turn": lambda hands, person: hands.chance.randrange(1, 6),
    "key": Hands.key,
    "marks": Hands.marks,
    "after": Hands.latest,
    "upto": lambda hands, person: hands.chance.randrange(1, 9),
    "step": lambda hands, person: hands.one_of((0, 8, 9, hands.chance.randrange(len(PLAN) + 1))),
    "couples": lambda hands, person: [_short(hands, person)],
    "on": lambda hands, person: hands.one_of((True, False)),
    "alone": lambda hands, person: hands.one_of((True, False)),
    "others": lambda hands, person: hands.chance.randrange(6),
    "seconds": lambda hands, person: hands.chance.randrange(-1_800, 1_801),
    "minutes": lambda hands, person: hands.one_of((0.5, 1, 2, 30)),
    "verdict": lambda hands, person: hands.one_of(("show", "hold", "fold", "open")),
    "about": lambda hands, person: hands.one_of(("session", "themes", "next", "1", "2")),
    "text": lambda hands, person: hands.one_of(("A word.", "", "another", " ")),
    "help": lambda hands, person: hands.chance.randrange(1, 5),
    "state": lambda hands, person: hands.one_of(("working", "time")),
    "item": lambda hands, person: hands.one_of(("fast", "question", "apart", "word", "info", "practice")),
}
"""How a field gets a value that fits the moment, or nearly."""
