"""What comings and goings do to the couples of a session: pairing, a new phone, parting, together again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.session import comings as e
from workshop.session.folding import Folds, fold
from workshop.session.state import Couple, State

COMPANY: Folds = {}


def _couple(state: State, couple: Couple, **phones: str | None) -> State:
    return replace(
        state,
        couples={**state.couples, couple.id: couple},
        phones={**state.phones, **phones} if phones else state.phones,
    )


@fold(COMPANY, e.Joined)
def _joined(state: State, event: e.Joined) -> State:
    return replace(state, phones={**state.phones, event.phone: None})


@fold(COMPANY, e.CoupleStarted)
def _couple_started(state: State, event: e.CoupleStarted) -> State:
    return _couple(state, Couple(event.couple, event.name, event.phone), **{event.phone: event.couple})


@fold(COMPANY, e.PartnerAsked)
def _partner_asked(state: State, event: e.PartnerAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(state, replace(couple, ask="partner", asking=event.phone, yes=frozenset()))


@fold(COMPANY, e.SeatAsked)
def _seat_asked(state: State, event: e.SeatAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(
        state, replace(couple, ask="seat", asking=event.phone, seat=event.seat, yes=frozenset({event.phone}))
    )


@fold(COMPANY, e.Confirmed)
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


@fold(COMPANY, e.Declined)
def _declined(state: State, event: e.Declined) -> State:
    couple = state.couples[event.couple]
    return _couple(state, _settled(couple, again={} if couple.question == "together" else couple.again))


@fold(COMPANY, e.WentAlone)
def _went_alone(state: State, event: e.WentAlone) -> State:
    alone = Couple(event.couple, event.name, event.phone, solo=True, since=len(state.runs))
    return _couple(state, alone, **{event.phone: event.couple})


@fold(COMPANY, e.WentShared)
def _went_shared(state: State, event: e.WentShared) -> State:
    shared = Couple(event.couple, event.name, event.phone, shared=True, since=len(state.runs))
    return _couple(state, shared, **{event.phone: event.couple})


@fold(COMPANY, e.Cancelled)
def _cancelled(state: State, event: e.Cancelled) -> State:
    """A first phone gives its words up, somebody alone wants to pair; an asking phone stops asking."""
    couple = state.couples[event.couple]
    if couple.asking == event.phone:
        return _couple(state, _settled(couple))
    couples = {key: value for key, value in state.couples.items() if key != event.couple}
    runs = tuple(replace(run, couples=run.couples - {event.couple}) for run in state.runs)
    return replace(state, couples=couples, runs=runs, phones={**state.phones, event.phone: None})


@fold(COMPANY, e.CouplePaused)
def _couple_paused(state: State, event: e.CouplePaused) -> State:
    """Both pause; of two who have parted, each for themselves."""
    couple = state.couples[event.couple]
    own = couple.seat_of(event.phone)
    seats = frozenset({own}) if own and couple.parted_at is not None else frozenset("AB")
    return _couple(state, replace(couple, paused=couple.paused | seats if event.on else couple.paused - seats))


@fold(COMPANY, e.CoupleParted)
def _couple_parted(state: State, event: e.CoupleParted) -> State:
    couple = state.couples[event.couple]
    seat = str(couple.seat_of(event.phone))
    again = {phone: at for phone, at in couple.again.items() if phone != event.phone}
    since = event.at if couple.parted_at is None else couple.parted_at
    yes = couple.yes if couple.ask else frozenset()  # a yes to work together again does not outlive a parting
    return _couple(state, replace(couple, parted_at=since, parted_by=couple.parted_by | {seat}, again=again, yes=yes))


@fold(COMPANY, e.TogetherAsked)
def _together_asked(state: State, event: e.TogetherAsked) -> State:
    couple = state.couples[event.couple]
    return _couple(state, replace(couple, again={**couple.again, event.phone: event.at}))


@fold(COMPANY, e.SetApart)
def _set_apart(state: State, event: e.SetApart) -> State:
    since = event.at if event.on else None
    moved = {id: replace(state.couples[id], apart_at=since) for id in event.couples}
    return replace(state, couples={**state.couples, **moved})
