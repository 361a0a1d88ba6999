"""Looks at an exercise while it is being written: what it says, what is wrong with it, and at which field."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.exercises.examining import opened, wrongs
from workshop.exercises.rules import Exercise, wrong_in_exercise
from workshop.exercises.schemas import ExerciseSchema
from workshop.exercises.unreadable import Mistake
from workshop.exercises.yaml_lines import Where, read_bytes
from workshop.steps.sentences import parts


@dataclass(frozen=True)
class Flaw:
    """One mistake: the way to the field it is about, its line in the text, what is wrong and how to mend it."""

    where: Where
    line: int
    what: str
    cure: str


@dataclass(frozen=True)
class Looked:
    """`data` is what the text says, None when it can't be read; `exercise` is there when nothing is wrong."""

    data: Any
    exercise: Exercise | None
    flaws: list[Flaw] = field(default_factory=list)


def look(raw: bytes, id: str | None = None) -> Looked:
    """The exercise in a text, as if it were kept under this id (by default the one it gives itself)."""
    source = opened(Path("text.yaml"), lambda: read_bytes(raw))
    document = source.document
    if isinstance(document, Mistake):
        return Looked(None, None, [Flaw((), document.line, document.what, document.cure)])
    name = id or (str(document.data.get("id")) if isinstance(document.data, dict) else "")
    found, wrong = wrongs(document, ExerciseSchema(), lambda exercise: wrong_in_exercise(exercise, name))
    flaws = [Flaw((), mistake.line, mistake.what, mistake.cure) for mistake in document.mistakes]
    flaws += [Flaw(where, document.line(where), *parts(message)[:2]) for where, message in wrong]
    return Looked(document.data, None if flaws else found, sorted(flaws, key=lambda flaw: flaw.line))
