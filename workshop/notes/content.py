"""What session notes hold: exactly the list of WORKSHOP E8, taken from the session's lasting events."""

from datetime import UTC, datetime
from typing import Any

from workshop.session.state import Run, State
from workshop.session.timing import seconds_run

SAFE = ("run", "title", "form", "items", "others")


def content(state: State, now: float, followup: dict[str, Any] | None = None) -> dict[str, Any]:
    """Plan against what was done, in minutes; releases as shown; remarks. No couple, no count behind a release.

    `followup`: what came of the question weeks later, as it may be shown.
    """
    about = state.about
    return {
        "title": about.title,
        "agenda": about.agenda["title"],
        "language": about.language,
        "rehearsal": about.rehearsal,
        "date": datetime.fromtimestamp(about.at, UTC).astimezone().date().isoformat(),
        "planned_minutes": about.agenda["minutes"],
        "took_minutes": minutes(sum(seconds_run(run, about.speed, now) for run in state.runs if not run.aside)),
        "size": band(max((run.people for run in state.runs), default=0)),
        "done": _done(state),
        "steps": [_line(state, run, now) for run in state.runs] + _never(state),
        "remark": state.remarks.get("session", ""),
        "themes": state.remarks.get("themes", ""),
        "next": state.remarks.get("next", ""),
        "followup": {key: followup[key] for key in SAFE if key in followup} if followup else None,
    }


def minutes(seconds: float) -> float:
    return round(seconds / 60, 1)


def band(people: int) -> str:
    """The number of seats as a band, never exactly."""
    for low, high in ((1, 5), (6, 15), (16, 31), (32, 80)):
        if people <= high:
            return f"{low} to {high} people" if people else "nobody yet"
    return "more than 80 people"


def _done(state: State) -> list[dict[str, str]]:
    """What each exercise that was played leaves for the notes: a sentence of its file, whatever people did."""
    steps = [state.about.plan[run.index]["exercise"] for run in state.runs]
    told = {exercise["title"]: exercise.get("notes") for exercise in steps}
    return [{"exercise": title, "text": text} for title, text in told.items() if text]


def _line(state: State, run: Run, now: float) -> dict[str, Any]:
    step = state.about.plan[run.index]
    return {
        "about": str(run.number),
        "exercise": step["exercise"]["title"],
        "title": step["title"],
        **_minutes(step),
        "took": minutes(seconds_run(run, state.about.speed, now)),
        "shown": [{key: run.release[key] for key in SAFE if key in run.release}] if run.release else [],
        "remark": state.remarks.get(str(run.number), ""),
        "some": run.aside,
    }


def _never(state: State) -> list[dict[str, Any]]:
    """Steps that were planned and not reached or skipped."""
    done = {run.index for run in state.runs}
    left = [step for index, step in enumerate(state.about.plan) if index not in done]
    blank: dict[str, Any] = {"about": None, "took": None, "shown": [], "remark": "", "some": False}
    return [{**blank, "exercise": s["exercise"]["title"], "title": s["title"], **_minutes(s)} for s in left]


def _minutes(step: dict[str, Any]) -> dict[str, Any]:
    """What was planned, and what the desk made of it on the way, or None."""
    before = step.get("planned", step["minutes"])
    return {"planned": before, "changed": None if before == step["minutes"] else step["minutes"]}
