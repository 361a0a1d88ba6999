"""One simulated phone: what it holds, what it shows, and how it speaks to the server."""

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp

from workshop.rehearsal import answers, pages, roles
from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import Ack, View, unless_closed
from workshop.rehearsal.habits import Habit
from workshop.rehearsal.line import Line
from workshop.rehearsal.outbox import Outbox
from workshop.rehearsal.pushes import Pushes
from workshop.rehearsal.roles import Step
from workshop.rehearsal.views import Lost
from workshop.session.clock import Position


@dataclass
class Couple:
    """Two people beside each other. `phrase`: what the first phone shows and the second one reads off it."""

    number: int
    phrase: "asyncio.Future[str]"
    late: bool = False
    phones: dict[str, "Phone"] = field(default_factory=dict)


class Phone:
    """`name` is sealed for the partner, `notes` never leave; both carry the marker."""

    line: Line
    outbox: Outbox
    pushes: Pushes

    def __init__(self, couple: Couple, seat: str, habit: Habit, chance: Random, marker: str) -> None:
        self.couple, self.seat, self.habit, self.chance, self.marker = couple, seat, habit, chance, marker
        self.label = f"couple {couple.number} phone {seat} ({habit.name})"
        self.name = answers.name(marker, chance)
        self.notes: list[str] = []
        self.joined = self.paired = self.gone = False
        couple.phones[seat] = self

    async def arrive(self, http: aiohttp.ClientSession, join_url: str, books: Books, pushes: Pushes) -> None:
        """Open the code's page, which gives the cookie and the facts, and then the socket."""
        page = await pages.get(http, join_url)
        auth = {"role": "phone", "session": page.facts["session"]}
        self.outbox, self.pushes = Outbox(books, self._over, self.label), pushes
        self.line = Line(pages.origin(page.url), http, auth, books)
        self.line.on_view, self.line.on_up, self.line.on_down = self._seen, self._came, self._went
        await self.line.open()
        await self.line.until("mine", lambda mine: True, 10, "the phone's own view")

    def _seen(self, name: str, view: View) -> None:
        step = view.get("step") if name == "room" else None
        if step:
            self.pushes.hold(self.label, step["run"], step["id"], time.monotonic())
            if step["state"] != "open":
                self.outbox.closed()

    def _came(self) -> None:
        self.pushes.on(self.label, time.monotonic())
        self.outbox.connected()

    def _went(self) -> None:
        self.pushes.off(self.label, time.monotonic())

    def _over(self, run: int) -> bool:
        return self.step is not None and (self.step["run"] > run or self.step["state"] != "open")

    @property
    def partner(self) -> "Phone":
        return self.couple.phones[roles.OTHER[self.seat]]

    @property
    def mine(self) -> View:
        return self.line.views["mine"]

    @property
    def step(self) -> Step | None:
        """The step this phone shows."""
        step: Step | None = self.line.views.get("room", {}).get("step")
        return step

    @property
    def seq(self) -> int:
        """How new the room is that this phone shows."""
        return int(self.line.views["room"]["seq"])

    @property
    def ended(self) -> bool:
        return bool(self.line.views["room"]["session"]["state"] == "ended")

    @property
    def speed(self) -> float:
        return float(self.line.views["room"]["session"]["speed"])

    def shows(self, run: int) -> bool:
        return self.step is not None and self.step["run"] == run and not self.ended

    def there(self, run: int) -> bool:
        """Whether this phone is connected and sits in the room, at that step."""
        return self.paired and self.line.up.is_set() and self.shows(run)

    def where(self, at: float | None = None) -> Position:
        """Where its step stands now or at a moment, by this phone's clock. Raises Lost when it shows none."""
        if self.step is None:
            raise Lost("there is no step any more")
        return roles.where(self.step, self.speed, self.line.there(at))

    def role(self, at: float) -> str | None:
        """Whether this phone tells its owner to speak or to listen at that moment (of this machine's clock)."""
        couple = self.mine["couple"]
        return roles.role(self.step or {}, self.where(at).part, couple["id"], couple["seat"])

    async def act(self, act: str, **fields: Any) -> Ack:
        return await self.line.act(act, self.habit.twice, **fields)

    async def respond(self, step: Step) -> None:
        """Answer or pass; where nothing is collected, finish. What is for nobody else stays in this phone's memory."""
        if step["circle"] == "me":
            self.notes.append(answers.private(self.marker, self.chance))
        said = None if self.chance.random() < self.habit.passes else answers.answer(step, self.chance)
        with unless_closed():
            await self.outbox.send(self.line, step["run"], said, self.habit.twice)
