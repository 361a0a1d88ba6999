"""What goes, when, and on demand: the purge, erasing one session with a receipt, and what the receipt says."""

from datetime import UTC, datetime
from typing import Any

from workshop.concurrency import breathe
from workshop.live.house import House
from workshop.session import events
from workshop.session.keeping import NOTES_FOR_S, SEALED_FOR_S
from workshop.store import ballots, drafts, receipts, register, sealed
from workshop.store import log as events_log
from workshop.store.tables import sessions

RECEIPTS_FOR_S = 365 * 24 * 3600

KINDS = {
    "events": ("events",),
    "answers": ("ballots", "followup_ballots"),
    "sealed": ("sealed", "drafts", "marks"),
    "followups": ("followups",),
    "sessions": ("sessions",),
}
"""What a receipt counts, and the tables that it stands for."""

TO_THE_END = "This session is still open. End it first; then it can be erased."


class StillOpen(Exception):
    """The session goes on; the text says what to do first."""


def let_go(house: House) -> dict[str, int]:
    """Erase what is due: sealed texts and comings and goings after 24 hours, everything of a session after 90 days.

    What was deleted earlier is forgotten 90 days later, and a receipt after a year.
    """
    now = house.clock()
    erased = {"sealed": 0, "events": 0, "sessions": 0, "answers": 0, "followups": 0, "workshops": 0, "receipts": 0}
    with house.store.write() as connection:
        due = register.ended_before(connection, now - SEALED_FOR_S)
        for id in due:
            erased["sealed"] += sum(rows.erase(connection, id) for rows in (sealed, drafts, ballots))
            erased["events"] += events_log.thin(connection, id, events.PASSING)
        for id in register.ended_before(connection, now - NOTES_FOR_S):
            for kind, count in _erase(connection, register.one(connection, sessions, id=id), now).items():
                erased[kind] += count
        erased["events"] += register.erase_orphans(connection)
        erased["workshops"] = receipts.erase_workshops(connection, now - NOTES_FOR_S)
        erased["receipts"] = receipts.erase_before(connection, now - RECEIPTS_FOR_S)
    for id in due:
        house.forget(id)
    house.store.forget_deleted(aside=any(erased.values()))
    return erased


def counted(rows: dict[str, int]) -> dict[str, int]:
    """Rows by table, as a receipt counts them. A table that nobody thought of counts among the events."""
    known = {table for tables in KINDS.values() for table in tables}
    found = {kind: sum(rows.get(table, 0) for table in tables) for kind, tables in KINDS.items()}
    found["events"] += sum(count for table, count in rows.items() if table not in known)
    return found


def erase_session(house: House, session: str) -> bool:
    """Erase everything of an ended session and leave a receipt; whether no file holds a word of it any more.

    Raises StillOpen, or LookupError when there is no such session.
    """
    with house.store.write() as connection:
        found = register.one(connection, sessions, id=session)
        if found is None:
            raise LookupError(session)
        if found.ended_at is None:
            raise StillOpen(TO_THE_END)
        _erase(connection, found, house.clock())
    house.forget(session, passing=True)
    return house.store.forget_deleted()


def _erase(connection: Any, found: Any, now: float) -> dict[str, int]:
    """Everything of a session; its receipt stays. How much went, by kind."""
    erased = counted(register.erase_whole_session(connection, found.id, breathe))
    body = {"held": _day(found.opened_at), "rehearsal": found.rehearsal, "erased": erased}
    receipts.add(connection, found.id, found.workshop, now, body)
    return erased


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone().date().isoformat()


def receipts_of(house: House, workshop: str) -> list[dict[str, Any]]:
    """Newest first: `id`, `at`, `held` (the day of the session), `rehearsal`, and `erased`, by kind."""
    with house.store.read() as connection:
        return receipts.of_workshop(connection, workshop)


def receipt(house: House, workshop: str, id: str) -> dict[str, Any] | None:
    return next((one for one in receipts_of(house, workshop) if one["id"] == id), None)


def erased_from(house: House, session: str) -> tuple[Any, float] | None:
    """Of a session that was erased: the workshop's id, and when. None when nothing is known of it."""
    with house.store.read() as connection:
        found = receipts.find(connection, session)
    return (found.workshop, found.at) if found else None
