"""A copy of the whole database while others go on writing, and a look at whether a copy is sound. SQLite only."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from workshop.store.engine import StoreError

OF_THE_TWO = ("sealed", "drafts", "marks", "ballots")
"""Tables of which nothing is kept once a session has ended."""


def place(url: str) -> Path:
    """The file behind a database URL. Raises StoreError for any other kind of database."""
    found = make_url(url)
    if found.get_backend_name() != "sqlite" or not found.database:
        raise StoreError("Backups are of SQLite databases. Of any other, use the tools that come with it.")
    return Path(found.database)


def copy(source: Path, to: Path, passing: Sequence[str]) -> None:
    """A consistent copy of what is there at this moment, without what is free or deleted. Raises StoreError.

    Of sessions that have ended the copy leaves out what goes 24 hours later anyway, events of the `passing` types among
    it; and it leaves out the links that sign somebody in.
    """
    if not source.is_file():
        raise StoreError(f"There is no database {source} to back up.")
    try:
        with _opened(source) as database:
            database.execute("vacuum into ?", [str(to)])
        with _opened(to) as database:
            _thin(database, passing)
    except sqlite3.Error as wrong:
        raise StoreError(f"The database {source} can't be backed up: {wrong}.") from wrong


def _thin(database: sqlite3.Connection, passing: Sequence[str]) -> None:
    ended = "session in (select id from sessions where ended_at is not null)"
    there = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
    database.execute("begin")
    for table in there.intersection(OF_THE_TWO):
        database.execute(f"delete from {table} where {ended}")
    database.execute(f"delete from events where {ended} and type in ({','.join('?' * len(passing))})", list(passing))
    database.execute("delete from links")
    database.execute("commit")
    database.execute("vacuum")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as database:
        database.execute("pragma secure_delete=on")
        yield database


def revision(path: Path) -> str:
    """The schema of a database. Raises StoreError when it is none of ours."""
    try:
        with _opened(path) as database:
            return str(database.execute("select version_num from alembic_version").fetchone()[0])
    except (sqlite3.Error, TypeError) as wrong:
        raise StoreError(f"{path} is no database of a workshop: {wrong}.") from wrong


def faults(path: Path) -> list[str]:
    """What SQLite finds wrong with a database; nothing if it is sound."""
    try:
        with _opened(path) as database:
            found = [row[0] for row in database.execute("pragma integrity_check(5)")]
    except sqlite3.Error as wrong:
        return [str(wrong)]
    return [] if found == ["ok"] else found


BESIDE = ("", "-wal", "-shm")
"""The database, and what stands beside it."""


def remove(path: Path) -> None:
    for beside in BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)


def move(path: Path, to: Path) -> None:
    """If it is there."""
    for beside in BESIDE:
        part = path.with_name(path.name + beside)
        if part.exists():
            part.replace(to.with_name(to.name + beside))
            to.touch()
