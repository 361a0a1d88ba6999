"""One act on one session: rules, log, fold, under the session's lock. Stored first; what was stored is published."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from workshop.live.house import House, Live
from workshop.session import circles, events, rules
from workshop.session.fold import apply
from workshop.session.pairing import PHONE
from workshop.session.state import State
from workshop.session.steering import DESK
from workshop.store import ballots, log, sealed
from workshop.store import house as register

TABLES = {"phone": PHONE, "desk": DESK}


@dataclass(frozen=True)
class Played:
    """What an act did: the session before and after it, and what happened."""

    before: State
    after: State
    events: list[events.Event]


def play(house: House, live: Live, role: str, who: str, act: dict[str, Any]) -> Played:
    """Apply an act that belongs into the log. Raises Refused; an act that was applied before changes nothing."""
    with live.lock:
        before = live.state
        if act["id"] in live.acts:
            return Played(before, before, [])
        happened = rules.decide(TABLES[role], before, who, act, _now(house, before, act))
        if happened:
            _store(house, before, happened, act)
            live.acts.add(act["id"])
            for event in happened:
                live.state = apply(live.state, event)
        return Played(before, live.state, happened)


def _now(house: House, state: State, act: dict[str, Any]) -> rules.Now:
    session, run = state.about.id, len(state.runs)
    deciding = act["act"] in ("moderate", "release")
    return rules.Now(
        at=house.clock(),
        chance=house.chance,
        present=house.passing.present(session),
        settled=house.settled(state, session),
        tally=house.passing.tally(session, run),
        ballots=_ballots(house, session, act["run"]) if deciding else {},
    )


def _ballots(house: House, session: str, run: int) -> dict[str, dict[str, Any]]:
    with house.store.read() as connection:
        return ballots.read(connection, session, run)


def _store(house: House, state: State, happened: list[events.Event], act: dict[str, Any]) -> None:
    session = state.about.id
    with house.store.write() as connection:
        log.append(connection, session, state.seq, [events.to_row(event) for event in happened], act["id"])
        for event in happened:
            _beside(house, connection, session, event, act)
    for event in happened:
        _passed(house, session, event)


def _beside(house: House, connection: Connection, session: str, event: events.Event, act: dict[str, Any]) -> None:
    """What an event writes beside the log, in the same transaction."""
    if isinstance(event, events.Closed):
        ballots.put(connection, session, event.run, house.passing.ballots(session, event.run))
    elif isinstance(event, events.Sealed):
        sealed.put(connection, session, event.couple, event.slot, event.seat, blob_bytes(act["blob"]))
    elif isinstance(event, events.Ended):
        ballots.erase(connection, session)
        register.end_session(connection, session, event.at)


def _passed(house: House, session: str, event: events.Event) -> None:
    """What an event does to what passes, once it is stored."""
    if isinstance(event, events.Closed):
        house.passing.empty(session, event.run)
    elif isinstance(event, events.Ended):
        house.passing.forget(session)
        house.store.forget_deleted()


def blob_bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sealed_of(house: House, state: State, phone: str) -> dict[str, dict[str, str]]:
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


def mine(house: House, state: State, phone: str) -> circles.View:
    return circles.mine_view(state, phone, sealed_of(house, state, phone), house.clock())
