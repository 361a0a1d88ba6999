"""Whether an exercise in another language is the same exercise: all but its words must agree."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from marshmallow import Schema, fields

from workshop.exercises.rules import Exercise, Wrong
from workshop.exercises.schemas import ExerciseSchema
from workshop.exercises.yaml_lines import Where
from workshop.steps import KINDS
from workshop.steps.fields import Id, Text
from workshop.steps.kind import ready
from workshop.steps.sentences import short, told

CHOSEN = ("everyday", "never")
"""Fields that name some of a step's options or items: in both languages the same ones."""


def wrong_in_translation(read: Exercise, original: Exercise) -> Iterator[Wrong]:
    """Everything in which `read` differs from `original` besides what people read."""
    yield from _differ(read, original, ())
    for place, (step, other) in enumerate(zip(read["steps"], original["steps"], strict=False)):
        for name in CHOSEN:
            if _places(step, name) != _places(other, name):
                yield (
                    ("steps", place, name),
                    told("`{name}` names others than in the original.", "Name those at the same places.", name=name),
                )


def _places(step: dict[str, Any], name: str) -> list[int]:
    among = [one if isinstance(one, str) else one.get("text") for one in step.get("options") or step.get("items") or []]
    return sorted(among.index(one) for one in step.get(name) or [] if one in among)


def _differ(read: Any, original: Any, where: Where) -> Iterator[Wrong]:
    if isinstance(read, dict) and isinstance(original, dict):
        for key in {**original, **read}:
            yield from _differ(read.get(key), original.get(key), (*where, key))
    elif isinstance(read, list) and isinstance(original, list):
        if len(read) != len(original):
            yield where, _otherwise(where, COUNTS, len(read), len(original))
        for place, (one, other) in enumerate(zip(read, original, strict=False)):
            yield from _differ(one, other, (*where, place))
    elif isinstance(read, str) and isinstance(original, str) and (_name(where) in _texts() or "library" in where):
        return
    elif read != original:
        yield where, _otherwise(where, SAYS, short(read), short(original))


def _name(where: Where) -> Any:
    """The field that something stands in."""
    return next((part for part in reversed(where) if isinstance(part, str)), "")


COUNTS = "`{name}` says {read} of them, and the original has {original}."
SAYS = "`{name}` says `{read}`, and the original says `{original}`."


def _otherwise(where: Where, what: str, read: object, original: object) -> str:
    cure = "A translation changes only what people read."
    return told(what, cure, name=_name(where), read=read, original=original)


@cache
def _texts() -> frozenset[str]:
    """The names of all fields that people read."""
    schemas = (ready(ExerciseSchema), *(ready(KINDS[name].schema) for name in KINDS))
    return frozenset(name for schema in schemas for name in _read_in(schema)) - {"id"}


def _read_in(schema: Schema) -> Iterator[str]:
    for name, field in schema.fields.items():
        inner: Any = field
        while isinstance(inner, fields.List):
            inner = inner.inner
        if isinstance(inner, fields.Nested):
            yield from _read_in(inner.schema)
        elif isinstance(inner, Text) and not isinstance(inner, Id):
            yield name
