"""A whole rehearsal: a server if there is none, a facilitator, the couples, and what became of it all."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop.rehearsal import desk, pages, server
from workshop.rehearsal.envelope import View
from workshop.rehearsal.facilitator import Facilitator
from workshop.rehearsal.line import Line
from workshop.rehearsal.people import Evening, attend, invite, told
from workshop.rehearsal.phone import Phone
from workshop.rehearsal.process import allow_many_files, stop_tidily_when_told
from workshop.rehearsal.report import Report
from workshop.rehearsal.server import House
from workshop.rehearsal.summing import sum_up
from workshop.rehearsal.views import Lost

LEAVE_S = 10.0
"""How long phones may take for what is left to do at the end."""


@dataclass(frozen=True)
class Options:
    """What to rehearse. Without `url` and `desk` (the sign-in link of a running server) an own server is started.

    `data`: the own server's folder, which stays; `marker`: woven into all that nobody but its readers may ever hold.
    """

    couples: int = 12
    agenda: str = "first-evening"
    speed: float = 30.0
    seed: int = 1
    url: str | None = None
    desk: str | None = None
    marker: str = ""
    data: Path | None = None


def run(options: Options) -> Report:
    """Rehearse from the door to the end. What goes wrong is counted and named in the report, not raised."""
    return asyncio.run(Rehearsal(options).report())


class Rehearsal:
    leads: type[Facilitator] = Facilitator

    def __init__(self, options: Options) -> None:
        self.options = options
        self.evening = Evening()
        self.phones: list[Phone] = []
        self.facilitator: Facilitator | None = None
        self.session = ""

    async def report(self) -> Report:
        begun = time.monotonic()
        allow_many_files()
        stop_tidily_when_told()
        try:
            async with self._house() as house:
                await self._hold(house)
        except (Exception, asyncio.CancelledError) as wrong:
            stage = self.facilitator.stage if self.facilitator else "before the session"
            self.evening.books.errors.insert(0, f"{stage}: {told(wrong)}")
        return sum_up(self.session, self.options.couples, self.phones, self.evening, time.monotonic() - begun)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        if self.options.desk is None and self.options.url is None:
            async with server.own(self.options.data, self.evening.books) as house:
                yield house
        elif self.options.desk is None:
            raise Lost("a running server needs the link to its desk, too (--desk)")
        else:
            yield House(desk=self.options.desk, join=self.options.url or self.options.desk)

    async def _hold(self, house: House) -> None:
        """Everything between unlocking the door and locking it."""
        base = pages.origin(house.join)
        async with pages.browser() as http:
            await desk.sign_in(http, house.desk)
            self.session = await desk.open_session(http, base, self.options.agenda, self.options.speed)
            line = Line(base, http, {"role": "desk", "session": self.session}, self.evening.books)
            self.facilitator = self.leads(line, self.evening.books, self.evening.pushes)
            await line.open()
            try:
                await self._with_people(self.facilitator)
            finally:
                await line.close()

    async def _with_people(self, facilitator: Facilitator) -> None:
        view = await facilitator.line.until("desk", lambda view: True, LEAVE_S, "the desk's view")
        self.phones = invite(self.options.couples, self.options.seed, self.options.marker)
        ways = [attend(phone, self.evening, view["session"]["join_url"], len(self.phones)) for phone in self.phones]
        people = [asyncio.create_task(way) for way in ways]
        try:
            async with asyncio.timeout(self._bound(view)):
                await self._lead(facilitator)
            await asyncio.wait(people, timeout=LEAVE_S)
        except TimeoutError:
            raise Lost(f"the rehearsal did not end within {self._bound(view):.0f} s") from None
        finally:
            await self._send_home(people)

    def _bound(self, view: View) -> float:
        """Seconds after which the rehearsal gives up: coming in, the agenda's time, and patience for every step."""
        agenda = sum(60 * float(step["minutes"]) for step in view["plan"]) / self.options.speed
        return self._coming_s + 1.2 * agenda + 8 * len(view["plan"])

    @property
    def _coming_s(self) -> float:
        return 60 + 1.0 * len(self.phones)

    async def _lead(self, facilitator: Facilitator) -> None:
        await facilitator.wait_for_couples(self._coming, self._coming_s)
        await facilitator.lead()
        await self._all_counted()
        await facilitator.end(self.options.couples)

    def _coming(self) -> int:
        """How many couples will be there for the first step."""
        not_yet = {phone.couple.number for phone in self.phones if phone.gone or phone.couple.late}
        return self.options.couples - len(not_yet)

    async def _all_counted(self) -> None:
        """Before the end, phones that were away have a moment to hear that their last ballot counts."""
        last = time.monotonic() + LEAVE_S
        while any(phone.outbox.kept for phone in self.phones if phone.paired) and time.monotonic() < last:
            await asyncio.sleep(0.1)

    async def _send_home(self, people: list["asyncio.Task[None]"]) -> None:
        staying = [phone.label for phone, task in zip(self.phones, people, strict=True) if not task.done()]
        if staying:
            self.evening.books.error(f"{len(staying)} phones were still there at the end: {', '.join(staying[:3])} …")
        for task in people:
            task.cancel()
        await asyncio.gather(*people, return_exceptions=True)
