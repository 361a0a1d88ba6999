"""What the tests run on: SQLite, or with `--store postgres` a PostgreSQL of their own; `postgres+redis`: Redis too."""

import json
import secrets
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import redis
from sqlalchemy import make_url

from tests import quickly
from tests.postgres import Cluster
from tests.scale.redis_server import RedisServer
from tests.waiting import until
from workshop.config import Config
from workshop.exercises import Library
from workshop.live.house import House
from workshop.passing.shared import SPACE
from workshop.store import open_store

CHOICES = ("sqlite", "postgres", "postgres+redis")
SECRET = "one secret for all that run on it"
chosen, with_redis = "sqlite", False
_clusters: list[Cluster] = []
_redis: list[RedisServer] = []
_of: dict[Path, str] = {}
_passing: dict[Path, str] = {}
_numbers = count(1)


def choose(store: str) -> None:
    global chosen, with_redis
    chosen, _, passing = store.partition("+")
    with_redis = bool(passing)


def settings(folder: Path) -> dict[str, str]:
    """What a server is told of what belongs to a folder, where it is not what it would choose by itself."""
    if chosen == "sqlite":
        quickly.empty_database(folder / "workshop.sqlite")
    lasting = {"WORKSHOP_DATABASE": of(folder)} if chosen != "sqlite" else {}
    return {**lasting, "WORKSHOP_REDIS": passing_of(folder), "WORKSHOP_SECRET": SECRET} if with_redis else lasting


def house(folder: Path, library: Library, clock: Callable[[], float] = time.time, **more: Any) -> House:
    """A house in this process on what belongs to a folder; `more`: settings. To be closed."""
    config = Config(data=folder, database=of(folder), secret="x" * 32, redis=passing_of(folder), **more)
    if config.redis:  # by the house's clock it knows all that passes from now on
        with redis.Redis.from_url(config.redis) as one:
            one.set(f"{SPACE}:epoch", json.dumps([secrets.token_hex(6), clock()]), nx=True)
    return open_house(config, library, clock)


def open_house(config: Config, library: Library, clock: Callable[[], float] = time.time) -> House:
    """Such a house on whatever is set."""
    opened = House(config, open_store(config.database), library, clock)
    opened.passing.start()
    until(lambda: opened.passing.reached)
    return opened


def unhurried(house: House) -> None:
    """For its limits, and for who hands in anew after a restart, everybody has waited long enough."""
    later, passing = count(1_000, 1_000), house.passing
    passing._clock = lambda: float(next(later))
    passing.allow, passing.spent = (lambda *_: True), (lambda *_: False)  # type: ignore[method-assign]


def passing_of(folder: Path, anew: bool = False) -> str:
    """The address of the Redis database that belongs to a folder, if there is a Redis; `anew`: an empty one."""
    if not with_redis:
        return ""
    if not _redis:
        _redis.append(RedisServer(Path(tempfile.mkdtemp(prefix="side-by-side-redis-")), databases=10_000))
    if anew or folder not in _passing:
        _passing[folder] = _redis[0].url.removesuffix("0") + str(next(_numbers))
    return _passing[folder]


def of(folder: Path, empty: bool = False) -> str:
    """The address of the database that belongs to a folder; the same each time. `empty`: without any table at first."""
    if chosen == "sqlite":
        if not empty:
            quickly.empty_database(folder / "w.sqlite")
        return f"sqlite:///{folder}/w.sqlite"
    if folder not in _of:
        _of[folder] = cluster().fresh(empty)
    return _of[folder]


def files(folder: Path) -> bytes:
    """Every byte of the files of a folder, but for the pages as they were built; and of its database elsewhere."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and folder / "pages" not in path.parents)
    kept = b"".join(path.read_bytes() for path in found)
    return kept + (cluster().files(_of[folder]) if folder in _of else b"")


def rows(url: str, statement: str, *values: Any) -> list[Any]:
    """What a statement brings that is said to a database from outside."""
    found = make_url(url)
    if found.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(found.database))) as database, database:
            return database.execute(statement, values).fetchall()
    with psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True) as database:
        told = database.execute(statement.replace("?", "%s"), values)  # type: ignore[arg-type]
        return told.fetchall() if told.description else []


def refuses(url: str, table: str, when: str) -> None:
    """From now on a table takes no row of which `when` is true; `takes_again` ends that."""
    if url.startswith("sqlite"):
        broken = (
            f"create trigger broken before insert on {table} when new.{when} begin select raise(abort, 'broken'); end"
        )
    else:
        broken = f"alter table {table} add constraint broken check (not ({when})) not valid"
    rows(url, broken)


def takes_again(url: str, table: str) -> None:
    sqlite = url.startswith("sqlite")
    rows(url, "drop trigger broken" if sqlite else f"alter table {table} drop constraint broken")


def cluster() -> Cluster:
    """The PostgreSQL of this run; started for whoever asks first."""
    if not _clusters:
        _clusters.append(Cluster())
    return _clusters[0]


def end() -> None:
    while _clusters:
        _clusters.pop().end()
    while _redis:
        _redis[0].stop()
        shutil.rmtree(_redis.pop().folder)
