"""PostgreSQL as the durable store, with what SQLite promises: a reader sees one moment, and writers do not overlap.

Whoever writes holds a lock of the database until its transaction ends: alone, or, where only the rows of one session
are written, together with the writers of other sessions. So whatever is read before something is written is still true
then, whichever server writes. The lock comes with BEGIN, in one message.
"""

import re
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import local
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from workshop.store.engine import PATIENCE_S, Store
from workshop.store.tables import metadata

GIVE_UP_S = 10
"""After so long a PostgreSQL that says nothing is not there; and a server of ours that stands still loses its lock."""
SILENT_S = PATIENCE_S + 2
"""After so long without a byte a statement is given up: whoever waits for a lock has been told before. Its process may
stand still (its machine swaps, its disk hangs) while the kernel answers for it, so that TCP notices nothing."""
SHUT_S = 1
"""When it has just not answered, so long nobody else waits for it."""
OURS = {
    "application_name": "side-by-side",
    "connect_timeout": GIVE_UP_S // 2,
    "keepalives_idle": GIVE_UP_S // 2,
    "keepalives_interval": 1,
    "keepalives_count": GIVE_UP_S // 2,
    "tcp_user_timeout": GIVE_UP_S * 1000,
}
READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = {ms}; {lock}"
EVERYTHING = 0x51DEB751DE
"""The number of the lock that stands for the whole database."""
ALONE = f"SELECT pg_advisory_xact_lock({EVERYTHING})"
BESIDE_OTHERS = f"SELECT pg_advisory_xact_lock_shared({EVERYTHING}); SELECT pg_advisory_xact_lock({{session}})"

LARGE = 100 * 1024 * 1024
"""A table of so many bytes is not written anew: everybody would wait for that."""
STEP_ASIDE_MS, TRIES, GLANCE_S = 200, 3, 0.05


class Postgres(Store):
    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._inside = local()
        self._left = set(metadata.tables)  # tables in which something deleted may lie: at a start, nobody knows
        event.listen(engine, "after_cursor_execute", self._note)

    keeps_a_log = True

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Inside of a transaction that this green thread has open already, its own."""
        if within := getattr(self._inside, "connection", None):
            yield within
        else:
            with self._transaction(READ) as connection:
                yield connection

    @contextmanager
    def write(self, session: str = "", patience: float | None = None) -> Iterator[Connection]:
        wait = PATIENCE_S if patience is None else patience
        lock = BESIDE_OTHERS.format(session=_number(session)) if session else ALONE
        with self.around(), self._transaction(WRITE.format(ms=int(wait * 1000), lock=lock)) as connection:
            yield connection

    @contextmanager
    def one_at_a_time(self, what: str) -> Iterator[None]:
        lock = _number(f"one at a time: {what}")
        with self.engine.connect() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({lock})")
            try:
                yield
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({lock})")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection, transaction = _begun(self.engine, begin)
        with connection, transaction:
            before = getattr(self._inside, "connection", None)
            self._inside.connection = connection
            try:
                yield connection
            finally:
                self._inside.connection = before

    def _note(self, _connection: Any, _cursor: Any, _said: str, _with: Any, context: Any, _many: bool) -> None:
        if context.isdelete or context.isupdate:
            self._left.add(context.compiled.statement.table.name)

    def forget_deleted(self, aside: bool = True) -> bool:
        """Write tables anew from which something was deleted, without it; whether all of it is in no table any more.

        PostgreSQL's own log and copies hold it longer: they are their administrator's (docs/privacy.md).
        """
        with self._writing:  # one at a time, so that nobody says it is done while somebody is at it
            for again in range(TRIES):
                if again:
                    time.sleep(GLANCE_S)
                left, self._left = self._left, set()
                still = {name for name in left if not self._write_anew(name)}
                self._left.update(still)
                if not self._left:
                    return True
        return False

    def _write_anew(self, table: str) -> bool:
        """Not while somebody else holds the table, nor what somebody can still see: the next purge tries again."""
        told: list[str] = []

        def hear(notice: Any) -> None:
            told.append(notice.message_detail or "")

        try:
            with self.engine.connect() as connection, self.long(connection):
                _vacuum(connection, table, hear)
        except DBAPIError:
            return False
        return not any(map(_still_seen, told))

    @contextmanager
    def long(self, connection: Connection) -> Iterator[None]:
        driver: Any = connection.connection.driver_connection
        driver.silent_s = None
        try:
            yield
        finally:
            driver.silent_s = SILENT_S

    def close(self) -> None:
        self.engine.dispose()


def _vacuum(connection: Connection, table: str, hear: Callable[[Any], None]) -> None:
    driver: Any = connection.connection.driver_connection
    connection.exec_driver_sql(f"SET lock_timeout = {STEP_ASIDE_MS}")
    driver.add_notice_handler(hear)
    try:
        size = connection.exec_driver_sql(f"SELECT pg_table_size('{table}')").scalar_one()
        connection.exec_driver_sql(f"VACUUM (VERBOSE{', FULL' if size < LARGE else ''}) {table}")
    finally:
        driver.remove_notice_handler(hear)
        connection.exec_driver_sql("RESET lock_timeout")


def _still_seen(detail: str) -> bool:
    """Whether VACUUM says that it had to leave row versions; in whatever language, the number comes first."""
    found = re.match(r"\D*(\d+)", detail)
    return found is not None and int(found[1]) > 0


def _number(session: str) -> int:
    """The number of a session's lock."""
    return int.from_bytes(sha256(session.encode()).digest()[:8], signed=True)


def _begun(engine: Engine, begin: str) -> tuple[Connection, RootTransaction]:
    """A transaction. A connection that was lost since it was used last is found out here, and made anew once."""
    for is_last in (False, True):
        connection = engine.connect().execution_options(begin=begin)
        try:
            return connection, connection.begin()
        except DBAPIError as wrong:
            connection.close()
            if is_last or not wrong.connection_invalidated:
                raise
    raise AssertionError


def make(url: str, pool: int) -> Engine:
    """An engine of at most `pool` connections, which says BEGIN itself."""
    ours = {name: value for name, value in OURS.items() if name not in make_url(url).query}
    engine = create_engine(
        url,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        pool_size=pool,
        max_overflow=0,
        pool_timeout=GIVE_UP_S,
        connect_args=ours,
    )
    event.listen(engine, "do_connect", Door())
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


class Line(psycopg.Connection[Any]):
    """A connection that is given up when nothing is heard from the other end for `silent_s`; None: however long."""

    silent_s: float | None = SILENT_S

    def wait(self, gen: Generator[Any, Any, Any], *args: Any, **kwargs: Any) -> Any:
        return super().wait(self._heard(gen), *args, **kwargs)

    def _heard(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The same to wait for, which looks at the clock whenever nothing has come."""
        heard_at = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                came = yield wanted
                if came:
                    heard_at = time.monotonic()
                elif self.silent_s is not None and time.monotonic() - heard_at > self.silent_s:
                    self.close()
                    raise psycopg.OperationalError("PostgreSQL does not answer")
                wanted = gen.send(came)
        except StopIteration as done:
            return done.value


class Door:
    """Makes connections. One that was waited for in vain is not waited for by everybody after the other."""

    def __init__(self) -> None:
        self._shut_until = 0.0

    def __call__(self, _dialect: Any, _record: Any, args: Any, said: Any) -> Line:
        if time.monotonic() < self._shut_until:
            raise psycopg.OperationalError("PostgreSQL did not answer a moment ago")
        try:
            return Line.connect(*args, **said)
        except psycopg.errors.ConnectionTimeout:
            self._shut_until = time.monotonic() + SHUT_S
            raise


class Shown(StrDumperUnknown):
    """A text as a parameter. PostgreSQL has no place for NUL; nothing that is kept holds one, so nothing is found."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\ufffd"))


def _set_up(connection: Any, _record: Any) -> None:
    connection.adapters.register_dumper(str, Shown)
    connection.execute(f"SET idle_in_transaction_session_timeout = '{GIVE_UP_S}s'")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin")
    if begin:
        connection.exec_driver_sql(begin)
