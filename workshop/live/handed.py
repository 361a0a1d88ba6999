"""What two have handed each other and may see now: sealed texts, read once for everybody, and anew once one is put."""

from workshop.live.blobs import to_texts
from workshop.live.house import House, Live, Texts
from workshop.session import meeting
from workshop.session.state import Couple
from workshop.store import sealed

LOOKS = 3


def put(house: House, live: Live, couple: Couple, slot: str, blobs: dict[str, bytes]) -> None:
    """Put texts into a slot, seat to blob, in one transaction."""
    with house.store.write(live.state.about.id) as connection:
        for seat, blob in blobs.items():
            sealed.put(connection, live.state.about.id, couple.id, slot, seat, blob)
    forget(live, couple)


def forget(live: Live, couple: Couple) -> None:
    """Read a couple's texts anew when somebody wants them: there are others."""
    live.writes += 1
    live.sealed.pop(couple.id, None)


def texts(house: House, live: Live, couple: Couple) -> Texts:
    """Slot to seat to ciphertext: names, and what the current run handed on."""
    if couple.alone:
        return {}
    slots = _open(live, couple)
    held = live.sealed.get(couple.id)
    if held is None or held[0] != slots:
        others = [one for one in live.state.couples.values() if _lacks(live, one, slots)] if _is_new(live, held) else []
        held = _read(house, live, couple, slots, others)
    return held[1]


def _open(live: Live, couple: Couple) -> tuple[str, ...]:
    return tuple(meeting.open_slots(live.state.run_on(couple)))


def _is_new(live: Live, held: object) -> bool:
    """Nobody was looked up yet, or a step began: then everybody will be."""
    return held is not None or not live.sealed


def _lacks(live: Live, couple: Couple, slots: tuple[str, ...]) -> bool:
    held = live.sealed.get(couple.id)
    return (held is None or held[0] != slots) and not couple.alone and _open(live, couple) == slots


def _read(
    house: House, live: Live, couple: Couple, slots: tuple[str, ...], others: list[Couple]
) -> tuple[tuple[str, ...], Texts]:
    """One query for all of them. If somebody puts something meanwhile, it is asked again, so that no older view comes
    later than a newer one; and what was there before is never kept in its place."""
    ids = [couple.id, *(one.id for one in others)]
    for _ in range(LOOKS):
        writes = live.writes
        with house.store.read() as connection:
            found = sealed.read_some(connection, live.state.about.id, ids if not others else None, slots)
        read = {id: (slots, to_texts(found.get(id, {}))) for id in ids}
        if live.writes == writes:
            live.sealed.update(read)
            break
    return read[couple.id]
