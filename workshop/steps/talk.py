"""A conversation aloud on what the room answered, or on prepared examples when nothing may be shown."""

from typing import Any

from workshop.steps.fields import Id, Many, Text
from workshop.steps.kind import Kind, Step, StepSchema, given


class TalkSchema(StepSchema):
    source = Id(load_default=None)
    questions = Many(Text(160), least=1, most=4, required=True)
    fallback = Many(Text(140), least=2, most=8, required=True)


def body(step: Step) -> dict[str, Any]:
    """`source_title` is put into the step by the plan; `shown` and `fallback` are chosen by the server."""
    return {**given(step, "questions"), "source_title": step.get("source_title")}


STARTER: Step = {
    "title": "In the room",
    "minutes": 5,
    "questions": ["What surprises you here?"],
    "fallback": ["Somebody said: it takes longer than one thinks.", "Somebody said: small things count."],
}

KIND = Kind(
    "talk",
    TalkSchema,
    lambda step: "none",
    body,
    yields=1,
    references={"source": "result"},
    says="A conversation in the room on what was answered before, or on prepared examples.",
    starter=STARTER,
)
