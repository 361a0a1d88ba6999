"""Whether a database can be used: read, written, and of the schema that this version knows."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.exc import SQLAlchemyError

from workshop.store.engine import Store, StoreError, revisions, schema_of

AT_MOST_S = 0.5
"""How long to wait for somebody else who writes, before saying that nobody can."""


def head() -> str:
    """The newest schema that this version knows."""
    return revisions()[-1]


def knows(revision: str) -> bool:
    """Whether a schema is one that this version can begin from."""
    return revision in revisions()


def readable(store: Store) -> bool:
    try:
        with store.read() as connection:
            connection.exec_driver_sql("select count(*) from accounts").scalar()
    except SQLAlchemyError:
        return False
    return True


def writable(store: Store) -> bool:
    """Whether a transaction that writes can begin: not when the disk is read-only or somebody else holds it."""
    try:
        with store.write(session="none", patience=AT_MOST_S):
            return True
    except SQLAlchemyError:
        return False


def at_head(store: Store) -> bool:
    """Whether the schema is the newest this version knows, or one that a newer version has made of it since."""
    try:
        with store.read() as connection:
            return (schema_of(connection) or "") >= head()
    except SQLAlchemyError:
        return False


def look(path: Path) -> dict[str, str]:
    """What a SQLite file is like, without touching it: schema, check, journal, accounts, old resources.

    Raises StoreError when it is no database that can be read.
    """
    how = "mode=ro" if path.with_name(path.name + "-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True)) as connection:
            found = {name: str(connection.execute(asked).fetchone()[0]) for name, asked in ASKED.items()}
    except sqlite3.Error as wrong:
        raise StoreError(str(wrong)) from wrong
    return {**found, "journal": "wal" if _says_wal(path) else "another"}


def look_from_outside(url: str) -> dict[str, str]:
    """What a PostgreSQL database is like, without changing it: schema, accounts, old resources, and its settings.

    Raises StoreError when it can't be reached or read.
    """
    from workshop.store import postgres  # here: only who has chosen it needs what it imports

    try:
        store = postgres.Postgres(postgres.make(url, pool=1))
        with store.read() as connection:
            found = {name: str(connection.exec_driver_sql(asked).scalar()) for name, asked in SETTINGS.items()}
            found["schema"] = schema_of(connection) or ""
            if found["schema"]:
                found |= {name: str(connection.exec_driver_sql(asked).scalar()) for name, asked in HELD.items()}
        store.close()
    except (SQLAlchemyError, ImportError) as wrong:
        raise StoreError(str(getattr(wrong, "orig", None) or wrong).splitlines()[0]) from wrong
    return found


def _says_wal(path: Path) -> bool:
    """By the file's own header: 2 at these places (sqlite.org/fileformat2.html)."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


ASKED = {
    "schema": "select version_num from alembic_version",
    "check": "pragma quick_check(1)",
    "accounts": "select count(*) from accounts",
    "unchecked": "select count(*) from resources where checked is null or julianday('now') - julianday(checked) > 90",
}

SETTINGS = {
    "version": "show server_version",
    "encoding": "show server_encoding",
    "fsync": "show fsync",
    "commit": "show synchronous_commit",
    "connections": "show max_connections",
}
HELD = {
    "accounts": "select count(*) from accounts",
    "unchecked": "select count(*) from resources where checked is null or current_date - checked::date > 90",
}
