"""What the two of a couple hand each other: names, texts, offers, marks. It is in no log, and no desk hears of it."""

from collections.abc import Callable

from workshop.live import handed
from workshop.live.blobs import to_bytes, to_texts
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.live.told import Act, Told
from workshop.session import answering, meeting, ours
from workshop.session.rules import Refused
from workshop.session.state import Couple, Run
from workshop.steps import Ballot, Shared
from workshop.store import sealed
from workshop.words import said

Handler = Callable[[House, Live, Guest, Act], Told]


def seal(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """Keep a sealed text for the two, and show it to both."""
    couple = live.state.couple_of(guest.who)
    seat = couple.seat_of(guest.who) if couple else None
    if couple is None or seat is None:
        raise Refused("This needs the two of you: pair your phones first.")
    blob = to_bytes(act["blob"])
    if couple.alone or seat in couple.parted_by:
        return Told()
    handed.put(house, live, couple, act["slot"], {seat: blob})
    return Told(mine=couple.hearing)


def answer(house: House, live: Live, guest: Guest, run: Run, act: Act) -> Told:
    """Keep what one of two says, and hand on what may be by now. Of somebody who parted nothing is kept."""
    ballot = _readable(answering.ballot(live.state, run, act["answer"]))
    unit, seat = answering.seat_now(live.state, guest.who)
    couple, session = live.state.couples[unit], guest.session
    if not house.passing.holds(session, run.number, (unit, seat), act["receipt"]):
        if couple.gives(guest.who):
            house.passing.answer(session, run.number, (unit, seat), act["receipt"], ballot, act["turn"])
        house.passing.progress(session, run.number, guest.who, "finished")
    return HANDED_ON[_shared(live, run)](house, live, run, couple)


def _readable(ballot: Ballot | None) -> Ballot | None:
    """A text that could not be stored is refused when it comes, not when the partner's joins it."""
    if ballot and "blob" in ballot:
        to_bytes(ballot["blob"])
    return ballot


def _shared(live: Live, run: Run) -> Shared:
    shared = meeting.shares(live.state, run)
    if shared is None:
        raise LookupError(f"run {run.number} hands nothing on")
    return shared


def _texts(house: House, live: Live, run: Run, couple: Couple) -> Told:
    """Both or neither, in one transaction."""
    if len(_there(house, live, run, couple)) == 2:
        return Told({"counted": True})
    blobs = _blobs(house, live, run, couple)
    if len(blobs) < 2:
        return Told({"counted": False})
    handed.put(house, live, couple, meeting.slot(run.number), blobs)
    return Told({"counted": True}, mine=couple.hearing)


def _offers(house: House, live: Live, run: Run, couple: Couple) -> Told:
    """Each as it comes, in the place of its author's last one. What was offered stays when its author passes later."""
    there = _there(house, live, run, couple)
    new = {seat: blob for seat, blob in _blobs(house, live, run, couple).items() if there.get(seat) != blob}
    if not new:
        return Told({"counted": True})
    handed.put(house, live, couple, meeting.slot(run.number), new)
    return Told({"counted": True}, mine=couple.hearing)


def _marks(house: House, live: Live, run: Run, couple: Couple) -> Told:
    """Drawn when both have answered or passed."""
    session, number = live.state.about.id, run.number
    if house.passing.met(session, number, couple.id) is not None:
        return Told({"counted": True})
    if len(house.passing.held(session, number, couple.id)) < 2:
        return Told({"counted": False})
    return _draw(house, live, run, couple)


HANDED_ON: dict[Shared, Callable[[House, Live, Run, Couple], Told]] = {
    "texts": _texts,
    "offers": _offers,
    "marks": _marks,
}


def _blobs(house: House, live: Live, run: Run, couple: Couple) -> dict[str, bytes]:
    """Seat to sealed text, as far as they wait in memory."""
    held = house.passing.held(live.state.about.id, run.number, couple.id)
    return {seat: to_bytes(ballot["blob"]) for seat, ballot in held.items() if ballot}


def _there(house: House, live: Live, run: Run, couple: Couple) -> dict[str, bytes]:
    """Seat to sealed text, as far as they were handed on; also by a server that ran before."""
    slot = meeting.slot(run.number)
    with house.store.read() as connection:
        return sealed.read(connection, live.state.about.id, couple.id, [slot]).get(slot, {})


def draw(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """It is time for the draw: whoever asks first has it made for both, with the marks there are."""
    if answering.is_over(live.state, act["run"]):
        return Told()
    run = answering.run_now(live.state, guest.who, act["run"])
    couple = live.state.couples[answering.seat_now(live.state, guest.who)[0]]
    if meeting.shares(live.state, run) != "marks" or not couple.gives(guest.who):
        return Told()
    if house.passing.met(guest.session, run.number, couple.id) is not None:
        return Told()
    back = house.settled(live.state) and not house.missed(live.state, run, couple.phones)
    meeting.may_draw(live.state, run, house.clock(), back)
    return Told(mine=_draw(house, live, run, couple).mine)


def _draw(house: House, live: Live, run: Run, couple: Couple) -> Told:
    session = live.state.about.id
    marks = house.passing.held(session, run.number, couple.id)
    house.passing.meet(session, run.number, couple.id, meeting.meet(live.state, run, couple.id, marks))
    return Told({"counted": True}, mine=couple.hearing)


def our_page(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """All that this phone may take home."""
    view = ours.ours_view(live.state, guest.language)
    resources = said(live.state.about.resources, guest.language)
    return Told({**view, "resources": resources, **_our_own(house, live, guest)})


def _our_own(house: House, live: Live, guest: Guest) -> Act:
    """Nothing while a phone works separately, for whatever reason: why would be told by what is missing."""
    couple = live.state.couple_of(guest.who)
    if couple is None or not couple.two or house.works_apart(live.state, guest.who):
        return {}
    with house.store.read() as connection:
        found = sealed.read(connection, guest.session, couple.id)
    return {"sealed": to_texts(found), "drafts": ours.drafts_of(live.state, guest.language)}


BETWEEN: dict[str, Handler] = {"seal": seal, "draw": draw, "ours": our_page}
"""Acts between two, besides answers and drafts."""
