"""Which steps ahead may give up time when a session is behind: talk first, then reading, writing never (WORKSHOP C)."""

from typing import Any

from workshop.session import events as e
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import State
from workshop.session.steering import reached
from workshop.steps import KINDS, Step

SHORTENING: dict[str, Rule] = {}
"""Acts of a desk that change the minutes of what is still ahead."""

LEAST_MIN = 1.0
KEEPS = "“{title}” keeps its time: only talk and reading give way, never writing, turns or a break."
PROTECTED = ("break", "apart")
"""Parts of a session that people need in full: a break, and time apart."""


@rule(SHORTENING, "shorten")
def shorten(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """Other minutes for a step ahead, between the least it can do with and what was planned; set back it is undone."""
    index, minutes = act["step"], float(act["minutes"])
    if not reached(state) < index < len(state.about.plan) or (state.aside and state.aside.index == index):
        raise Refused("Only a step that is still ahead can be made shorter.")
    step = state.about.plan[index]
    _may_take(step, minutes)
    return [] if step["minutes"] == minutes else [e.Timed(now.at, index, minutes)]


def _may_take(step: Step, minutes: float) -> None:
    low = least(step)
    if low is None:
        raise Refused(KEEPS, title=step["title"])
    if not low <= minutes <= planned(step):
        raise Refused(
            "“{title}” can take from {low:g} to {most:g} minutes.", title=step["title"], low=low, most=planned(step)
        )


def gives(state: State, index: int) -> dict[str, Any] | None:
    """What the desk may know of the time a step can give up; None where it keeps its time."""
    step = state.about.plan[index]
    low = least(step)
    if low is None:
        return None
    return {"order": yields(step), "planned": planned(step), "least": low, "spare": is_spare(state, index)}


def planned(step: Step) -> float:
    """The minutes the step had when the session began."""
    return float(step["planned"] if "planned" in step else step["minutes"])


def yields(step: Step) -> int | None:
    """In which order the step gives up time: 1 first; None: never."""
    return None if step["exercise"].get("part") in PROTECTED else KINDS[step["kind"]].yields


def least(step: Step) -> float | None:
    """The fewest minutes the step can do with: half of them, at least one; None where it keeps its time."""
    low = max(LEAST_MIN, planned(step) / 2)
    return low if yields(step) is not None and low < planned(step) else None


def is_spare(state: State, index: int) -> bool:
    """Whether the step belongs to an exercise of talk and reading alone, which the evening can do without."""
    exercise = state.about.plan[index]["exercise"]
    steps = [step for step in state.about.plan if step["exercise"]["id"] == exercise["id"]]
    return exercise.get("part") == "work" and all(yields(step) is not None for step in steps)
