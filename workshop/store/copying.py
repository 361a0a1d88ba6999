"""A copy of the whole database while others go on writing, and a look at whether a copy is sound. SQLite only."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from workshop.store.engine import BEFORE, BESIDE, StoreError, remove

OF_THE_TWO = ("sealed", "drafts", "marks", "ballots")
"""Tables of which nothing is kept once a session has ended."""


def place(url: str) -> Path:
    """The file behind a database URL. Raises StoreError for any other kind of database."""
    found = make_url(url)
    if found.get_backend_name() != "sqlite" or not found.database:
        raise StoreError(
            "Backups are of SQLite databases. Of PostgreSQL make them with pg_dump, and restore them with pg_restore "
            "(docs/running.md says what belongs to that)."
        )
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


def gone(path: Path) -> list[dict[str, Any]]:
    """What a database says is gone, as receipts.honour takes it; the database stays as it is. Raises StoreError."""
    try:
        with _opened(path) as database:
            there = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
            found = {name: _rows(database, query) for name, query in GONE.items() if name in there}
    except sqlite3.Error as wrong:
        raise StoreError(f"{path} can't be read: {wrong}.") from wrong
    erased = [{"session": row["id"], "row": row} for row in found.get("receipts", [])]
    deleted = [{"workshop": row["id"], "at": row["deleted_at"]} for row in found.get("workshops", [])]
    return [*erased, *deleted, *({"out": row} for row in found.get("signed_out", []))]


GONE = {
    "receipts": "select * from receipts",
    "workshops": "select * from workshops where deleted_at is not null",
    "signed_out": "select * from signed_out",
}


def _rows(database: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    try:
        found = database.execute(query)
    except sqlite3.OperationalError:
        return []  # a schema from before there was such a thing
    return [dict(zip((column[0] for column in found.description), row, strict=True)) for row in found]


def put_in_place(fresh: Path, path: Path) -> None:
    """The old one stays beside, with its log, which must not be read into the new one; at no moment is there none."""
    aside = path.with_name(BEFORE)
    remove(aside)
    for beside in BESIDE:
        part = path.with_name(path.name + beside)
        if part.exists():
            aside.with_name(aside.name + beside).hardlink_to(part)
    if aside.exists():
        os.utime(aside)
    for beside in BESIDE[1:]:
        path.with_name(path.name + beside).unlink(missing_ok=True)
    os.replace(fresh, path)
