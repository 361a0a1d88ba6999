"""The session as a fold over its log: `apply` knows no clock, no chance and no database."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workshop.session import events as e
from workshop.session.company import COMPANY
from workshop.session.folding import Folds, fold
from workshop.session.state import Run, State
from workshop.steps import KINDS

FOLD: Folds = {**COMPANY}


def apply(state: State, event: e.Event) -> State:
    """The session after one more event."""
    after = FOLD[type(event)](state, event)
    return replace(after, seq=state.seq + 1, told=after.told + (event.circle == "room"))


def replay(log: Iterable[e.Event]) -> State:
    state = State()
    for event in log:
        state = apply(state, event)
    return state


def _run(state: State, number: int, **changes: Any) -> State:
    runs = tuple(replace(run, **changes) if run.number == number else run for run in state.runs)
    return replace(state, runs=runs)


def _now(state: State, **changes: Any) -> State:
    return _run(state, len(state.runs), **changes)


@fold(FOLD, e.Opened)
def _opened(state: State, event: e.Opened) -> State:
    off = frozenset(index for index, step in enumerate(event.plan) if step.get("off"))
    plan = [{**KINDS[step["kind"]].defaults(), **step} for step in event.plan]  # an older version knew fewer fields
    return replace(state, opened=replace(event, plan=plan), skipped=off, told=event.told)


@fold(FOLD, e.Pushed)
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


@fold(FOLD, e.Paused)
def _paused(state: State, event: e.Paused) -> State:
    return _pause(state, event.at)


@fold(FOLD, e.Resumed)
def _resumed(state: State, event: e.Resumed) -> State:
    return _resume(state, event.at)


@fold(FOLD, e.Extended)
def _extended(state: State, event: e.Extended) -> State:
    run = state.runs[-1]
    return _now(state, extensions=(*run.extensions, (event.at, event.seconds)))


@fold(FOLD, e.Skipped)
def _skipped(state: State, event: e.Skipped) -> State:
    return replace(state, skipped=state.skipped | {event.index} if event.on else state.skipped - {event.index})


@fold(FOLD, e.Held)
def _held(state: State, event: e.Held) -> State:
    """While everybody is held the clock stands; one that was paused before stays so afterwards."""
    if event.on and state.held:
        return replace(state, held=event.why)
    if event.on:
        paused = state.run is not None and state.run.paused
        return replace(_pause(state, event.at), held=event.why, held_paused=paused)
    return replace(state if state.held_paused else _resume(state, event.at), held=None, held_paused=False)


@fold(FOLD, e.Closed)
def _closed(state: State, event: e.Closed) -> State:
    return _run(state, event.run, closed=True, enough=event.enough, lot=event.lot)


@fold(FOLD, e.Moderated)
def _moderated(state: State, event: e.Moderated) -> State:
    run = state.runs[event.run - 1]
    return _run(state, event.run, moderated={**run.moderated, event.key: (event.verdict, event.text)})


@fold(FOLD, e.Released)
def _released(state: State, event: e.Released) -> State:
    return _run(state, event.run, release=event.release)


@fold(FOLD, e.Withheld)
def _withheld(state: State, event: e.Withheld) -> State:
    return _run(state, event.run, withheld=True)


@fold(FOLD, e.Remarked)
def _remarked(state: State, event: e.Remarked) -> State:
    return replace(state, remarks={**state.remarks, event.about: event.text})


@fold(FOLD, e.Ended)
def _ended(state: State, event: e.Ended) -> State:
    last = _now(_resume(state, event.at), over_at=event.at) if state.runs else state
    return replace(last, ended_at=event.at, held=None)
