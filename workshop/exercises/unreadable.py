"""Says in plain words why a file cannot be read as YAML."""

from dataclasses import dataclass
from typing import Any

import yaml

from workshop.words import Sentence


@dataclass(frozen=True)
class Mistake:
    """What is wrong in a line, how to mend it, and the rule it breaks if it is one that has a name."""

    line: int
    what: str
    cure: str
    rule: str = ""


class Unreadable(Exception):
    """The file cannot be read as YAML at all; `mistake` says why."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.mistake = Mistake(line, what, cure)


def line_of(mark: Any) -> int:
    """PyYAML counts from 0, people from 1."""
    return mark.line + 1 if mark else 1


def odd_line(text: str) -> int:
    """Where a directive or a long escape is, the two things PyYAML stumbles over without saying where."""
    odd = (number for number, line in enumerate(text.split("\n"), start=1) if line.startswith("%") or "\\U" in line)
    return next(odd, 1)


SYNTAX = {
    "mapping values are not allowed": (
        "There is a second `: ` here, or this line is indented too far.",
        "Put quotation marks around text that holds `: `, or line it up with the fields above.",
    ),
    "could not find expected ':'": (
        "This line has no `: ` after a name.",
        "Write `name: value`, or indent the line if it belongs to the text above.",
    ),
    "expected <block end>": (
        "This does not line up with what stands above.",
        "Give every field of a group the same number of spaces; a quotation mark above may also have stayed open.",
    ),
    "found unexpected end of stream": (
        "A quotation mark is opened here and never closed.",
        "Close it, or write the text after `|` on lines of its own.",
    ),
    "found character": ("A text cannot start with this sign.", "Put quotation marks around the text."),
}
"""What PyYAML says most often, in plainer words."""


def syntax(wrong: yaml.MarkedYAMLError) -> Unreadable:
    problem = wrong.problem or wrong.context or "it breaks off"
    plain = Sentence("This is not valid YAML: {problem}.", problem=problem)
    cure = "Compare it with the lines around it, and put quotation marks around text with signs in it."
    known = (said for start, said in SYNTAX.items() if problem.startswith(start))
    return Unreadable(line_of(_mark(wrong)), *next(known, (plain, cure)))


def _mark(wrong: yaml.MarkedYAMLError) -> Any:
    """Where the trouble starts: for a quotation or a name that began, not for a group of fields that did."""
    began = wrong.context_mark if (wrong.context or "").startswith("while scanning") else None
    return began or wrong.problem_mark or wrong.context_mark
