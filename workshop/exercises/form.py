"""The form of an exercise, told by the schemas that check it: every field with its type, its limits and some help."""

from functools import cache
from typing import Any

from marshmallow import Schema, missing

from workshop.exercises.helps import HELPS
from workshop.exercises.schemas import ExerciseSchema
from workshop.languages import FIRST
from workshop.steps import KINDS
from workshop.steps.fields import Flag, Group, Id, Many, Minutes, OneOf, Text, Told, Whole
from workshop.words import said

Described = dict[str, Any]

FOR_ONE = "Do the same for yourself, on paper or in your head."

NAMES = ("id", "kind", "keep", "circle", "reveal")
"""What in a step to begin with is no sentence."""
LONG = 170
"""Texts of more characters get a larger field."""


@cache
def form(language: str = FIRST) -> Described:
    """`exercise`: the fields on top; `kinds`: what each kind is for, and its fields; `common`: those of every step.

    What it says is in the language of whoever fills it; the names of fields are the file's own, in any language.
    """
    exercise = [one for one in fields(ExerciseSchema(), "", language) if one["name"] not in ("steps", "variants")]
    kinds: Described = {name: _kind(name, language) for name in KINDS}
    shared = set.intersection(*({one["name"] for one in told["fields"]} for told in kinds.values()))
    return {"exercise": exercise, "kinds": kinds, "common": sorted(shared)}


def _kind(name: str, language: str) -> Described:
    kind = KINDS[name]
    starter = {"kind": name, "minutes": 2, **_said({"solo": FOR_ONE, **kind.starter}, language)}
    return {"says": said(kind.says, language), "fields": fields(kind.schema(), name, language), "starter": starter}


def _said(written: Any, language: str) -> Any:
    """The same with every text in it that is a sentence for people; short names and words of the file stay."""
    if isinstance(written, dict):
        return {key: value if key in NAMES else _said(value, language) for key, value in written.items()}
    if isinstance(written, list):
        return [_said(value, language) for value in written]
    return said(written, language) if isinstance(written, str) else written


def fields(schema: Schema, place: str, language: str = FIRST) -> list[Described]:
    """`place`: the kind and the groups in it, with points between; empty for the exercise itself."""
    return [_field(name, one, place, language) for name, one in schema.fields.items()]


def _field(name: str, one: Any, place: str, language: str) -> Described:
    default = None if one.load_default in (missing, None) or callable(one.load_default) else one.load_default
    label, help = _words(name, place, language)
    told = {"name": name, "label": label, "help": help, "required": one.required, "default": default}
    return {**told, **_type(name, one, place, language)}


def _words(name: str, place: str, language: str) -> tuple[str, str]:
    """How a field is called, and one sentence on what it is for."""
    kind, _, inner = place.partition(".")
    own = KINDS[kind].helps if kind else {}
    plain = name.replace("_", " ").capitalize()
    words = own.get(f"{inner}.{name}" if inner else name) or HELPS.get(name) or plain
    label, _, help = said(words, language).partition(": ")
    return label, help


def _type(name: str, one: Told, place: str, language: str) -> Described:
    """Most special first."""
    match one:
        case Id():
            return {"type": "id", "most": one.most}
        case Text():
            return {"type": "long" if one.most > LONG else "text", "most": one.most}
        case OneOf():
            return {"type": "words", "words": list(one.words)}
        case Flag():
            return {"type": "flag"}
        case Minutes():
            return {"type": "minutes", "least": one.least, "most": one.most}
        case Whole():
            return {"type": "whole", "least": one.least, "most": one.most}
        case Group():
            return {"type": "group", "fields": fields(one.schema, f"{place}.{name}", language)}
        case Many():
            inner = _field(name, one.inner, place, language)
            return {"type": "list", "least": one.least, "most": one.most, "of": inner}
    return {"type": "yaml"}
