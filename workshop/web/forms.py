"""What comes in with a page: each form, body and address says what it holds, how long that may be, and of what signs.

A field that no form declares is not read; one that is declared and does not fit is named, in a sentence.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

import orjson
from flask import abort, g, request
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate
from werkzeug.datastructures import MultiDict

from workshop.web.language import _
from workshop.words import Sentence

View = Callable[..., Any]
Field = fields.Field[Any]

MOST_VALUES = 50
"""Of one field that may come several times, such as a box to tick."""
DEEPEST = 20
"""Levels of a body; an exercise has six."""
OWN = 8_000
"""Characters of a field whose page has a sentence of its own for what is too long or wrong."""
TURNS_AROUND = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that make the rest of a line read backwards: in a name they show another name."""


TOO_MANY = "“{name}” comes {times:,} times; {most} are the most."
NOT_SHOWN = "This holds a sign that cannot be shown. Please type it anew."


def _fit(sign: str, allowed: str) -> bool:
    return sign in allowed or unicodedata.category(sign) not in ("Cc", "Cs")


class AtMost(validate.Length):
    """So many characters; what is longer is refused with a sentence that can be said in every language."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most, error=Sentence("This has {most:,} characters at most.", most=most))

    def _format_error(self, value: Any, message: str) -> str:
        return str(message) if self.error is None else self.error


class Long(fields.String):
    """Text of several lines."""

    allowed, refused = "\t\n\r", set[str]()

    def __init__(self, most: int, **options: Any) -> None:
        self.most = most
        super().__init__(validate=AtMost(most), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        if not all(_fit(sign, self.allowed) for sign in text) or self.refused & set(text):
            raise ValidationError(NOT_SHOWN)
        return text


class Line(Long):
    """Text of one line, such as a name."""

    allowed, refused = "\t", TURNS_AROUND


class Secret(fields.String):
    """A password: any signs, and never shown."""

    def __init__(self, most: int = 1_000) -> None:
        self.most = most
        super().__init__(validate=AtMost(most))


def a_version(least: int) -> Field:
    """The number of what somebody looked at when they changed it."""
    return fields.Integer(required=True, strict=True, validate=validate.Range(least, 2**31 - 1))


def takes(
    *groups: Mapping[str, Field], most: int = 0, files: tuple[str, ...] = (), **named: Field
) -> Callable[[View], View]:
    """A page that takes a form of these fields; `most`: bytes in all, if more than usual."""
    declared = {name: field for group in (*groups, named) for name, field in group.items()}

    def declare(view: View) -> View:
        @wraps(view)
        def reading(*args: Any, **kwargs: Any) -> Any:
            if most:
                request.max_content_length = request.max_form_memory_size = most
            must_fit(declared, request.form)
            return view(*args, **kwargs)

        reading.form, reading.files = declared, files  # type: ignore[attr-defined]
        return reading

    return declare


def asks(**declared: Field) -> Callable[[View], View]:
    """A page whose address says more behind a question mark."""

    def declare(view: View) -> View:
        @wraps(view)
        def reading(*args: Any, **kwargs: Any) -> Any:
            must_fit(declared, request.args)
            return view(*args, **kwargs)

        reading.query = declared  # type: ignore[attr-defined]
        return reading

    return declare


def must_fit(declared: Mapping[str, Field], sent: MultiDict[str, str]) -> None:
    for name, field in declared.items():
        values = sent.getlist(name)
        if len(values) > MOST_VALUES:
            abort(400, _(TOO_MANY, name=name, times=len(values), most=MOST_VALUES))
        for value in values:
            try:
                field.deserialize(value)
            except ValidationError as wrong:
                abort(400, _("“{name}”: {wrong}", name=name, wrong=_(wrong.messages[0])))


def hands_in(sentence: str, most: int, **declared: Field) -> Callable[[View], View]:
    """A page that a script hands JSON to; it is in `g.said`. What cannot be read is answered by `sentence`."""
    schema = Schema.from_dict(declared)

    def declare(view: View) -> View:
        @wraps(view)
        def reading(*args: Any, **kwargs: Any) -> Any:
            request.max_content_length = most
            try:
                g.said = schema(unknown=EXCLUDE).load(_not_too_deep(orjson.loads(request.get_data(cache=False))))
            except (orjson.JSONDecodeError, ValidationError):
                abort(400, _(sentence))
            return view(*args, **kwargs)

        reading.body = declared  # type: ignore[attr-defined]
        return reading

    return declare


def _not_too_deep(said: Any) -> Any:
    """The same, if nothing in it is nested deeper than anything of ours. Raises ValidationError."""
    level = [said]
    for _level in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
    if level:
        raise ValidationError("This is nested too deeply.")
    return said


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def nothing_hidden() -> None:
    """Before every page: an address holds no sign that cannot be seen, for no database would find it."""
    if any(not _fit(sign, "") for sign in request.path):
        abort(404)
