"""A planned workshop: who may do what in it, its run sheet, and the exercises it can be made of."""

import json
from dataclasses import replace
from typing import Any

from workshop.exercises import Agenda, Exercise, Library, read_text
from workshop.live.house import House
from workshop.session.duties import LEAD
from workshop.store import register
from workshop.store.tables import members, own_exercises, sessions, workshops


def find(house: House, id: str) -> Any:
    """The workshop, or None when there is none of this id, or not any more."""
    with house.store.read() as connection:
        found = register.one(connection, workshops, id=id)
    return found if found is not None and found.deleted_at is None else None


def of_session(house: House, session: str) -> Any:
    """The workshop that a session is a run of, or None."""
    with house.store.read() as connection:
        found = register.one(connection, sessions, id=session)
    return find(house, found.workshop) if found else None


def duty(house: House, account: str, workshop: Any) -> str | None:
    """What an account may do in a workshop; None: it is not there for this account."""
    if workshop.owner in (None, account):
        return LEAD
    with house.store.read() as connection:
        member = register.one(connection, members, workshop=workshop.id, account=account)
    return member.role if member else None


def agenda(house: House, workshop: Any) -> Agenda:
    """Its own run sheet, or else the agenda it was made from. Raises LookupError when that file is gone."""
    sheet: Agenda = json.loads(workshop.sheet) if workshop.sheet else house.library.agendas[workshop.agenda]
    return sheet


def library(house: House, workshop: Any) -> Library:
    """What its run sheet can be made of: the exercises of this server, and those of its owner."""
    return replace(house.library, exercises={**house.library.exercises, **_own(house, workshop.owner)})


def _own(house: House, owner: str | None) -> dict[str, Exercise]:
    with house.store.read() as connection:
        rows = register.all_of(connection, own_exercises, owner=owner) if owner else []
    read = {row.id: read_text(row.text.encode(), row.id) for row in rows}
    return {id: found for id, found in read.items() if found}
