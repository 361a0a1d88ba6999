"""A room full of phones on one of the servers, and what is measured in it: pushes, answers, everybody back at once."""

import json
import secrets
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import evening, servers
from bench.load import ACK, Crowd, Failed, Phone, beginning, frame

ROOM = b'42["room"'
AT_ONCE = 400
"""Connections that are opened together where nothing is measured."""
SIZE = 1_024
"""Bytes that phones fill their answers up to (docs/protocol.md)."""


@dataclass
class Figure:
    """Milliseconds of each repeat, of the last of so many `phones`; and what all repeats together took of the server's
    processor time and of the load's. `bytes`: of the message that each phone waited for.
    """

    phones: int
    runs: list[float] = field(default_factory=list)
    server_s: float = 0.0
    load_s: float = 0.0
    bytes: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def server_us(self) -> float:
        """Microseconds of the server's processor time for one phone, once."""
        return self.server_s * 1e6 / len(self.runs) / self.phones

    @property
    def load_share(self) -> float:
        """How much of the time that was measured the load computed. Near 1 it was the limit, and not the server."""
        return self.load_s * 1000 / sum(self.runs)

    def as_dict(self) -> dict[str, Any]:
        return {
            "median": round(self.median, 2),
            "least": round(min(self.runs), 2),
            "most": round(max(self.runs), 2),
            "repeats": len(self.runs),
            "us_a_phone": round(1000 * self.median / self.phones, 2),
            "server_us_a_phone": round(self.server_us, 2),
            "load_share": round(self.load_share, 3),
            "bytes": self.bytes,
        }


class Room:
    """A server with everybody connected, and how one speaks with it."""

    told = ROOM

    def __init__(self, server: servers.Process, phones: list[Phone], desk: Phone, crowd: Crowd | None = None) -> None:
        self.server, self.phones, self.desk = server, phones, desk
        self.crowd = crowd or Crowd(server.port)
        self.until = [beginning("room")]
        self.run = 0

    def come(self, rest: float = 0.3) -> None:
        self.crowd.connect([self.desk], [beginning("room")])
        self.crowd.connect(self.phones, self.until, AT_ONCE)
        self.crowd.rest(rest)

    def push(self) -> bytes:
        """What the desk sends."""
        return frame('42["push"]')

    def answers(self) -> list[bytes]:
        """What each phone sends: the same to every server, which need not look into it."""
        return [
            frame(f'42{number}["act",{json.dumps(self._answer(), separators=(",", ":"))}]')
            for number, _ in enumerate(self.phones, 1)
        ]

    def _answer(self) -> dict[str, Any]:
        ids = {"id": secrets.token_hex(16), "receipt": secrets.token_hex(16)}
        act = {**ids, "act": "answer", "run": self.run, "turn": 1, "answer": [secrets.randbelow(2)], "pad": ""}
        return {**act, "pad": "x" * (SIZE - len(json.dumps(act, separators=(",", ":"))))}

    def answers_counted(self) -> None:
        """After all have answered."""

    def now(self) -> list[bytes]:
        """How the views begin that whoever comes now has to get."""
        return self.until

    def close(self) -> None:
        self.crowd.cut([*self.phones, self.desk])
        self.server.stop()

    # what is measured

    def measure(self, figure: Figure, work: Callable[[], float]) -> None:
        before, mine = self.server.cpu, self.crowd.cpu
        figure.runs.append(1000 * work())
        figure.load_s += self.crowd.cpu - mine
        figure.server_s += self.server.cpu - before
        figure.bytes = len(self.crowd.heard)

    def pushes(self, repeats: int) -> Figure:
        figure = Figure(len(self.phones))
        for _ in range(repeats):
            said = [(self.desk, self.push())]
            self.measure(figure, lambda said=said: self.crowd.tell(said, self.phones, self.told))  # type: ignore[misc]
            self.crowd.rest(0.3)
        return figure

    def answered(self, repeats: int) -> Figure:
        figure = Figure(len(self.phones))
        for _ in range(repeats):
            said = list(zip(self.phones, self.answers(), strict=True))
            self.measure(figure, lambda said=said: self.crowd.tell(said, self.phones, ACK))  # type: ignore[misc]
            self.crowd.rest(0.6)
            self.answers_counted()
        return figure

    def back(self, repeats: int) -> Figure:
        figure = Figure(len(self.phones))
        until = self.now()
        for _ in range(repeats):
            self.crowd.cut(self.phones)
            self.crowd.rest(1.0)
            self.measure(figure, lambda: self.crowd.connect(self.phones, until))
            self.crowd.rest(0.6)
        return figure


class OTree(Room):
    """A live page: whoever says something is the desk, and hears it as well."""

    told = b'{"otree_success"'

    def __init__(self, server: servers.Process, phones: list[Phone]) -> None:
        super().__init__(server, phones, phones[0])

    def come(self, rest: float = 2.0) -> None:
        self.crowd.connect(self.phones, [], 50)
        self.crowd.rest(rest)

    def push(self) -> bytes:
        return frame('{"push":1}')

    def close(self) -> None:
        self.crowd.cut(self.phones)
        self.server.stop()


class Ours(Room):
    """A real session: the desk's acts, everybody's answers, all that the rules want."""

    def __init__(self, server: servers.Server, made: evening.Evening, folder: Path, crowd: Crowd | None = None) -> None:
        super().__init__(server, made.phones, made.desk, crowd)
        self.session, self.folder = made.session, folder
        self.until = [beginning("room"), beginning("mine")]

    def come(self, rest: float = 0.5) -> None:
        self.crowd.connect([self.desk], [beginning("desk")])
        self.crowd.connect(self.phones, self.until, AT_ONCE)
        self.crowd.rest(rest)

    def push(self, step: int = evening.READ) -> bytes:
        self.run += 1
        act = {"id": secrets.token_hex(16), "act": "push", "step": step, "after": self.run - 1}
        return frame(f'421["act",{json.dumps(act)}]')

    def ask(self) -> None:
        """A question to the room. None opens in the first seconds of a server (DESIGN 2.2)."""
        while not self.tell(act="push", step=evening.ASK, after=self.run)["ok"]:
            self.crowd.rest(0.5)
        self.run += 1
        self.crowd.rest(0.5)

    def tell(self, **act: Any) -> dict[str, Any]:
        """The desk acts; what it is answered."""
        assert self.desk.sock
        self.desk.sock.send(frame(f'422["act",{json.dumps({"id": secrets.token_hex(16), **act})}]'))
        text = self.crowd.hear(self.desk, lambda text: text.startswith(b"432"))
        found: dict[str, Any] = json.loads(text[3:])[0]
        return found

    def answers(self) -> list[bytes]:
        self.ask()
        return super().answers()

    def closed(self) -> int:
        """Close the question, and show nothing of it; how many ballots were in the box."""
        for act in ("close", "withhold"):
            told = self.tell(act=act, run=self.run)
            if not told["ok"]:
                raise Failed(f"{act}: {told}")
        with sqlite3.connect(self.folder / "workshop.sqlite") as database:
            query = "select count(*) from ballots where session = ? and run = ?"
            return int(database.execute(query, (self.session, self.run)).fetchone()[0])

    def answers_counted(self) -> None:
        found = self.closed()
        if found != len(self.phones):
            raise Failed(f"{found} ballots of {len(self.phones)}")

    def now(self) -> list[bytes]:
        """Views of the seq that one phone gets: older ones do not count."""
        self.crowd.cut(self.phones[:1])
        self.crowd.connect(self.phones[:1], [beginning("mine")])
        seq = json.loads(self.crowd.heard[2:])[1]["seq"]
        return [beginning("room", seq), beginning("mine", seq)]

    def view(self) -> dict[str, Any]:
        """The room's view as it went out last: the others send the same."""
        assert self.desk.sock
        self.desk.sock.send(self.push())
        text = self.crowd.hear(self.phones[0], lambda text: text.startswith(ROOM))
        found: dict[str, Any] = json.loads(text[2:])[1]
        return found


@contextmanager
def room_of(name: str, phones: int, folder: Path, view: Path) -> Iterator[Room]:
    """Everybody connected to a server of that name."""
    if name == "ours":
        made = evening.prepare(folder, [phones])[0]
        room: Room = Ours(servers.ours(folder), made, folder)
    elif name == "otree":
        server, paths = servers.otree(folder, view, phones)
        room = OTree(server, [Phone(path=path, offers=False) for path in paths])
    else:
        everybody = [Phone(offers=name != "stock") for _ in range(phones + 1)]
        room = Room(getattr(servers, name)(view), everybody[1:], everybody[0])
    try:
        room.come()
        yield room
    finally:
        room.close()
