"""A short text to read; nothing is entered."""

from typing import Any

from workshop.steps.fields import Text
from workshop.steps.kind import Kind, Step, StepSchema, given


class ReadSchema(StepSchema):
    text = Text(1800, required=True)


def body(step: Step) -> dict[str, Any]:
    return given(step, "text")


STARTER: Step = {"title": "To begin with", "text": "Write here what people read on their phones.", "seen_ok": True}

KIND = Kind(
    name="read",
    schema=ReadSchema,
    circle=lambda step: "none",
    body=body,
    yields=2,
    says="A short text to read.",
    starter=STARTER,
)
