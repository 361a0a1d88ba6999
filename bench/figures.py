"""What is measured of our own server alone: memory, many rooms, a restart, a long session."""

import statistics
import tempfile
import time
from pathlib import Path

from bench import evening, servers
from bench.load import Crowd, Failed, beginning
from bench.rooms import AT_ONCE, ROOM, Ours
from tests.ports import free_port

FILLING = 1_000


def per_phone(phones: int, rooms: int) -> float:
    """KB of memory that a server takes for each phone, in so many rooms of so many phones, couples' state included.

    A server that has just started has room to spare, left from reading its files; the first few hundred phones would
    seem to cost nothing. So FILLING others come first, in a room of their own.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        first, *rest = evening.prepare(folder, sizes=[FILLING, *[phones] * rooms])
        server = servers.ours(folder)
        crowd, until = Crowd(server.port), [beginning("room"), beginning("mine")]
        try:
            crowd.connect(first.phones, until, AT_ONCE)
            crowd.rest(1.0)
            before = server.rss
            for one in rest:
                crowd.connect(one.phones, until, AT_ONCE)
            crowd.rest(1.0)
            return (server.rss - before) / 1024 / phones / rooms
        finally:
            server.stop()


def ready_after(folder: Path) -> float:
    """Seconds from the start of the process until it says that it can serve."""
    port, began = free_port(), time.perf_counter()
    server = servers.Process(servers.serving(folder, port), port)
    try:
        while not servers.is_ready(port):
            time.sleep(0.005)
        return time.perf_counter() - began
    finally:
        server.stop()


def acts_of(more: int, repeats: int) -> float:
    """Milliseconds that an act of the desk takes in a session with so many more events; the median."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        made = evening.prepare(folder, [16], more)[0]
        room = Ours(servers.ours(folder), made, folder)
        try:
            room.come()
            return 1000 * statistics.median(_act(room, number) for number in range(repeats))
        finally:
            room.close()


def _act(room: Ours, number: int) -> float:
    room.crowd.rest(0.13)  # no faster than one person may act
    began = time.perf_counter()
    told = room.tell(act="blank", on=number % 2 == 0)
    if not told["ok"]:
        raise Failed(str(told))
    return time.perf_counter() - began


def many_rooms(number: int, seconds: float, phones: int = 20, every: float = 5.0) -> float:
    """So many sessions, each pushing every few seconds; the 99th percentile of milliseconds until a phone has it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        made = evening.prepare(folder, [phones] * number)
        server = servers.ours(folder)
        try:
            return 1000 * _pushing(server, made, folder, seconds, every)
        finally:
            server.stop()


def _pushing(server: servers.Server, made: list[evening.Evening], folder: Path, seconds: float, every: float) -> float:
    crowd = Crowd(server.port)
    rooms = [Ours(server, one, folder, crowd) for one in made]
    for room in rooms:
        room.come(0.0)
    crowd.rest(1.0)
    least = max(1, round(60 / len(rooms)))  # of one room alone many more pushes are needed for a percentile
    due = [
        (at * every / least + nth * every / len(rooms) / least, nth)
        for at in range(round(seconds / every) * least)
        for nth in range(len(rooms))
    ]
    waits = crowd.follow(sorted(due), [(room.desk, room.push, room.phones) for room in rooms], ROOM)
    return sorted(waits)[int(0.99 * len(waits))]
