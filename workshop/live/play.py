"""One act on one session: rules, log, fold, under the session's lock. Stored first; what was stored is published."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import Connection

from workshop.live.house import House, Live
from workshop.session import events, meeting, rules
from workshop.session.desk import DESK
from workshop.session.fold import apply
from workshop.session.pairing import PHONE
from workshop.session.state import Couple, Run, State
from workshop.store import ballots, drafts, log, register

TRIES = 20
"""So often others may come first; each time somebody's act is done."""
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
        for _ in range(TRIES):
            try:
                return _play(house, live, role, who, act)
            except log.Overtaken:
                house.catch_up(live)
        return _play(house, live, role, who, act)


def _play(house: House, live: Live, role: str, who: str, act: dict[str, Any]) -> Played:
    before = live.state
    if act["id"] in live.acts:
        return Played(before, before, [])
    happened = rules.decide(TABLES[role], before, who, act, _now(house, before, act))
    if happened:
        _store(house, before, happened, act)
        live.acts.add(act["id"])
        live.state = reduce(apply, happened, before)
        house.metrics.happened([event.circle for event in happened])
    for event in happened:
        _passed(house, before, event)
    return Played(before, live.state, happened)


def _now(house: House, state: State, act: dict[str, Any]) -> rules.Now:
    session, run = state.about.id, _number(state.run)
    deciding = act["act"] in ("moderate", "release")
    return rules.Now(
        at=house.clock(),
        chance=house.chance,
        present=house.passing.present(session),
        settled=house.settled(state),
        missed=house.missed(state, state.run),
        tally=house.passing.tally(session, run),
        ballots=_ballots(house, session, act["run"]) if deciding else {},
    )


def _number(run: Run | None) -> int:
    return run.number if run else 0


def _ballots(house: House, session: str, run: int) -> dict[str, dict[str, Any]]:
    with house.store.read() as connection:
        return ballots.read(connection, session, run)


def _store(house: House, state: State, happened: list[events.Event], act: dict[str, Any]) -> None:
    session = state.about.id
    with house.store.write(session) as connection:
        log.append(connection, session, state.seq, [events.to_row(event) for event in happened], act["id"])
        for event in happened:
            _beside(house, connection, state, event)


def _beside(house: House, connection: Connection, before: State, event: events.Event) -> None:
    """What an event writes beside the log, in the same transaction."""
    session = before.about.id
    if isinstance(event, events.Closed):
        ballots.put(connection, session, event.run, house.passing.ballots(session, event.run))
    elif isinstance(event, events.Confirmed) and _comes_together(before, event):
        drafts.void(connection, session, event.couple)
    elif isinstance(event, events.Ended):
        ballots.erase(connection, session)
        log.thin(connection, session, [events.Moderated.type])
        register.end_session(connection, session, event.at)


def _passed(house: House, before: State, event: events.Event) -> None:
    """What an event does to what passes, once it is stored."""
    session = before.about.id
    if isinstance(event, events.Closed):
        house.passing.empty(session, event.run)
    elif isinstance(event, events.Pushed):
        house.passing.empty(session, _number(before.latest), keeps=_agreed(before, before.latest))
    elif isinstance(event, events.AsideOver):
        house.passing.empty(session, _number(before.aside), keeps=_agreed(before, before.aside))
    elif isinstance(event, events.CoupleParted):
        _take_back(house, before, [event.couple], str(before.couples[event.couple].seat_of(event.phone)))
    elif isinstance(event, events.Confirmed):
        _answered(house, before, before.couples[event.couple])
    elif isinstance(event, events.SetApart):
        _take_back(house, before, event.couples)
    elif isinstance(event, events.Ended):
        house.passing.forget(session)
        house.store.forget_deleted()


def _agreed(before: State, left: Run | None) -> bool:
    """Whether the step that is left behind is one to agree in: later steps build on what came of it."""
    return left is not None and meeting.agrees(before.about.plan[left.index])


def _comes_together(before: State, event: events.Confirmed) -> bool:
    return before.couples[event.couple].question == "together"


def _answered(house: House, before: State, couple: Couple) -> None:
    """Two begin anew together; a new phone may say anew what its seat has said, for it cannot see that."""
    if couple.question == "together":
        _take_back(house, before, [couple.id])
    elif couple.question == "seat":
        house.passing.anew(before.about.id, _number(before.run_on(couple)), (couple.id, str(couple.seat)))


def _take_back(house: House, state: State, couples: Iterable[str], seats: str = "AB") -> None:
    """Destroy what seats had for their partner and was not shown yet. What is for the room stays in its box."""
    for couple in couples:
        run = state.run_on(state.couples[couple])
        if run and meeting.shares(state, run):
            house.passing.take_back(state.about.id, run.number, couple, seats)
