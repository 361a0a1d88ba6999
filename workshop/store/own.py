"""Exercises of a facilitator's own."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from workshop.store.tables import own_exercises


def all_of(connection: Connection, owner: str) -> list[Row[Any]]:
    query = select(own_exercises).filter_by(owner=owner).order_by(own_exercises.c.title)
    return list(connection.execute(query))


def one(connection: Connection, owner: str, id: str) -> Row[Any] | None:
    return connection.execute(select(own_exercises).filter_by(owner=owner, id=id)).first()


def add(connection: Connection, **values: Any) -> None:
    connection.execute(insert(own_exercises).values(version=1, **values))


def change(connection: Connection, owner: str, id: str, version: int, **values: Any) -> bool:
    """Put a newer text in the place of the one of this version; whether it was still the newest."""
    where = (own_exercises.c.owner == owner, own_exercises.c.id == id, own_exercises.c.version == version)
    return connection.execute(update(own_exercises).where(*where).values(version=version + 1, **values)).rowcount == 1


def remove(connection: Connection, owner: str, id: str) -> bool:
    return connection.execute(delete(own_exercises).filter_by(owner=owner, id=id)).rowcount == 1
