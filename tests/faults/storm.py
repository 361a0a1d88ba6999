"""An evening in a storm: the rehearsal's couples behind a network that fails in every way, and a server that dies.

`make faults` runs the long one: python -m tests.faults.storm --couples 20 --kills 50 --minutes 10
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from socketio.exceptions import BadNamespaceError

from tests.faults.network import CALM, NARROW, SLOW, Network, Weather, now
from tests.ports import free_port
from tests.server import Server
from workshop.rehearsal.facilitator import Facilitator
from workshop.rehearsal.line import Dropped
from workshop.rehearsal.phone import Phone
from workshop.rehearsal.process import allow_many_files
from workshop.rehearsal.report import Report
from workshop.rehearsal.run import Options, Rehearsal

SKIES = [
    Weather(**delay, twice=twice, never=never)
    for delay, twice, never in product(({}, SLOW, NARROW), (0.0, 0.2), (0.0, 0.15))
]
"""What may be wrong all the time, in every combination."""
EACH_S = 2.5
"""How long it takes on average until something befalls the next phone."""
LATE_S = 10.0
"""Who is not back after so long is written down with this."""


@dataclass(frozen=True)
class Plan:
    """`minutes` of storm, in which the server is killed `kills` times and asked to stop `stops` times."""

    couples: int = 6
    agenda: str = "half-day"
    minutes: float = 0.6
    kills: int = 4
    stops: int = 1
    seed: int = 1
    longest_cut_s: float = 30.0


@dataclass
class Toll:
    """What befell them. `back_s`: from the return of network or server until a phone is in the right step again."""

    befell: Counter[str] = field(default_factory=Counter)
    together: set[tuple[int, str]] = field(default_factory=set)
    back_s: list[tuple[str, float]] = field(default_factory=list)

    def back(self, what: str = "") -> list[float]:
        """In order, after anything or after one kind of fault."""
        return sorted(took for after, took in self.back_s if after.startswith(what))

    @property
    def p99(self) -> float:
        return percentile(self.back(), 0.99)

    def as_dict(self) -> dict[str, Any]:
        kinds = {what: _spread(self.back(what)) for what in sorted({what for what, _ in self.back_s})}
        back = {"all": _spread(self.back()), **kinds}
        return {"befell": dict(self.befell), "combinations": len(self.together), "back_s": back}


def percentile(ordered: list[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed (nearest rank)."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0.0


def _spread(ordered: list[float]) -> dict[str, float]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {"n": len(ordered), **{name: round(percentile(ordered, share), 2) for name, share in shares.items()}}


class Storm(Rehearsal):
    """A rehearsal with the server it plays on, and all that goes wrong meanwhile."""

    def __init__(self, plan: Plan, server: Server, network: Network, speed: float) -> None:
        options = Options(couples=plan.couples, agenda=plan.agenda, speed=speed, seed=plan.seed, marker="ZQXSTORM")
        super().__init__(Options(**{**options.__dict__, "url": server.join, "desk": server.desk}))
        self.plan, self.server, self.network, self.chance = plan, server, network, Random(plan.seed)
        self.toll = Toll()
        self._down = asyncio.Lock()
        self._away: set[str] = set()
        self._on_the_way: dict[asyncio.Task[None], str] = {}

    async def _lead(self, facilitator: Facilitator) -> None:
        for number, phone in enumerate(self.phones, 2):
            phone.address, phone.patience = f"127.0.1.{number}", 120.0
            self.network.weather[phone.address] = CALM
        facilitator.patience = 300.0
        self._storm = asyncio.create_task(self._blow())
        try:
            await super()._lead(facilitator)
        finally:
            await self._calm_down()

    async def _all_counted(self) -> None:
        """The storm is over before the evening is: what is left to do at its end takes a few seconds."""
        await self._calm_down()
        await super()._all_counted()

    async def _calm_down(self) -> None:
        self._storm.cancel()
        await asyncio.gather(self._storm, *self._on_the_way, return_exceptions=True)
        self._clear_up()

    async def _blow(self) -> None:
        while not all(phone.paired for phone in self.phones):
            await asyncio.sleep(0.1)
        with suppress(TimeoutError):
            async with asyncio.timeout(60 * self.plan.minutes), asyncio.TaskGroup() as together:
                together.create_task(self._change_the_weather())
                for phone in self.phones:
                    together.create_task(self._bother(phone))
                await self._fell_the_server()
        self._clear_up()

    def _clear_up(self) -> None:
        self.network.weather.clear()
        self.network.silent.clear()

    # the server

    async def _fell_the_server(self) -> None:
        blows = ["kill"] * self.plan.kills + ["stop"] * self.plan.stops
        self.chance.shuffle(blows)
        moments = sorted(self.chance.uniform(0, 57 * self.plan.minutes) for _ in blows)
        began = now()
        for blow, moment in zip(blows, moments, strict=True):
            await asyncio.sleep(max(0.0, began + moment - now()))
            async with self._down:
                self.toll.befell[blow] += 1
                self._void()
                await asyncio.shield(asyncio.to_thread(self._again_after, blow))
            for phone in self.phones:
                if self._is_there(phone):
                    self._expect(phone, blow)

    def _again_after(self, blow: str) -> None:
        """Not to be left half way: whatever ends the storm, there is a server afterwards."""
        getattr(self.server, blow)()
        time.sleep(self.chance.uniform(0.0, 2.0))
        self.server.again()

    def _void(self) -> None:
        """Whoever was on the way back is on another way now."""
        for task in list(self._on_the_way):
            task.cancel()

    # the network

    async def _change_the_weather(self) -> None:
        while True:
            for phone in self.phones:
                self.network.weather[str(phone.address)] = self.chance.choice(SKIES)
            await asyncio.sleep(8)

    async def _bother(self, phone: Phone) -> None:
        """One misfortune after the other, and then some peace."""
        while True:
            await asyncio.sleep(self.chance.uniform(0, 2 * EACH_S * len(self.phones)))
            if self._is_there(phone) and not self._down.locked():
                await self._befall(phone, self.chance.choice(("cut", "long cut", "sleep", "tear", "move")))

    async def _befall(self, phone: Phone, what: str) -> None:
        address = str(phone.address)
        self.toll.befell[what] += 1
        self.toll.together.add((SKIES.index(self.network.weather[address]), what))
        self._away.add(phone.label)
        self.evening.pushes.off(phone.label, now())
        try:
            await getattr(self, f"_{what.replace(' ', '_')}")(phone, address)
        finally:
            self._away.discard(phone.label)
        if not self._down.locked():
            await asyncio.wait((self._expect(phone, what),))

    async def _cut(self, phone: Phone, address: str) -> None:
        await asyncio.sleep(self.network.hush(address, self.chance.uniform(0.5, 12)) - now())

    async def _long_cut(self, phone: Phone, address: str) -> None:
        """So long that boxes on the way have forgotten the connection."""
        back = self.network.hush(address, self.plan.longest_cut_s)
        await asyncio.sleep(5)
        self.network.forget(address)
        await asyncio.sleep(back - now())

    async def _sleep(self, phone: Phone, address: str) -> None:
        """The line looks open and is dead; the phone looks when it wakes."""
        self.network.forget(address)
        await asyncio.sleep(self.chance.uniform(0, 6))
        self._looking = asyncio.create_task(phone.line.look())

    async def _tear(self, phone: Phone, address: str) -> None:
        self.network.tear(address)
        with suppress(Dropped, TimeoutError, BadNamespaceError):
            await phone.line.ask_time()

    async def _move(self, phone: Phone, address: str) -> None:
        self.network.move(address)

    # coming back

    def _is_there(self, phone: Phone) -> bool:
        busy = self._away | set(self._on_the_way.values())
        return phone.paired and not phone.gone and not phone.ended and phone.label not in busy

    def _expect(self, phone: Phone, after: str) -> "asyncio.Task[None]":
        task = asyncio.create_task(self._come_back(phone, now(), after))
        self._on_the_way[task] = phone.label
        task.add_done_callback(self._on_the_way.pop)
        return task

    async def _come_back(self, phone: Phone, since: float, after: str) -> None:
        took, asking = LATE_S, asyncio.create_task(self._ask(phone))
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(LATE_S):
                    while not self._is_back(phone, since):
                        await asyncio.sleep(0.02)
                    took = now() - since
        finally:
            asking.cancel()  # also when the next blow comes first: hundreds would go on asking all evening
        if phone.line.up.is_set():
            self._on(phone)
        self.toll.back_s.append((after, took))

    async def _ask(self, phone: Phone) -> None:
        """Somebody to whom nothing is said hears that all is well only if they ask."""
        while True:
            with suppress(Dropped, TimeoutError, BadNamespaceError):
                if phone.line.up.is_set():
                    await asyncio.wait_for(phone.line.ask_time(), 1.0)
            await asyncio.sleep(0.3)

    def _is_back(self, phone: Phone, since: float) -> bool:
        """It has heard from the server since, and shows what the desk shows."""
        assert self.facilitator
        meant, shown = self.facilitator.desk["step"], phone.line.views["room"]["step"]
        if not phone.line.up.is_set() or phone.line.heard_at < since:
            return False
        return phone.ended or not meant or (shown or {"run": 0})["run"] >= meant["run"]

    def _on(self, phone: Phone) -> None:
        sight = self.evening.pushes.sights[phone.label]
        if not sight.spans or sight.spans[-1][1] is not None:
            self.evening.pushes.on(phone.label, now())

    def balance(self) -> list[str]:
        """A sentence for every act of the log that is there twice, or not although it was acknowledged."""
        rows = self.server.rows("select act, seq, type from events where act is not null order by seq")
        return unbalanced(rows, self.evening.books.acts)

    def failures(self) -> list[str]:
        """What the server wrote down as gone wrong."""
        lines = (self.server.data / "server.log").read_text().splitlines()
        return [line[-1500:] for line in lines if json.loads(line)["level"] == "error"]


LOGGED = {"join", "start_couple", "join_couple", "confirm", "next", "close", "release", "withhold"}
"""Acts that always leave an event."""


def unbalanced(rows: list[tuple[str, int, str]], acts: dict[str, Any]) -> list[str]:
    """`rows`: act, seq and type of events. Events of one act stand together, and each type is there once."""
    places: dict[str, list[tuple[int, str]]] = {}
    for act, seq, type in rows:
        places.setdefault(act, []).append((seq, type))
    twice = [
        f"the act {act} is in the log twice: {told}"
        for act, told in places.items()
        if told[-1][0] - told[0][0] >= len(told)
    ]
    missing = [
        f"the act {one.act} was acknowledged and is not in the log"
        for id, one in acts.items()
        if one.ok and one.act in LOGGED and id not in places
    ]
    return twice + missing


async def weather(plan: Plan, data: Path) -> tuple[Storm, Report]:
    """Play it all. The agenda's minutes are played in those of the plan."""
    port = free_port()
    server = Server(data, WORKSHOP_URL=f"http://127.0.0.1:{port}")
    try:
        async with Network(server.port, Random(plan.seed), port) as network:
            storm = Storm(plan, server, network, speed=_minutes(plan.agenda) / plan.minutes)
            report = await storm.report()
    finally:
        await asyncio.to_thread(server.stop)
    return storm, report


def _minutes(agenda: str) -> float:
    from workshop.exercises import exercises_json, load
    from workshop.paths import ASSETS

    listed = exercises_json(load(ASSETS.exercises))["agendas"]
    return next(float(one["minutes"]) for one in listed if one["id"] == agenda)


def told(storm: Storm, report: Report) -> dict[str, Any]:
    """One object for machines; `ok` as `make faults` judges it."""
    wrong = storm.balance()
    failed = storm.failures()
    fine = report.ok and not wrong and not failed and storm.toll.p99 <= 3.0
    more = {"unbalanced": wrong[:10], "failures": failed[:3], "ok": fine}
    return {**report.as_dict(), **storm.toll.as_dict(), **more}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--couples", type=int, default=20)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--stops", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--agenda", default="half-day")
    parser.add_argument("--seed", type=int, default=1)
    plan = Plan(**vars(parser.parse_args()))
    allow_many_files()
    with tempfile.TemporaryDirectory(prefix="storm-") as data:
        found = told(*asyncio.run(weather(plan, Path(data))))
    print(json.dumps(found, indent=1))
    sys.exit(0 if found["ok"] else 1)


if __name__ == "__main__":
    main()
