"""What a facilitator may be at the desk of a workshop, what each may do there, and what each gets to see."""

from collections.abc import Callable
from typing import Any

View = dict[str, Any]

LEAD, TIMER, MODERATOR = "lead", "timer", "moderator"
DUTIES = (LEAD, TIMER, MODERATOR)
"""Everything, only the time, only the moderation."""

ACTS = {
    TIMER: ("next", "close", "pause", "resume", "extend", "hold", "wrap", "shorten"),
    MODERATOR: ("moderate",),
}
"""What who does not lead may do. A new act is for leads alone until it is named here."""

EVERYBODY = ("seq", "tick", "boot", "now", "session", "plan", "step", "next", "room", "screen", "colleagues", "cut_off")
SEES = {
    TIMER: (*EVERYBODY, "board", "unpaired"),
    MODERATOR: (*EVERYBODY, "collected"),
}
"""What who does not lead gets to see. Requests for help and remarks are for leads alone."""

TILE = ("couple", "name", "solo", "shared", "connected", "state", "time", "late", "paused")
"""What the board tells whoever keeps the time: how far a couple is, not that it works separately."""


def seen_by(duty: str, view: View) -> View:
    """The desk's view for somebody of this duty. What is not in the tables above is not in it.

    `may`: the acts of this duty, or None for all.
    """
    kept = view if duty == LEAD else {key: LESS.get(key, _all)(view[key]) for key in SEES[duty]}
    return {**kept, "duty": duty, "may": ACTS.get(duty)}


def _all(value: Any) -> Any:
    return value


def _board(board: list[View]) -> list[View]:
    return [{key: tile[key] for key in TILE} for tile in board]


def _texts(collected: View | None) -> View | None:
    """Only what there is to look through: how answers without texts came out is for leads until it is shown."""
    return collected if collected and collected["cards"] else None


LESS: dict[str, Callable[[Any], Any]] = {"board": _board, "collected": _texts}
