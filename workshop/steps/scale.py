"""Labelled points without numbers, kept on the phone; of before and after only up, same or down is ever sent."""

from typing import Any

from marshmallow import validates_schema

from workshop.steps.ballots import moves
from workshop.steps.fields import Group, Id, Many, OneOf, Text
from workshop.steps.fitting import check_differ, misplaced, needed
from workshop.steps.kind import Ballot, Collected, Kind, Lent, Step, StepSchema, Strict, given
from workshop.words import Sentence

REASONS = ("safety", "intimacy", "calm", "communication", "foundation", "growth", "respect", "closeness")
"""The eight reasons why trust matters, one of which a statement may stand for (WORKSHOP 0)."""


class ItemSchema(Strict):
    id = Id(required=True)
    text = Text(160, required=True)
    reason = OneOf(*REASONS, load_default=None)


class ScaleSchema(StepSchema):
    intro = Text(300, required=True)
    items = Many(Group(ItemSchema), least=1, most=8, required=True)
    points = Many(Text(40), least=4, most=5, required=True)
    series = Id(load_default=None)
    moment = OneOf("only", "before", "after", load_default="only")

    @validates_schema(skip_on_field_errors=True)
    def check_series(self, step: Step, **kwargs: Any) -> None:
        if step["moment"] == "only":
            misplaced(step, ["series"], "`moment: before` and `moment: after`")
        else:
            needed(step, ["series"], Sentence("`moment: {moment}`", moment=step["moment"]))

    @validates_schema(skip_on_field_errors=True)
    def check_items(self, step: Step, **kwargs: Any) -> None:
        check_differ(step, "items")


def circle(step: Step) -> str:
    return "room" if step["moment"] == "after" else "me"


def releases(step: Step) -> Collected | None:
    return "moves" if step["moment"] == "after" else None


def lends(step: Step) -> Lent | None:
    return "result" if releases(step) else "level" if len(step["items"]) == 1 else None


def body(step: Step) -> dict[str, Any]:
    items = [{"id": item["id"], "text": item["text"]} for item in step["items"]]
    return {**given(step, "intro", "points", "series", "moment"), "items": items}


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot | None:
    return moves(raw, items=len(step["items"]))


STARTER: Step = {
    "title": "Where I am",
    "intro": "How is it right now?",
    "items": [{"id": "calm", "text": "I can think of other things."}],
    "points": ["not now", "a little", "half and half", "mostly", "very much"],
}

KIND = Kind(
    "scale",
    ScaleSchema,
    circle,
    body,
    releases=releases,
    answer=answer,
    lends=lends,
    says="Labelled points for one or several statements.",
    starter=STARTER,
)
