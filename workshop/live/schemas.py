"""What may come in over a socket, and from whom: one schema an act, one table a role."""

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from workshop.session.duties import ACTS as DUTIES
from workshop.session.duties import LEAD
from workshop.session.events import QUIET

Field = fields.Field[Any]
KEY = validate.Regexp(r"\A[0-9a-f]{32}\Z", error="This should be 32 hexadecimal digits.")


class Known(Schema):
    """What it does not name is passed over: a page of a newer version may say more than this server knows of."""

    class Meta:
        unknown = EXCLUDE


class Act(Known):
    """The envelope: every act has an id of its sender's making, and may be padded."""

    id = fields.String(required=True, validate=KEY)
    act = fields.String(required=True, validate=validate.Length(max=20))
    pad = fields.String(validate=validate.Length(max=6_144))


def _act(**declared: Field) -> type[Schema]:
    return type("ActSchema", (Act,), declared)


def _true() -> Field:
    return fields.Boolean(required=True, validate=validate.Equal(True))


def _flag() -> Field:
    return fields.Boolean(required=True)


def _number(low: int, high: int = 100_000) -> Field:
    return fields.Integer(required=True, strict=True, validate=validate.Range(low, high))


def _key() -> Field:
    return fields.String(required=True, validate=KEY)


def _phone() -> Field:
    return fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{16}\Z", error="This should be a phone."))


def _turn() -> Field:
    return fields.Integer(load_default=1, strict=True, validate=validate.Range(1, 10_000))


def _short() -> Field:
    return fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{8}\Z", error="This should be a couple."))


def _couples() -> Field:
    return fields.List(_short(), required=True, validate=validate.Length(1, 2_500))


def _one_of(*words: str) -> Field:
    return fields.String(required=True, validate=validate.OneOf(words))


def _why() -> Field:
    return fields.String(load_default=QUIET, validate=validate.OneOf((QUIET, "break", "checkins", "split")))


def _blob(most: int) -> Field:
    shape = rf"\A[A-Za-z0-9_-]{{54,{most}}}\Z"
    error = f"This should be a sealed text of at most {most:,} characters."
    return fields.String(required=True, validate=validate.Regexp(shape, error=error))


def _draft() -> Field:
    return fields.String(required=True, validate=validate.Length(max=140))


def _minutes() -> Field:
    return fields.Float(required=True, validate=validate.Range(0.5, 120))


def _seen() -> Field:
    """What a desk took a card to be when it judged it."""
    verdict = fields.String(required=True, allow_none=True, validate=validate.OneOf(("show", "hold", "fold", "open")))
    return fields.Nested(Known.from_dict({"verdict": verdict, "text": _text(200)}), required=True)


def _text(most: int) -> Field:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(max=most))


PHONE: dict[str, type[Schema]] = {
    "join": _act(consent=_true(), practised=_true()),
    "start_couple": _act(couple=_key()),
    "join_couple": _act(couple=_key()),
    "go_alone": _act(),
    "go_shared": _act(),
    "confirm": _act(asking=_phone()),
    "decline": _act(asking=_phone()),
    "cancel": _act(),
    "part": _act(),
    "together": _act(couple=_key()),
    "seal": _act(slot=_one_of("name"), blob=_blob(2_048)),
    "pause_us": _act(on=_flag()),
    "answer": _act(run=_number(1), receipt=_key(), turn=_turn(), answer=fields.Raw(allow_none=True, load_default=None)),
    "draw": _act(run=_number(1)),
    "draft": _act(draft=_draft(), after=_number(0, 10_000_000)),
    "write": _act(draft=_draft(), blob=_blob(24_000)),
    "compact": _act(draft=_draft(), upto=_number(1, 10_000_000), blob=_blob(24_000)),
    "mark": _act(draft=_draft(), marks=fields.Raw(required=True)),
    "ours": _act(),
    "progress": _act(run=_number(1), state=_one_of("working", "time")),
    "help": _act(
        item=_one_of("fast", "question", "apart", "word", "info", "practice"),
        when=fields.String(
            load_default=None, allow_none=True, validate=validate.OneOf(("break", "apart", "leave", "none"))
        ),
    ),
}

DESK: dict[str, type[Schema]] = {
    "next": _act(after=_number(0)),
    "push": _act(step=_number(0), after=_number(0)),
    "pause": _act(run=_number(1)),
    "resume": _act(run=_number(1)),
    "extend": _act(run=_number(1), seconds=_number(-1_800, 1_800)),
    "wrap": _act(run=_number(1), on=_flag()),
    "shorten": _act(step=_number(0), minutes=_minutes()),
    "skip": _act(step=_number(0), on=_flag()),
    "blank": _act(on=_flag()),
    "hold": _act(on=_flag(), why=_why()),
    "apart": _act(couple=_short(), on=_flag(), others=_number(0, 5)),
    "aside": _act(step=_number(0), after=_number(0), alone=_flag(), couples=_couples()),
    "back": _act(run=_number(1)),
    "close": _act(run=_number(1)),
    "moderate": _act(
        run=_number(1), key=_key(), verdict=_one_of("show", "hold", "fold", "open"), text=_text(200), seen=_seen()
    ),
    "release": _act(run=_number(1)),
    "withhold": _act(run=_number(1)),
    "remark": _act(
        about=fields.String(required=True, validate=validate.Length(max=10)),
        text=fields.String(required=True, validate=validate.Length(max=4_000)),
        seen=_text(4_000),
    ),
    "acknowledge": _act(help=_number(0, 2**48)),
    "end": _act(),
}

ROLES = ("phone", "desk", "screen")

EVENTS = {"connect": ("anybody",), "disconnect": ROLES, "time": ROLES, "act": ROLES}
"""Every event of the socket, and whose it is. Whether somebody may connect, and as what, their cookies say."""

ACTS: dict[str, dict[str, type[Schema]]] = {"phone": PHONE, "desk": DESK, "screen": {}}
"""Who may call what. An act that is not in a role's table does not exist for that role."""

AT_THE_DESK = {LEAD: DESK, **{duty: {act: DESK[act] for act in acts} for duty, acts in DUTIES.items()}}
"""At a desk it depends on the duty, in the same way."""


READY = {schema: schema() for acts in ACTS.values() for schema in acts.values()}
"""Schemas that are made once: making one costs more than reading an act with it."""


class Malformed(ValueError):
    """What came in is not an act of this role; the text names what is wrong with it."""


def read(role: str, raw: Any, duty: str = "") -> dict[str, Any]:
    """The act in what a socket sent; `duty` is that of a desk. Raises Malformed."""
    name = raw.get("act") if isinstance(raw, dict) else None
    acts = AT_THE_DESK.get(duty, {}) if role == "desk" else ACTS[role]
    schema = acts.get(name) if isinstance(name, str) else None
    if schema is None:
        raise Malformed("There is no such act.")
    try:
        loaded: dict[str, Any] = READY[schema].load(raw)
    except ValidationError as wrong:
        raise Malformed(f"{name}: {_told(wrong.messages_dict)}") from wrong
    return loaded


def _told(messages: dict[str, Any]) -> str:
    field, message = next(iter(messages.items()))
    return f"{field}: {message[0] if isinstance(message, list) else message}"
