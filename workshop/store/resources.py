"""Where help is, a row a country and owner; every change raises the version."""

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from workshop.store.tables import resources


def of_owner(connection: Connection, owner: str) -> list[Row[Any]]:
    return list(connection.execute(select(resources).filter_by(owner=owner)))


def save(connection: Connection, owner: str, country: str, version: int, **row: Any) -> bool:
    """Put `lines`, `checked` and `changed_at` in place of what had this version (0: nothing); whether it still had."""
    values = {**row, "lines": json.dumps(row["lines"], ensure_ascii=False), "version": version + 1}
    key = {"owner": owner, "country": country}
    if version:
        changed = update(resources).filter_by(**key, version=version).values(**values)
        return connection.execute(changed).rowcount == 1
    if connection.execute(select(resources.c.version).filter_by(**key)).first():
        return False
    connection.execute(insert(resources).values(**key, **values))
    return True


def erase(connection: Connection, owner: str, country: str) -> None:
    connection.execute(delete(resources).filter_by(owner=owner, country=country))
