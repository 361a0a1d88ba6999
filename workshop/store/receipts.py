"""Receipts of what was erased, and the workshops that were deleted: what is left of them goes as well, later."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from workshop.store.tables import members, receipts, sessions, workshops


def add(connection: Connection, session: str, workshop: str, at: float, body: dict[str, Any]) -> None:
    """A receipt has the id of the session that it is about, which says nothing any more."""
    row = {"id": session, "workshop": workshop, "at": at, "body": json.dumps(body)}
    connection.execute(insert(receipts).values(**row))


def of_workshop(connection: Connection, workshop: str) -> list[dict[str, Any]]:
    """Newest first: `id`, `at`, and what they say."""
    query = select(receipts).where(receipts.c.workshop == workshop).order_by(receipts.c.at.desc())
    return [{"id": row.id, "at": row.at, **json.loads(row.body)} for row in connection.execute(query)]


def erase_before(connection: Connection, at: float) -> int:
    return connection.execute(delete(receipts).where(receipts.c.at < at)).rowcount


def erase_workshops(connection: Connection, at: float) -> int:
    """Workshops deleted before that moment, with who could see them and their receipts; how many."""
    held = select(sessions.c.workshop)
    due = (workshops.c.deleted_at < at, workshops.c.id.not_in(held))
    ids = list(connection.execute(select(workshops.c.id).where(*due)).scalars())
    for table in (members, receipts):
        connection.execute(delete(table).where(table.c.workshop.in_(ids)))
    return connection.execute(delete(workshops).where(workshops.c.id.in_(ids))).rowcount


def find(connection: Connection, session: str) -> Any:
    """The receipt of a session, or None."""
    return connection.execute(select(receipts).filter_by(id=session)).first()
