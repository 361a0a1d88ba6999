"""The only Socket.IO in: who connects, and the one event `act`."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import structlog
from flask_socketio import ConnectionRefusedError, SocketIO

from workshop import limits
from workshop.live import answers, between, drafting, rooms, schemas
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.live.play import Played, play
from workshop.live.presence import Presence
from workshop.session.rules import Refused
from workshop.session.state import State
from workshop.store import UNSAVED
from workshop.words import said

Ack = dict[str, Any]
Environ = dict[str, Any]

BESIDE = {**answers.PASSING, **between.BETWEEN, **drafting.DRAFTING}
"""Acts that never get into the log: what passes, and what lies between two."""

NOT_SAVED = "Not saved yet. What you wrote is still on your device; please try again in a moment."
NOT_FOUND = {"ok": False, "error": "not found", "code": "not_found"}

log = structlog.get_logger()


def register(
    socketio: SocketIO,
    house: House,
    identify: Callable[[Environ, Any], Guest | None],
    still: Callable[[Guest], bool] = lambda guest: True,
) -> Presence:
    """Wire the handlers. `identify` tells who connects, from the cookies of the request and what the socket says;
    `still`, whether whoever connected so may be here as that, now.

    They are the library's own: a request context for each event would cost more than most acts do.
    """
    presence = Presence(socketio, house, still)

    def connect(socket: str, environ: Environ, auth: Any = None) -> None:
        guest = identify(environ, auth)
        live = house.live(guest.session) if guest else None
        if guest is None or live is None or not house.in_a_crowd(limits.CONNECTS, environ.get("REMOTE_ADDR", "")):
            raise ConnectionRefusedError("not found")
        _welcome(socketio, house, live, presence, guest, socket)
        if house.version.is_newer_than(auth.get("version")):
            rooms.say_newer(socketio, house, socket)

    def disconnect(socket: str, *_reason: Any) -> None:
        presence.leave(socket)

    def time(socket: str, guest: Guest, seen: Any = None, *_more: Any) -> float:
        if type(seen) is int:
            _bring_up_to_date(socketio, house, guest, seen, socket)
        return house.clock()

    def act(_socket: str, guest: Guest, raw: Any = None, *_more: Any) -> Ack:
        begun = perf_counter()
        with presence.in_hand():
            ack = on_act(socketio, house, presence, guest, raw)
        house.metrics.acted(guest.role, ack.get("code", ""), perf_counter() - begun)
        return ack

    for handler in (connect, disconnect):
        socketio.server.on(handler.__name__, handler)
    for heard in (time, act):
        socketio.server.on(heard.__name__, _only_for(schemas.EVENTS[heard.__name__], presence, heard))
    return presence


def _only_for(roles: tuple[str, ...], presence: Presence, heard: Callable[..., Any]) -> Callable[..., Any]:
    """An event of these roles. For everybody else, and for a socket that was hung up, it is not there."""

    def guarded(socket: str, *sent: Any) -> Any:
        guest = presence.guest(socket)
        return heard(socket, guest, *sent) if guest and guest.role in roles else NOT_FOUND

    return guarded


def must_say_who(socketio: SocketIO) -> None:
    """An event that the table of schemas.py does not name stops the start. Raises LookupError."""
    heard = {(space, event) for space, events in socketio.server.handlers.items() for event in events}
    if heard != {("/", event) for event in schemas.EVENTS}:
        raise LookupError(f"The events heard are {sorted(heard)}; say in EVENTS whose they are.")


def _welcome(socketio: SocketIO, house: House, live: Live, presence: Presence, guest: Guest, socket: str) -> None:
    """Joining again is the reconnect: whoever comes gets every view it may see."""
    for room in rooms.of(guest):
        socketio.server.enter_room(socket, room, namespace="/")
    presence.enter(socket, guest)
    rooms.send_all(socketio, house, live, guest, to=socket)


def _bring_up_to_date(socketio: SocketIO, house: House, guest: Guest, seen: int, socket: str) -> None:
    """Whoever says that it holds older views than there are gets them anew: they were lost on the way."""
    live = house.live(guest.session)
    if live is None or seen >= _seq(guest, live.state):
        return
    if house.passing.allow(f"time:{guest.session}:{socket}", *limits.CAUGHT_UP):
        rooms.send_all(socketio, house, live, guest, to=socket)


def on_act(socketio: SocketIO, house: House, presence: Presence, guest: Guest, raw: Any) -> Ack:
    """Read, play, publish, and answer; a refusal is a sentence for the person."""
    if not _allowed(house, guest, raw):
        return _no(guest, "That was very fast. Please wait a moment.", "slow_down")
    try:
        act = schemas.read(guest.role, raw, guest.duty)
        live = house.live(guest.session)
        if live is None:
            return NOT_FOUND
        if act["act"] in BESIDE:
            return _beside(socketio, house, presence, live, guest, act)
        played = play(house, live, guest.role, guest.who, act)
        _publish(socketio, house, presence, live, played)
        return {"ok": True, "seq": _seq(guest, played.after)}
    except schemas.Malformed as wrong:
        return _no(guest, str(wrong), "malformed")
    except Refused as no:
        return _no(guest, no.sentence, no.code, **no.values)
    except UNSAVED:
        log.exception("act failed", role=guest.role)
        return _no(guest, NOT_SAVED, "failed")
    except Exception:
        log.exception("act failed", role=guest.role)
        return _no(guest, "Something went wrong on our side. What you wrote is still on your device.", "failed")


def _publish(socketio: SocketIO, house: House, presence: Presence, live: Live, played: Played) -> None:
    """What is stored has happened: an act is not refused because somebody could not be told yet."""
    with presence.told_later(live.state.about.id):
        if rooms.publish(socketio, house, live, played):
            presence.changed(live.state.about.id)


def _allowed(house: House, guest: Guest, raw: Any) -> bool:
    """Drafting has its own measure: it comes as fast as somebody types, and must not keep an answer waiting."""
    if isinstance(raw, dict) and raw.get("act") in list(drafting.DRAFTING):
        return house.passing.allow(f"draft:{guest.session}:{guest.who}", *limits.DRAFTING)
    return house.passing.allow(f"act:{guest.session}:{guest.who}", *limits.ACTS)


def _beside(socketio: SocketIO, house: House, presence: Presence, live: Live, guest: Guest, act: dict[str, Any]) -> Ack:
    """An act that never gets into the log; desks hear only of what passes, at the next beat."""
    with live.lock:
        told = BESIDE[act["act"]](house, live, guest, act)
        with presence.told_later(guest.session):
            rooms.tell(socketio, house, live, told)
    ack = {"ok": True, "seq": _seq(guest, live.state)}
    if act["act"] not in answers.PASSING:
        return {**ack, **told.ack}
    presence.changed(guest.session)
    return {**ack, "counted": False, **told.ack}


def _seq(guest: Guest, state: State) -> int:
    """A desk counts every event, a phone those that everybody is told of."""
    return state.seq if guest.role == "desk" else state.told


def _no(guest: Guest, sentence: str, code: str, **values: object) -> Ack:
    """In the language of the page that asked."""
    return {"ok": False, "error": said(sentence, guest.language, **values), "code": code}
