"""The fields exercise files are made of; each tells a mistake as a sentence and how to mend it."""

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from workshop.steps.sentences import clock, nearest, says, seconds, short, spoken


def unwrap(text: str) -> str:
    """Plain paragraphs: a single line break in a file is only wrapping, a blank line starts a new paragraph."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(part for part in paragraphs if part)


def _is_strange(text: str) -> bool:
    """Whether it holds control characters or halves of characters; looked at one by one only where that may be."""
    return not text.isprintable() and any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text)


class Told(fields.Field[Any]):
    """A field that knows its own name when it says what is wrong with it."""

    default_error_messages = says(
        required=("`{name}` is missing.", "Add a line `{name}: …`."),
        null=("`{name}` is empty.", "Write something after `{name}:` or take the line out."),
    )

    def make_error(self, key: str, **kwargs: Any) -> ValidationError:
        return super().make_error(key, name=self.name, **kwargs)


class Text(Told):
    """Plain text of up to `most` characters, unwrapped; never empty."""

    default_error_messages = says(
        type=("`{name}` is {found}, but it should be text.", "Write words, or put quotation marks around it."),
        strange=("`{name}` holds a character that cannot be shown.", "Take it out, or write it in another way."),
        long=("`{name}` has {found} characters; {most} fit.", "Shorten it."),
    )

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("type", found=spoken(value))
        text = unwrap(value)
        if not text:
            raise self.make_error("null")
        if _is_strange(text.replace("\n", "")):
            raise self.make_error("strange")
        if len(text) > self.most:
            raise self.make_error("long", found=len(text), most=self.most)
        return text


class Id(Text):
    """A short name for files and addresses: small letters, digits and hyphens."""

    default_error_messages = says(
        id=("`{name}` may hold small letters, digits and single hyphens only.", "Write it like `say-it-back`."),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=60, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        name = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            raise self.make_error("id")
        return name


class OneOf(Told):
    """One of a few words."""

    default_error_messages = says(other=("`{name}` cannot be `{found}`.", "{cure}"))

    def __init__(self, *words: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = words

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if isinstance(value, str) and value in self.words:
            return value
        found = short(value) if isinstance(value, str) else spoken(value)
        raise self.make_error("other", found=found, cure=nearest(found, self.words))


class Number(Told):
    """A number from `least` to `most`."""

    default_error_messages = says(
        type=("`{name}` is {found}, but it should be a number.", "Write a bare number, such as {example}."),
        range=("`{name}` is {found}, outside {least} to {most}.", "Write a number between {least} and {most}."),
    )
    example = "1.5"
    types: Any = (int, float)

    def __init__(self, least: float, most: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, self.types):
            raise self.make_error("type", found=spoken(value), example=self.example)
        if not self.least <= value <= self.most:
            raise self.make_error("range", found=value, least=self.least, most=self.most)
        return value


class Whole(Number):
    """A whole number from `least` to `most`."""

    default_error_messages = says(
        type=("`{name}` is not a whole number.", "Write a whole number, such as {example}."),
    )
    example = "2"
    types = int


class Minutes(Number):
    """Minutes that make whole seconds: 1.5 is a minute and a half."""

    default_error_messages = says(
        type=(
            "`{name}` is {found}, but it should be a number of minutes.",
            "Write it as a number: 1.5 stands for 1:30.",
        ),
        seconds=(
            "`{name}` does not make whole seconds.",
            "Write the minutes as {near}, which is {clock}, or another time.",
        ),
    )

    def __init__(self, most: float, **kwargs: Any) -> None:
        super().__init__(least=0.05, most=most, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        minutes = super()._deserialize(value, attr, data, **kwargs)
        if not math.isclose(minutes * 60, seconds(minutes), abs_tol=0.01):
            raise self.make_error("seconds", near=round(seconds(minutes) / 60, 4), clock=clock(seconds(minutes)))
        return minutes


class Flag(Told):
    """true or false."""

    default_error_messages = says(
        type=("`{name}` should be true or false.", "Write `{name}: true` or `{name}: false`."),
    )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("type")
        return value


class Group(Told, fields.Nested):
    """Fields with names of their own, read by their schema."""

    default_error_messages = says(
        null=("A group of fields is missing here.", "Write its fields, or take the line out."),
    )


class Many(Told, fields.List[Any]):
    """A list of `least` to `most` things; they differ, unless one may come `again`."""

    default_error_messages = says(
        invalid=("`{name}` is {found}, but it should be a list.", "Put each one on its own line after `- `."),
        few=("`{name}` holds {found}; it needs at least {least}.", "Add more lines that start with `- `."),
        many=("`{name}` holds {found}; it takes up to {most}.", "Take some out."),
        twice=("`{name}` says `{found}` twice.", "Take one of them out."),
    )

    def __init__(self, inner: fields.Field[Any], least: int, most: int, again: bool = False, **kwargs: Any) -> None:
        super().__init__(inner, **kwargs)
        self.least, self.most, self.again = least, most, again

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.make_error("invalid", found=spoken(value))
        things: list[Any] = super()._deserialize(value, attr, data, **kwargs)
        self._count(things)
        return things

    def _count(self, things: list[Any]) -> None:
        if len(things) < self.least:
            raise self.make_error("few", found=len(things), least=self.least)
        if len(things) > self.most:
            raise self.make_error("many", found=len(things), most=self.most)
        for place, thing in enumerate(things):
            if not self.again and isinstance(thing, str) and thing in things[:place]:
                raise ValidationError({place: [self.make_error("twice", found=short(thing)).messages[0]]})
