"""An evening to look at: couples come and somebody leads it by the clock, and gives way to whoever else leads."""

import asyncio
from collections.abc import Callable

from workshop.rehearsal.envelope import Refusal, View
from workshop.rehearsal.facilitator import Facilitator
from workshop.rehearsal.people import attend, invite
from workshop.rehearsal.process import allow_many_files, stop_tidily_when_told
from workshop.rehearsal.run import LEAVE_S, Options, Rehearsal
from workshop.rehearsal.views import Lost

GIVES_WAY_S = 1.0
"""After somebody else did something at the desk meanwhile."""


class Host(Facilitator):
    """Leads from wherever the session stands, so that a visitor at the desk can pause, close, show and go on."""

    async def lead(self) -> None:
        while self.desk["session"]["state"] != "ended":
            try:
                await self._go_on()
            except (Refusal, Lost):
                await asyncio.sleep(GIVES_WAY_S)

    async def _go_on(self) -> None:
        if self.desk["step"]:
            await self._let_it_run()
            await self._bring_in()
        index = self.desk["next"]
        await (self.act("end") if index is None else self._push(index))

    async def _bring_in(self) -> None:
        """What is left to do of it."""
        step = self.desk["step"]
        if step["collect"] == "none" or step["state"] not in ("open", "closed"):
            return
        if step["state"] == "open":
            await self._patiently("close", run=step["run"])
        collected = await self._collected(step["run"])
        await self._look_through(step["run"], collected["cards"])
        await self.act("release" if collected["enough"] else "withhold", run=step["run"])


class Demo(Rehearsal):
    """`tell` is handed the desk's view as soon as there is something to look at."""

    leads = Host

    def __init__(self, options: Options, tell: Callable[[View], None]) -> None:
        super().__init__(options)
        self._tell = tell

    async def play(self) -> None:
        """Until it is told to stop. Raises Lost when there is nothing to look at."""
        allow_many_files()
        stop_tidily_when_told()
        async with self._house() as house:
            await self._hold(house)

    async def _with_people(self, facilitator: Facilitator) -> None:
        view = await facilitator.line.until("desk", lambda view: True, LEAVE_S, "the desk's view")
        await asyncio.to_thread(self._tell, view)
        self.phones = invite(self.options.couples, self.options.seed, self.options.marker)
        ways = [attend(phone, self.evening, view["session"]["join_url"], len(self.phones)) for phone in self.phones]
        people = [asyncio.create_task(way) for way in ways]
        try:
            await facilitator.wait_for_couples(self._coming, self._coming_s)
            await facilitator.lead()
            await asyncio.Event().wait()
        finally:
            await self._send_home(people)
