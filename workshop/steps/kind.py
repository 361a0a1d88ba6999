"""What a kind of step is: what its YAML may say, who sees it, what phones get and what they may send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from random import Random
from typing import Any, Literal

from marshmallow import EXCLUDE, Schema, ValidationError, validates_schema

from workshop.steps.fields import Flag, Id, Minutes, OneOf, Text
from workshop.steps.sentences import nearest, says, seconds, short, told

Step = dict[str, Any]
"""A step as an event embeds it: the fields of its YAML, JSON-able."""

Ballot = dict[str, Any]
"""One answer without a name: `{"picked": [0, 3]}`, `{"text": "…"}`, `{"moves": ["up", null]}`, or for the two
`{"states": [0, null]}` and `{"blob": "…"}`."""

Part = dict[str, Any]
"""One part of a step for the clock."""

Met = dict[str, int | None]
"""The item each seat is shown: `{"A": 3, "B": 3}`."""

Collected = Literal["answers", "words", "moves", "check"]
"""What a step collects for the room; a check is for the facilitator alone."""

Shared = Literal["texts", "offers", "marks"]
"""How the answers of two partners reach each other: both or neither; as they come; combined to one item."""

Lent = Literal["result", "pick", "lines", "level", "clauses"]
"""What a later step may take from an earlier one."""

RISKS = ("low", "medium", "high")


class Strict(Schema):
    """A group of fields that refuses fields it does not know and names the one that was probably meant."""

    error_messages = says(type=("Here should be fields with names.", "Write lines such as `title: …`, well indented."))

    class Meta:
        unknown = EXCLUDE

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def refuse_strangers(self, data: Any, original: Any, **kwargs: Any) -> None:
        strangers = [key for key in original if key not in self.fields] if isinstance(original, Mapping) else []
        if strangers:
            raise ValidationError({key: [self._stranger(key)] for key in strangers})

    def _stranger(self, key: object) -> str:
        return told("The field `{name}` is not known here.", nearest(key, self.fields), name=short(key))


@cache
def ready(schema: type[Strict]) -> Strict:
    """One to read with: making it takes longer than reading, and one is enough for everything that is read."""
    return schema()


class StepSchema(Strict):
    """What every step may say."""

    id = Id(required=True)
    kind = Id(required=True)
    title = Text(60, required=True)
    minutes = Minutes(120, required=True)
    risk = OneOf(*RISKS, load_default=None)
    cue = Text(1200, load_default="")
    screen = Text(110, load_default=None)
    public = Text(110, load_default=None)
    seen_ok = Flag(load_default=False)
    solo = Text(700, load_default=None)
    one_phone = Text(400, load_default=None)


def given(step: Step, *keys: str) -> dict[str, Any]:
    """These fields for a phone, with what somebody alone and two with one phone do instead."""
    return {key: step[key] for key in (*keys, "solo", "one_phone")}


def one_part(step: Step) -> list[Part]:
    return [{"name": "main", "seconds": seconds(step["minutes"])}]


def two_parts(step: Step, first: str, second: str, last: int) -> list[Part]:
    """A part as long as the minutes leave it, and a second one of `last` seconds."""
    rest = seconds(step["minutes"]) - last
    return [{"name": first, "seconds": rest}, {"name": second, "seconds": last}]


def nothing(step: Step) -> None:
    return None


def nowhere(step: Step, ours: Ballot | None, theirs: Ballot | None, chance: Random) -> Met:
    return {"A": None, "B": None}


@dataclass(frozen=True)
class Kind:
    """One kind of step; `KINDS` holds one of each.

    schema      what YAML may say
    circle      of a step: "none", "me", "us" or "room"
    body        what phones get as `room.step.body`; the choice between `shown` and `fallback` is the server's
    parts       for the clock: `[{"name": "main", "seconds": 90}]`
    releases    what is collected for the room, or None
    shares      what the two get of each other's answers, or None
    answer      (step, collect, limit, raw) -> ballot, or None if it says nothing; None where a phone may only finish
    meet        (step, marks of A, marks of B, chance) -> the item for each seat; None for marks: passed, or not there
    lends       what later steps may take from a step
    yields      in which order a step gives up time when a session is behind, 1 first; None: never (WORKSHOP C)
    references  fields that name an earlier step of the same exercise, each with what that step must lend
    says        what it is for, in one sentence, for whoever composes an exercise
    starter     what a new step says at first: enough to be shown on a phone, and to be written over
    helps       beside its own fields in the form, `Label: one sentence`, where `exercises/helps.py` has none or another
    """

    name: str
    schema: type[StepSchema]
    circle: Callable[[Step], str]
    body: Callable[[Step], dict[str, Any]]
    parts: Callable[[Step], list[Part]] = one_part
    releases: Callable[[Step], Collected | None] = nothing
    shares: Callable[[Step], Shared | None] = nothing
    answer: Callable[[Step, str, int | None, Any], Ballot | None] | None = None
    meet: Callable[[Step, Ballot | None, Ballot | None, Random], Met] = nowhere
    lends: Callable[[Step], Lent | None] = nothing
    yields: int | None = None
    references: Mapping[str, Lent] = field(default_factory=dict)
    says: str = field(kw_only=True)
    starter: Step = field(kw_only=True)
    helps: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    def defaults(self) -> dict[str, Any]:
        """What a step of this kind says where its file says nothing; fields that must be said are not in it."""
        return {name: default() if callable(default) else default for name, default in self._unsaid.items()}

    @cached_property
    def _unsaid(self) -> dict[str, Any]:
        return {name: one.load_default for name, one in ready(self.schema).fields.items() if not one.required}

    def read_answer(self, step: Step, collect: str, limit: int | None, raw: Any) -> Ballot | None:
        """The ballot in what a phone sent; None when it finished or passed (`raw` is None).

        `collect` is "none", "answers", "cards", "texts" or "moves"; `limit` is the most characters the room's size
        allows. Raises marshmallow.ValidationError with one sentence fit for a phone.
        """
        if raw is None:
            return None
        collected = collect != "none" and self.releases(step) is not None
        if self.answer is None or not (collected or self.shares(step)):
            raise ValidationError("Nothing is collected in this step.")
        return self.answer(step, collect, limit, raw)
