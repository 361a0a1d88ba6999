"""One or more of several: for oneself, or without a name for the room."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.fields import Flag, Many, OneOf, Text, Whole
from workshop.steps.kind import Ballot, Collected, Kind, Step, StepSchema, pick
from workshop.steps.sentences import told


class ChoiceSchema(StepSchema):
    circle = OneOf("room", "me", required=True)
    question = Text(200, required=True)
    options = Many(Text(80), least=2, most=9, required=True)
    max = Whole(1, 9, load_default=1)
    practice = Flag(load_default=False)

    @validates_schema(skip_on_field_errors=True)
    def check(self, step: Step, **kwargs: Any) -> None:
        if step["max"] > len(step["options"]):
            raise ValidationError(
                told("`max` is larger than the number of options.", f"Write {len(step['options'])} or fewer."), "max"
            )


def circle(step: Step) -> str:
    return str(step["circle"])


def releases(step: Step) -> Collected | None:
    return "answers" if step["circle"] == "room" and not step["practice"] else None


def body(step: Step) -> dict[str, Any]:
    return {key: step[key] for key in ("question", "options", "max", "practice", "solo")}


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    return pick(raw, of=len(step["options"]), most=step["max"])


KIND = Kind("choice", ChoiceSchema, circle, body, releases=releases, answer=answer)
