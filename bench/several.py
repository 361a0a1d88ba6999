"""Workers of ours on one PostgreSQL and one Redis, and what each of them takes."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import redis

from bench import evening, servers
from bench.load import Crowd
from bench.rooms import Ours
from tests.postgres import Cluster
from tests.scale.redis_server import RedisServer

SECRET = "one secret for all of the workers"
CHANNEL_S = 1.5
"""After so long a worker that has just started hears from Redis, and PostgreSQL has counted what it did."""


@dataclass
class Taken:
    """Seconds of processor time of each part; what Redis was told, in commands and bytes; what PostgreSQL wrote."""

    workers: float = 0.0
    redis: float = 0.0
    postgres: float = 0.0
    redis_commands: float = 0.0
    redis_in: float = 0.0
    redis_out: float = 0.0
    rows: float = 0.0
    commits: float = 0.0
    wal: float = 0.0

    def __sub__(self, before: "Taken") -> "Taken":
        return Taken(*(getattr(self, one.name) - getattr(before, one.name) for one in fields(self)))

    def __mul__(self, by: float) -> "Taken":
        return self / (1 / by)

    def __truediv__(self, by: float) -> "Taken":
        return Taken(*(getattr(self, one.name) / by for one in fields(self)))


class Alone:
    """One worker as it comes: SQLite and its own memory. `rooms`: the sessions, each with its desk and phones."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.crowd = folder, Crowd(0)
        self.workers: list[servers.Server] = []
        self._start()

    def _start(self) -> None:
        self.database = ""
        self.workers = [servers.ours(self.folder)]

    def open(self, sizes: Sequence[int], spread: bool = False) -> list[Ours]:
        """A session of each size, everybody connected: all of one to the same worker, or `spread` over all workers."""
        rooms = [
            Ours(self.workers[0], made, self.folder, self.crowd)
            for made in evening.prepare(self.folder, sizes, **self._changes())
        ]
        for number, room in enumerate(rooms):
            for nth, phone in enumerate([room.desk, *room.phones]):
                phone.port = self.workers[(nth if spread else number) % len(self.workers)].port
        for room in rooms:
            room.come(0.0)
        self.crowd.rest(1.0)
        return rooms

    def _changes(self) -> dict[str, Any]:
        return {}

    def through(self, port: int, rooms: Sequence[Ours]) -> None:
        """Have everybody come again, through what listens at this port."""
        for room in rooms:
            self.crowd.cut([room.desk, *room.phones])
            for phone in (room.desk, *room.phones):
                phone.port = port
            room.come(0.0)
        self.crowd.rest(1.0)

    def taken(self) -> Taken:
        return Taken(workers=sum(one.cpu for one in self.workers))

    def close(self) -> None:
        for one in self.workers:
            one.stop()


class Several(Alone):
    """So many workers, each on its core, over a real PostgreSQL and Redis, which have the load's core.

    PostgreSQL does not wait for its disk here: how long that takes is the disk's affair, and costs no processor.
    """

    def __init__(self, folder: Path, cores: Sequence[int]) -> None:
        self.cores = cores
        super().__init__(folder)

    def _start(self) -> None:
        self.cluster, self.redis = Cluster(), RedisServer(self.folder)
        self.database = self.cluster.fresh()
        told = {"WORKSHOP_DATABASE": self.database, "WORKSHOP_REDIS": self.redis.url, "WORKSHOP_SECRET": SECRET}
        self.workers = [servers.ours(self.folder / str(n), core, **told) for n, core in enumerate(self.cores)]
        self.crowd.rest(CHANNEL_S)

    def _changes(self) -> dict[str, Any]:
        return {"database": self.database, "secret": SECRET}

    def taken(self) -> Taken:
        seconds = self._processors()
        self.crowd.rest(CHANNEL_S)
        with redis.Redis.from_url(self.redis.url) as asked, self.cluster.connect(self._name) as database:
            told: Any = asked.info("stats")
            counted: Any = database.execute(
                "select sum(n_tup_ins), (select xact_commit from pg_stat_database where datname = current_database()),"
                " pg_current_wal_insert_lsn() - '0/0' from pg_stat_user_tables"
            ).fetchone()
        return replace(
            seconds,
            redis_commands=told["total_commands_processed"],
            redis_in=told["total_net_input_bytes"],
            redis_out=told["total_net_output_bytes"],
            **dict(zip(("rows", "commits", "wal"), map(float, counted), strict=True)),
        )

    def _processors(self) -> Taken:
        postgres = sum(map(servers.cpu_of, self._backends()))
        return replace(super().taken(), redis=servers.cpu_of(self.redis.process.pid), postgres=postgres)

    def stored(self) -> int:
        """Bytes of the tables of events and ballots, with their indexes."""
        query = "select pg_total_relation_size('events') + pg_total_relation_size('ballots')"
        with self.cluster.connect(self._name) as database:
            [found] = database.execute(query).fetchone() or [0]
        return int(str(found))

    def held(self) -> int:
        """Bytes that Redis holds."""
        with redis.Redis.from_url(self.redis.url) as asked:
            told: Any = asked.info("memory")
        return int(told["used_memory"])

    @property
    def _name(self) -> str:
        return self.database.partition("@/")[2].partition("?")[0]

    def _backends(self) -> list[int]:
        """PostgreSQL's processes. Those of the workers stay as long as these have their connections."""
        first = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        return [first, *map(int, Path(f"/proc/{first}/task/{first}/children").read_text().split())]

    def close(self) -> None:
        super().close()
        self.redis.stop()
        self.cluster.end()
