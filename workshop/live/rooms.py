"""The only place that emits, always to somebody in particular: whole views, and to two partners what they draft."""

from collections.abc import Iterable
from typing import Any

from flask_socketio import SocketIO

from workshop.languages import LANGUAGES
from workshop.live import handed
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.live.play import Played
from workshop.live.told import Told
from workshop.notes.charts import with_charts
from workshop.session import board, circles, parting
from workshop.session import events as e
from workshop.session.duties import seen_by
from workshop.session.state import Run, State


def phones(session: str, language: str) -> str:
    """Those whose page reads in a language."""
    return f"phones:{session}:{language}"


def phone(session: str, who: str) -> str:
    return f"phone:{session}:{who}"


def pages(session: str, who: str, language: str) -> str:
    """The pages of a phone that read in a language."""
    return f"pages:{session}:{who}:{language}"


def desks(session: str, duty: str) -> str:
    return f"desks:{session}:{duty}"


def screens(session: str) -> str:
    return f"screens:{session}"


def of(guest: Guest) -> tuple[str, ...]:
    """What somebody hears."""
    if guest.role == "phone":
        session, who, language = guest.session, guest.who, guest.language
        return phones(session, language), phone(session, who), pages(session, who, language)
    return (desks(guest.session, guest.duty) if guest.role == "desk" else screens(guest.session),)


def send_all(socketio: SocketIO, house: House, live: Live, guest: Guest, to: str) -> None:
    """Every view that somebody may see, on one connection."""
    if guest.role == "phone":
        house.metrics.sent("room")
        socketio.emit("room", _room(house, live, guest.language), to=to)
        socketio.emit("mine", _mine(house, live, guest.who, guest.language), to=to)
    elif guest.role == "desk":
        socketio.emit("desk", seen_by(guest.duty, desk(house, live)), to=to)
    else:
        send_screen(socketio, house, live, to=to)


def publish(socketio: SocketIO, house: House, live: Live, played: Played) -> bool:
    """Send what changed to those it concerns. True when only the desk's progress did: that waits for the next beat."""
    told = {event.circle for event in played.events}
    for who in _concerned(house, played):
        send_mine(socketio, house, live, who)
    if played.after.ended_at != played.before.ended_at:
        send_apart(socketio, house, live)
    if "room" in told:
        send_room(socketio, house, live)
        send_screen(socketio, house, live)
    if told - {"couple"}:
        send_desk(socketio, house, live)
    return told == {"couple"}


def _concerned(house: House, played: Played) -> set[str]:
    """Whoever acted, phones whose own view changed, and late comers whom a new step lets in.

    Nobody else: a view that tells nothing new would still tell that the partner did something.
    """
    concerned = set()
    for event in played.events:
        concerned |= {getattr(event, "phone", "")} - {""}
        concerned |= {who for who in _phones_of(played, event) if _changed(house, played, event, who)}
        concerned |= {who for who in _aside(played) if _changed(house, played, event, who)}
        if isinstance(event, e.Pushed):
            concerned |= _waiting(played.before)
    return concerned


def _aside(played: Played) -> set[str]:
    """Phones with a step of their own: what is done to everybody's clock may be done to theirs."""
    couples = [state.couples[id] for state in (played.before, played.after) for id in _ids(state.aside)]
    return {phone for couple in couples for phone in couple.phones}


def _ids(run: Run | None) -> frozenset[str]:
    return run.couples if run else frozenset()


def _phones_of(played: Played, event: e.Event) -> set[str]:
    ids = {*getattr(event, "couples", ()), getattr(event, "couple", None)}
    found = [state.couples[id] for state in (played.before, played.after) for id in ids if id in state.couples]
    return {phone for one in found for phone in (*one.phones, one.asking) if phone}


def _changed(house: House, played: Played, event: e.Event, who: str) -> bool:
    now, away = house.clock(), house.away(played.after)
    before, after = (circles.mine_view(state, who, {}, now, away) for state in (played.before, played.after))
    return {**before, "seq": 0} != {**after, "seq": 0}


def _waiting(state: State) -> set[str]:
    late = [couple for couple in state.couples.values() if couple.complete and not state.takes_part(couple)]
    return {phone for couple in late for phone in couple.phones}


def tell(socketio: SocketIO, house: House, live: Live, told: Told) -> None:
    """Send what an act beside the log led to, also on other workers."""
    if told.mine or told.heard:
        heard = [[one.event, one.body, one.phones] for one in told.heard]
        house.passing.at_once(live.state.about.id, [], {"told": {"mine": told.mine, "heard": heard}})
    tell_here(socketio, house, live, told)


def tell_here(socketio: SocketIO, house: House, live: Live, told: Told) -> None:
    """The same to those who are connected to this worker."""
    for who in told.mine:
        send_mine(socketio, house, live, who)
    for heard in told.heard:
        for who in heard.phones:
            socketio.emit(heard.event, heard.body, to=phone(live.state.about.id, who))


def send_room(socketio: SocketIO, house: House, live: Live) -> None:
    """To every phone, in the language that its page reads in."""
    house.metrics.sent("room")
    for language in LANGUAGES:
        to = phones(live.state.about.id, language)
        if _anybody(socketio, to):
            socketio.emit("room", _room(house, live, language), to=to)


def _anybody(socketio: SocketIO, room: str) -> bool:
    """Whether somebody in this room is connected to this worker."""
    return bool(socketio.server.manager.rooms.get("/", {}).get(room))


def _room(house: House, live: Live, language: str) -> circles.View:
    """Made once for each state and language: after an outage everybody asks for the same."""
    if live.shown is None or live.shown[0] is not live.state:
        live.shown = live.state, {}
    made = live.shown[1]
    if language not in made:
        made[language] = circles.room_view(live.state, house.here(live), language)
    return {**made[language], "now": house.clock()}


def send_mine(socketio: SocketIO, house: House, live: Live, who: str) -> None:
    """To every page of a phone. Only a step of its own has words to be read."""
    session, view = live.state.about.id, _mine(house, live, who)
    if view["step"] is None:
        socketio.emit("mine", view, to=phone(session, who))
        return
    for language in LANGUAGES:
        to = pages(session, who, language)
        if _anybody(socketio, to):
            socketio.emit("mine", _mine(house, live, who, language), to=to)


def _mine(house: House, live: Live, who: str, language: str = "") -> circles.View:
    """What a phone is about to be told; whether it works separately is remembered."""
    view = mine(house, live, who, language)
    (live.apart.add if view["apart"] else live.apart.discard)(who)
    return view


def send_apart(socketio: SocketIO, house: House, live: Live, phones: Iterable[str] | None = None) -> bool:
    """Tell phones (all) that begin or cease to work separately. Whether there were any."""
    away, now = house.away(live.state), house.clock()
    looked = live.apart.union(live.state.seats()) if phones is None else phones
    flipped = [who for who in looked if parting.apart(live.state, who, away, now) != (who in live.apart)]
    for who in flipped:
        send_mine(socketio, house, live, who)
    return bool(flipped)


def send_screen(socketio: SocketIO, house: House, live: Live, to: str | None = None) -> None:
    about, view = live.state.about, circles.screen_view(live.state, house.here(live))
    house.metrics.sent("screen")
    socketio.emit("screen", with_charts(view, about.language), to=to or screens(about.id))


def send_desk(socketio: SocketIO, house: House, live: Live) -> None:
    """To each duty that somebody is here with, what it may see."""
    session = live.state.about.id
    here = house.passing.duties(session)
    view = desk(house, live) if here else {}
    for duty in here:
        house.metrics.sent("desk")
        socketio.emit("desk", seen_by(duty, view), to=desks(session, duty))


def desk(house: House, live: Live) -> dict[str, Any]:
    """All that a desk can see, its picture of the screen with the same charts as the screen's own."""
    view = board.desk_view(live.state, house.passed(live.state), house.books(live.state), house.here(live))
    return {**view, "screen": with_charts(view["screen"], live.state.about.language)}


def say_again(socketio: SocketIO, socket: str, least: float, most: float) -> None:
    """This server is about to stop: come again after a moment drawn from these seconds."""
    socketio.emit("again", {"in": [least, most]}, to=socket)


def say_newer(socketio: SocketIO, house: House, socket: str) -> None:
    """A page of an older version hears that there is a newer one of it; when to load it is the page's to know."""
    socketio.emit("newer", house.version.told(), to=socket)


def mine(house: House, live: Live, phone: str, language: str = "") -> circles.View:
    state, couple = live.state, live.state.couple_of(phone)
    met = house.passing.met_so_far(state.about.id, couple.id) if couple else {}
    sealed = handed.texts(house, live, couple) if couple else {}
    return {
        **circles.mine_view(state, phone, sealed, house.clock(), house.away(state), met, language),
        "boot": house.boot,
    }
