"""Ballots of closed questions: written shuffled, in one transaction, under the random keys their phones drew."""

import json
from random import SystemRandom
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workshop.store.tables import ballots


def put(connection: Connection, session: str, run: int, box: dict[str, dict[str, Any]]) -> None:
    """Write a run's ballots (key to answer) in an order that tells nothing."""
    keys = list(box)
    SystemRandom().shuffle(keys)
    if keys:
        rows = [{"session": session, "run": run, "key": key, "answer": json.dumps(box[key])} for key in keys]
        connection.execute(insert(ballots), rows)


def read(connection: Connection, session: str, run: int) -> dict[str, dict[str, Any]]:
    query = select(ballots.c.key, ballots.c.answer).where(ballots.c.session == session, ballots.c.run == run)
    return {row.key: json.loads(row.answer) for row in connection.execute(query)}


def written(connection: Connection, session: str) -> dict[str, int]:
    """How many ballots were written for each run; for rehearsals' books only."""
    query = select(ballots.c.run, func.count()).where(ballots.c.session == session).group_by(ballots.c.run)
    return {str(run): count for run, count in connection.execute(query)}


def has(connection: Connection, session: str, run: int, key: str) -> bool:
    where = (ballots.c.session == session, ballots.c.run == run, ballots.c.key == key)
    return connection.execute(select(ballots.c.key).where(*where)).first() is not None


def erase(connection: Connection, session: str) -> int:
    return connection.execute(delete(ballots).where(ballots.c.session == session)).rowcount
