"""Which database the tests run on: SQLite, or with `--store postgres` a PostgreSQL of their own."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from tests.postgres import Cluster

chosen = "sqlite"
_clusters: list[Cluster] = []
_of: dict[Path, str] = {}


def of(folder: Path, empty: bool = False) -> str:
    """The address of the database that belongs to a folder; the same each time. `empty`: without any table at first."""
    if chosen == "sqlite":
        return f"sqlite:///{folder}/w.sqlite"
    if folder not in _of:
        _of[folder] = cluster().fresh(empty)
    return _of[folder]


def files(folder: Path) -> bytes:
    """Every byte of the files of a folder, and of its database where that lies elsewhere."""
    kept = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
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
