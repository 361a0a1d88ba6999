"""Shared drafts of couples, and the marks on their clauses: ciphertext and codes, kept in order of writing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workshop.store.tables import drafts, marks

Place = Mapping[str, str]
"""`session`, `couple` and `draft` (the id of its step)."""


@dataclass(frozen=True)
class Standing:
    """Where a draft stands: number of its oldest row and of its newest, how many rows, how many bytes."""

    oldest: int
    newest: int
    updates: int
    bytes: int


def standing(connection: Connection, place: Place) -> Standing:
    sizes = func.coalesce(func.sum(func.length(drafts.c.blob)), 0)
    ends = (func.coalesce(func.min(drafts.c.n), 0), func.coalesce(func.max(drafts.c.n), 0))
    query = select(*ends, func.count(), sizes).select_from(drafts).filter_by(**place)
    return Standing(*connection.execute(query).one())


def number(connection: Connection, place: Place, act: str) -> int | None:
    """The number under which an act was stored before."""
    return connection.execute(select(drafts.c.n).filter_by(**place, act=act)).scalar()


def add(connection: Connection, place: Place, **row: Any) -> None:
    """One more update: `n`, `seat`, `blob`, `act`."""
    connection.execute(insert(drafts).values(**place, **row))


def compact(connection: Connection, place: Place, **row: Any) -> None:
    """A snapshot (`n`, `seat`, `blob`, `act`) takes the place of all updates up to its number."""
    connection.execute(delete(drafts).where(drafts.c.n <= row["n"]).filter_by(**place))
    add(connection, place, **row)


def since(connection: Connection, place: Place, after: int) -> list[tuple[int, str, bytes]]:
    """(n, seat, blob) of all updates behind number `after`."""
    query = select(drafts.c.n, drafts.c.seat, drafts.c.blob).where(drafts.c.n > after).filter_by(**place)
    return [(row.n, row.seat, row.blob) for row in connection.execute(query.order_by(drafts.c.n))]


def put_marks(connection: Connection, place: Place, seat: str, by_clause: Mapping[str, str]) -> None:
    """All marks of a seat on a draft, in the place of those before."""
    connection.execute(delete(marks).filter_by(**place, seat=seat))
    rows = [{**place, "seat": seat, "clause": clause, "mark": mark} for clause, mark in by_clause.items()]
    if rows:
        connection.execute(insert(marks), rows)


def read_marks(connection: Connection, place: Place) -> dict[str, dict[str, str]]:
    """Seat to clause to mark."""
    found: dict[str, dict[str, str]] = {"A": {}, "B": {}}
    for row in connection.execute(select(marks).filter_by(**place)):
        found[row.seat][row.clause] = row.mark
    return found


def void(connection: Connection, session: str, couple: str) -> None:
    """Take back every mark of a couple."""
    connection.execute(delete(marks).filter_by(session=session, couple=couple))


def erase(connection: Connection, session: str) -> int:
    """Updates and marks of a whole session; how many."""
    gone = [connection.execute(delete(table).where(table.c.session == session)) for table in (drafts, marks)]
    return sum(one.rowcount for one in gone)
