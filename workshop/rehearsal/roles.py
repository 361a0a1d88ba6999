"""Where a phone believes a step to stand: how far it is, and whose turn it is to speak."""

from typing import Any

from workshop.session.clock import Position, first, position

Step = dict[str, Any]
OTHER = {"A": "B", "B": "A"}


def where(step: Step, speed: float, now: float) -> Position:
    return position(step["parts"], step["started_at"], step["pauses"], step["extensions"], speed, now)


def length(step: Step) -> float:
    """Seconds of the step as planned."""
    return sum(float(part["seconds"]) for part in step["parts"])


def takes_turns(step: Step) -> bool:
    return any("turn" in part for part in step["parts"])


def role(step: Step, part: int, couple: str, seat: str) -> str | None:
    """`speaker` or `listener` in that part of the step; None while nobody speaks."""
    turn = step["parts"][part].get("turn")
    if turn is None:
        return None
    starts = first(step["chance"], couple)
    speaker = starts if turn % 2 == 0 else OTHER[starts]
    return "speaker" if seat == speaker else "listener"
