"""Sealed texts of couples: ciphertext in, ciphertext out."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from workshop.store.tables import sealed


def put(connection: Connection, session: str, couple: str, slot: str, seat: str, blob: bytes) -> None:
    """Put a blob into a slot, in the place of what its author had there."""
    place = {"session": session, "couple": couple, "slot": slot, "seat": seat}
    connection.execute(delete(sealed).filter_by(**place))
    connection.execute(insert(sealed).values(blob=blob, **place))


def read(
    connection: Connection, session: str, couple: str, slots: Collection[str] | None = None
) -> dict[str, dict[str, bytes]]:
    """Slot to seat to blob; of all slots, unless some are named."""
    query = select(sealed).filter_by(session=session, couple=couple)
    found: dict[str, dict[str, bytes]] = {}
    for row in connection.execute(query if slots is None else query.where(sealed.c.slot.in_(slots))):
        found.setdefault(row.slot, {})[row.seat] = row.blob
    return found


def read_some(
    connection: Connection, session: str, couples: Collection[str] | None, slots: Collection[str]
) -> dict[str, dict[str, dict[str, bytes]]]:
    """Couple to slot to seat to blob, of these slots; of all couples, unless some are named."""
    query = select(sealed).filter_by(session=session).where(sealed.c.slot.in_(slots))
    found: dict[str, dict[str, dict[str, bytes]]] = {}
    for row in connection.execute(query if couples is None else query.where(sealed.c.couple.in_(couples))):
        found.setdefault(row.couple, {}).setdefault(row.slot, {})[row.seat] = row.blob
    return found


def erase(connection: Connection, session: str) -> int:
    return connection.execute(delete(sealed).where(sealed.c.session == session)).rowcount
