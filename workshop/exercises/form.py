"""The form of an exercise, told by the schemas that check it: every field with its type, its limits and some help."""

from functools import cache
from typing import Any

from marshmallow import Schema, missing

from workshop.exercises.helps import HELPS
from workshop.exercises.schemas import ExerciseSchema
from workshop.steps import KINDS
from workshop.steps.fields import Flag, Group, Id, Many, Minutes, OneOf, Text, Told, Whole

Described = dict[str, Any]

FOR_ONE = "Do the same for yourself, on paper or in your head."

LONG = 170
"""Texts of more characters get a larger field."""


@cache
def form() -> Described:
    """`exercise`: the fields on top; `kinds`: what each kind is for, and its fields; `common`: those of every step."""
    exercise = [one for one in fields(ExerciseSchema(), "") if one["name"] not in ("steps", "variants")]
    kinds: Described = {name: _kind(name) for name in KINDS}
    shared = set.intersection(*({one["name"] for one in told["fields"]} for told in kinds.values()))
    return {"exercise": exercise, "kinds": kinds, "common": sorted(shared)}


def _kind(name: str) -> Described:
    kind = KINDS[name]
    starter = {"kind": name, "minutes": 2, "solo": FOR_ONE, **kind.starter}
    return {"says": kind.says, "fields": fields(kind.schema(), name), "starter": starter}


def fields(schema: Schema, place: str) -> list[Described]:
    """`place`: the kind and the groups in it, with points between; empty for the exercise itself."""
    return [_field(name, one, place) for name, one in schema.fields.items()]


def _field(name: str, one: Any, place: str) -> Described:
    default = None if one.load_default in (missing, None) or callable(one.load_default) else one.load_default
    label, help = _words(name, place)
    told = {"name": name, "label": label, "help": help, "required": one.required, "default": default}
    return {**told, **_type(name, one, place)}


def _words(name: str, place: str) -> tuple[str, str]:
    """How a field is called, and one sentence on what it is for."""
    kind, _, inner = place.partition(".")
    own = KINDS[kind].helps if kind else {}
    said = own.get(f"{inner}.{name}" if inner else name) or HELPS.get(name) or ""
    label, _, help = said.partition(": ")
    return (label if said else name.replace("_", " ").capitalize()), help


def _type(name: str, one: Told, place: str) -> Described:
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
            return {"type": "group", "fields": fields(one.schema, f"{place}.{name}")}
        case Many():
            inner = _field(name, one.inner, place)
            return {"type": "list", "least": one.least, "most": one.most, "of": inner}
    return {"type": "yaml"}
