"""Only the couples, to a rehearsal that a person leads: they come, take part until it ends, and never stay longer."""

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp

from workshop.rehearsal import pages
from workshop.rehearsal.cast import PARTS, SMALL, deal
from workshop.rehearsal.pages import Unexpected
from workshop.rehearsal.people import Evening, attend, seat, told
from workshop.rehearsal.phone import Phone
from workshop.rehearsal.process import allow_many_files, give_way, let_go, stop_tidily_when_told
from workshop.rehearsal.pushes import Followed
from workshop.rehearsal.report import Report
from workshop.rehearsal.summing import sum_up
from workshop.rehearsal.views import Lost

ENDED, SENT_HOME, SERVER_GONE, TIME_UP, NOBODY_LEFT = (
    "the rehearsal ended",
    "they were sent home",
    "the server was gone",
    "their time was up",
    "nobody could stay",
)
"""Why they went."""

GONE_S = 60.0
"""Without a server for so long, they go home."""
LEAVE_S = 10.0
APART_S = 0.35
"""Slower than a test's couples, so that one can see a board fill."""
GLANCE_S = 0.5


@dataclass(frozen=True)
class Guests:
    """`join`: the address that a phone would open; `hours`: after which they go home in any case.

    `leash`: they also go home when standard input ends, as it does when the server that started them is no more.
    """

    join: str
    couples: int = 8
    seed: int = 1
    hours: float = 6.0
    leash: bool = False


@dataclass(frozen=True)
class Visit:
    """`left`: why they went. `cast`: the couples by the names the desk knew them by, and what each was like."""

    report: Report
    left: str
    cast: list[dict[str, str]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.report.ok

    def as_dict(self) -> dict[str, Any]:
        return {**self.report.as_dict(), "left": self.left, "cast": self.cast}

    def as_text(self) -> str:
        who = [f"{one['couple']:<12} {one['part']}" for one in self.cast]
        return "\n".join([self.report.as_text(), f"{'they left':<12} {self.left}", *who])


def visit(guests: Guests) -> Visit:
    """Be there until the rehearsal ends. What goes wrong is counted and named in the report, not raised."""
    if guests.leash:
        give_way()
    return asyncio.run(Crowd(guests).report())


class Crowd:
    def __init__(self, guests: Guests) -> None:
        self.guests = guests
        self.evening = Evening(pushes=Followed(), apart_s=APART_S)
        self.phones: list[Phone] = []
        self.session = ""

    async def report(self) -> Visit:
        begun = time.monotonic()
        allow_many_files()
        stop_tidily_when_told()
        left = NOBODY_LEFT
        try:
            await self._look()
            left = await self._come()
        except asyncio.CancelledError:
            left = SENT_HOME
        except (Lost, Unexpected, aiohttp.ClientError, TimeoutError, FileNotFoundError) as wrong:
            self.evening.books.error(told(wrong))
        seconds = time.monotonic() - begun
        report = sum_up(self.session, self.guests.couples, self.phones, self.evening, seconds)
        return Visit(report, left, self._cast())

    async def _look(self) -> None:
        """Simulated people have no business among real ones. Raises Lost, Unexpected, ClientError."""
        async with pages.browser(self.guests.join) as http:
            page = await pages.get(http, self.guests.join)
        if page.facts.get("rehearsal") is not True:
            raise Lost("This is no rehearsal: simulated couples stay away from sessions with real people.")
        self.session = page.facts["session"]

    async def _come(self) -> str:
        """Why they went, in the end."""
        pairs = deal(self.guests.couples, Random(self.guests.seed))
        self.phones = seat(pairs, self.guests.seed, "", late=self.guests.couples > SMALL)
        for phone in self.phones:
            phone.patience = 2 * GONE_S
        ways = [attend(phone, self.evening, self.guests.join, len(self.phones)) for phone in self.phones]
        people = [asyncio.create_task(way) for way in ways]
        try:
            return await self._stay(people)
        finally:
            await _send_home(people)

    async def _stay(self, people: "list[asyncio.Task[None]]") -> str:
        reasons = {asyncio.create_task(reason): why for why, reason in self._reasons(people).items()}
        try:
            done, _ = await asyncio.wait(reasons, return_when=asyncio.FIRST_COMPLETED)
            if any(reasons[reason] == ENDED for reason in done) or self._has_ended():
                await asyncio.wait(people, timeout=LEAVE_S)
                return ENDED
            return reasons[done.pop()]
        finally:
            for reason in reasons:
                reason.cancel()

    def _reasons(self, people: "list[asyncio.Task[None]]") -> dict[str, Any]:
        leash: dict[str, Awaitable[None]] = {SENT_HOME: let_go()} if self.guests.leash else {}
        return {
            ENDED: self._the_end(),
            SERVER_GONE: self._no_server(),
            TIME_UP: asyncio.sleep(3600 * self.guests.hours),
            NOBODY_LEFT: _all_gone(people),
            **leash,
        }

    async def _the_end(self) -> None:
        while not self._has_ended():
            await asyncio.sleep(GLANCE_S)

    def _has_ended(self) -> bool:
        return any(phone.ended for phone in self.phones if phone.joined and "room" in phone.line.views)

    async def _no_server(self) -> None:
        last = time.monotonic()
        while time.monotonic() < last + GONE_S:
            await asyncio.sleep(GLANCE_S)
            if any(phone.line.up.is_set() for phone in self.phones if hasattr(phone, "line")):
                last = time.monotonic()

    def _cast(self) -> list[dict[str, str]]:
        """Those whose couple the desk had a name for, and whose manner is worth telling."""
        parts: dict[str, list[str]] = {}
        for phone in self.phones:
            if phone.paired and phone.mine["couple"] and phone.habit.name in PARTS:
                parts.setdefault(phone.mine["couple"]["name"], []).append(PARTS[phone.habit.name])
        return [{"couple": couple, "part": "; ".join(dict.fromkeys(told))} for couple, told in sorted(parts.items())]


async def _all_gone(people: "list[asyncio.Task[None]]") -> None:
    await asyncio.wait(people)


async def _send_home(people: "list[asyncio.Task[None]]") -> None:
    for task in people:
        task.cancel()
    await asyncio.wait(people, timeout=LEAVE_S)
