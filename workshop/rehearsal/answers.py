"""What simulated people say: harmless answers to the room, and private words that carry the rehearsal's marker."""

from collections.abc import Callable
from random import Random
from typing import Any

from workshop.rehearsal.roles import Step
from workshop.rehearsal.sayings import SOMEONE, saying, unkind

Answer = Any

NAMES = ("Ana", "Ben", "Carla", "Dan", "Eva", "Finn", "Gül", "Hugo", "Iris", "Jon", "Käthe", "Luis")


def answer(step: Step, chance: Random, place: int | None = None) -> Answer:
    """An answer of the form that the step collects now; None where it collects nothing.

    `place`: people of different places write different things, as long as there are enough.
    """
    if step["collect"] == "texts":
        place = chance.randrange(1000) if place is None else place
        return {"text": saying(step["body"].get("stem", ""), chance, _most(step), place)}
    return MAKERS[step["collect"]](step, chance)


def _nothing(step: Step, chance: Random) -> None:
    return None


def _options(step: Step, chance: Random) -> list[int]:
    return _some(len(step["body"]["options"]), step["body"].get("max", 1), chance)


def _cards(step: Step, chance: Random) -> dict[str, list[int]]:
    return {"cards": _some(len(step["body"]["bank"]), 3, chance)}


def _some(of: int, most: int, chance: Random) -> list[int]:
    return chance.sample(range(of), chance.randint(1, min(most, of)))


def _most(step: Step) -> int:
    return int(min(step["body"]["max"], step.get("limit") or step["body"]["max"]))


def _moves(step: Step, chance: Random) -> list[str | None]:
    """How each statement has moved since the first time; some are left out."""
    return [chance.choice(("up", "same", "down", None)) for _ in step["body"]["items"]]


MAKERS: dict[str, Callable[[Step, Random], Answer]] = {
    "none": _nothing,
    "answers": _options,
    "cards": _cards,
    "moves": _moves,
}


def hurtful(step: Step, chance: Random, place: int | None = None) -> Answer:
    """Like everybody else, but where the room asks for words, some that hurt somebody in it."""
    return {"text": unkind(_most(step), chance)} if step["collect"] == "texts" else answer(step, chance, place)


def blank(step: Step) -> Answer:
    """Something sent with nothing in it, as a finger does that taps too early; None where that can’t be."""
    return BLANKS.get(step["collect"])


BLANKS: dict[str, Answer] = {"answers": [], "cards": {"cards": []}, "texts": {"text": " \u200b \u2060 "}}


def private(marker: str, chance: Random) -> str:
    """Something written for oneself or for the two of them."""
    return f"{marker} {chance.choice(SOMEONE)}".strip()


def name(marker: str, chance: Random) -> str:
    """A name that only the partner may read."""
    return f"{chance.choice(NAMES)} {marker}".strip()
