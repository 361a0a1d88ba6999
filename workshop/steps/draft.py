"""Clauses that the two write together; each phone marks every clause, and only a mutual yes shows as agreed."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.fields import Group, Id, Many, OneOf, Text, Told, Whole
from workshop.steps.fitting import check_differ, misplaced, needed
from workshop.steps.kind import Kind, Step, StepSchema, Strict, given
from workshop.steps.sentences import nearest, says, short, spoken, told

MAX = 120
"""Characters of a text field that does not say."""
WEEKS = 8
"""How far away a date may lie if its field does not say (WORKSHOP B3, E8)."""


class FieldSchema(Strict):
    """One field of a clause; what is no text is chosen, not written."""

    id = Id(required=True)
    label = Text(80, required=True)
    kind = OneOf("text", "whose", "flag", "date", required=True)
    hint = Text(120, load_default=None)
    max = Whole(10, 300, load_default=None)
    weeks = Whole(1, 52, load_default=None)
    starts = Many(Text(60), least=1, most=5, load_default=list)

    @validates_schema(skip_on_field_errors=True)
    def check_sort(self, one: Step, **kwargs: Any) -> None:
        if _sort(one) != "text":
            misplaced(one, ["max", "starts"], "fields that are texts")
        if _sort(one) != "date":
            misplaced(one, ["weeks"], "fields that are dates")


class Suggestion(Told):
    """A clause to begin with: texts by the ids of fields."""

    default_error_messages = says(
        type=("A suggestion is {found}, but it should be a group of fields.", "Write it like `what: …`."),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, dict) or not value:
            raise self.make_error("type", found=spoken(value))
        known = Strict.from_dict({name: Text(300) for name in value if isinstance(name, str)})
        return known().load(value)


class DraftSchema(StepSchema):
    heading = Text(120, load_default=None)
    max = Whole(1, 3, required=True)
    fields = Many(Group(FieldSchema), least=1, most=7, required=True)  # type: ignore[assignment]
    library = Many(Suggestion(), least=0, most=8, load_default=list)
    caution = Many(Text(40), least=0, most=30, load_default=list)
    card = Text(400, load_default=None)

    @validates_schema(skip_on_field_errors=True)
    def check_fields(self, step: Step, **kwargs: Any) -> None:
        check_differ(step, "fields")
        if _sort(step["fields"][0]) != "text":
            raise ValidationError(
                {"fields": {0: {"kind": [told("The first field is no text.", "Put a field of kind `text` first.")]}}}
            )

    @validates_schema(skip_on_field_errors=True)
    def check_library(self, step: Step, **kwargs: Any) -> None:
        most = {one["id"]: one["max"] or MAX for one in step["fields"] if _sort(one) == "text"}
        wrong = {place: _strange(suggestion, most) for place, suggestion in enumerate(step["library"])}
        if any(wrong.values()):
            raise ValidationError({"library": {place: found for place, found in wrong.items() if found}})

    @validates_schema(skip_on_field_errors=True)
    def check_caution(self, step: Step, **kwargs: Any) -> None:
        if step["caution"]:
            needed(step, ["card"], "`caution`")
        if step["card"]:
            needed(step, ["caution"], "`card`")


def _sort(one: Mapping[str, Any]) -> str:
    """`text`, `whose`, `flag` or `date`."""
    return str(one["kind"])


def _strange(suggestion: Mapping[str, str], most: Mapping[str, int]) -> dict[str, list[str]]:
    """What a suggestion says that no clause can hold."""
    unknown = {
        name: [told("There is no text field `{name}`.", nearest(name, most), name=short(name))]
        for name in suggestion
        if name not in most
    }
    long = {
        name: [
            told(
                "`{name}` has {found} characters; {most} fit.",
                "Shorten it.",
                name=name,
                found=len(text),
                most=most[name],
            )
        ]
        for name, text in suggestion.items()
        if name in most and len(text) > most[name]
    }
    return unknown | long


def body(step: Step) -> dict[str, Any]:
    """A text field says how long it may be, a date how many weeks away."""
    said = given(step, "max", "library", "caution", "card")
    return {**said, "heading": step["heading"] or step["title"], "fields": [_field(one) for one in step["fields"]]}


def _field(one: Mapping[str, Any]) -> dict[str, Any]:
    ends = {"text": {"max": one["max"] or MAX}, "date": {"weeks": one["weeks"] or WEEKS}}
    return {**one, **ends.get(_sort(one), {})}


STARTER: Step = {
    "title": "What we agree on",
    "minutes": 7,
    "max": 2,
    "fields": [
        {"id": "what", "label": "What", "kind": "text", "max": 120},
        {"id": "until", "label": "Until", "kind": "date"},
    ],
}

KIND = Kind(
    "draft",
    DraftSchema,
    lambda step: "us",
    body,
    lends=lambda step: "clauses",
    says="Clauses written together, agreed only while both say yes to these very words.",
    starter=STARTER,
    helps={"max": "At most: clauses.", "fields": "Fields of a clause"},
)
