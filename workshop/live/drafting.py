"""Shared drafts: sealed updates kept in order and relayed to both phones, snapshots, and marks on the clauses."""

from workshop.live.between import Handler
from workshop.live.blobs import to_bytes, to_text
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.live.told import Act, Heard, Told
from workshop.session import answering, drafting
from workshop.session.state import Couple
from workshop.store import drafts


def open_draft(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """What stands in a draft behind number `after`, and what is agreed: nothing, while a phone works separately.

    Who parted hears nothing of the draft at all.
    """
    couple, _, place = _place(live, guest, act)
    if guest.who not in couple.hearing:
        return Told({"n": 0, "updates": [], "agreed": {}})
    with house.store.read() as connection:
        updates = drafts.since(connection, place, act["after"])
        newest = drafts.standing(connection, place).newest
        agreed = drafting.agreed(drafts.read_marks(connection, place))
    told = [[n, seat, to_text(blob)] for n, seat, blob in updates]
    void = house.works_apart(live.state, guest.who)
    return Told({"n": newest, "updates": told, "agreed": {} if void else agreed})


def _place(live: Live, guest: Guest, act: Act) -> tuple[Couple, str, drafts.Place]:
    """The couple, the seat and the draft, looked up from the phone: so there is no way to anybody else's.

    Raises Refused.
    """
    unit, seat = answering.seat_now(live.state, guest.who)
    step = drafting.draft_of(live.state, act["draft"])
    return live.state.couples[unit], seat, {"session": guest.session, "couple": unit, "draft": step["id"]}


def write(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """Keep an update and relay it to both. Of somebody who parted it is forgotten; the same act is kept once."""
    answering.still_open(live.state)
    couple, seat, place = _place(live, guest, act)
    blob = to_bytes(act["blob"])
    with house.store.write(guest.session) as connection:
        known, stands = drafts.number(connection, place, act["id"]), drafts.standing(connection, place)
        if known is not None or not couple.gives(guest.who):
            return Told({"n": known or stands.newest})
        drafting.must_fit(stands.updates + 1, stands.bytes + len(blob))
        drafts.add(connection, place, n=stands.newest + 1, seat=seat, blob=blob, act=act["id"])
    told = {"draft": act["draft"], "n": stands.newest + 1, "seat": seat, "blob": act["blob"]}
    return Told({"n": told["n"]}, heard=(Heard("draft", told, couple.hearing),))


def compact(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """A snapshot in the place of what it holds; one older than the last, or ahead of what is here, is forgotten."""
    answering.still_open(live.state)
    couple, seat, place = _place(live, guest, act)
    blob = to_bytes(act["blob"])
    with house.store.write(guest.session) as connection:
        stands = drafts.standing(connection, place)
        if couple.gives(guest.who) and stands.oldest <= act["upto"] <= stands.newest:
            drafts.compact(connection, place, n=act["upto"], seat=seat, blob=blob, act=act["id"])
    return Told({"n": stands.newest})


def mark(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """This phone's marks, all of them. Both hear of it only when what is agreed has changed."""
    answering.still_open(live.state)
    couple, seat, place = _place(live, guest, act)
    marks = drafting.read_marks(drafting.draft_of(live.state, act["draft"]), act["marks"])
    if not couple.gives(guest.who):
        return Told({"counted": False})
    with house.store.write(guest.session) as connection:
        before = drafting.agreed(drafts.read_marks(connection, place))
        drafts.put_marks(connection, place, seat, marks)
        after = drafting.agreed(drafts.read_marks(connection, place))
    together = tuple(who for who in couple.hearing if not house.works_apart(live.state, who))
    heard = Heard("agreed", {"draft": act["draft"], "agreed": after}, together)
    return Told({"counted": False}, heard=() if after == before else (heard,))


DRAFTING: dict[str, Handler] = {"draft": open_draft, "write": write, "compact": compact, "mark": mark}
