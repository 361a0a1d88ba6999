"""The notes as CSV: a row for each step, and one for each thing the room was shown in it.

Columns, forms, levels and marks are words for programs, the same in every language.
"""

import csv
import io
from typing import Any

from workshop.notes.markdown import REHEARSAL, counted
from workshop.words import said

Content = dict[str, Any]

COLUMNS = (
    "exercise", "step", "planned_minutes", "changed_minutes", "took_minutes", "some_couples", "question", "form",
    "shown", "count", "level", "mark", "remark",
)  # fmt: skip


def to_csv(content: Content) -> str:
    """A byte order mark first, since spreadsheet programs read accents wrongly without one."""
    out, language = io.StringIO(), content["language"]
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_plain(cell) for cell in row] for step in content["steps"] for row in _rows(step, language))
    rows.writerows(
        [_plain(cell) for cell in ["", said("after four weeks", language), *[""] * 4, *shown, ""]]
        for shown in _later(content)
    )
    rows.writerows([["", heading, *[""] * 10, _plain(text)] for heading, text in _whole(content) if text])
    return "\ufeff" + out.getvalue()


def _rows(step: Content, language: str) -> list[list[Any]]:
    took = "" if step["took"] is None else step["took"]
    changed = "" if step["changed"] is None else step["changed"]
    beside = [step["exercise"], step["title"], step["planned"], changed, took, "yes" if step["some"] else ""]
    return [[*beside, *[""] * 6, step["remark"]]] + [[*beside, *shown, ""] for shown in _shown(step, language)]


def _shown(step: Content, language: str) -> list[list[Any]]:
    """question, form, what was shown, count, level, mark."""
    found = []
    for release in step["shown"]:
        about = [release["title"], release["form"]]
        found += [
            [*about, item["text"], item.get("count") or "", _level(item), _mark(item)]
            for item in _items(release, language)
        ]
    return found


def _items(release: Content, language: str) -> list[Content]:
    """The lines of a release; one that shows none (too few, spread) has one empty line."""
    return counted(release, language) or [{"text": ""}]


def _level(item: Content) -> str:
    """many or some; of a pulse which ways people moved; of a closing check whether it is lit."""
    if "lit" in item:
        return "lit" if item["lit"] else "unlit"
    moves = [f"{move}: {item[move]}" if item[move] is not True else move for move in MOVES if item.get(move)]
    return str(item.get("level") or "; ".join(moves))


def _later(content: Content) -> list[list[Any]]:
    """What came of the question weeks later."""
    return _shown({"shown": [content["followup"]]}, content["language"]) if content["followup"] else []


MOVES = ("up", "same", "down")


def _mark(item: Content) -> str:
    return " ".join(mark for mark in ("theme", "shortened", "few") if item.get(mark))


def _whole(content: Content) -> list[tuple[str, str]]:
    language = content["language"]
    mark = (said(REHEARSAL, language), said("nobody was really in the room", language))
    told = [
        (said("the whole session", language), content["remark"]),
        (said("themes", language), content["themes"]),
        (said("next time", language), content["next"]),
    ]
    return [mark, *told] if content["rehearsal"] else told


def _plain(cell: Any) -> Any:
    """Text that a spreadsheet does not take for a formula (it begins with one of their signs)."""
    text = isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{cell}" if text else cell
