"""A plan in small sentences: when, what, how often; for oneself, and offered to the partner if its author likes."""

from typing import Any

from marshmallow import validates_schema

from workshop.steps.ballots import sealed
from workshop.steps.fields import Flag, Group, Id, Many, Text, Whole
from workshop.steps.fitting import check_differ, check_sealed
from workshop.steps.kind import Ballot, Kind, Shared, Step, StepSchema, Strict, given


class LineSchema(Strict):
    """One sentence of the plan: how it starts, and what may be written after."""

    id = Id(required=True)
    start = Text(120, required=True)
    hint = Text(120, load_default=None)
    max = Whole(20, 300, load_default=120)


class CommitSchema(StepSchema):
    lines = Many(Group(LineSchema), least=1, most=6, required=True)
    review = Text(160, load_default=None)
    lapse = Text(200, load_default=None)
    aloud = Text(200, required=True)
    offer = Flag(load_default=True)
    pick = Flag(load_default=False)

    @validates_schema(skip_on_field_errors=True)
    def check_lines(self, step: Step, **kwargs: Any) -> None:
        check_differ(step, "lines")
        check_sealed([(line["start"], line["max"]) for line in step["lines"]], "lines")


def circle(step: Step) -> str:
    return "us" if step["offer"] else "me"


def shares(step: Step) -> Shared | None:
    return "offers" if step["offer"] else None


def body(step: Step) -> dict[str, Any]:
    return given(step, "lines", "review", "lapse", "aloud", "offer", "pick")


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    return sealed(raw)


STARTER: Step = {
    "title": "A small plan",
    "minutes": 4,
    "lines": [
        {"id": "when", "start": "When", "hint": "a moment that surely comes"},
        {"id": "will", "start": "I will", "hint": "something under five minutes"},
    ],
    "aloud": "Read it to each other twice.",
}

KIND = Kind(
    "commit",
    CommitSchema,
    circle,
    body,
    shares=shares,
    answer=answer,
    says="A small plan: when this comes, I will do that.",
    starter=STARTER,
)
