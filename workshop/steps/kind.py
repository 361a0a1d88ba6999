"""What a kind of step is: what its YAML may say, who sees it, what phones get and what they may send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from marshmallow import EXCLUDE, Schema, ValidationError, validates_schema

from workshop.steps.fields import Flag, Id, Minutes, OneOf, Text
from workshop.steps.sentences import nearest, says, seconds, short, told

Step = dict[str, Any]
"""A step as an event embeds it: the fields of its YAML, JSON-able."""

Ballot = dict[str, Any]
"""One anonymous answer as it is stored: `{"picked": [0, 3]}` or `{"text": "…"}`."""

Collected = Literal["answers", "words"]
"""What a step collects for the room."""

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
        return told(f"The field `{short(key)}` is not known here.", nearest(key, self.fields))


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


def one_part(step: Step) -> list[dict[str, Any]]:
    return [{"name": "main", "seconds": seconds(step["minutes"])}]


def nothing(step: Step) -> Collected | None:
    return None


@dataclass(frozen=True)
class Kind:
    """One kind of step; `KINDS` holds one of each.

    schema    what YAML may say
    circle    of a step: "none", "me", "us" or "room"
    body      what phones get as `room.step.body`; the choice between `shown` and `fallback` is the server's
    parts     for the clock: `[{"name": "main", "seconds": 90}]`
    releases  what is collected for the room: "answers", "words" or None
    answer    (step, collect, limit, raw) -> ballot; None where a phone may only finish
    """

    name: str
    schema: type[StepSchema]
    circle: Callable[[Step], str]
    body: Callable[[Step], dict[str, Any]]
    parts: Callable[[Step], list[dict[str, Any]]] = one_part
    releases: Callable[[Step], Collected | None] = nothing
    answer: Callable[[Step, str, int | None, Any], Ballot] | None = None

    def read_answer(self, step: Step, collect: str, limit: int | None, raw: Any) -> Ballot | None:
        """The ballot in what a phone sent; None when it finished or passed (`raw` is None).

        `collect` is "none", "answers", "cards" or "texts"; `limit` is the most characters the room's size allows.
        Raises marshmallow.ValidationError with one sentence fit for a phone.
        """
        if raw is None:
            return None
        if self.answer is None or collect == "none" or self.releases(step) is None:
            raise ValidationError("Nothing is collected in this step.")
        return self.answer(step, collect, limit, raw)


def pick(raw: Any, of: int, most: int) -> Ballot:
    """The numbers of what was picked, ascending, so that the order of tapping is forgotten."""
    if not isinstance(raw, list) or any(type(number) is not int or not 0 <= number < of for number in raw):
        raise ValidationError("That choice could not be read. Please choose again.")
    if not raw:
        raise ValidationError("Nothing is chosen yet.")
    if len(set(raw)) != len(raw):
        raise ValidationError("Something is chosen twice. Please choose again.")
    if len(raw) > most:
        raise ValidationError(f"You can choose {most} at most." if most > 1 else "You can choose one.")
    return {"picked": sorted(raw)}
