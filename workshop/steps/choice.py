"""One or more of several: for oneself, for the two by proposal or by agreement, or without a name for the room."""

from random import Random
from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.ballots import pick
from workshop.steps.fields import Flag, Id, Many, OneOf, Text, Whole
from workshop.steps.fitting import check_apart, check_names, check_proposal, misplaced, needed, proposal_s
from workshop.steps.kind import (
    Ballot,
    Collected,
    Kind,
    Lent,
    Met,
    Part,
    Shared,
    Step,
    StepSchema,
    given,
    one_part,
    two_parts,
)
from workshop.steps.meeting import agree, both_picked, propose
from workshop.steps.sentences import told


class ChoiceSchema(StepSchema):
    circle = OneOf("room", "me", "us", required=True)
    question = Text(200, required=True)
    options = Many(Text(80), least=2, most=9, required=True)
    max = Whole(1, 9, load_default=1)
    practice = Flag(load_default=False)
    reveal = OneOf("proposal", "agree", load_default=None)
    everyday = Many(Text(80), least=0, most=9, load_default=list)
    never = Many(Text(80), least=0, most=9, load_default=list)
    proposal_s = Whole(15, 120, load_default=None)
    audience = OneOf("room", "desk", load_default="room")
    card = Flag(load_default=False)
    resources = Flag(load_default=False)
    frees = Id(load_default=None)

    @validates_schema(skip_on_field_errors=True)
    def check_max(self, step: Step, **kwargs: Any) -> None:
        if step["max"] > len(step["options"]):
            raise ValidationError(
                told("`max` is larger than the number of options.", "Write {n} or fewer.", n=len(step["options"])),
                "max",
            )

    @validates_schema(skip_on_field_errors=True)
    def check_circle(self, step: Step, **kwargs: Any) -> None:
        if step["circle"] == "us":
            needed(step, ["reveal"], "a choice of circle us")
            misplaced(step, ["practice"], "choices of circle room and me")
        else:
            misplaced(step, ["reveal"], "choices of circle us")
        if step["circle"] != "me":
            misplaced(step, ["card", "frees"], "choices of circle me")

    @validates_schema(skip_on_field_errors=True)
    def check_audience(self, step: Step, **kwargs: Any) -> None:
        if step["audience"] == "desk" and not _collects(step):
            raise ValidationError(
                told("Only what the room answers can go to the desk.", "Write `circle: room`, or take `audience` out."),
                "audience",
            )

    @validates_schema(skip_on_field_errors=True)
    def check_agree(self, step: Step, **kwargs: Any) -> None:
        if step["reveal"] != "agree":
            return
        if len(step["options"]) < 3:
            cure = "Add a last one that never fits: each for ourselves."
            raise ValidationError(told("To agree takes at least three options.", cure), "options")
        if step["max"] > 1:
            raise ValidationError(told("Two agree on one thing, not on several.", "Take `max` out."), "max")

    @validates_schema(skip_on_field_errors=True)
    def check_proposed(self, step: Step, **kwargs: Any) -> None:
        if step["reveal"] != "proposal":
            return misplaced(step, ["everyday", "never", "proposal_s"], "`reveal: proposal`")
        check_names(step, "never", step["options"], "option")
        check_proposal(step, step["options"], "option")
        check_apart(step, "everyday", "never")


def _collects(step: Step) -> bool:
    return step["circle"] == "room" and not step["practice"]


def circle(step: Step) -> str:
    return str(step["circle"])


def parts(step: Step) -> list[Part]:
    return two_parts(step, "main", "proposal", proposal_s(step)) if step["reveal"] == "proposal" else one_part(step)


def releases(step: Step) -> Collected | None:
    if not _collects(step):
        return None
    return "check" if step["audience"] == "desk" else "answers"


def shares(step: Step) -> Shared | None:
    return "marks" if step["circle"] == "us" else None


def lends(step: Step) -> Lent | None:
    return "result" if releases(step) == "answers" else "pick" if step["reveal"] == "agree" else None


def body(step: Step) -> dict[str, Any]:
    said = given(step, "question", "options", "max", "practice", "audience", "card", "resources", "frees")
    reveal = step["reveal"] or ("room" if releases(step) == "answers" else "none")
    return {**said, "reveal": reveal, "everyday": _numbers(step, "everyday")}


def _numbers(step: Step, name: str) -> list[int]:
    return sorted(step["options"].index(option) for option in step[name])


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    return pick(raw, of=len(step["options"]), most=step["max"])


def meet(step: Step, ours: Ballot | None, theirs: Ballot | None, chance: Random) -> Met:
    if step["reveal"] == "agree":
        first, second = (ballot["picked"][0] if ballot else None for ballot in (ours, theirs))
        return agree((first, second), last=len(step["options"]) - 1)
    fitting = [option for option in both_picked(ours, theirs) if option not in _numbers(step, "never")]
    return propose(fitting, _numbers(step, "everyday"), chance)


STARTER: Step = {
    "title": "In general",
    "circle": "room",
    "question": "What is harder for most people?",
    "options": ["to begin", "to listen", "to wait", "I’d rather not say"],
}

KIND = Kind(
    "choice",
    ChoiceSchema,
    circle,
    body,
    parts,
    releases=releases,
    shares=shares,
    answer=answer,
    meet=meet,
    lends=lends,
    references={"frees": "clauses"},
    says="One or more of several answers: for oneself, for the two, or without names for the room.",
    starter=STARTER,
    helps={"max": "At most: how many may be ticked.", "card": "Large card: can be shown by hand."},
)
