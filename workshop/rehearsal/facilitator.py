"""The simulated facilitator: pushes each step, watches clock and board, closes, looks through, releases, remarks."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from workshop.rehearsal import roles
from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import Ack, Refusal, View
from workshop.rehearsal.line import Line
from workshop.rehearsal.pushes import Pushes
from workshop.rehearsal.views import Lost

GRACE_S = 5.0
"""How long the facilitator waits for those who are not finished when the time is over."""
GLANCE_S = 0.25
PATIENCE_S = 10.0
PAUSE_S = 0.3
EXTRA_S = 30
HELD, SHORTENED, FOLDED = 0, 1, 2
"""Which of the texts is held back, which one is shortened, and which one goes under a theme."""
THEME = "What helps in small ways"


class Facilitator:
    """`patience`: seconds that it waits for what should come at once, also through a break of the server."""

    patience = PATIENCE_S

    def __init__(self, line: Line, books: Books, pushes: Pushes) -> None:
        self.line, self.books, self.pushes = line, books, pushes
        self.stage = "opening the session"
        self._requests: set[int] = set()
        line.on_view = self._seen

    def _seen(self, name: str, view: View) -> None:
        if name == "desk":
            self.books.in_the_box(view["books"] or {})
            self._requests.update(request["help"] for request in view["help"])

    @property
    def desk(self) -> View:
        return self.line.views["desk"]

    async def wait_for_couples(self, couples: Callable[[], int], seconds: float) -> None:
        """Until as many as are expected (which may become fewer) sit in the room. Raises Lost."""
        self.stage = "waiting for the couples"
        await self.line.until("desk", lambda desk: len(desk["board"]) >= couples(), seconds, f"{couples()} couples")
        if not self.desk["board"]:
            raise Lost("not one couple came in")

    async def lead(self) -> None:
        """Every step of the plan, in order."""
        trial = _trial(self.desk["plan"])
        while (index := self.desk["next"]) is not None:
            await self._push(index)
            if index == trial:
                await self._try_the_clock()
            await self._let_it_run()
            await self._bring_in()
            await self._acknowledge_help()
        await self.act("remark", about="session", text="Rehearsed to the end.")

    async def _push(self, index: int) -> None:
        planned = self.desk["plan"][index]
        after = _run(self.desk)
        self.stage = f"step {index + 1} of {len(self.desk['plan'])}, {planned['id']}"
        await self._patiently("next", lambda: self.pushes.push(after + 1, planned["id"], time.monotonic()), after=after)
        self.pushes.done(after + 1, time.monotonic())
        await self.line.until("desk", lambda desk: _run(desk) == after + 1, self.patience, self.stage)

    async def _try_the_clock(self) -> None:
        """Pause and go on, give more time, hold everybody; each once, and each sent twice with one id."""
        run = _run(self.desk)
        await self._for_a_moment({"act": "pause", "run": run}, {"act": "resume", "run": run})
        await self._for_a_moment({"act": "hold", "on": True}, {"act": "hold", "on": False})
        await self.line.act("extend", twice=True, run=run, seconds=EXTRA_S)
        step = (await self.line.until("desk", lambda desk: desk["step"]["extensions"], self.patience, "more time"))[
            "step"
        ]
        self.books.shown("extensions", len(step["extensions"]), 1)
        self.books.shown("pauses", len(step["pauses"]), 2)

    async def _for_a_moment(self, begin: View, end: View) -> None:
        await self.line.act(**begin, twice=True)
        await asyncio.sleep(PAUSE_S)
        await self.line.act(**end, twice=True)

    async def _let_it_run(self) -> None:
        """The clock rules in every kind of step, so that a session lasts as long as its agenda says."""
        grace = float("inf")
        while not (grace < time.monotonic() or (self._over() and self._all_finished())):
            if self._over() and grace == float("inf"):
                grace = time.monotonic() + GRACE_S
            await self.line.news(GLANCE_S)

    def _over(self) -> bool:
        return roles.where(self.desk["step"], self.desk["session"]["speed"], self.line.clock.there()).over

    def _all_finished(self) -> bool:
        here = [tile for tile in self.desk["board"] if tile["connected"] and not tile["late"]]
        return all(tile["state"] == "finished" for tile in here)

    async def _bring_in(self) -> None:
        """Close what collects, look through the texts, show the result if enough answered."""
        run = _run(self.desk)
        if self.desk["step"]["collect"] != "none":
            await self._patiently("close", run=run)
            collected = await self._collected(run)
            await self._look_through(run, collected["cards"])
            await self.act("release" if collected["enough"] else "withhold", run=run)
        await self.act("remark", about=str(run), text=f"Step {run} went as planned.")

    async def _patiently(self, act: str, before: Callable[[], None] = lambda: None, **fields: Any) -> None:
        """After a break of the server it asks for a few seconds of patience. `before` runs before each try."""
        last = time.monotonic() + self.patience
        while True:
            before()
            try:
                await self.act(act, **fields)
                return
            except Refusal as no:
                if no.code != "not_now" or time.monotonic() > last:
                    raise
                await asyncio.sleep(0.5)

    async def _collected(self, run: int) -> View:
        def there(desk: View) -> bool:
            return bool(desk["collected"] and desk["collected"]["run"] == run)

        desk = await self.line.until("desk", there, self.patience, f"what was collected in run {run}")
        collected: View = desk["collected"]
        return collected

    async def _look_through(self, run: int, cards: list[dict[str, Any]]) -> None:
        """Most are shown; one is held back, one shortened, one goes under a theme. Nobody reads further than fits."""
        room_for = self.desk["collected"]["room_for"]
        for number, card in enumerate(cards[: room_for + 1]):
            verdict, text = _verdict(number, card["text"], len(cards))
            seen = {"verdict": card["verdict"], "text": card["shortened"] or card["theme"]}
            await self.act("moderate", run=run, key=card["key"], verdict=verdict, text=text, seen=seen)

    async def _acknowledge_help(self) -> None:
        for request in list(self.desk["help"]):
            await self.act("acknowledge", help=request["help"])

    async def end(self, couples: int) -> None:
        self.stage = "ending the session"
        self.books.shown("couples", len(self.desk["board"]), couples)
        self.books.shown("requests for help", len(self._requests), self.books.requests)
        await self.act("end")

    async def act(self, act: str, **fields: Any) -> Ack:
        return await self.line.act(act, **fields)


def _run(desk: View) -> int:
    return desk["step"]["run"] if desk["step"] else 0


def _verdict(number: int, text: str, cards: int) -> tuple[str, str | None]:
    if number == HELD and cards > 1:
        return "hold", None
    return {SHORTENED: ("show", text[:12].strip()), FOLDED: ("fold", THEME)}.get(number, ("show", None))


def _trial(plan: list[dict[str, Any]]) -> int:
    """The longest step: there a pause and more time are felt most."""
    return max(range(len(plan)), key=lambda index: float(plan[index]["minutes"]))
