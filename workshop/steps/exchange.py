"""Both write, then each is shown the other's text at one moment: both or nothing."""

from typing import Any

from marshmallow import validates_schema

from workshop.steps.ballots import sealed
from workshop.steps.fields import Id, Many, Text, Whole
from workshop.steps.fitting import check_last, check_sealed, needed
from workshop.steps.kind import Ballot, Kind, Part, Step, StepSchema, given, two_parts


class ExchangeSchema(StepSchema):
    prompts = Many(Text(200), least=1, most=5, required=True)
    max = Whole(20, 400, required=True)
    soft_line = Text(160, required=True)
    read_s = Whole(20, 600, required=True)
    from_write = Id(load_default=None)
    examples = Many(Text(160), least=4, most=5, load_default=list)
    examples_from = Id(load_default=None)

    @validates_schema(skip_on_field_errors=True)
    def check_read(self, step: Step, **kwargs: Any) -> None:
        check_last(step, "read_s", step["read_s"])

    @validates_schema(skip_on_field_errors=True)
    def check_examples(self, step: Step, **kwargs: Any) -> None:
        if step["examples"]:
            needed(step, ["examples_from"], "`examples`")
        if step["examples_from"]:
            needed(step, ["examples"], "`examples_from`")

    @validates_schema(skip_on_field_errors=True)
    def check_weight(self, step: Step, **kwargs: Any) -> None:
        check_sealed([(prompt, step["max"]) for prompt in step["prompts"]], "prompts")


def parts(step: Step) -> list[Part]:
    return two_parts(step, "write", "read", step["read_s"])


def body(step: Step) -> dict[str, Any]:
    return given(step, "prompts", "max", "soft_line", "from_write", "examples", "examples_from")


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    return sealed(raw)


STARTER: Step = {
    "title": "What we tell each other",
    "minutes": 3,
    "prompts": ["Something you do that helps me"],
    "max": 240,
    "soft_line": "I have no words for this yet, and I am still here.",
    "read_s": 60,
}

KIND = Kind(
    "exchange",
    ExchangeSchema,
    lambda step: "us",
    body,
    parts,
    shares=lambda step: "texts",
    answer=answer,
    references={"from_write": "lines", "examples_from": "level"},
    says="Both write; then both see each other’s text at one moment, or neither does.",
    starter=STARTER,
)
