"""Rules for shared drafts: which step is one, how much fits, what a mark is, and when a clause is agreed."""

import re
from collections.abc import Mapping
from typing import Any

from workshop.session.rules import Refused
from workshop.session.state import State
from workshop.steps import KINDS, Step

MOST_UPDATES = 3_000
MOST_BYTES = 512 * 1024

FULL = "Your shared page is full. Please make it a little shorter."
WRONG_MARKS = "These marks could not be read. Please mark the clauses again."


def draft_of(state: State, id: str) -> Step:
    """The step of the plan that this draft belongs to. Raises Refused."""
    found = next((step for step in state.about.plan if step["id"] == id and is_draft(step)), None)
    if found is None:
        raise Refused("There is no such shared page.", "not_found")
    return found


def is_draft(step: Step) -> bool:
    return KINDS[step["kind"]].lends(step) == "clauses"


def must_fit(updates: int, bytes: int) -> None:
    """Raises Refused when a draft would hold more than that; phones then put it together into one."""
    if updates > MOST_UPDATES or bytes > MOST_BYTES:
        raise Refused(FULL, "full")


def read_marks(step: Step, raw: Any) -> dict[str, str]:
    """Clause to mark, as a phone sent it. Raises Refused."""
    clauses = {str(number) for number in range(1, step["max"] + 1)}
    if not isinstance(raw, dict) or not raw.keys() <= clauses or not all(map(_is_mark, raw.values())):
        raise Refused(WRONG_MARKS, "malformed")
    return raw


def _is_mark(mark: Any) -> bool:
    return isinstance(mark, str) and re.fullmatch(r"[0-9a-f]{32}", mark) is not None


def agreed(marks: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Clauses on which both seats' marks are equal, and that one mark. Any other mark is worth as much as none."""
    first, second = marks.get("A", {}), marks.get("B", {})
    return {clause: mark for clause, mark in sorted(first.items()) if second.get(clause) == mark}
