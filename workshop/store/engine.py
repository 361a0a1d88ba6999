"""Opens the database, brings its schema up to date, and hands out transactions."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

MIGRATIONS = Path(__file__).parent / "migrations"
BEFORE = "before-restore.sqlite"
"""What was there before a backup was put in its place; gone a day later, or as soon as anything is erased."""
BUSY_MS = 20
"""As long as SQLite itself waits for another process: while it does, nothing else goes on here."""
PATIENCE_S, GLANCE_S = 10.0, 0.02

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    f"busy_timeout={BUSY_MS}",
)


UNSAVED = (OperationalError, NoConnection)
"""What a transaction fails with that may go through later: the database is away, or somebody holds it."""


class StoreError(Exception):
    """The database can't be used; the text says which one, why, and what to do."""


class Store:
    """Transactions on one database. Writers queue on a lock of ours, so that none waits inside SQLite."""

    keeps_a_log = False
    """Whether there is a log, on the disk or elsewhere, that holds what was deleted longer than this store can say."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = Lock()
        self.around: Callable[[], AbstractContextManager[None]] = nullcontext  # each writing transaction, to measure it

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, session: str = "", patience: float | None = None) -> Iterator[Connection]:
        """One transaction: all or nothing. Waits for other processes for so many seconds. Raises OperationalError.

        `session`: the one whose rows are written, when no others are. Where writers need not wait for those of others,
        they do not then.
        """
        with self._writing, self.around(), self.engine.connect() as plain:
            connection = plain.execution_options(immediate=True)
            with _begun(connection, PATIENCE_S if patience is None else patience):
                yield connection

    def long(self, connection: Connection) -> AbstractContextManager[None]:
        """While something takes long on a connection, it is not given up."""
        return nullcontext()

    @contextmanager
    def one_at_a_time(self, what: str) -> Iterator[None]:
        """What of all servers on this database only one should do at once. Only one uses a SQLite file."""
        yield

    def forget_deleted(self, aside: bool = True) -> bool:
        """Write the WAL back and cut it to nothing, so that deleted rows are in no file any more; whether it is so.

        `aside`: what a restore put aside goes as well, for it may hold what was deleted.
        """
        if aside and self.engine.url.database:
            remove(Path(self.engine.url.database).with_name(BEFORE))
        with self._writing, self.engine.connect() as connection:
            return _cut_wal(connection.connection.cursor())

    def close(self) -> None:
        self.forget_deleted(aside=False)
        self.engine.dispose()


BESIDE = ("", "-wal", "-shm")
"""The database, and what stands beside it."""


def remove(path: Path) -> None:
    """A database, if it is there."""
    for beside in BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)


def _cut_wal(cursor: Any) -> bool:
    """Does not wait for another process that reads: the next purge and the end of the server try again."""
    cursor.execute("PRAGMA busy_timeout=0")
    busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return not busy


def _begun(connection: Connection, patience: float) -> RootTransaction:
    """A transaction that holds the write lock. Waits for it outside of SQLite, so that everything else goes on."""
    last = time.monotonic() + patience
    while True:
        try:
            return connection.begin()
        except OperationalError as wrong:
            if not _is_busy(wrong) or time.monotonic() > last:
                raise
            time.sleep(GLANCE_S)


def _is_busy(wrong: OperationalError) -> bool:
    return getattr(wrong.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def open_store(url: str, pool: int = 8) -> Store:
    """The store behind a database URL, its schema brought up to date. Raises StoreError.

    `pool`: how many connections to PostgreSQL it may have.
    """
    try:
        store = _store(url, pool)
        _upgrade(store)
    except (SQLAlchemyError, WrongSchema, ImportError, OSError) as wrong:
        raise StoreError(_sentence(url, wrong)) from wrong
    return store


def _sentence(url: str, wrong: Exception) -> str:
    why = str(getattr(wrong, "orig", None) or wrong).splitlines()[0].rstrip(".")
    return f"The database {_shown(url)} can't be used: {why}. {_hint(url, wrong)}"


def _hint(url: str, wrong: Exception) -> str:
    if not url.startswith("postgres"):
        return "Is its folder there and writable for this user?"
    if isinstance(wrong, ImportError):
        return "PostgreSQL needs psycopg: pip install 'side-by-side[postgres]'."
    return "Is PostgreSQL running there, and does it know this user and this database?"


def _shown(url: str) -> str:
    """An address without passwords, wherever they stand in it."""
    try:
        return make_url(url).set(query={}).render_as_string(hide_password=True)
    except ArgumentError:
        return "in WORKSHOP_DATABASE"


def _store(url: str, pool: int) -> Store:
    backend = make_url(url).get_backend_name()
    if backend == "sqlite":
        return Store(_engine(url))
    if backend != "postgresql":
        raise WrongSchema("there is SQLite and PostgreSQL")
    from workshop.store import postgres  # here: only who has chosen it needs what it imports

    return postgres.Postgres(postgres.make(url, pool))


def _engine(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once, so that a transaction never fails half way for want of it."""
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def revisions() -> list[str]:
    """Every schema that this version knows, the newest last: as the files are called that lead to them."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def schema_of(connection: Connection) -> str | None:
    """The schema that a database has; None while it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("select version_num from alembic_version").scalar()
    return found


class WrongSchema(Exception):
    """The database can't be brought up to date; the text says why."""


def migrations() -> Any:
    """Alembic's configuration: where it finds them."""
    from alembic.config import Config  # here: seldom needed, and long to load

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _upgrade(store: Store) -> None:
    with store.read() as connection:
        if schema_of(connection) == revisions()[-1]:
            return
    from alembic import command
    from alembic.util import CommandError

    config = migrations()
    with store.write() as connection, store.long(connection):
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as wrong:
            raise WrongSchema(str(wrong)) from wrong
