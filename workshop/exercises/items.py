"""What one line of an agenda may say: an exercise, in a variant or a length of its own, or the day that begins."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, validates_schema

from workshop.steps.fields import Id, Minutes, Text, Told
from workshop.steps.kind import Strict, ready
from workshop.steps.sentences import says, spoken, told

Item = dict[str, Any]
"""`{"exercise", "variant", "minutes", "title"}`, the last three None unless said, or `{"day", "starts"}`."""


class Hour(Text):
    """A time by the clock on the wall, from "00:00" to "23:59"."""

    default_error_messages = says(
        hour=("`{name}` is not a time of day.", 'Write it with quotation marks, like `{name}: "09:30"`.'),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=40, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        hour = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", hour):
            raise self.make_error("hour")
        return hour


class ExerciseItem(Strict):
    exercise = Id(required=True)
    variant = Id(load_default=None)
    minutes = Minutes(240, load_default=None)
    title = Text(60, load_default=None)

    @validates_schema(skip_on_field_errors=True)
    def check_length(self, item: Item, **kwargs: Any) -> None:
        if item["variant"] and (item["minutes"] or item["title"]):
            name = "minutes" if item["minutes"] else "title"
            raise ValidationError(
                told("A variant brings its own `{name}`.", "Take `variant` out, or `{name}`.", name=name),
                name,
            )


class DayItem(Strict):
    day = Text(40, required=True)
    starts = Hour(load_default=None)


class ItemField(Told):
    """One line of an agenda; a bare word is an exercise as it stands."""

    exercise: type[Strict] = ExerciseItem
    day: type[Strict] = DayItem

    default_error_messages = says(
        type=(
            "A line of an agenda is {found}, but it should be the id of an exercise.",
            "Write `- say-it-back`, or a group such as `- exercise: say-it-back`.",
        ),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Item:
        said = {"exercise": value} if isinstance(value, str) else value
        if not isinstance(said, dict):
            raise self.make_error("type", found=spoken(said))
        schema = self.day if "day" in said else self.exercise
        item: Item = ready(schema).load(said)
        return item


def as_item(said: str | Item) -> Item:
    """A line of an agenda with every field there is, also where it is only the id of an exercise."""
    given = {"exercise": said} if isinstance(said, str) else said
    bare = {"starts": None} if "day" in given else {"variant": None, "minutes": None, "title": None}
    return {**bare, **given}


def readable(said: str | Item) -> str:
    """A line of an agenda in words: `say-it-back (short)`, `pause (20 min, Break)`, `Saturday, 09:30`."""
    item = as_item(said)
    if "day" in item:
        return ", ".join(filter(None, (item["day"], item["starts"])))
    minutes = f"{item['minutes']:g} min" if item["minutes"] else None
    more = ", ".join(filter(None, (item["variant"], minutes, item["title"])))
    return f"{item['exercise']} ({more})" if more else item["exercise"]
