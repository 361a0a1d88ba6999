"""A private note that never leaves the phone it is written on."""

from typing import Any

from workshop.steps.fields import Many, OneOf, Text, Whole
from workshop.steps.kind import Kind, Step, StepSchema


class WriteSchema(StepSchema):
    prompts = Many(Text(200), least=1, most=5, required=True)
    max = Whole(20, 2000, required=True)
    keep = OneOf("ask", "no", load_default="no")


def body(step: Step) -> dict[str, Any]:
    return {key: step[key] for key in ("prompts", "max", "keep", "solo")}


KIND = Kind(name="write", schema=WriteSchema, circle=lambda step: "me", body=body)
