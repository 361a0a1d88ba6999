"""The one question weeks later: its link, its answers under random keys, and what came of it."""

import json
from random import SystemRandom
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from workshop.store.tables import followup_ballots, followups


def add(connection: Connection, session: str, **row: Any) -> None:
    """`token`, `opens_at`, `closes_at`, `people` and `units`; one that is there already stays as it is."""
    if of_session(connection, session) is None:
        connection.execute(insert(followups).values(session=session, **row))


def of_session(connection: Connection, session: str) -> Row[Any] | None:
    return connection.execute(select(followups).filter_by(session=session)).first()


def by_token(connection: Connection, token: str) -> Row[Any] | None:
    return connection.execute(select(followups).filter_by(token=token)).first()


def due(connection: Connection, now: float) -> list[Row[Any]]:
    """Those that have closed and were not released yet."""
    query = select(followups).where(followups.c.closes_at <= now, followups.c.released.is_(None))
    return list(connection.execute(query))


def put(connection: Connection, session: str, key: str, answer: int) -> None:
    """One answer under the key of its form; a form that is sent twice counts once, as it was first sent.

    All answers are written anew in a drawn order, so that no place in the file tells which came first.
    """
    box = read(connection, session)
    if key in box:
        return
    keys = [*box, key]
    SystemRandom().shuffle(keys)
    rows = [{"session": session, "key": one, "answer": json.dumps(box.get(one, answer))} for one in keys]
    connection.execute(delete(followup_ballots).where(followup_ballots.c.session == session))
    connection.execute(insert(followup_ballots), rows)


def read(connection: Connection, session: str) -> dict[str, int]:
    """Key to answer."""
    query = select(followup_ballots).where(followup_ballots.c.session == session)
    return {row.key: json.loads(row.answer) for row in connection.execute(query)}


def release(connection: Connection, session: str, released: dict[str, Any]) -> None:
    """Keep what came of it, once, and erase the answers."""
    still = (followups.c.session == session, followups.c.released.is_(None))
    connection.execute(update(followups).where(*still).values(released=json.dumps(released, ensure_ascii=False)))
    connection.execute(delete(followup_ballots).where(followup_ballots.c.session == session))


def erase(connection: Connection, session: str) -> None:
    """The link and its answers."""
    for table in (followup_ballots, followups):
        connection.execute(delete(table).where(table.c.session == session))
