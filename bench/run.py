"""`make bench`: our server beside what people would pick instead, with the same bytes, in one run.

Each server has one core to itself and the load another. Medians of some repeats; least and most stand beside them.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import evening, servers
from bench.figures import acts_of, many_rooms, per_phone, ready_after
from bench.load import Failed, get_ready
from bench.rooms import Figure, Ours, Room, room_of

OTHERS = ("node", "plain", "stock")
OTREE_PHONES = (100, 300)
PUSHES, PUSHED_TO = 7, (100, 1_000, 3_000, 5_000)
AT_A_TIME = {100: 5, 1_000: 5}
"""How often so many phones answer, and come back, at once."""
ROOMS_OF = {100: 20, 1_000: 3, 5_000: 1}
"""How many rooms of so many phones are filled to see what one phone takes of memory."""


@dataclass
class Report:
    """Figures by what was measured, server and number of phones; single numbers; and ratios with what is wanted."""

    figures: dict[str, dict[str, dict[int, Figure]]] = field(default_factory=dict)
    numbers: dict[str, Any] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)

    def put(self, what: str, server: str, phones: int, figure: Figure) -> None:
        self.figures.setdefault(what, {}).setdefault(server, {})[phones] = figure
        spread = f"({min(figure.runs):.1f} to {max(figure.runs):.1f}, {len(figure.runs)} times)"
        each = f"server {figure.server_us:6.1f} us a phone, load {figure.load_share:4.0%}"
        told = f"{figure.median:9.1f} ms   {spread:<34} {each}"
        print(f"{what:<10} {server:<6} {phones:>5} phones {told}", flush=True)

    def number(self, name: str, value: float, unit: str) -> None:
        self.numbers[name] = round(value, 3)
        print(f"{name:<44} {value:9.2f} {unit}", flush=True)

    def median(self, what: str, server: str, phones: int) -> float:
        return self.figures[what][server][phones].median

    def ratios(self) -> Iterator[tuple[str, float, str, float]]:
        """Name, what was found, `<=` or `>=`, and what is wanted; of those that were measured."""
        for name, find, how, wanted in WANTED:
            try:
                yield name, find(self), how, wanted
            except (KeyError, ZeroDivisionError):
                continue

    def as_dict(self) -> dict[str, Any]:
        figures = {
            what: {server: {str(n): one.as_dict() for n, one in by.items()} for server, by in them.items()}
            for what, them in self.figures.items()
        }
        ratios = {
            name: {"found": round(found, 3), "wanted": f"{how} {wanted}"} for name, found, how, wanted in self.ratios()
        }
        seconds = round(time.perf_counter() - self.began, 1)
        return {"figures": figures, **self.numbers, "ratios": ratios, "failed": self.failed, "seconds": seconds}


def _of(what: str, mine: str, theirs: str, phones: int) -> Any:
    return lambda report: report.median(what, mine, phones) / report.median(what, theirs, phones)


def _each(report: Report) -> float:
    return report.median("push", "ours", 5_000) / 5_000 / (report.median("push", "ours", 100) / 100)


def _apart(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


WANTED: list[tuple[str, Any, str, float]] = [
    *((f"push to {n:,}: ours / Node", _of("push", "ours", "node", n), "<=", 0.7) for n in (1_000, 3_000)),
    *((f"push to {n:,}: ours / a loop in C", _of("push", "ours", "plain", n), "<=", 1.3) for n in (1_000, 3_000)),
    *((f"push to {n:,}: stock / ours", _of("push", "stock", "ours", n), ">=", 2.5) for n in (1_000, 3_000)),
    ("1,000 answers: ours / Node without logic", _of("answers", "ours", "node", 1_000), "<=", 2.5),
    ("1,000 back at once: ours / Node's bare connect", _of("back", "ours", "node", 1_000), "<=", 1.3),
    ("push, for each phone: at 5,000 / at 100", _each, "<=", 1.2),
    ("memory for each phone, KB", lambda report: report.numbers["memory KB a phone at 1000"], "<=", 45),
    (
        "memory for each phone: larger / smaller of 5,000 and 100",
        lambda report: _apart(*(report.numbers[f"memory KB a phone at {phones}"] for phones in (100, 5_000))),
        "<=",
        1.1,
    ),
    ("100 rooms: p99 / that of one alone", lambda report: report.numbers["100 rooms p99 / one room"], "<=", 3),
    ("ready after a restart, s", lambda report: report.numbers["ready s"], "<=", 1),
    ("an act of 5,000 events / of 50", lambda report: report.numbers["act 5000 / 50"], "<=", 1.5),
]


@contextmanager
def place() -> Iterator[tuple[Path, Path]]:
    """A folder for data, and one file for the view that the others send."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        (Path(name) / "data").mkdir()
        yield Path(name) / "data", Path(name) / "view.json"


def compared(report: Report, view: Path) -> None:
    """Pushes, answers and coming back, of everybody."""
    every = [(server, phones) for server in ("ours", *OTHERS) for phones in PUSHED_TO]
    for server, phones in [*every, *(("otree", phones) for phones in OTREE_PHONES)]:
        try:
            with place() as (data, _), room_of(server, phones, data, view) as room:
                _compare(report, server, phones, room)
        except Failed as why:
            report.failed[f"{server} {phones}"] = str(why)
            print(f"{server} with {phones} phones: {why}", flush=True)


def _compare(report: Report, server: str, phones: int, room: Room) -> None:
    report.put("push", server, phones, room.pushes(PUSHES if phones <= 1_000 else 5))
    if phones in AT_A_TIME and server in ("ours", "node"):
        report.put("answers", server, phones, room.answered(AT_A_TIME[phones]))
        report.put("back", server, phones, room.back(AT_A_TIME[phones]))


def memory(report: Report) -> None:
    for phones, rooms in ROOMS_OF.items():
        report.number(f"memory KB a phone at {phones}", per_phone(phones, rooms), "KB")


def rooms(report: Report) -> None:
    one, hundred = (many_rooms(number, seconds=10) for number in (1, 100))
    report.number("one room p99 ms", one, "ms")
    report.number("100 rooms p99 ms", hundred, "ms")
    report.number("100 rooms p99 / one room", hundred / one, "")


def restart(report: Report) -> None:
    with place() as (data, _):
        evening.prepare(data, [20] * 100, more=180)
        report.number("ready s", statistics.median(ready_after(data) for _ in range(5)), "s")
    few, many = (acts_of(more, repeats=60) for more in (0, 4_950))
    report.number("act ms in a session of 50", few, "ms")
    report.number("act ms in a session of 5000", many, "ms")
    report.number("act 5000 / 50", many / few, "")


def the_view() -> dict[str, Any]:
    with place() as (data, view), room_of("ours", 2, data, view) as room:
        assert isinstance(room, Ours)
        return room.view()


def main() -> int:
    get_ready(servers.LOAD_CORE)
    report = Report()
    with place() as (_, view):
        view.write_text(json.dumps(the_view()))
        compared(report, view)
    for part in (memory, rooms, restart):
        try:
            part(report)
        except Failed as why:
            report.failed[part.__name__] = str(why)
    print()
    for name, found, how, wanted in report.ratios():
        met = found <= wanted if how == "<=" else found >= wanted
        print(f"{name:<58} {found:8.2f}   wanted {how} {wanted:g}{'' if met else '   NOT MET'}")
    print(json.dumps(report.as_dict()))
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
