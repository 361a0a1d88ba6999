"""Two sessions of one workshop side by side, step by step: planned, done and shown. Nothing is worked out of it."""

from typing import Any

Content = dict[str, Any]
Key = tuple[str, str, int]


def side_by_side(one: Content, other: Content) -> list[dict[str, Any]]:
    """A row a step that either had: `exercise`, `title`, and its line in each (`pair`; None where it was not there)."""
    first, second = _keyed(one["steps"]), _keyed(other["steps"])
    rows: list[dict[str, Any]] = [
        {"exercise": key[0], "title": key[1], "pair": (first.get(key), second.get(key))}
        for key in _order(first, second)
    ]
    return [row for row in rows if any(line and line["took"] is not None for line in row["pair"])]


def _keyed(steps: list[Content]) -> dict[Key, Content]:
    """Steps by exercise, title, and how often that came before: one that was run twice has two rows."""
    found: dict[Key, Content] = {}
    for step in steps:
        before = sum(key[:2] == (step["exercise"], step["title"]) for key in found)
        found[(step["exercise"], step["title"], before)] = step
    return found


def _order(first: dict[Key, Content], second: dict[Key, Content]) -> list[Key]:
    """The order of the first; what only the second had stands behind what it followed there."""
    keys, at = list(first), 0
    for key in second:
        if key not in first:
            keys.insert(at, key)
        at = keys.index(key) + 1
    return keys
