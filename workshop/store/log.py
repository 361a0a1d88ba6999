"""The log of each session: appended to, read in order, never changed; thinned only by the purge."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.store.tables import events

Row = tuple[str, float, dict[str, Any]]


class Overtaken(Exception):
    """Somebody else appended first: read the log again and decide anew."""


def append(connection: Connection, session: str, after: int, rows: Sequence[Row], act: str | None) -> None:
    """Add rows (type, at, body) behind seq `after`. Raises Overtaken when others came first."""
    values = [
        {"session": session, "seq": after + n, "type": type, "at": at, "body": json.dumps(body), "act": act}
        for n, (type, at, body) in enumerate(rows, 1)
    ]
    try:
        connection.execute(insert(events), values)
    except IntegrityError as wrong:
        raise Overtaken(session) from wrong


def read(connection: Connection, session: str, after: int = 0) -> list[Row]:
    """What happened behind seq `after`."""
    where = (events.c.session == session, events.c.seq > after)
    query = select(events.c.type, events.c.at, events.c.body).where(*where).order_by(events.c.seq)
    return [(row.type, row.at, json.loads(row.body)) for row in connection.execute(query)]


def last(connection: Connection, session: str) -> int:
    """The seq of the newest event: more than the number of events, once the log was thinned."""
    return connection.execute(select(func.max(events.c.seq)).where(events.c.session == session)).scalar() or 0


def newest(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The seq of the newest event of each of these sessions that there is."""
    query = select(events.c.session, func.max(events.c.seq)).where(events.c.session.in_(ids)).group_by(events.c.session)
    return {row[0]: row[1] for row in connection.execute(query)}


def acts(connection: Connection, session: str, after: int = 0) -> set[str]:
    """Ids of the acts that were applied behind seq `after`: one that comes again lost its answer on the way."""
    where = (events.c.session == session, events.c.seq > after, events.c.act.is_not(None))
    query = select(events.c.act).where(*where)
    return set(connection.execute(query).scalars())


def thin(connection: Connection, session: str, types: Sequence[str]) -> int:
    """Delete events of the given types; how many."""
    where = (events.c.session == session, events.c.type.in_(types))
    return connection.execute(delete(events).where(*where)).rowcount


def erase(connection: Connection, session: str) -> int:
    return connection.execute(delete(events).where(events.c.session == session)).rowcount
