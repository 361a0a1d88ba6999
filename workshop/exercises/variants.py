"""Other lengths of an exercise, as its file says them: which steps, and which of them longer or shorter."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from workshop.steps.fields import Group, Id, Many, Minutes, Text, Told
from workshop.steps.kind import Strict, ready
from workshop.steps.sentences import says, short, spoken, told

Variant = dict[str, Any]
"""`{"title": "Short" or None, "minutes": 24, "steps": ["rules", {"id": "yes-but", "minutes": 5}]}`"""


class ChangedStepSchema(Strict):
    """A step of the exercise with a length of its own."""

    id = Id(required=True)
    minutes = Minutes(120, required=True)


class VariantStep(Told):
    """A step by its id, or with another length."""

    default_error_messages = says(
        type=(
            "A step of a variant is {found}, but it should be an id.",
            "Write `rules` or `{{id: rules, minutes: 2}}`.",
        ),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if isinstance(value, dict):
            return ready(ChangedStepSchema).load(value)
        if not isinstance(value, str):
            raise self.make_error("type", found=spoken(value))
        return value


class VariantSchema(Strict):
    title = Text(60, load_default=None)
    minutes = Minutes(240, required=True)
    steps = Many(VariantStep(), least=1, most=30, required=True)


class Variants(Told):
    """Up to six variants, each by its id."""

    default_error_messages = says(
        type=("`{name}` is {found}, but it should be variants by their names.", "Write a line `short:` below it."),
        many=("`{name}` holds {found}; it takes up to 6.", "Take some out."),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise self.make_error("type", found=spoken(value))
        if len(value) > 6:
            raise self.make_error("many", found=len(value))
        strange = {name: [_no_id(name)] for name in value if not _is_id(name)}
        if strange:
            raise ValidationError(strange)
        return Strict.from_dict({name: Group(VariantSchema) for name in value})().load(value)


def _is_id(name: object) -> bool:
    return isinstance(name, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) is not None


def _no_id(name: object) -> str:
    return told(
        "`{name}` is no name for a variant.", "Use small letters, digits and hyphens, like `short`.", name=short(name)
    )


def step_ids(variant: Variant) -> list[str]:
    return [step if isinstance(step, str) else str(step["id"]) for step in variant["steps"]]
