"""What two partners get of each other's answers: how they are handed on, when the draw may be made, what it says."""

from collections.abc import Mapping
from random import Random

from workshop.session.clock import position
from workshop.session.rules import Refused
from workshop.session.state import Run, State
from workshop.steps import KINDS, Ballot, Met, Shared, Step

EARLY_S = 2.0
"""Step seconds by which a phone may ask too early: its clock is not quite the server's."""

NOT_YET = "It is not time for that yet."
COMING_BACK = "The phones are just coming back after a break. Please wait a few seconds."


def shares(state: State, run: Run) -> Shared | None:
    """How a run hands on what the two of a couple answer; None if it stays with whoever gave it."""
    step = state.about.plan[run.index]
    return KINDS[step["kind"]].shares(step)


def slot(run: int) -> str:
    """Where the sealed texts of a run lie."""
    return f"run-{run}"


def open_slots(run: Run | None) -> list[str]:
    """The slots whose texts a phone has before it in this run: names, and what the run handed on."""
    return ["name"] + ([slot(run.number)] if run else [])


def may_draw(state: State, run: Run, now: float, settled: bool) -> None:
    """Raises Refused before the time for the draw, and while phones that hold marks may still be coming back.

    A draw without their marks, after one with them, would tell which items were marked.
    """
    if not settled:
        raise Refused(COMING_BACK)
    step, speed = state.about.plan[run.index], state.about.speed
    parts = KINDS[step["kind"]].parts(step)
    at = position(parts, run.at, run.pauses, run.extensions, speed, now + EARLY_S / speed)
    if not at.over and parts[at.part]["name"] != "proposal":
        raise Refused(NOT_YET)


def agreements(state: State, on: Run | None) -> dict[str, int]:
    """Earlier choices of the exercise that is on, in which two agree on something: step to the latest run of it."""
    if on is None:
        return {}
    now = state.about.plan[on.index]
    earlier = [(state.about.plan[run.index], run.number) for run in state.runs if run.index != on.index]
    same = now["exercise"]["id"]
    return {step["id"]: run for step, run in earlier if step["exercise"]["id"] == same and agrees(step)}


def agrees(step: Step) -> bool:
    return KINDS[step["kind"]].lends(step) == "pick"


def meet(state: State, run: Run, couple: str, marks: Mapping[str, Ballot | None]) -> Met:
    """What the marks of a couple's seats lead to: the same each time, and with a secret that no phone knows."""
    step = state.about.plan[run.index]
    return KINDS[step["kind"]].meet(step, marks.get("A"), marks.get("B"), Random(f"{run.lot}:{couple}"))
