"""What has to be there before a step may open: four ticks for high risk (WORKSHOP A4), and what it builds on."""

from dataclasses import dataclass
from typing import Any

from workshop.session.rules import Refused
from workshop.session.state import State


@dataclass(frozen=True)
class Tick:
    """A box on the page before a session."""

    name: str
    what: str
    why: str


TICKS = (
    Tick("trained", "A trained facilitator leads.", "What comes up here can be more than a text on a phone can hold."),
    Tick("second", "A second adult is in the room.", "One of you can go out with somebody while the other stays."),
    Tick("alone", "Each person was spoken to alone.", "Who is afraid of their partner cannot say so beside them."),
    Tick("rest", "A break of 20 minutes is planned after it.", "A stirred body needs about so long to come to rest."),
)
"""All four, or steps of high risk stay closed."""
UNTICKED = (
    "This step asks for more care than this session was opened with. It needs all four ticks before it: "
    + " ".join(tick.what for tick in TICKS)
)


def may_open(state: State, index: int) -> None:
    """Raises Refused with a sentence that names what is missing."""
    step = state.about.plan[index]
    if step.get("risk") == "high" and not state.about.gates:
        raise Refused(UNTICKED)
    for needed in step.get("requires", []):
        if needed not in _run_so_far(state):
            raise Refused("“{title}” comes first: this step builds on it.", title=_title(state, needed))


def _run_so_far(state: State) -> set[str]:
    return {_exercise(state.about.plan[run.index]) for run in state.runs}


def _exercise(step: dict[str, Any]) -> str:
    """The exercise's id; one that comes again in an agenda has a number behind a point."""
    return str(step["exercise"]["id"]).partition(".")[0]


def _title(state: State, exercise: str) -> str:
    titles = (step["exercise"]["title"] for step in state.about.plan if _exercise(step) == exercise)
    return str(next(titles, exercise))
