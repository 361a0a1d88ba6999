"""Examines one text: can it be read, is each field right, do they fit together; every mistake with its line."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from workshop.exercises.rules import Wrong
from workshop.exercises.unreadable import Mistake, Unreadable
from workshop.exercises.yaml_lines import Document, Where
from workshop.steps.sentences import parts

Rules = Callable[[dict[str, Any]], Iterable[Wrong]]
"""What does not fit together in something whose fields are each right."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, how to mend it, and the rule it breaks if it is one that has a name."""

    path: Path
    line: int
    what: str
    cure: str
    rule: str = ""

    def __str__(self) -> str:
        path = os.fsencode(self.path).decode(errors="replace")
        named = f"{self.rule}: " if self.rule else ""
        return f"{path}:{self.line}: {named}{self.what} {self.cure}"


@dataclass(frozen=True)
class Source:
    """A text and where it lies; or why it cannot be read."""

    path: Path
    document: Document | Mistake

    def says(self, name: str) -> bool:
        """Whether it has a field of this name on top."""
        return (
            isinstance(self.document, Document) and isinstance(self.document.data, dict) and name in self.document.data
        )


def opened(path: Path, read: Callable[[], Document]) -> Source:
    try:
        return Source(path, read())
    except Unreadable as wrong:
        return Source(path, wrong.mistake)


def examine(source: Source, schema: Schema, rules: Rules) -> tuple[dict[str, Any] | None, list[Problem]]:
    """What a text says, or None and what is wrong with it."""
    if isinstance(source.document, Mistake):
        return None, [_problem(source.path, source.document)]
    found, wrong = wrongs(source.document, schema, rules)
    mistakes = source.document.mistakes + [_mistake(source.document, *one) for one in wrong]
    problems = sorted({_problem(source.path, mistake) for mistake in mistakes})
    return (None if problems else found), problems


def wrongs(document: Document, schema: Schema, rules: Rules) -> tuple[dict[str, Any], list[Wrong]]:
    """What a document says, and what is wrong in it: the fields first, how they fit only once each of them is right."""
    try:
        found = dict(schema.load(document.data))
    except ValidationError as wrong:
        return {}, list(flat(wrong.messages))
    return found, list(rules(found))


def flat(messages: Any, where: Where = ()) -> Iterator[Wrong]:
    """Marshmallow's nested messages, each with the way to it."""
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from flat(inner, where if key == "_schema" else (*where, key))
    else:
        yield from ((where, message) for message in messages)


def _mistake(document: Document, where: Where, message: str) -> Mistake:
    return Mistake(document.line(where), *parts(message))


def _problem(path: Path, mistake: Mistake) -> Problem:
    return Problem(path, mistake.line, mistake.what, mistake.cure, mistake.rule)
