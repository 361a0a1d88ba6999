"""What an exercise and an agenda may say, field by field."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from workshop.exercises.items import Hour, ItemField
from workshop.exercises.variants import Variants
from workshop.languages import FIRST, LANGUAGES
from workshop.steps import KINDS, Step
from workshop.steps.fields import Flag, Id, Many, Minutes, OneOf, Text, Told, Whole
from workshop.steps.kind import RISKS, Strict, ready
from workshop.steps.sentences import says, short, spoken, told

SIZES = ("pebble", "stone", "boulder")
"""How heavy a matter may be, from something small to what belongs to a professional."""


class StepField(Told):
    """A step, read by the schema of its kind."""

    default_error_messages = says(
        type=("A step is {found}, but it should be a group of fields.", "Start it with `- id: …`."),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Step:
        if not isinstance(value, dict):
            raise self.make_error("type", found=spoken(value))
        name = value.get("kind")
        if not isinstance(name, str) or name not in KINDS:
            raise ValidationError({"kind": [no_such_kind(name)]})
        step: Step = ready(KINDS[name].schema).load(value)
        return step


def no_such_kind(name: Any) -> str:
    what = "`kind` is missing." if name is None else "There is no kind `{name}`."
    return told(what, "The kinds are {kinds}.", name=short(name), kinds=", ".join(KINDS))


class ExerciseSchema(Strict):
    id = Id(required=True)
    title = Text(60, required=True)
    purpose = Text(300, required=True)
    way = Whole(1, 8, load_default=None)
    minutes = Minutes(240, required=True)
    risk = OneOf(*RISKS, load_default="low")
    max_size = OneOf(*SIZES, load_default=None)
    requires = Many(Id(), least=0, most=8, load_default=list)
    part = OneOf("work", "pulse", "break", "apart", "closing", load_default="work")
    off = Flag(load_default=False)
    take_home = Many(Text(160), least=0, most=6, load_default=list)
    notes = Text(200, load_default=None)
    cue = Text(1200, load_default="")
    screen = Text(110, load_default=None)
    variants = Variants(load_default=dict)
    steps = Many(StepField(), least=1, most=30, required=True)


class Words(Told):
    """What an agenda says in other languages: a table of its own texts for each."""

    default_error_messages = says(
        type=("`{name}` is {found}, but it should be tables by language.", "Write a line `es:` below it."),
        language=("`{name}` names {found}, which is no other language here.", "The others are: {others}."),
        text=("A line below `{found}` is no pair of texts.", "Write it like `A break: Una pausa`."),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise self.make_error("type", found=spoken(value))
        others = set(LANGUAGES) - {FIRST}
        for language, table in value.items():
            if language not in others:
                raise self.make_error("language", found=short(language), others=", ".join(sorted(others)))
            if not isinstance(table, dict) or not all(isinstance(text, str) for pair in table.items() for text in pair):
                raise self.make_error("text", found=language)
        return value


class AgendaSchema(Strict):
    id = Id(required=True)
    title = Text(60, required=True)
    purpose = Text(300, required=True)
    minutes = Minutes(1440, required=True)
    max_size = OneOf(*SIZES, load_default="pebble")
    starts = Hour(load_default=None)
    items = Many(ItemField(), least=1, most=80, required=True)
    words = Words(load_default=dict)
