"""Ticks or states on a list: for oneself, for the two by proposal, or on one's own lines for the shared page."""

from random import Random
from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.ballots import sealed, states
from workshop.steps.fields import Flag, Group, Many, OneOf, Text, Whole
from workshop.steps.fitting import check_proposal, misplaced, needed, proposal_s, unknown
from workshop.steps.kind import Ballot, Kind, Met, Part, Shared, Step, StepSchema, Strict, given, one_part, two_parts
from workshop.steps.meeting import matching, propose
from workshop.steps.sentences import told

AfterSchema = Strict.from_dict(
    {"text": Text(200, required=True), "for": Many(Text(100), least=0, most=12, load_default=list)}, name="AfterSchema"
)
"""A line of the page after the list, and the items that move it up."""


class ChecklistSchema(StepSchema):
    items = Many(Text(100), least=2, most=12, load_default=list)
    states = Many(Text(40), least=2, most=5, load_default=list)
    everyday = Many(Text(100), least=0, most=12, load_default=list)
    reveal = OneOf("none", "proposal", load_default="none")
    fits = Many(Many(Text(40), least=2, most=2, again=True), least=1, most=10, load_default=list)
    proposal_s = Whole(15, 120, load_default=None)
    own = Flag(load_default=False)
    after = Many(Group(AfterSchema), least=1, most=12, load_default=list)
    note = Text(300, load_default=None)
    resources = Flag(load_default=False)

    @validates_schema(skip_on_field_errors=True)
    def check_own(self, step: Step, **kwargs: Any) -> None:
        if not step["own"]:
            return needed(step, ["items"], "a checklist")
        misplaced(step, ["items", "states", "after"], "a checklist without `own`")
        if step["reveal"] == "proposal":
            raise ValidationError(
                {"reveal": [told("One's own lines are not proposed.", "Take `reveal` or `own` out.")]}
            )

    @validates_schema(skip_on_field_errors=True)
    def check_reveal(self, step: Step, **kwargs: Any) -> None:
        if step["reveal"] != "proposal":
            return misplaced(step, ["everyday", "fits", "proposal_s"], "`reveal: proposal`")
        misplaced(step, ["after"], "a checklist without `reveal`")
        check_proposal(step, step["items"], "item")

    @validates_schema(skip_on_field_errors=True)
    def check_fits(self, step: Step, **kwargs: Any) -> None:
        if not step["states"]:
            return misplaced(step, ["fits"], "a checklist with `states`")
        if step["reveal"] == "proposal":
            needed(step, ["fits"], "a proposal")
        wrong = {place: unknown(pair, step["states"], "state") for place, pair in enumerate(step["fits"])}
        if any(wrong.values()):
            raise ValidationError({"fits": {place: found for place, found in wrong.items() if found}})

    @validates_schema(skip_on_field_errors=True)
    def check_after(self, step: Step, **kwargs: Any) -> None:
        wrong = {place: unknown(line["for"], step["items"], "item") for place, line in enumerate(step["after"])}
        if any(wrong.values()):
            raise ValidationError({"after": {place: {"for": found} for place, found in wrong.items() if found}})


def circle(step: Step) -> str:
    return "us" if step["reveal"] == "proposal" else "me"


def parts(step: Step) -> list[Part]:
    return two_parts(step, "main", "proposal", proposal_s(step)) if step["reveal"] == "proposal" else one_part(step)


def shares(step: Step) -> Shared | None:
    return "offers" if step["own"] else "marks" if step["reveal"] == "proposal" else None


def body(step: Step) -> dict[str, Any]:
    said = given(step, "items", "states", "reveal", "own", "note", "resources")
    after = [{"text": line["text"], "for": _numbers(step, line["for"])} for line in step["after"]]
    return {**said, "everyday": _numbers(step, step["everyday"]), "after": after}


def _numbers(step: Step, items: list[str]) -> list[int]:
    return sorted(step["items"].index(item) for item in items)


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    return sealed(raw) if step["own"] else states(raw, items=len(step["items"]), of=len(step["states"]) or 1)


def meet(step: Step, ours: Ballot | None, theirs: Ballot | None, chance: Random) -> Met:
    return propose(matching(ours, theirs, _fits(step)), _numbers(step, step["everyday"]), chance)


def _fits(step: Step) -> list[tuple[int, int]]:
    """The pairs of states that fit; of plain ticks, both ticked."""
    pairs = [(step["states"].index(first), step["states"].index(second)) for first, second in step["fits"]]
    return pairs or [(0, 0)]


STARTER: Step = {"title": "What is true for me", "items": ["The first thing", "The second thing"]}

KIND = Kind(
    "checklist",
    ChecklistSchema,
    circle,
    body,
    parts,
    shares=shares,
    answer=answer,
    meet=meet,
    says="Ticks or marks on a list, for oneself or towards one item to start from.",
    starter=STARTER,
)
