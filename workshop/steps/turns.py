"""Timed speaker and listener who change places; spoken between the two, and nothing is recorded."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.fields import Group, Id, Many, Text, Whole
from workshop.steps.fitting import misplaced, needed
from workshop.steps.kind import Kind, Part, Step, StepSchema, Strict, given
from workshop.steps.sentences import clock, in_minutes, seconds, told


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
    back_s = Whole(0, 1800, required=True)
    extra = Many(Group(ExtraSchema), least=0, most=3, load_default=list)
    turns = Whole(1, 4, load_default=2)
    breath_s = Whole(5, 300, load_default=None)
    first = Id(load_default=None)
    begins = Whole(0, 1, load_default=None)

    @validates_schema(skip_on_field_errors=True)
    def check_breath(self, step: Step, **kwargs: Any) -> None:
        if step["turns"] == 1:
            misplaced(step, ["breath_s"], "two turns and more")
        else:
            needed(step, ["breath_s"], "a breath between two turns")

    @validates_schema(skip_on_field_errors=True)
    def check_begins(self, step: Step, **kwargs: Any) -> None:
        if step["begins"] is not None:
            needed(step, ["first"], "`begins`")

    @validates_schema(skip_on_field_errors=True)
    def check_minutes(self, step: Step, **kwargs: Any) -> None:
        made, asked = sum(part["seconds"] for part in parts(step)), seconds(step["minutes"])
        if made != asked:
            raise ValidationError(
                told(
                    "The turns take {made}, but `minutes` says {asked}.",
                    "Write `minutes: {minutes}`, or change `speak_s`, `back_s`, `extra` or `breath_s`.",
                    made=clock(made),
                    asked=clock(asked),
                    minutes=in_minutes(made),
                ),
                "minutes",
            )


def parts(step: Step) -> list[Part]:
    """Every turn's speaking, saying back and extras, with a breath between two turns."""
    made: list[Part] = []
    for turn in range(step["turns"]):
        made += [{"name": "breath", "seconds": step["breath_s"] or 0}] if turn else []
        made += turn_parts(step, turn)
    return made


def turn_parts(step: Step, turn: int) -> list[Part]:
    """One turn; with no seconds for saying back, nobody does."""
    back = [{"name": "back", "turn": turn, "seconds": step["back_s"]}] if step["back_s"] else []
    return [
        {"name": "speak", "turn": turn, "seconds": step["speak_s"]},
        *back,
        *(
            {"name": "extra", "turn": turn, "extra": number, "seconds": extra["seconds"]}
            for number, extra in enumerate(step["extra"])
        ),
    ]


def body(step: Step) -> dict[str, Any]:
    said = given(step, "topic", "starts", "speaker", "listener", "turns", "first")
    lines = [{key: extra[key] for key in ("title", "speaker", "listener")} for extra in step["extra"]]
    return {**said, "begins": step["begins"] or 0, "extra": lines}


STARTER: Step = {
    "title": "In turns",
    "minutes": 6.5,
    "topic": "Something small that went well this week.",
    "speaker": "Two or three sentences, then stop.",
    "listener": "Say it back, and ask whether you got it.",
    "starts": ["You said that…", "Did I get it?"],
    "speak_s": 120,
    "back_s": 60,
    "breath_s": 30,
}

KIND = Kind(
    "turns",
    TurnsSchema,
    lambda step: "us",
    body,
    parts,
    references={"first": "pick"},
    says="One speaks, one listens and says it back; then they change.",
    starter=STARTER,
)
