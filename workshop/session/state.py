"""What a session is at one moment. Only the fold makes one."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workshop.session import events as e


@dataclass(frozen=True)
class Couple:
    """A unit of the room: two seats, or one for somebody here alone (`solo`) or for two with one phone (`shared`).

    `ask` is None, "partner" (the second phone wants in) or "seat" (a new phone wants `seat`); `asking` is that phone
    and `yes` holds who has said yes to it so far. `since`: how many runs there were when the couple
    became complete. `paused`: seats whose phones show the quiet page. `parted_at`: since when the two work separately,
    because the seats `parted_by` wished so; `again`: when a phone entered the words to work together again; `apart_at`:
    since when the desk has them apart.
    """

    id: str
    name: str
    a: str | None
    b: str | None = None
    solo: bool = False
    ask: str | None = None
    asking: str | None = None
    seat: str | None = None
    yes: frozenset[str] = frozenset()
    since: int | None = None
    paused: frozenset[str] = frozenset()
    shared: bool = False
    parted_at: float | None = None
    parted_by: frozenset[str] = frozenset()
    again: dict[str, float] = field(default_factory=dict)
    apart_at: float | None = None

    @cached_property
    def phones(self) -> tuple[str, ...]:
        return tuple(phone for phone in (self.a, self.b) if phone)

    @property
    def lost(self) -> str | None:
        """The phone whose seat another one asks for."""
        return (self.a if self.seat == "A" else self.b) if self.ask == "seat" else None

    @cached_property
    def complete(self) -> bool:
        return self.since is not None

    @cached_property
    def alone(self) -> bool:
        """One phone, for one or for both."""
        return self.solo or self.shared

    @cached_property
    def two(self) -> bool:
        """Complete, with a phone each."""
        return self.complete and not self.alone

    @property
    def together(self) -> bool:
        return self.two and self.parted_at is None and self.apart_at is None

    def gives(self, phone: str) -> bool:
        """Whether what a phone has for its partner is taken. Who did not part goes on giving: it has not been told."""
        return self.two and self.apart_at is None and self.seat_of(phone) not in self.parted_by

    @property
    def hearing(self) -> tuple[str, ...]:
        """Phones that hear of what the other one gives: those that did not part."""
        return tuple(phone for phone in self.phones if self.seat_of(phone) not in self.parted_by)

    @property
    def question(self) -> str | None:
        """What its phones are asked: `ask`, or "together" once both entered the words after they had parted."""
        again = self.parted_at is not None and all(self.again.get(p, -1.0) >= self.parted_at for p in self.phones)
        return self.ask or ("together" if again else None)

    def seat_of(self, phone: str) -> str | None:
        return "A" if phone == self.a else "B" if phone == self.b else None

    def partner_of(self, phone: str) -> str | None:
        return self.b if phone == self.a else self.a if phone == self.b else None

    def asks(self, phone: str) -> str | None:
        """The phone that this one is asked about."""
        return self.partner_of(phone) if self.question == "together" else self.asking


@dataclass(frozen=True)
class Run:
    """One push of a step: its time, the size of the room it met, and what became of its answers.

    `aside`: it went to some `couples` only, or, once comings and goings are forgotten, to nobody knows whom; `alone`:
    in the form for one. `without`: couples that had a step of their own when this one began.
    """

    number: int
    index: int
    at: float
    people: int
    units: int
    collect: str
    limit: int | None
    chance: str
    pauses: tuple[tuple[float, float | None], ...] = ()
    extensions: tuple[tuple[float, float], ...] = ()
    over_at: float | None = None
    closed: bool = False
    enough: bool = False
    lot: str = ""
    aside: bool = False
    couples: frozenset[str] = frozenset()
    alone: bool = False
    without: frozenset[str] = frozenset()
    release: dict[str, Any] | None = None
    withheld: bool = False
    wrapped: bool = False
    moderated: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def collecting(self) -> bool:
        return self.collect != "none" and not self.closed

    @property
    def state(self) -> str:
        if self.release is not None:
            return "released"
        return "withheld" if self.withheld else "closed" if self.closed else "open"


@dataclass(frozen=True)
class State:
    """`seq` counts every event, `told` those that everybody is told of: a phone learns of no coming and going by it.

    `beyond`: a newer version has decided something that this one does not know of.
    """

    seq: int = 0
    told: int = 0
    opened: e.Opened | None = None
    phones: dict[str, str | None] = field(default_factory=dict)
    couples: dict[str, Couple] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()
    skipped: frozenset[int] = frozenset()
    held: str | None = None
    held_paused: bool = False
    blank: bool = False
    remarks: dict[str, str] = field(default_factory=dict)
    ended_at: float | None = None
    beyond: bool = False

    @property
    def about(self) -> e.Opened:
        """The facts the session opened with. Raises LookupError before that."""
        if self.opened is None:
            raise LookupError("the session has not been opened")
        return self.opened

    @property
    def languages(self) -> tuple[str, ...]:
        """What its steps can be read in: first the session's own, which desk and screen speak."""
        return self.about.language, *self.about.plans

    def plan_in(self, language: str) -> list[e.Step]:
        """The plan as it reads in a language; in the session's own, if there is none in this one."""
        return self.about.plans.get(language, self.about.plan)

    @cached_property
    def latest(self) -> Run | None:
        """The last step that went to everybody, also when the session is over."""
        return next((run for run in reversed(self.runs) if not run.aside), None)

    @property
    def run(self) -> Run | None:
        """The step that is on now."""
        return self.latest if self.ended_at is None else None

    @cached_property
    def aside(self) -> Run | None:
        """The step that some couples have of their own meanwhile."""
        runs = self.runs if self.ended_at is None else ()
        return next((run for run in reversed(runs) if run.aside and run.over_at is None), None)

    def run_on(self, couple: Couple | None) -> Run | None:
        """The step a couple is in now."""
        aside = self.aside
        return aside if aside and couple and couple.id in aside.couples else self.run

    def run_for(self, phone: str) -> Run | None:
        """The step a phone is in now."""
        return self.run_on(self.couple_of(phone))

    @property
    def phase(self) -> str:
        if self.ended_at is not None:
            return "ended"
        return "held" if self.held else "open" if self.runs else "lobby"

    def couple_of(self, phone: str) -> Couple | None:
        """The couple the phone sits in."""
        return self.couples.get(self.phones.get(phone) or "")

    def asked_by(self, phone: str) -> Couple | None:
        """The couple the phone asks to be let into."""
        return self._asked.get(phone)

    @cached_property
    def _asked(self) -> dict[str, Couple]:
        """By the phone that asks; made once for each state, for everybody who looks is looked up here."""
        return {couple.asking: couple for couple in reversed(self.couples.values()) if couple.asking}

    def takes_part(self, couple: Couple) -> bool:
        """Whether the couple was there when everybody's step began; late comers wait for the next.

        So does whoever comes back from a step of their own to a question: the room's size was counted without them.
        """
        run = self.latest
        if run is None or couple.since is None:
            return False
        return couple.since < run.number and not (run.collect != "none" and couple.id in run.without)

    def run_of(self, index: int) -> Run | None:
        """The latest run of the plan's step `index`."""
        return next((run for run in reversed(self.runs) if run.index == index), None)

    def seats(self) -> list[str]:
        """Phones that sit in a complete couple or on their own."""
        return [phone for couple in self.couples.values() if couple.complete for phone in couple.phones]
