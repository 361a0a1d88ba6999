"""A planned workshop: making, copying and deleting it; who may do what in it, and the exercises it can be made of."""

import json
import secrets
from dataclasses import replace
from typing import Any

from workshop import composing
from workshop.concurrency import breathe
from workshop.exercises import Agenda, Library
from workshop.exercises.reworded import reworded
from workshop.exercises.run_sheet import keyed
from workshop.languages import FIRST
from workshop.live.house import House
from workshop.session.duties import LEAD
from workshop.store import register
from workshop.store.tables import members, sessions, workshops
from workshop.words import Sentence, said

TITLE_MOST = 80
LONG_TITLE = "A title has {most} characters at most, and this one has {has:,}. Shorten it."
NO_AGENDA = "There is no agenda {agenda!r}; there are: {agendas}."


class NoSuchAgenda(LookupError):
    """The library has no agenda of this name."""


class Untitled(ValueError):
    """The title cannot be one; the text says why."""


class StillOpen(Exception):
    """A session of the workshop is open; the text says so."""


def make_workshop(house: House, owner: str | None, title: str, agenda: str, language: str = FIRST) -> str:
    """A planned event with a run sheet of its own, made from an agenda; its id. Raises NoSuchAgenda or Untitled."""
    found = house.library.read_in(language).agendas.get(agenda)
    if found is None:
        raise NoSuchAgenda(Sentence(NO_AGENDA, agenda=agenda, agendas=", ".join(sorted(house.library.agendas))))
    row = {"title": _fit(title) or found["title"], "agenda": agenda, "language": language}
    return _add(house, owner, {**row, "sheet": json.dumps(keyed(found), ensure_ascii=False)})


def _fit(title: str) -> str:
    """The title in one line. Raises Untitled."""
    plain = " ".join(title.split())
    if len(plain) > TITLE_MOST:
        raise Untitled(Sentence(LONG_TITLE, most=TITLE_MOST, has=len(plain)))
    if not plain.isprintable():
        raise Untitled("The title holds a character that cannot be shown. Take it out.")
    return plain


def _add(house: House, owner: str | None, row: dict[str, Any]) -> str:
    id = secrets.token_hex(8)
    with house.store.write() as connection:
        register.add(connection, workshops, id=id, owner=owner, created_at=house.clock(), **row)
    return id


def copy_workshop(house: House, workshop: Any, owner: str) -> str:
    """A new one with the same run sheet and texts, for this account; its id. Sessions stay where they are."""
    copy = said("(copy)", workshop.language)
    title = f"{workshop.title[: TITLE_MOST - len(copy) - 1].strip()} {copy}"
    same = {name: getattr(workshop, name) for name in ("agenda", "language", "sheet", "preflight")}
    return _add(house, owner, {"title": title, **same})


def rename(house: House, workshop: Any, title: str) -> None:
    """Raises Untitled."""
    plain = _fit(title)
    if not plain:
        raise Untitled("A workshop needs a title: the couples read it on their phones.")
    with house.store.write() as connection:
        register.rename_workshop(connection, workshop.id, plain)


def delete(house: House, workshop: Any) -> None:
    """Wipe the workshop and all that its sessions left. Raises StillOpen."""
    with house.store.write() as connection:
        held = register.sessions_of(connection, workshop.id)
        if any(session.ended_at is None for session in held):
            raise StillOpen("A session of this workshop is still open. End it first.")
        for session in held:
            register.erase_whole_session(connection, session.id, breathe)
        register.delete_workshop(connection, workshop.id, house.clock())
    for session in held:
        house.forget(session.id, passing=True)
    house.store.forget_deleted()


def deleted(house: House, id: str) -> Any:
    """A workshop that was deleted, or None."""
    with house.store.read() as connection:
        found = register.one(connection, workshops, id=id)
    return found if found is not None and found.deleted_at is not None else None


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
    shipped = house.library.read_in(workshop.language).agendas
    sheet: Agenda = json.loads(workshop.sheet) if workshop.sheet else shipped[workshop.agenda]
    return sheet


def agenda_in(house: House, workshop: Any, agenda: Agenda, language: str) -> Agenda:
    """Its run sheet in another language: what the agenda that it was made from can say in it."""
    made_from = house.library.agendas.get(workshop.agenda)
    return reworded(agenda, language, made_from.get("words", {})) if made_from else agenda


def library(house: House, workshop: Any, language: str = "") -> Library:
    """What its run sheet can be made of: the exercises of this server, and those of its owner, which have one language.

    In the workshop's language, unless another is said.
    """
    shipped = house.library.read_in(language or workshop.language)
    return replace(shipped, exercises={**shipped.exercises, **composing.ready(house, workshop.owner)})


def open_code(house: House, workshop: Any) -> str:
    """The room code of its session that is open, the newest if there are several; "" if none is."""
    with house.store.read() as connection:
        rows = register.sessions_of(connection, workshop.id)
    return next((row.code for row in rows if row.ended_at is None and not row.rehearsal), "")
