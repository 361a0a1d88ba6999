"""An agenda in another language: its own few words, from the table that its file brings along."""

from collections.abc import Mapping
from typing import Any

from workshop.exercises.rules import Agenda

Words = Mapping[str, Mapping[str, str]]
"""Language to what stands in the file to what it says in that language."""
SAID = ("title", "purpose", "day")


def reworded(agenda: Agenda, language: str, words: Words) -> Agenda:
    """As it reads in a language, whichever it is in now; what the table does not know stays."""
    table = _table(language, words)
    items = [_said(item, table) if isinstance(item, dict) else item for item in agenda["items"]]
    return {**_said(agenda, table), "items": items}


def _said(group: dict[str, Any], table: Mapping[str, str]) -> dict[str, Any]:
    return group | {name: table.get(group[name], group[name]) for name in SAID if group.get(name)}


def _table(language: str, words: Words) -> dict[str, str]:
    """From every wording there is to the one in this language."""
    wanted = words.get(language, {})
    back = {said: first for known in words.values() for first, said in known.items()}
    return {said: wanted.get(first, first) for said, first in back.items()} | dict(wanted)
