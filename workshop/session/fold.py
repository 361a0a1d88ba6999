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
    """Changes the step that everybody is in, or was in last."""
    return _run(state, state.latest.number, **changes) if state.latest else state


@fold(FOLD, e.Opened)
def _opened(state: State, event: e.Opened) -> State:
    off = frozenset(index for index, step in enumerate(event.plan) if step.get("off"))
    plans = {language: _whole(plan) for language, plan in event.plans.items()}
    opened = replace(event, plan=_whole(event.plan), plans=plans)
    return replace(state, opened=opened, skipped=off, told=event.told)


def _whole(plan: list[e.Step]) -> list[e.Step]:
    """An older version knew fewer fields."""
    return [{**KINDS[step["kind"]].defaults(), **step} for step in plan]


@fold(FOLD, e.Pushed)
def _pushed(state: State, event: e.Pushed) -> State:
    before = _now(_resume(state, event.at, state.run), over_at=event.at)
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
        without=state.aside.couples if state.aside else frozenset(),
    )
    before = _resume(before, event.at, before.aside)
    return replace(before, runs=(*before.runs, run), held=None, skipped=before.skipped - {event.index})


@fold(FOLD, e.AsidePushed)
def _aside_pushed(state: State, event: e.AsidePushed) -> State:
    """Of some couples nothing is collected for the room, so nothing is frozen of its size."""
    number = len(state.runs) + 1
    run = Run(number, event.index, event.at, 0, 0, "none", None, event.chance, lot=event.lot, aside=True)
    begun = replace(state, runs=(*state.runs, replace(run, alone=event.alone)))
    return _pause(begun, event.at, begun.aside) if state.held else begun


@fold(FOLD, e.TakenAside)
def _taken_aside(state: State, event: e.TakenAside) -> State:
    last = next((run for run in reversed(state.runs) if run.aside), None)
    return _run(state, last.number, couples=frozenset(event.couples)) if last and event.on else state


@fold(FOLD, e.AsideOver)
def _aside_over(state: State, event: e.AsideOver) -> State:
    state = _resume(state, event.at, state.aside)
    return _run(state, state.aside.number, over_at=event.at) if state.aside else state


def _pause(state: State, at: float, run: Run | None) -> State:
    return state if run is None or run.paused else _run(state, run.number, pauses=(*run.pauses, (at, None)))


def _resume(state: State, at: float, run: Run | None) -> State:
    if run is None or not run.paused:
        return state
    return _run(state, run.number, pauses=(*run.pauses[:-1], (run.pauses[-1][0], at)))


@fold(FOLD, e.Paused)
def _paused(state: State, event: e.Paused) -> State:
    return _pause(state, event.at, state.run)


@fold(FOLD, e.Resumed)
def _resumed(state: State, event: e.Resumed) -> State:
    return _resume(state, event.at, state.run)


@fold(FOLD, e.Extended)
def _extended(state: State, event: e.Extended) -> State:
    run = state.latest
    return _now(state, extensions=(*run.extensions, (event.at, event.seconds))) if run else state


@fold(FOLD, e.Wrapped)
def _wrapped(state: State, event: e.Wrapped) -> State:
    return _now(state, wrapped=event.on)


@fold(FOLD, e.Timed)
def _timed(state: State, event: e.Timed) -> State:
    """The plan itself changes; `planned` keeps the minutes it began with."""
    about = state.about
    plans = {language: _timed_in(plan, event) for language, plan in about.plans.items()}
    return replace(state, opened=replace(about, plan=_timed_in(about.plan, event), plans=plans))


def _timed_in(plan: list[e.Step], event: e.Timed) -> list[e.Step]:
    step = plan[event.index]
    timed = {**step, "minutes": event.minutes, "planned": step.get("planned", step["minutes"])}
    return [*plan[: event.index], timed, *plan[event.index + 1 :]]


@fold(FOLD, e.Blanked)
def _blanked(state: State, event: e.Blanked) -> State:
    return replace(state, blank=event.on)


@fold(FOLD, e.Skipped)
def _skipped(state: State, event: e.Skipped) -> State:
    return replace(state, skipped=state.skipped | {event.index} if event.on else state.skipped - {event.index})


@fold(FOLD, e.Held)
def _held(state: State, event: e.Held) -> State:
    """While everybody is held the clocks stand; one that was paused before stays so afterwards."""
    if event.on and state.held:
        return replace(state, held=event.why)
    if event.on:
        paused = state.run is not None and state.run.paused
        still = _pause(_pause(state, event.at, state.run), event.at, state.aside)
        return replace(still, held=event.why, held_paused=paused)
    goes_on = state if state.held_paused else _resume(state, event.at, state.run)
    return replace(_resume(goes_on, event.at, state.aside), held=None, held_paused=False)


@fold(FOLD, e.Closed)
def _closed(state: State, event: e.Closed) -> State:
    return _run(state, event.run, closed=True, enough=event.enough, lot=event.lot)


@fold(FOLD, e.Moderated)
def _moderated(state: State, event: e.Moderated) -> State:
    others = {key: verdict for key, verdict in state.runs[event.run - 1].moderated.items() if key != event.key}
    judged = {} if event.verdict == "open" else {event.key: (event.verdict, event.text)}
    return _run(state, event.run, moderated=others | judged)


@fold(FOLD, e.Released)
def _released(state: State, event: e.Released) -> State:
    return _run(state, event.run, release=event.release)


@fold(FOLD, e.Withheld)
def _withheld(state: State, event: e.Withheld) -> State:
    return _run(state, event.run, withheld=True)


@fold(FOLD, e.Remarked)
def _remarked(state: State, event: e.Remarked) -> State:
    return replace(state, remarks={**state.remarks, event.about: event.text})


@fold(FOLD, e.Unknown)
def _unknown(state: State, _event: e.Unknown) -> State:
    return replace(state, beyond=True)


@fold(FOLD, e.Ended)
def _ended(state: State, event: e.Ended) -> State:
    last = _now(_resume(state, event.at, state.run), over_at=event.at)
    aside = state.aside
    last = _run(_resume(last, event.at, aside), aside.number, over_at=event.at) if aside else last
    return replace(last, ended_at=event.at, held=None, blank=False)
