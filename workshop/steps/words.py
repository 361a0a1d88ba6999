"""A short text, or cards from a bank in a small room, sent to the room without a name."""

import unicodedata
from typing import Any

from marshmallow import ValidationError

from workshop.steps.ballots import pick
from workshop.steps.fields import Many, Text, Whole
from workshop.steps.kind import Ballot, Kind, Step, StepSchema, given

CARDS = 3
"""How many cards one person may pick."""


class WordsSchema(StepSchema):
    stem = Text(120, required=True)
    bank = Many(Text(60), least=4, most=12, required=True)
    max = Whole(20, 120, required=True)


def body(step: Step) -> dict[str, Any]:
    return given(step, "stem", "bank", "max")


def answer(step: Step, collect: str, limit: int | None, raw: Any) -> Ballot:
    """`{"cards": [0, 3]}` where cards are collected, `{"text": "…"}` where texts are; never the other way round."""
    key = {"cards": "cards", "texts": "text"}.get(collect)
    if not isinstance(raw, dict) or key not in raw:
        raise ValidationError("That answer could not be read. Please try again.")
    if key == "cards":
        return pick(raw[key], of=len(step["bank"]), most=CARDS)
    return text(raw[key], most=min(step["max"], limit or step["max"]))


def text(raw: Any, most: int) -> Ballot:
    """One plain line of 1 to `most` characters."""
    if not isinstance(raw, str):
        raise ValidationError("That answer could not be read. Please try again.")
    line = plain(raw)
    if not line:
        raise ValidationError("There is nothing written yet.")
    if len(line) > most:
        raise ValidationError("That answer is longer than fits here.")
    return {"text": line}


def plain(raw: str) -> str:
    """One line without control, invisible or broken characters, which could hide text or upset a database."""
    spaced = " ".join(raw.split())
    seen = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", seen).split())


STARTER: Step = {
    "title": "A few words",
    "stem": "It helps most people when somebody…",
    "bank": ["asks first", "waits", "is plain", "stays"],
    "max": 90,
}

KIND = Kind(
    "words",
    WordsSchema,
    lambda step: "room",
    body,
    releases=lambda step: "words",
    answer=answer,
    lends=lambda step: "result",
    says="A few words or a card, to the room and without names.",
    starter=STARTER,
)
