"""What several workers bring, and what each part takes: python -m bench.scale, two and a half minutes.

All workers share one core, and the load, PostgreSQL and Redis the other; so what two workers could do with a core each
is reckoned from the processor time that one act takes, and every part's own time is told beside it. `--write` keeps the
figures in docs/measured.json, for bench/simulate.py.
"""

import json
import os
import platform
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import evening, servers
from bench.load import ACK, Said, Talk, frame, get_ready
from bench.rooms import ROOM, Ours, Room
from bench.several import CHANNEL_S, Alone, Several, Taken
from tests.ports import free_port
from tests.scale.topology import haproxy

SESSIONS, COUPLES, SECONDS, TIMES = 40, 12, 1.5, 4
PHONES, PUSHES, BACK = 1_000, 9, 3
DESK_S = 1.0
REST_S, ONE_BY_ONE = 3.0, 800
CORE = servers.SERVER_CORE
MEASURED = Path(__file__).parent.parent / "docs" / "measured.json"
Figures = dict[str, Any]


def act(room: Ours, **said: Any) -> Said:
    """What the desk says."""
    return Said([(room.desk, frame(f'422["act",{json.dumps({"id": secrets.token_hex(16), **said})}]'))])


def rounds(room: Ours) -> Talk:
    """One question to the room after the other: pushed, answered by everybody, closed, and nothing shown of it."""
    while True:
        pushed = room.push(evening.ASK)
        yield Said([(room.desk, pushed)], room.phones, f'"run":{room.run},"state":"open"'.encode())
        yield Said(list(zip(room.phones, Room.answers(room), strict=True)))
        yield act(room, act="close", run=room.run)
        yield act(room, act="withhold", run=room.run)


def logged(room: Ours) -> Talk:
    """Acts of the desk that everybody is told of."""
    on = False
    while True:
        on = not on
        yield act(room, act="blank", on=on)


@contextmanager
def running(made: Callable[[Path], Alone]) -> Iterator[Any]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        them = made(Path(folder))
        try:
            yield them
        finally:
            them.close()


def several(number: int) -> Callable[[Path], Alone]:
    return lambda folder: Several(folder, [CORE] * number)


def busy(them: Alone, rooms: list[Ours], talk: Callable[[Ours], Talk], seconds: float, times: int) -> Figures:
    """Sessions that go on as fast as the workers let them; acts a second, and what one act took of each part."""
    before, mine = them.taken(), them.crowd.cpu
    acks = them.crowd.converse([talk(room) for room in rooms], seconds, times)
    took, mine = them.taken() - before, them.crowd.cpu - mine
    return {
        "acts_s": round(statistics.median(acks) / seconds, 1),
        "workers_busy": round(took.workers / seconds / times, 3),
        "load_busy": round(mine / seconds / times, 3),
        "an_act": in_short(took / sum(acks)),
    }


def in_short(taken: Taken) -> Figures:
    """Of one: microseconds of processor time, commands, bytes, rows."""
    told = asdict(taken)
    of = {f"{name}_us": told.pop(name) * 1e6 for name in ("workers", "redis", "postgres")}
    return {name: round(value, 2) for name, value in {**of, **told}.items()}


def sessions(made: Callable[[Path], Alone], spread: bool = False) -> Figures:
    """Many small ones, independent of each other."""
    with running(made) as them:
        return busy(them, them.open([2 * COUPLES] * SESSIONS, spread), rounds, SECONDS, TIMES)


def costs() -> Figures:
    """What one worker with PostgreSQL and Redis takes of each part: for a session, for an act, behind haproxy."""
    with running(several(1)) as them:
        first = them.open([2 * COUPLES] * SESSIONS)
        rss, held = them.workers[0].rss, them.held()
        rooms = [*first, *them.open([2 * COUPLES] * SESSIONS)]
        found: Figures = {
            "worker_bytes_a_session": (them.workers[0].rss - rss) // SESSIONS,
            "redis_bytes_a_session": (them.held() - held) // SESSIONS,
        }
        found["at_rest"], found["one_by_one"] = one_by_one(them, rooms)
        stored = them.stored()
        found["a_round"] = busy(them, rooms[:SESSIONS], rounds, SECONDS, TIMES)
        acts = found["a_round"]["acts_s"] * SECONDS * TIMES
        found["stored_bytes_an_act"] = round((them.stored() - stored) / acts)
        found["at_the_desk"] = busy(them, rooms[SESSIONS:], logged, DESK_S, 2)
        found["behind_haproxy"] = behind(them, first)
        return found


def one_by_one(them: Several, rooms: list[Ours]) -> tuple[Figures, Figures]:
    """What a session takes in a second in which nothing happens, and an answer that no other comes together with: the
    desk is told of each.
    """
    before = them.taken()
    them.crowd.rest(REST_S)
    after = them.taken()
    rest = (after - before) / (REST_S + CHANNEL_S)
    for room in rooms:
        them.crowd.tell([(room.desk, room.push(evening.ASK))], room.phones, ROOM)
    before, began = them.taken(), time.perf_counter()
    for number in range(ONE_BY_ONE):
        room = rooms[number % len(rooms)]
        phone = room.phones[number // len(rooms)]
        them.crowd.tell([(phone, Room.answers(room)[0])], [phone], ACK)
        them.crowd.rest(0.005)
    seconds = time.perf_counter() - began + CHANNEL_S
    took = them.taken() - before
    for room in rooms:
        room.tell(act="close", run=room.run)
        room.tell(act="withhold", run=room.run)
    return in_short(rest / len(rooms)), in_short((took - rest * seconds) / ONE_BY_ONE)


def behind(them: Several, rooms: list[Ours]) -> Figures:
    """The same rounds through haproxy, without TLS: microseconds of its own for each act, and for each that comes."""
    port = free_port()
    front = haproxy(them.workers * 3, BIND=f"127.0.0.1:{port}")  # type: ignore[arg-type]
    try:
        time.sleep(1.5)
        began = servers.cpu_of(front.pid)
        them.through(port, rooms)
        came = servers.cpu_of(front.pid)
        phones = sum(len(room.phones) + 1 for room in rooms)
        acks = sum(them.crowd.converse([rounds(room) for room in rooms], SECONDS, 2))
        took = servers.cpu_of(front.pid) - came
        return {"acts_us": round(took * 1e6 / acks, 1), "came_us": round((came - began) * 1e6 / phones, 1)}
    finally:
        front.kill()
        front.wait(10)


def pushes(made: Callable[[Path], Alone]) -> Figures:
    """To 1,000 phones of one session, spread over the workers: until the last has it, and what it took."""
    with running(made) as them:
        [room] = them.open([PHONES], spread=True)
        before = them.taken().workers
        figure = room.pushes(PUSHES)
        used = (them.taken().workers - before) / PUSHES
        runs = sorted(round(one, 1) for one in figure.runs)
        return {"median_ms": round(figure.median, 1), "ms": runs, "workers_ms": round(used * 1000, 1)}


def back() -> Figures:
    """All 1,000 at once to one worker: microseconds of each part for each phone."""
    with running(several(1)) as them:
        [room] = them.open([PHONES])
        until, took = room.now(), list[Taken]()
        for _ in range(BACK):
            them.crowd.cut(room.phones)
            them.crowd.rest(1.0)
            before = them.taken()
            them.crowd.connect(room.phones, until)
            them.crowd.rest(0.3)
            took.append(them.taken() - before)
        return in_short(sorted(took, key=lambda one: one.workers)[BACK // 2] / PHONES)


def machine() -> Figures:
    cpu = next(line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    versions = {
        name: subprocess.run([name, said], capture_output=True, text=True, check=False).stdout.splitlines()[0]
        for name, said in (("redis-server", "--version"), ("haproxy", "-v"))
    }
    return {
        "processor": cpu.partition(": ")[2],
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **versions,
    }


def measure() -> Figures:
    found: Figures = {"when": time.strftime("%Y-%m"), "machine": machine(), "couples": COUPLES, "sessions": SESSIONS}
    parts: dict[str, dict[str, Callable[[], Figures]]] = {
        "throughput": {
            "alone": lambda: sessions(Alone),
            "one": lambda: sessions(several(1)),
            "two": lambda: sessions(several(2)),
            "two, each session spread": lambda: sessions(several(2), spread=True),
        },
        "push": {
            "alone": lambda: pushes(Alone),
            "one": lambda: pushes(several(1)),
            "three": lambda: pushes(several(3)),
        },
        "costs": {"one": costs, "back": back},
    }
    wanted = sys.argv[1:]
    for part, them in parts.items():
        for name, work in them.items():
            if not wanted or "--write" in wanted or part in wanted:
                found.setdefault(part, {})[name] = work()
                print(part, name, json.dumps(found[part][name]), flush=True)
    return found


def concluded(found: Figures) -> Figures:
    """What was asked for: two workers beside one, three beside one."""
    told: Figures = {}
    if "throughput" in found:
        took = {name: one["an_act"] for name, one in found["throughput"].items()}
        for name in ("two", "two, each session spread"):
            told[f"{name}: acts a second, of one"] = round(2 * took["one"]["workers_us"] / took[name]["workers_us"], 2)
    if "push" in found:
        last = {name: one["median_ms"] for name, one in found["push"].items()}
        told["push, three workers, of one alone"] = round(last["three"] / last["alone"], 2)
        told["push, three workers, of one of several"] = round(last["three"] / last["one"], 2)
    return told


def main() -> None:
    get_ready(servers.LOAD_CORE)
    found = measure()
    found["concluded"] = concluded(found)
    print(json.dumps(found["concluded"], indent=1))
    if "--write" in sys.argv:
        MEASURED.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
