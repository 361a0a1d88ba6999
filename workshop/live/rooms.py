"""The only place that emits, always to somebody in particular, and always whole views."""

from base64 import urlsafe_b64encode
from typing import Any

from flask_socketio import SocketIO

from workshop.live.house import House, Live
from workshop.live.play import Played
from workshop.notes.charts import with_charts
from workshop.session import board, circles
from workshop.session import events as e
from workshop.session.state import State
from workshop.store import sealed

COUPLES_OWN = (
    e.Joined,
    e.CoupleStarted,
    e.PartnerAsked,
    e.SeatAsked,
    e.Confirmed,
    e.Declined,
    e.WentAlone,
    e.Cancelled,
    e.Sealed,
    e.CouplePaused,
)
"""What concerns a couple and, as progress, the desk; no other phone and no screen."""

DESKS_OWN = (e.Remarked, e.Moderated, e.Skipped)


def phones(session: str) -> str:
    return f"phones:{session}"


def phone(session: str, who: str) -> str:
    return f"phone:{session}:{who}"


def desks(session: str) -> str:
    return f"desks:{session}"


def screens(session: str) -> str:
    return f"screens:{session}"


def publish(socketio: SocketIO, house: House, live: Live, played: Played) -> bool:
    """Send what changed to those it concerns. True when only the desk's progress did: that waits for the next beat."""
    kinds = {type(event) for event in played.events}
    for who in _concerned(played):
        send_mine(socketio, house, live, who)
    if kinds - set(COUPLES_OWN) - set(DESKS_OWN):
        send_room(socketio, house, live)
        send_screen(socketio, house, live)
    if kinds - set(COUPLES_OWN):
        send_desk(socketio, house, live)
    return bool(kinds) and not kinds - set(COUPLES_OWN)


def _concerned(played: Played) -> set[str]:
    """Phones whose own view changed: those of the couples in question, and late comers whom a new step lets in."""
    concerned = set()
    for event in played.events:
        concerned |= {event.phone} if hasattr(event, "phone") else set()
        concerned |= _phones_of(played, getattr(event, "couple", None))
        if isinstance(event, e.Pushed):
            concerned |= _waiting(played.before)
    return concerned


def _phones_of(played: Played, couple: str | None) -> set[str]:
    found = [state.couples[couple] for state in (played.before, played.after) if couple in state.couples]
    return {phone for one in found for phone in (*one.phones, one.asking) if phone}


def _waiting(state: State) -> set[str]:
    late = [couple for couple in state.couples.values() if couple.complete and not state.takes_part(couple)]
    return {phone for couple in late for phone in couple.phones}


def send_room(socketio: SocketIO, house: House, live: Live, to: str | None = None) -> None:
    session = live.state.about.id
    socketio.emit("room", circles.room_view(live.state, house.here(live)), to=to or phones(session))


def send_mine(socketio: SocketIO, house: House, live: Live, who: str, to: str | None = None) -> None:
    session = live.state.about.id
    socketio.emit("mine", _mine(house, live.state, who), to=to or phone(session, who))


def send_screen(socketio: SocketIO, house: House, live: Live, to: str | None = None) -> None:
    session = live.state.about.id
    socketio.emit("screen", with_charts(circles.screen_view(live.state, house.here(live))), to=to or screens(session))


def send_desk(socketio: SocketIO, house: House, live: Live, to: str | None = None) -> None:
    socketio.emit("desk", desk(house, live), to=to or desks(live.state.about.id))


def desk(house: House, live: Live) -> dict[str, Any]:
    """The desk's view, its picture of the screen with the same charts as the screen's own."""
    view = board.desk_view(live.state, house.passed(live.state), house.books(live.state), house.here(live))
    return {**view, "screen": with_charts(view["screen"])}


def _sealed_of(house: House, state: State, phone: str) -> dict[str, dict[str, str]]:
    """Slot to seat to ciphertext, for a phone that sits in a couple."""
    couple = state.couple_of(phone)
    if couple is None or not couple.slots:
        return {}
    with house.store.read() as connection:
        found = sealed.read(connection, state.about.id, couple.id)
    return {
        slot: {seat: urlsafe_b64encode(blob).rstrip(b"=").decode() for seat, blob in by.items()}
        for slot, by in found.items()
    }


def _mine(house: House, state: State, phone: str) -> circles.View:
    return circles.mine_view(state, phone, _sealed_of(house, state, phone), house.clock())
