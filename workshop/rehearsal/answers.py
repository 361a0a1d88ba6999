"""What simulated people say: harmless answers to the room, and private words that carry the rehearsal's marker."""

from collections.abc import Callable
from random import Random
from typing import Any

from workshop.rehearsal.roles import Step

Answer = Any

LINES = (
    "keeps a small promise",
    "asks before explaining",
    "has time for tea",
    "says it plainly, once",
    "comes home when they said",
    "laughs about small things",
    "écoute jusqu'au bout",
    "lets a silence be",
    "turns the phone over",
    "remembers the little things",
    "starts again without a sigh",
    "waits — and stays near",
)
NAMES = ("Ana", "Ben", "Carla", "Dan", "Eva", "Finn", "Gül", "Hugo", "Iris", "Jon", "Käthe", "Luis")


def answer(step: Step, chance: Random) -> Answer:
    """An answer of the form that the step collects now; None where it collects nothing."""
    return MAKERS[step["collect"]](step, chance)


def _nothing(step: Step, chance: Random) -> None:
    return None


def _options(step: Step, chance: Random) -> list[int]:
    return _some(len(step["body"]["options"]), step["body"].get("max", 1), chance)


def _cards(step: Step, chance: Random) -> dict[str, list[int]]:
    return {"cards": _some(len(step["body"]["bank"]), 3, chance)}


def _some(of: int, most: int, chance: Random) -> list[int]:
    return chance.sample(range(of), chance.randint(1, min(most, of)))


def _text(step: Step, chance: Random) -> dict[str, str]:
    most = min(step["body"]["max"], step.get("limit") or step["body"]["max"])
    return {"text": chance.choice(LINES)[:most]}


def _moves(step: Step, chance: Random) -> list[str | None]:
    """How each statement has moved since the first time; some are left out."""
    return [chance.choice(("up", "same", "down", None)) for _ in step["body"]["items"]]


MAKERS: dict[str, Callable[[Step, Random], Answer]] = {
    "none": _nothing,
    "answers": _options,
    "cards": _cards,
    "texts": _text,
    "moves": _moves,
}


def private(marker: str, chance: Random) -> str:
    """Something written for oneself or for the two of them."""
    return f"{marker} {chance.choice(LINES)}".strip()


def name(marker: str, chance: Random) -> str:
    """A name that only the partner may read."""
    return f"{chance.choice(NAMES)} {marker}".strip()
