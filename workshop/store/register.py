"""Workshops and the register of sessions, and rows as such."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, tuple_, update

from workshop.store.tables import events, members, metadata, sessions, workshops

Found = Row[Any] | None

SLICE = 500


def add(connection: Connection, table: Table, **values: Any) -> None:
    connection.execute(insert(table).values(**values))


def one(connection: Connection, table: Table, **where: Any) -> Found:
    """The row with these values, or None."""
    return connection.execute(select(table).filter_by(**where)).first()


def all_of(connection: Connection, table: Table, **where: Any) -> list[Row[Any]]:
    """Every row with these values."""
    return list(connection.execute(select(table).filter_by(**where)))


def workshops_of(connection: Connection, account: str) -> list[Row[Any]]:
    """Those of one's own, those shared with one, and those that are nobody's; not what was deleted."""
    shared = select(members.c.workshop).where(members.c.account == account)
    mine = (workshops.c.owner == account) | workshops.c.owner.is_(None) | workshops.c.id.in_(shared)
    there = workshops.c.deleted_at.is_(None)
    return list(connection.execute(select(workshops).where(mine, there).order_by(workshops.c.created_at.desc())))


def save_sheet(connection: Connection, workshop: str, version: int, sheet: str) -> bool:
    """Put a run sheet in place of the one of this version; whether that was still the one."""
    same = (workshops.c.id == workshop, workshops.c.version == version, workshops.c.deleted_at.is_(None))
    kept = update(workshops).where(*same).values(sheet=sheet, version=version + 1)
    return connection.execute(kept).rowcount == 1


def rename_workshop(connection: Connection, workshop: str, title: str) -> None:
    connection.execute(update(workshops).where(workshops.c.id == workshop).values(title=title))


def save_preflight(connection: Connection, workshop: str, before: str | None, after: str) -> bool:
    """Put what is prepared in place of what was; whether that was still the one."""
    same = (workshops.c.id == workshop, workshops.c.preflight.is_not_distinct_from(before))
    return connection.execute(update(workshops).where(*same).values(preflight=after)).rowcount == 1


def put_preflight(connection: Connection, workshop: str, text: str) -> None:
    connection.execute(update(workshops).where(workshops.c.id == workshop).values(preflight=text))


def delete_workshop(connection: Connection, workshop: str, at: float) -> None:
    """All that it says goes; that it was there, when it went and who could see it stays."""
    wiped = {"title": "", "sheet": None, "preflight": None, "deleted_at": at}
    connection.execute(update(workshops).where(workshops.c.id == workshop).values(**wiped))


def sessions_of(connection: Connection, workshop: str) -> list[Row[Any]]:
    query = select(sessions).where(sessions.c.workshop == workshop).order_by(sessions.c.opened_at.desc())
    return list(connection.execute(query))


def session_by_code(connection: Connection, code: str) -> Found:
    """The latest session that had this code."""
    query = select(sessions).where(sessions.c.code == code).order_by(sessions.c.opened_at.desc())
    return connection.execute(query).first()


def end_session(connection: Connection, session: str, at: float) -> None:
    connection.execute(update(sessions).where(sessions.c.id == session).values(ended_at=at))


def ended_before(connection: Connection, at: float) -> list[str]:
    return list(connection.execute(select(sessions.c.id).where(sessions.c.ended_at < at)).scalars())


def open_code(connection: Connection, code: str) -> bool:
    """Whether an open session uses this code."""
    return connection.execute(select(sessions.c.id).filter_by(code=code, ended_at=None)).first() is not None


def erase_session(connection: Connection, session: str) -> int:
    return connection.execute(delete(sessions).where(sessions.c.id == session)).rowcount


def erase_whole_session(
    connection: Connection, session: str, breathe: Callable[[], None] = lambda: None
) -> dict[str, int]:
    """Everything that any table holds of a session, and the session; how many rows of each table.

    `breathe` is called between slices. The write lock is held meanwhile, so whoever writes waits, and nobody else does.
    """
    gone = {}
    for table in metadata.sorted_tables:
        if "session" in table.c:
            gone[table.name] = _erase(connection, table, session, breathe)
    return {**gone, "sessions": erase_session(connection, session)}


def erase_orphans(connection: Connection) -> int:
    """Rows of sessions that are erased: another server wrote them in that very moment. How many."""
    held = select(sessions.c.id)
    tables = [table for table in metadata.sorted_tables if "session" in table.c]
    return sum(connection.execute(delete(table).where(table.c.session.not_in(held))).rowcount for table in tables)


def _erase(connection: Connection, table: Table, session: str, breathe: Callable[[], None]) -> int:
    """Slice by slice: overwriting a weekend's rows in one go would keep everybody waiting."""
    keys, gone = tuple_(*table.primary_key.columns), 0
    slice = select(*table.primary_key.columns).where(table.c.session == session).limit(SLICE)
    while count := connection.execute(delete(table).where(keys.in_(slice))).rowcount:
        gone += count
        breathe()
    return gone


def open_codes(connection: Connection) -> list[str]:
    """Codes of the sessions that are open, rehearsals left out."""
    query = select(sessions.c.code).where(sessions.c.ended_at.is_(None), sessions.c.rehearsal.is_(False))
    return list(connection.execute(query).scalars())


def newest_of_open(connection: Connection) -> float:
    """When the last thing happened in any session that is open; 0 if none is."""
    query = select(func.max(events.c.at)).join(sessions, events.c.session == sessions.c.id)
    return connection.execute(query.where(sessions.c.ended_at.is_(None))).scalar() or 0.0


def idle_since(connection: Connection, at: float, rehearsals: float) -> list[str]:
    """Open sessions in which nothing has happened since `at`; rehearsals since that other moment."""
    newest = select(func.max(events.c.at)).where(events.c.session == sessions.c.id).scalar_subquery()
    idle = (newest < at) | (sessions.c.rehearsal & (newest < rehearsals))
    return list(connection.execute(select(sessions.c.id).where(sessions.c.ended_at.is_(None), idle)).scalars())
