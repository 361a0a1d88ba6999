"""Evenings all over the world, as a simulation: what happens when, and how long it waits for its worker. Pure."""

import bisect
import heapq
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

EVENING_S, STEP_S = 5_400.0, 240.0
"""How long a session goes on, and how long one of its steps."""
ZONES = {-8: 3, -6: 3, -5: 6, -3: 4, 0: 5, 1: 12, 2: 5, 3: 4, 5.5: 6, 8: 9, 9: 3, 10: 1}
"""Hours from UTC to how many live there, in parts: where evenings begin."""
BEGINS, SPREAD = 19.5, 0.6
"""The hour of the local evening at which most begin, and by how many hours others differ."""
ACTS = ("act", "push", "back")


@dataclass(frozen=True)
class Costs:
    """Of one worker: seconds of its processor for each of ACTS (a push: all that everybody is told), bytes a session,
    and `rest`: seconds in each second of a session in which nothing happens; of PostgreSQL, `rest_postgres`.

    `redis`, `postgres`, `front`: the same seconds of theirs; `hears`: what an act costs each other worker of a Redis.
    `commands`, `bytes`: what Redis is asked, and what goes in and out of it, for each of ACTS; `rows`, `stored`: what
    PostgreSQL writes of rows and bytes at a push.
    """

    worker: Mapping[str, float]
    rest: float
    rest_postgres: float
    redis: Mapping[str, float]
    postgres: Mapping[str, float]
    front: Mapping[str, float]
    hears: float
    commands: Mapping[str, float]
    bytes: Mapping[str, float]
    rows: float
    stored: float
    session_bytes: float


def costs(measured: Mapping[str, Any]) -> Costs:
    """From docs/measured.json: of answers, those that come one by one; those that come together take less each."""
    found = measured["costs"]["one"]
    phones = 2 * measured["couples"]
    desk, answer, back = found["at_the_desk"]["an_act"], found["one_by_one"], measured["costs"]["back"]
    front = found["behind_haproxy"]

    def of(name: str, unit: float = 1e-6) -> dict[str, float]:
        return {"act": max(0.0, answer[name]) * unit, "push": desk[name] * unit, "back": back[name] * unit}

    one, two = (measured["throughput"][name]["an_act"]["workers_us"] for name in ("one", "two"))
    passed = front["acts_us"] * 1e-6
    heard, said = of("redis_in", 1), of("redis_out", 1)
    return Costs(
        worker=of("workers_us"),
        rest=found["at_rest"]["workers_us"] * 1e-6,
        rest_postgres=found["at_rest"]["postgres_us"] * 1e-6,
        redis=of("redis_us"),
        postgres=of("postgres_us"),
        front={"act": passed, "push": passed, "back": front["came_us"] * 1e-6},
        hears=max(0.0, two - one) * 1e-6,
        commands=of("redis_commands", 1),
        bytes={name: heard[name] + said[name] for name in ACTS},
        rows=desk["rows"],
        stored=found["stored_bytes_an_act"] * (phones + 3) / 3,
        session_bytes=found["worker_bytes_a_session"],
    )


def starts(sessions: int, draw: Random) -> list[float]:
    """When sessions begin, in seconds of a day, so that at the fullest moment so many go on at the same time."""
    zones, weights = list(ZONES), list(ZONES.values())
    trial = _drawn(10_000, zones, weights, draw)
    most = max(going(trial, at) for at in trial)
    return _drawn(max(1, round(10_000 * sessions / most)), zones, weights, draw)


def _drawn(number: int, zones: Sequence[float], weights: Sequence[int], draw: Random) -> list[float]:
    begun = (draw.gauss(BEGINS, SPREAD) - draw.choices(zones, weights)[0] for _ in range(number))
    return sorted(hour % 24 * 3600 for hour in begun)


def going(begun: Sequence[float], at: float) -> int:
    """How many of them go on at that time; of those that began yesterday as well."""
    ended = bisect.bisect_right(begun, at - EVENING_S)
    yesterday = len(begun) - bisect.bisect_right(begun, at - EVENING_S + 86_400) if at < EVENING_S else 0
    return bisect.bisect_right(begun, at) - ended + yesterday


def fullest(begun: Sequence[float]) -> float:
    """The moment at which most go on."""
    return max(begun, key=lambda at: going(begun, at))


@dataclass(order=True)
class Happening:
    """At this second, one of ACTS in a session."""

    at: float
    session: int
    what: str = field(compare=False)


@dataclass(frozen=True)
class Storm:
    """At `at` everybody of this share of all sessions loses the line, and comes back within `within` seconds."""

    at: float
    share: float
    within: float


def happenings(
    numbers: Sequence[int], seconds: float, couples: int, storms: Sequence[Storm], draw: Random
) -> Iterator[Happening]:
    """All that happens in these sessions during so many seconds, in order: steps are pushed, phones answer, lines fail.

    One in five answers within two seconds of the others' first (a tap), the rest as they have thought. Of a step that
    closes the desk says so (a push as well).
    """
    waiting: list[tuple[float, int, str]] = []
    for number in numbers:
        heapq.heappush(waiting, (draw.random() * STEP_S, number, "step"))
    for storm in storms:
        for number in draw.sample(list(numbers), round(storm.share * len(numbers))):
            for _ in range(2 * couples):
                heapq.heappush(waiting, (storm.at + draw.random() * storm.within, number, "back"))
    while waiting and waiting[0][0] < seconds:
        at, number, what = heapq.heappop(waiting)
        if what == "step":
            for later in _a_step(couples, draw):
                heapq.heappush(waiting, (at + later[0], number, later[1]))
            heapq.heappush(waiting, (at + STEP_S * (0.7 + 0.6 * draw.random()), number, "step"))
        else:
            yield Happening(at, number, what)


def _a_step(couples: int, draw: Random) -> list[tuple[float, str]]:
    answers = [5 + (2 * draw.random() if draw.random() < 0.2 else draw.expovariate(1 / 45)) for _ in range(2 * couples)]
    return [(0.0, "push"), *((at, "act") for at in answers), (STEP_S * 0.6, "push"), (STEP_S * 0.62, "push")]


@dataclass
class Told:
    """`happened`: how often each of ACTS. `waits`: seconds from something's coming until it was done, in order of size.
    `busy`: each worker's seconds of work. `most`: how often each of ACTS in the second in which it was most often.
    """

    happened: Counter[str]
    waits: list[float]
    busy: list[float]
    most: dict[str, int]

    def wait(self, share: float) -> float:
        """So much of all did not wait longer."""
        return self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))] if self.waits else 0.0


def serve(them: Iterator[Happening], workers: int, took: Mapping[str, float]) -> Told:
    """Each session is on one worker, which does one thing after the other, in the order in which they come."""
    free, waits, busy = [0.0] * workers, list[float](), [0.0] * workers
    by_second: dict[str, Counter[int]] = {what: Counter() for what in ACTS}
    for one in them:
        worker = one.session % workers
        free[worker] = max(free[worker], one.at) + took[one.what]
        busy[worker] += took[one.what]
        waits.append(free[worker] - one.at)
        by_second[one.what][int(one.at)] += 1
    happened = Counter({what: by.total() for what, by in by_second.items() if by})
    most = {what: max(by.values(), default=0) for what, by in by_second.items()}
    return Told(happened, sorted(waits), busy, most)
