"""Timed speaker and listener who change places; spoken between the two, and nothing is recorded."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from workshop.steps.fields import Many, Text, Whole
from workshop.steps.kind import Kind, Step, StepSchema, Strict
from workshop.steps.sentences import clock, seconds, told


class ExtraSchema(Strict):
    """One more short part of a turn, after saying back."""

    title = Text(60, required=True)
    speaker = Text(160, required=True)
    listener = Text(160, required=True)
    seconds = Whole(10, 600, required=True)


class TurnsSchema(StepSchema):
    topic = Text(300, required=True)
    speaker = Text(160, required=True)
    listener = Text(160, required=True)
    starts = Many(Text(100), least=1, most=5, required=True)
    speak_s = Whole(10, 1800, required=True)
    back_s = Whole(10, 1800, required=True)
    extra = Many(fields.Nested(ExtraSchema), least=0, most=3, load_default=list)
    turns = Whole(2, 4, load_default=2)
    breath_s = Whole(5, 300, required=True)

    @validates_schema(skip_on_field_errors=True)
    def check(self, step: Step, **kwargs: Any) -> None:
        made, asked = sum(part["seconds"] for part in parts(step)), seconds(step["minutes"])
        if made != asked:
            raise ValidationError(
                told(
                    f"The turns take {clock(made)}, but `minutes` says {clock(asked)}.",
                    f"Write `minutes: {round(made / 60, 4):g}`, or change `speak_s`, `back_s`, `extra` or `breath_s`.",
                ),
                "minutes",
            )


def parts(step: Step) -> list[dict[str, Any]]:
    """Every turn's speaking, saying back and extras, with a breath between two turns."""
    made: list[dict[str, Any]] = []
    for turn in range(step["turns"]):
        made += [{"name": "breath", "seconds": step["breath_s"]}] if turn else []
        made += turn_parts(step, turn)
    return made


def turn_parts(step: Step, turn: int) -> list[dict[str, Any]]:
    return [
        {"name": "speak", "turn": turn, "seconds": step["speak_s"]},
        {"name": "back", "turn": turn, "seconds": step["back_s"]},
        *(
            {"name": "extra", "turn": turn, "extra": number, "seconds": extra["seconds"]}
            for number, extra in enumerate(step["extra"])
        ),
    ]


def body(step: Step) -> dict[str, Any]:
    said = {key: step[key] for key in ("topic", "starts", "speaker", "listener", "solo", "turns")}
    lines = [{key: extra[key] for key in ("title", "speaker", "listener")} for extra in step["extra"]]
    return {**said, "extra": lines}


KIND = Kind(name="turns", schema=TurnsSchema, circle=lambda step: "us", body=body, parts=parts)
