"""One simulated phone: what it holds, what it shows, and how it speaks to the server."""

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp

from workshop.rehearsal import answers, between, pages, roles
from workshop.rehearsal.books import Books
from workshop.rehearsal.drafting import Draft, open_draft
from workshop.rehearsal.envelope import Ack, View, unless_closed
from workshop.rehearsal.habits import Habit
from workshop.rehearsal.line import CONNECT_S, Line
from workshop.rehearsal.outbox import Outbox
from workshop.rehearsal.pushes import Pushes
from workshop.rehearsal.roles import Step
from workshop.rehearsal.sealing import Keys
from workshop.rehearsal.views import Lost
from workshop.session.clock import Position


@dataclass
class Couple:
    """Two people beside each other. `phrase`: what the first phone shows and the second one reads off it.

    `parting`: they are just working separately; `parted`: they did so at some time.
    """

    number: int
    phrase: "asyncio.Future[str]"
    late: bool = False
    parting: bool = False
    parted: bool = False
    phones: dict[str, "Phone"] = field(default_factory=dict)


class Phone:
    """`name` is sealed for the partner, `notes` never leave; both carry the marker.

    `said`: by run, what was handed to the partner; `both`: runs
    that hand on both or nothing; `handed`: when the server had it; `typed`: by draft, every snippet.
    `patience`: for how many seconds it looks for a server that is gone. `leaving`: it goes home before the end.
    `address`: where on this machine it is, if that matters.
    """

    line: Line
    outbox: Outbox
    pushes: Pushes
    patience = CONNECT_S
    leaving = False
    address: str | None = None

    def __init__(self, couple: Couple, seat: str, habit: Habit, chance: Random, marker: str) -> None:
        self.couple, self.seat, self.habit, self.chance, self.marker = couple, seat, habit, chance, marker
        self.label = f"couple {couple.number} phone {seat} ({habit.name})"
        self.name = answers.name(marker, chance)
        self.notes: list[str] = []
        self.keys: Keys | None = None
        self.said: dict[int, between.Said] = {}
        self.met: dict[int, int | None] = {}
        self.both: set[int] = set()
        self.handed: dict[int, float] = {}
        self.over: dict[int, float] = {}
        self.drafts: dict[str, Draft] = {}
        self.typed: dict[str, list[str]] = {}
        self.catching_up: set[asyncio.Future[None]] = set()
        self.joined = self.paired = self.gone = False
        couple.phones[seat] = self

    async def arrive(self, http: aiohttp.ClientSession, join_url: str, books: Books, pushes: Pushes) -> None:
        """Open the code's page, which gives the cookie and the facts, and then the socket."""
        page = await pages.get_at_last(http, join_url, self.patience)
        auth = {"role": "phone", "session": page.facts["session"], "version": page.facts.get("version")}
        self.outbox, self.pushes = Outbox(books, self._over, self.label), pushes
        self.line = Line(pages.origin(page.url), http, auth, books, self.patience)
        self.line.on_view, self.line.on_up, self.line.on_down = self._seen, self._came, self._went
        self.line.on_news = self._told
        await self.line.open()
        await self.line.until("mine", lambda mine: True, 10, "the phone's own view")

    def _seen(self, name: str, view: View) -> None:
        step = view.get("step") if name == "room" else None
        if name == "mine" and view.get("met"):
            self.met.setdefault(view["met"]["run"], view["met"]["item"])
        if step:
            self.over.setdefault(step["run"] - 1, time.monotonic())
            self.pushes.hold(self.label, step["run"], step["id"], time.monotonic())
            if step["state"] != "open":
                self.outbox.closed()

    def _told(self, event: str, told: View) -> None:
        """News of a shared draft; what comes over a gap is asked for."""
        draft = self.drafts.get(told["draft"])
        if draft is None:
            return
        if event == "agreed":
            draft.agreed = told["agreed"]
            self.note_agreement(draft)
        elif not draft.take((told["n"], told["seat"], told["blob"])) and self.step:
            catching_up = asyncio.ensure_future(self._catch_up(self.step))
            self.catching_up.add(catching_up)
            catching_up.add_done_callback(self.catching_up.discard)

    async def _catch_up(self, step: Step) -> None:
        if "fields" in step["body"] and not self.ended:
            with unless_closed():
                await open_draft(self, step)

    def note_agreement(self, draft: Draft) -> None:
        if draft.is_agreed:
            self.line.books.agreed.add((self.couple.number, draft.id))

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
        """The step this phone shows: one that only some couples have goes before everybody's."""
        step: Step | None = self.line.views.get("mine", {}).get("step") or self.line.views.get("room", {}).get("step")
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
        return roles.where(self.step, self.speed, self.line.clock.there(at))

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
        run, said = step["run"], None if self.chance.random() < self.habit.passes else self._answer(step)
        with unless_closed():
            await self.outbox.send(self.line, run, said, self.habit.twice, room=step["collect"] != "none")
            if run in self.said and self.shows(run):
                self.handed[run] = time.monotonic()

    def _answer(self, step: Step) -> answers.Answer:
        shares = step.get("shares")
        if shares is None:
            return self.habit.says(step, self.chance, 2 * self.couple.number + (self.seat == "B"))
        if self.mine["apart"] or self.keys is None:
            return None
        if shares == "marks":
            return between.marks(step, self.chance)
        if shares == "texts":
            self.both.add(step["run"])
        self.said[step["run"]] = between.content(step, self.marker, self.chance)
        return {"blob": between.shut(self.keys, step["run"], self.seat, self.said[step["run"]])}

    async def confirm_together(self) -> None:
        """Say yes once both have entered the words. A partner's yes may have been the last one that was needed."""
        mine = await self.line.until("mine", _asked_or_together, 30, "the question whether to work together again")
        if mine["couple"]["ask"] == "together":
            await self.act("confirm", asking=mine["couple"]["asking"])


def _asked_or_together(mine: View) -> bool:
    return mine["couple"]["ask"] == "together" or not (mine["apart"] or mine["couple"]["again"])
