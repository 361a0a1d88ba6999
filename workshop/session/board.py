"""The desk's circle: progress, what waits for a decision, what was released; never what anybody wrote."""

from dataclasses import dataclass, field
from typing import Any

from workshop.session import parting, shortening, steering
from workshop.session.circles import Here, View, room_step, room_view, screen_view
from workshop.session.release import Size, mode, texts_shown
from workshop.session.releasing import Ballots, outcome
from workshop.session.state import Couple, Run, State
from workshop.session.timing import seconds_run
from workshop.steps import KINDS


@dataclass(frozen=True)
class Passing:
    """What passes: connected phones, who has finished or would like time (phones), requests for help.

    `away`: phones of couples that have no connection, and since when. `desks`: names and duties of who is at a desk.
    `cut_off`: other workers can't be reached just now, so what they hear is not known here.
    """

    tick: int = 0
    present: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    help: tuple[dict[str, Any], ...] = ()
    away: parting.Away = field(default_factory=dict[str, float])
    desks: tuple[tuple[str, str], ...] = ()
    cut_off: bool = False


@dataclass(frozen=True)
class Books:
    """What the ballot box holds: the answers of the run being decided, and how many were written for each run."""

    ballots: Ballots = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)


def desk_view(state: State, passing: Passing, books: Books, here: Here) -> View:
    """For facilitators: progress and what was released, never what anybody wrote for themselves or for each other."""
    about = state.about
    return {
        "seq": state.seq,
        "tick": passing.tick,
        "boot": here.boot,
        "now": here.now,
        "session": _desk_session(state, here),
        "runs": len(state.runs),
        "aside": _aside(state),
        "plan": [_planned(state, index, here.now) for index in range(len(about.plan))],
        "step": _desk_step(state),
        "next": steering.following(state),
        "room": room_view(state, here),
        "screen": screen_view(state, here),
        "board": _board(state, passing, here.now),
        "unpaired": sum(1 for phone in state.phones if phone in passing.present and not _sits(state, phone)),
        "help": list(passing.help),
        "collected": _collected(state, books),
        "remarks": state.remarks,
        "books": books.written if about.rehearsal else None,
        "colleagues": [{"name": name, "duty": duty} for name, duty in passing.desks],
        "cut_off": passing.cut_off,
    }


def _desk_session(state: State, here: Here) -> View:
    about = state.about
    return {
        "id": about.id,
        "title": about.title,
        "code": about.code,
        "join_url": here.join_url,
        "screen_url": here.screen_url,
        "state": state.phase,
        "rehearsal": about.rehearsal,
        "speed": about.speed,
        "opened_at": about.at,
        "began_at": state.runs[0].at if state.runs else None,
        "minutes": about.agenda["minutes"],
        "day": _day(state),
    }


def _day(state: State) -> View:
    """The day of the plan that is on: a weekend is measured day by day, for nobody is late by a night."""
    plan = state.about.plan
    named = plan[state.latest.index if state.latest else 0].get("day")
    today = [index for index, step in enumerate(plan) if step.get("day") == named]
    runs = [run for run in state.runs if run.index in today and not run.aside]
    minutes = sum(shortening.planned(plan[index]) for index in today if not plan[index].get("off"))
    began = runs[0].at if runs else None
    return {"title": named, "first": today[0], "last": today[-1], "began_at": began, "minutes": minutes}


def _desk_step(state: State) -> View | None:
    told = room_step(state)
    if told is None or state.run is None:
        return None
    step = state.about.plan[state.run.index]
    cues = {"opening": _opening(state, state.run.index), "cue": step.get("cue") or ""}
    here = {"index": state.run.index, "screen": step["screen"], "by_language": _by_language(state, state.run)}
    return {**told, **here, **cues}


def _by_language(state: State, run: Run) -> bool:
    """Whether people choose cards only because more than one language is read here, so that the desk is told why."""
    alone = mode(Size(run.people, run.units), "words", state.about.strict) if run.collect == "cards" else None
    return alone == "texts"


def _aside(state: State) -> View | None:
    """The step that some couples have of their own, and who they are."""
    run = state.aside
    if run is None:
        return None
    names = [couple.name for couple in _by_name(state) if couple.id in run.couples]
    title = state.about.plan[run.index]["title"]
    short = sorted(id[-8:] for id in run.couples)
    return {"run": run.number, "index": run.index, "title": title, "alone": run.alone, "names": names, "couples": short}


def _opening(state: State, index: int) -> str:
    """What to bear in mind where an exercise begins; only the step that is on carries its cues."""
    exercise, before = state.about.plan[index]["exercise"], state.about.plan[index - 1]["exercise"] if index else None
    return "" if before and before["id"] == exercise["id"] else exercise.get("cue") or ""


def _planned(state: State, index: int, now: float) -> View:
    step = state.about.plan[index]
    run = state.run_of(index)
    told = {key: step[key] for key in ("id", "kind", "title", "minutes", "circle")}
    told["gives"] = shortening.gives(state, index)
    told["asks_room"] = KINDS[step["kind"]].releases(step) is not None
    exercise = {key: step["exercise"][key] for key in ("id", "title", "minutes")}
    took = seconds_run(run, state.about.speed, now) if run else None
    number = run.number if run else None
    return {
        "index": index,
        **told,
        "exercise": exercise,
        "state": _fate(state, index),
        "run": number,
        "took": took,
    }


def _fate(state: State, index: int) -> str:
    if state.run is not None and state.run.index == index:
        return "now"
    if state.aside is not None and state.aside.index == index:
        return "aside"
    if state.run_of(index) is not None:
        return "done"
    return "skipped" if index in state.skipped else "ahead"


def _board(state: State, passing: Passing, now: float) -> list[View]:
    apart = parting.apart_phones(state, passing.away, now)
    return [_tile(state, couple, passing, apart) for couple in _by_name(state) if couple.complete]


def _by_name(state: State) -> list[Couple]:
    return sorted(state.couples.values(), key=lambda couple: couple.name)


def _sits(state: State, phone: str) -> bool:
    couple = state.couple_of(phone)
    return couple is not None and couple.complete


def _tile(state: State, couple: Couple, passing: Passing, apart: frozenset[str]) -> View:
    here = [phone for phone in couple.phones if phone in passing.present]
    run = state.run_on(couple)
    aside = run is not None and run.aside
    late = run is not None and not (aside or state.takes_part(couple))
    done = bool(here) and all(phone in passing.finished for phone in here)
    return {
        "couple": couple.id[-8:],
        "name": couple.name,
        "solo": couple.solo,
        "connected": len(here),
        "shared": couple.shared,
        "apart": not apart.isdisjoint(couple.phones),
        "state": "waiting" if run is None or late else "finished" if done else "working",
        "time": any(phone in passing.time for phone in couple.phones),
        "late": late,
        "aside": aside,
        "paused": bool(couple.paused),
    }


def undecided(state: State) -> Run | None:
    """The latest closed question whose result was neither shown nor kept back."""
    if state.ended_at is not None:
        return None
    return next((run for run in reversed(state.runs) if run.closed and run.state == "closed"), None)


def _collected(state: State, books: Books) -> View | None:
    run = undecided(state)
    if run is None:
        return None
    cards = [_card(run, key, ballot["text"]) for key, ballot in sorted(books.ballots.items()) if "text" in ballot]
    return {
        "run": run.number,
        "enough": run.enough,
        "preview": outcome(state, run, books.ballots),
        "cards": cards if run.enough else [],
        "room_for": _room_for(run),
    }


def _room_for(run: Run) -> int:
    return texts_shown(Size(run.people, run.units)) if run.collect == "texts" else 0


def _card(run: Run, key: str, text: str) -> View:
    verdict, told = run.moderated.get(key, (None, None))
    folded = verdict == "fold"
    shortened, theme = (None, told) if folded else (told, None)
    return {"key": key, "text": text, "verdict": verdict, "shortened": shortened, "theme": theme}
