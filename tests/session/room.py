"""A session to tell stories with: every step goes through the real rules and the real fold, nothing is made by hand."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

from workshop import exercises
from workshop.paths import ASSETS
from workshop.session import events, rules
from workshop.session.desk import DESK
from workshop.session.fold import apply
from workshop.session.pairing import PHONE
from workshop.session.state import Couple, State

LIBRARY = exercises.load(ASSETS.exercises)
AGENDA = LIBRARY.agendas["first-evening"]
PLAN = exercises.plan(AGENDA, LIBRARY)
AT = 1_764_000_000.0


def opened(**changes: Any) -> events.Opened:
    told = events.Opened(
        at=AT,
        id="5e5510",
        title="An evening in spring",
        language="en",
        code="ABCDEF",
        agenda={"id": AGENDA["id"], "title": AGENDA["title"], "minutes": AGENDA["minutes"]},
        plan=PLAN,
        limits="What is said here stays here.",
        resources="Help is near.",
    )
    return replace(told, **changes)


class Room:
    """`room.phone("ana", "join")` and `room.desk("next")` act; `room.at` is the time, `room.present` who is here.

    `room.reads("es", "ana")`: what somebody's page reads in.
    """

    def __init__(self, seed: int = 1, **changes: Any) -> None:
        self.log: list[events.Event] = []
        self.state = State()
        self.at = AT
        self.chance = Random(seed)
        self.present: set[str] = set()
        self.languages: dict[str, frozenset[str]] = {}
        self.settled, self.missed = True, False
        self.tally = (0, 0)
        self.ballots: dict[str, dict[str, Any]] = {}
        self._happened([opened(**changes)])

    def _happened(self, happened: list[events.Event]) -> list[events.Event]:
        for event in happened:
            self.log.append(event)
            self.state = apply(self.state, event)
        return happened

    def now(self) -> rules.Now:
        passing: dict[str, Any] = {"tally": self.tally, "ballots": self.ballots, "languages": self._languages}
        passing |= {"settled": self.settled, "missed": self.missed}
        return rules.Now(self.at, self.chance, frozenset(self.present), **passing)

    def _languages(self, phones: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self.languages.get(phone, frozenset()) for phone in phones))

    def phone(self, who: str, act: str, **fields: Any) -> list[events.Event]:
        self.present.add(who)
        couple = self.state.asked_by(who) or self.state.couple_of(who)
        asking = couple.asks(who) if couple else None
        told = {"asking": asking, "act": act, **fields}
        return self._happened(rules.decide(PHONE, self.state, who, told, self.now()))

    def reads(self, language: str, *phones: str) -> None:
        self.languages |= {phone: frozenset([language]) for phone in phones}

    def desk(self, act: str, **fields: Any) -> list[events.Event]:
        runs = len(self.state.runs)
        last = self.state.latest.number if self.state.latest else 0
        seen = dict(zip(("verdict", "text"), self._stands(fields.get("key")), strict=True))
        after = runs if act == "aside" else last
        defaults: dict[str, Any] = {"after": after, "run": last, "why": "quiet", "others": 0, "alone": False}
        defaults |= {"seen": seen} if act == "moderate" else {}
        return self._happened(
            rules.decide(DESK, self.state, "facilitator", {**defaults, "act": act, **fields}, self.now())
        )

    def _stands(self, key: str | None) -> tuple[str | None, str | None]:
        """What a desk that is up to date sees of a card."""
        return self.state.runs[-1].moderated.get(key or "", (None, None)) if self.state.runs else (None, None)

    def pair(self, first: str, second: str) -> Couple:
        couple = f"{first}+{second}"
        for who in (first, second):
            self.phone(who, "join")
        self.phone(first, "start_couple", couple=couple)
        self.phone(second, "join_couple", couple=couple)
        for who in (first, second):
            self.phone(who, "confirm")
        return self.state.couples[couple]

    def alone(self, who: str, act: str = "go_alone") -> Couple:
        """`go_shared`: with the partner beside, on one phone."""
        self.phone(who, "join")
        self.phone(who, act)
        found = self.state.couple_of(who)
        assert found is not None
        return found

    def push(self, step: str) -> list[events.Event]:
        """Push the step whose id ends so."""
        index = next(i for i, planned in enumerate(self.state.about.plan) if planned["id"].endswith(step))
        return self.desk("push", step=index)


def with_couples(count: int, **changes: Any) -> Room:
    room = Room(**changes)
    for number in range(count):
        room.pair(f"ana{number}", f"ben{number}")
    return room
