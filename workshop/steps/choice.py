"""One or more of several: for oneself, for the two by proposal or by agreement, or without a name for the room."""

from random import Random
from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.ballots import pick
from workshop.steps.fields import Flag, Id, Many, OneOf, Text, Whole
from workshop.steps.fitting import check_names, check_proposal, misplaced, needed, proposal_s
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
        most = 1 if step["reveal"] == "agree" else len(step["options"])
        if step["max"] > most:
            why = "`max` is larger than one, but two agree on one thing." if most == 1 else _TOO_MANY
            raise ValidationError(told(why, f"Write {most} or fewer." if most > 1 else "Take `max` out."), "max")

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
        if step["audience"] == "desk" and (step["circle"] != "room" or step["practice"]):
            raise ValidationError(
                told("Only what the room answers can go to the desk.", "Write `circle: room`, or take `audience` out."),
                "audience",
            )

    @validates_schema(skip_on_field_errors=True)
    def check_reveal(self, step: Step, **kwargs: Any) -> None:
        if step["reveal"] == "agree" and len(step["options"]) < 3:
            raise ValidationError(
                told("To agree takes at least three options.", "Add a last one: each for ourselves."),
                "options",
            )
        if step["reveal"] != "proposal":
            return misplaced(step, ["everyday", "never", "proposal_s"], "`reveal: proposal`")
        check_names(step, "never", step["options"], "option")
        check_names(step, "everyday", [one for one in step["options"] if one not in step["never"]], "open option")
        check_proposal(step, step["options"], "option")


_TOO_MANY = "`max` is larger than the number of options."


def circle(step: Step) -> str:
    return str(step["circle"])


def parts(step: Step) -> list[Part]:
    return two_parts(step, "main", "proposal", proposal_s(step)) if step["reveal"] == "proposal" else one_part(step)


def releases(step: Step) -> Collected | None:
    if step["circle"] != "room" or step["practice"]:
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
)
