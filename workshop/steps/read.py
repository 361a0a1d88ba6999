"""A short text to read; nothing is entered."""

from typing import Any

from workshop.steps.fields import Text
from workshop.steps.kind import Kind, Step, StepSchema, given


class ReadSchema(StepSchema):
    text = Text(1800, required=True)


def body(step: Step) -> dict[str, Any]:
    return given(step, "text")


KIND = Kind(name="read", schema=ReadSchema, circle=lambda step: "none", body=body, yields=2)
