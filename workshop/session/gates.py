"""What has to be there before a step may open: four ticks for high risk (WORKSHOP A4), and what it builds on."""

from typing import Any

from workshop.session.rules import Refused
from workshop.session.state import State

TICKS = (
    "A trained facilitator leads.",
    "A second adult is in the room.",
    "Each person was spoken to alone.",
    "A break of 20 minutes is planned after it.",
)
"""What is ticked on the page before a session; all four, or steps of high risk stay closed."""


def may_open(state: State, index: int) -> None:
    """Raises Refused with a sentence that names what is missing."""
    step = state.about.plan[index]
    if step.get("risk") == "high" and not state.about.gates:
        raise Refused(
            "This step asks for more care than this session was opened with. It needs all four ticks before it: "
            + " ".join(TICKS)
        )
    for needed in step.get("requires", []):
        if needed not in _run_so_far(state):
            raise Refused(f"“{_title(state, needed)}” comes first: this step builds on it.")


def _run_so_far(state: State) -> set[str]:
    return {_exercise(state.about.plan[run.index]) for run in state.runs}


def _exercise(step: dict[str, Any]) -> str:
    """The exercise's id; one that comes again in an agenda has a number behind a point."""
    return str(step["exercise"]["id"]).partition(".")[0]


def _title(state: State, exercise: str) -> str:
    titles = (step["exercise"]["title"] for step in state.about.plan if _exercise(step) == exercise)
    return str(next(titles, exercise))
