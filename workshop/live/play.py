"""One act on one session: rules, log, fold, under the session's lock. Stored first; what was stored is published."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

from sqlalchemy import Connection

from workshop.live.house import House, Live
from workshop.passing import Op, Unreachable
from workshop.session import events, meeting, rules
from workshop.session.desk import DESK
from workshop.session.fold import apply
from workshop.session.pairing import PHONE
from workshop.session.rules import Refused
from workshop.session.state import Couple, Run, State
from workshop.store import ballots, drafts, log, register

TRIES = 20
"""So often others may come first; each time somebody's act is done."""
TABLES = {"phone": PHONE, "desk": DESK}
MAY_CLOSE = ("next", "push", "back", "close", "end")
"""Acts of a desk after which a question may be closed."""
BEYOND = "A newer version of this server has gone on with this session. Please try again when it is back."
CUT_OFF = "The parts of this server can't reach each other just now. The question stays open; please try again soon."


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
    if before.beyond:
        raise Refused(BEYOND, "slow_down")  # a phone keeps the act until somebody takes it who knows what happened
    with _nobody_answers(house, before, act) as closes:
        happened = rules.decide(TABLES[role], before, who, act, _now(house, before, act))
        if not happened:
            return Played(before, before, [])
        _store(house, before, happened, act)
        closes.extend(event for event in happened if isinstance(event, events.Closed))
    after = reduce(apply, happened, before)
    live.acts.add(act["id"])
    if live.state.seq < after.seq:  # else others have gone on meanwhile, and we have heard of it
        live.state = after
    house.metrics.happened([event.circle for event in happened])
    _tell(house, before, happened, act)
    return Played(before, after, happened)


@contextmanager
def _nobody_answers(house: House, state: State, act: dict[str, Any]) -> Iterator[list[events.Event]]:
    """While it is decided whether a question closes, no worker takes an answer to it.

    What closes it is put into what is given; with nothing in that it goes on. Raises Refused when not all can be told.
    """
    run = state.run
    if act["act"] not in MAY_CLOSE or run is None or run.closed or run.collect == "none":
        yield []
        return
    session, closed = state.about.id, list[events.Event]()
    try:
        house.passing.seal(session, run.number)
        yield closed
    except Unreachable:
        raise Refused(CUT_OFF, "not_now") from None
    finally:
        if not closed:
            house.passing.unseal(session, run.number)


def _tell(house: House, before: State, happened: list[events.Event], act: dict[str, Any]) -> None:
    """Once it is stored: what it does to what passes, here and on every other worker, which hear of it."""
    told = {"after": before.seq, "events": [events.to_row(event) for event in happened], "act": act["id"]}
    ops = [op for event in happened for op in _passed(before, event)]
    house.passing.in_order(before.about.id, ops, told)
    if any(isinstance(event, events.Ended) for event in happened):
        house.store.forget_deleted()


def _now(house: House, state: State, act: dict[str, Any]) -> rules.Now:
    session, run = state.about.id, _number(state.run)
    deciding = act["act"] in ("moderate", "release")
    return rules.Now(
        at=house.clock(),
        chance=house.chance,
        present=house.passing.present(session),
        languages=partial(house.passing.languages, session),
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


def _passed(before: State, event: events.Event) -> list[Op]:
    """What an event does to what passes."""
    if isinstance(event, events.Closed):
        return [["empty", event.run]]
    if isinstance(event, events.Pushed):
        return [["empty", _number(before.latest), _agreed(before, before.latest)]]
    if isinstance(event, events.AsideOver):
        return [["empty", _number(before.aside), _agreed(before, before.aside)]]
    if isinstance(event, events.CoupleParted):
        return _take_back(before, [event.couple], str(before.couples[event.couple].seat_of(event.phone)))
    if isinstance(event, events.Confirmed):
        return _answered(before, before.couples[event.couple])
    if isinstance(event, events.SetApart):
        return _take_back(before, event.couples)
    return [["forget"]] if isinstance(event, events.Ended) else []


def _agreed(before: State, left: Run | None) -> bool:
    """Whether the step that is left behind is one to agree in: later steps build on what came of it."""
    return left is not None and meeting.agrees(before.about.plan[left.index])


def _comes_together(before: State, event: events.Confirmed) -> bool:
    return before.couples[event.couple].question == "together"


def _answered(before: State, couple: Couple) -> list[Op]:
    """Two begin anew together; a new phone may say anew what its seat has said, for it cannot see that."""
    if couple.question == "together":
        return _take_back(before, [couple.id])
    if couple.question == "seat":
        return [["anew", _number(before.run_on(couple)), (couple.id, str(couple.seat))]]
    return []


def _take_back(state: State, couples: Iterable[str], seats: str = "AB") -> list[Op]:
    """Destroy what seats had for their partner and was not shown yet. What is for the room stays in its box."""
    found = [(couple, state.run_on(state.couples[couple])) for couple in couples]
    return [["take_back", run.number, couple, seats] for couple, run in found if run and meeting.shares(state, run)]
