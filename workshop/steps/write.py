"""A private note that never leaves the phone it is written on."""

from typing import Any

from marshmallow import validates_schema

from workshop.steps.fields import Id, Many, OneOf, Text, Whole
from workshop.steps.fitting import needed
from workshop.steps.kind import Kind, Step, StepSchema, given


class WriteSchema(StepSchema):
    prompts = Many(Text(200), least=1, most=6, required=True)
    max = Whole(20, 2000, required=True)
    keep = OneOf("ask", "no", load_default="no")
    hints = Many(Text(40), least=1, most=12, load_default=list)
    by = Id(load_default=None)
    other_prompts = Many(Text(200), least=1, most=6, load_default=list)

    @validates_schema(skip_on_field_errors=True)
    def check_by(self, step: Step, **kwargs: Any) -> None:
        if step["by"]:
            needed(step, ["other_prompts"], "`by`")
        if step["other_prompts"]:
            needed(step, ["by"], "`other_prompts`")


def body(step: Step) -> dict[str, Any]:
    return given(step, "prompts", "max", "keep", "hints", "by", "other_prompts")


STARTER: Step = {"title": "For myself", "prompts": ["One thing I would like to keep"], "max": 400, "keep": "ask"}

KIND = Kind(
    "write",
    WriteSchema,
    lambda step: "me",
    body,
    lends=lambda step: "lines",
    references={"by": "pick"},
    says="A private note that never leaves the phone.",
    starter=STARTER,
)
