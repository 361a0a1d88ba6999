"""What phones send, read carefully: picks, marks, moves and sealed texts."""

import re
from typing import Any

from marshmallow import ValidationError

from workshop.steps.kind import Ballot

MOVES = ("up", "same", "down")
"""Where a scale has moved between before and after; only this leaves the phone."""


def pick(raw: Any, of: int, most: int) -> Ballot:
    """The numbers of what was picked, ascending, so that the order of tapping is forgotten."""
    if not isinstance(raw, list) or any(type(number) is not int or not 0 <= number < of for number in raw):
        raise ValidationError("That choice could not be read. Please choose again.")
    if not raw:
        raise ValidationError("Nothing is chosen yet.")
    if len(set(raw)) != len(raw):
        raise ValidationError("Something is chosen twice. Please choose again.")
    if len(raw) > most:
        raise ValidationError("You can choose fewer, and these are more." if most > 1 else "You can choose one.")
    return {"picked": sorted(raw)}


def states(raw: Any, items: int, of: int) -> Ballot:
    """One entry an item: the number of its state, or None where nothing is marked."""
    if not isinstance(raw, list) or len(raw) != items or not all(_is_state(entry, of) for entry in raw):
        raise ValidationError("Those marks could not be read. Please mark them again.")
    return {"states": list(raw)}


def _is_state(entry: Any, of: int) -> bool:
    return entry is None or (type(entry) is int and 0 <= entry < of)


def moves(raw: Any, items: int) -> Ballot | None:
    """One entry an item; None when every one was skipped."""
    known = isinstance(raw, list) and len(raw) == items
    if not known or not all(entry is None or (isinstance(entry, str) and entry in MOVES) for entry in raw):
        raise ValidationError("That answer could not be read. Please try again.")
    return {"moves": list(raw)} if any(raw) else None


def sealed(raw: Any) -> Ballot:
    """A text sealed on the phone; the server relays what it cannot read."""
    blob = raw.get("blob") if isinstance(raw, dict) else None
    if not isinstance(blob, str) or not re.fullmatch(r"[A-Za-z0-9_-]{54,4300}", blob):
        raise ValidationError("That text could not be passed on. Please try again.")
    return {"blob": blob}
