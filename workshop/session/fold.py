"""The session as a fold over its log: `apply` knows no clock, no chance and no database."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from workshop.session import events as e
from workshop.session.state import Couple, Run, State

E = TypeVar("E", bound=e.Event)

FOLD: dict[type[e.Event], Callable[[State, Any], State]] = {}


def apply(state: State, event: e.Event) -> State:
    """The session after one more event."""
    told = state.told + (event.circle == "room")
    return replace(FOLD[type(event)](state, event), seq=state.seq + 1, told=told)


def replay(log: Iterable[e.Event]) -> State:
    state = State()
    for event in log:
        state = apply(state, event)
    return state


def fold(event: type[E]) -> Callable[[Callable[[State, E], State]], Callable[[State, E], State]]:
    """Register how an event changes the session."""

    def register(function: Callable[[State, E], State]) -> Callable[[State, E], State]:
        FOLD[event] = function
        return function

    return register


def _couple(state: State, couple: Couple, **phones: str | None) -> State:
    return replace(
        state,
        couples={**state.couples, couple.id: couple},
        phones={**state.phones, **phones} if phones else state.phones,
    )


def _run(state: State, number: int, **changes: Any) -> State:
    runs = tuple(replace(run, **changes) if run.number == number else run for run in state.runs)
    return replace(state, runs=runs)


def _now(state: State, **changes: Any) -> State:
    return _run(state, len(state.runs), **changes)


@fold(e.Opened)
def _opened(state: State, event: e.Opened) -> State:
    off = frozenset(index for index, step in enumerate(event.plan) if step.get("off"))
    return replace(state, opened=event, skipped=off)


@fold(e.Joined)
def _joined(state: State, event: e.Joined) -> State:
    return replace(state, phones={**state.phones, event.phone: None})


@fold(e.CoupleStarted)
def _couple_started(state: State, event: e.CoupleStarted) -> State:
    return _couple(state, Couple(event.couple, event.name, event.phone), **{event.phone: event.couple})


@fold(e.PartnerAsked)
def _partner_asked(state: State, event: e.PartnerAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(state, replace(couple, ask="partner", asking=event.phone, yes=frozenset()))


@fold(e.SeatAsked)
def _seat_asked(state: State, event: e.SeatAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(
        state, replace(couple, ask="seat", asking=event.phone, seat=event.seat, yes=frozenset({event.phone}))
    )


@fold(e.Confirmed)
def _confirmed(state: State, event: e.Confirmed) -> State:
    couple = state.couples[event.couple]
    yes = couple.yes | {event.phone}
    if couple.question is None or len(yes) < 2:
        return _couple(state, replace(couple, yes=yes))
    return ANSWERED[couple.question](state, couple)


def _settled(couple: Couple, **changes: Any) -> Couple:
    return replace(couple, ask=None, asking=None, seat=None, yes=frozenset(), **changes)


def _pair(state: State, couple: Couple) -> State:
    phone = str(couple.asking)
    return _couple(state, _settled(couple, b=phone, since=len(state.runs)), **{phone: couple.id})


def _return(state: State, couple: Couple) -> State:
    """The new phone takes the lost one's seat; the lost one belongs nowhere any more."""
    phone, lost = str(couple.asking), couple.lost
    seat = {"a": phone} if couple.seat == "A" else {"b": phone}
    phones = {**state.phones, phone: couple.id, str(lost): None}
    return replace(state, couples={**state.couples, couple.id: _settled(couple, **seat)}, phones=phones)


def _reunite(state: State, couple: Couple) -> State:
    return _couple(state, _settled(couple, parted_at=None, parted_by=frozenset(), again={}))


ANSWERED: dict[str, Callable[[State, Couple], State]] = {"partner": _pair, "seat": _return, "together": _reunite}
"""What two yeses lead to."""


@fold(e.Declined)
def _declined(state: State, event: e.Declined) -> State:
    couple = state.couples[event.couple]
    return _couple(state, _settled(couple, again={} if couple.question == "together" else couple.again))


@fold(e.WentAlone)
def _went_alone(state: State, event: e.WentAlone) -> State:
    alone = Couple(event.couple, event.name, event.phone, solo=True, since=len(state.runs))
    return _couple(state, alone, **{event.phone: event.couple})


@fold(e.WentShared)
def _went_shared(state: State, event: e.WentShared) -> State:
    shared = Couple(event.couple, event.name, event.phone, shared=True, since=len(state.runs))
    return _couple(state, shared, **{event.phone: event.couple})


@fold(e.Cancelled)
def _cancelled(state: State, event: e.Cancelled) -> State:
    """A first phone gives its words up; an asking phone stops asking."""
    couple = state.couples[event.couple]
    if couple.asking == event.phone:
        return _couple(state, _settled(couple))
    couples = {key: value for key, value in state.couples.items() if key != event.couple}
    return replace(state, couples=couples, phones={**state.phones, event.phone: None})


@fold(e.CouplePaused)
def _couple_paused(state: State, event: e.CouplePaused) -> State:
    """Both pause; of two who have parted, each for themselves."""
    couple = state.couples[event.couple]
    own = couple.seat_of(event.phone)
    seats = frozenset({own}) if own and couple.parted_at is not None else frozenset("AB")
    return _couple(state, replace(couple, paused=couple.paused | seats if event.on else couple.paused - seats))


@fold(e.CoupleParted)
def _couple_parted(state: State, event: e.CoupleParted) -> State:
    couple = state.couples[event.couple]
    seat = str(couple.seat_of(event.phone))
    again = {phone: at for phone, at in couple.again.items() if phone != event.phone}
    since = event.at if couple.parted_at is None else couple.parted_at
    return _couple(state, replace(couple, parted_at=since, parted_by=couple.parted_by | {seat}, again=again))


@fold(e.TogetherAsked)
def _together_asked(state: State, event: e.TogetherAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(state, replace(couple, again={**couple.again, event.phone: event.at}))


@fold(e.SetApart)
def _set_apart(state: State, event: e.SetApart) -> State:
    since = event.at if event.on else None
    moved = {id: replace(state.couples[id], apart_at=since) for id in event.couples}
    return replace(state, couples={**state.couples, **moved})


@fold(e.Pushed)
def _pushed(state: State, event: e.Pushed) -> State:
    before = _now(_resume(state, event.at), over_at=event.at) if state.runs else state
    run = Run(
        number=len(state.runs) + 1,
        index=event.index,
        at=event.at,
        people=event.people,
        units=event.units,
        collect=event.collect,
        limit=event.limit,
        chance=event.chance,
        lot=event.lot,
    )
    return replace(before, runs=(*before.runs, run), held=None, skipped=before.skipped - {event.index})


def _pause(state: State, at: float) -> State:
    run = state.run
    return state if run is None or run.paused else _now(state, pauses=(*run.pauses, (at, None)))


def _resume(state: State, at: float) -> State:
    run = state.run
    return _now(state, pauses=(*run.pauses[:-1], (run.pauses[-1][0], at))) if run and run.paused else state


@fold(e.Paused)
def _paused(state: State, event: e.Paused) -> State:
    return _pause(state, event.at)


@fold(e.Resumed)
def _resumed(state: State, event: e.Resumed) -> State:
    return _resume(state, event.at)


@fold(e.Extended)
def _extended(state: State, event: e.Extended) -> State:
    run = state.runs[-1]
    return _now(state, extensions=(*run.extensions, (event.at, event.seconds)))


@fold(e.Skipped)
def _skipped(state: State, event: e.Skipped) -> State:
    return replace(state, skipped=state.skipped | {event.index} if event.on else state.skipped - {event.index})


@fold(e.Held)
def _held(state: State, event: e.Held) -> State:
    """While everybody is held the clock stands; one that was paused before stays so afterwards."""
    if event.on and state.held:
        return replace(state, held=event.why)
    if event.on:
        paused = state.run is not None and state.run.paused
        return replace(_pause(state, event.at), held=event.why, held_paused=paused)
    return replace(state if state.held_paused else _resume(state, event.at), held=None, held_paused=False)


@fold(e.Closed)
def _closed(state: State, event: e.Closed) -> State:
    return _run(state, event.run, closed=True, enough=event.enough, lot=event.lot)


@fold(e.Moderated)
def _moderated(state: State, event: e.Moderated) -> State:
    run = state.runs[event.run - 1]
    return _run(state, event.run, moderated={**run.moderated, event.key: (event.verdict, event.text)})


@fold(e.Released)
def _released(state: State, event: e.Released) -> State:
    return _run(state, event.run, release=event.release)


@fold(e.Withheld)
def _withheld(state: State, event: e.Withheld) -> State:
    return _run(state, event.run, withheld=True)


@fold(e.Remarked)
def _remarked(state: State, event: e.Remarked) -> State:
    return replace(state, remarks={**state.remarks, event.about: event.text})


@fold(e.Ended)
def _ended(state: State, event: e.Ended) -> State:
    last = _now(_resume(state, event.at), over_at=event.at) if state.runs else state
    return replace(last, ended_at=event.at, held=None)
