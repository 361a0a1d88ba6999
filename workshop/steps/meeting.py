"""Two private marks become one item: a place to start, or what the two agree on. Pure, and nothing is kept."""

from random import Random

from workshop.steps.kind import Ballot, Met

FITTING_FIRST = 2 / 3
"""How often a fitting item is drawn when there is one. Never always: an everyday item must say nothing."""


def propose(fitting: list[int], everyday: list[int], chance: Random) -> Met:
    """The same item for both (WORKSHOP B1, Proposal)."""
    first, place = chance.random(), chance.random()
    pool = fitting if fitting and first < FITTING_FIRST else everyday
    item = pool[int(place * len(pool))]
    return {"A": item, "B": item}


def agree(picks: tuple[int | None, int | None], last: int) -> Met:
    """Each its own pick if the two fit: 0 and 1 mirror each other, `last` fits nothing, the others fit themselves."""
    ours, theirs = picks
    if {ours, theirs} == {0, 1} or (ours is not None and ours == theirs and 1 < ours < last):
        return {"A": ours, "B": theirs}
    return {"A": None, "B": None}


def both_picked(ours: Ballot | None, theirs: Ballot | None) -> list[int]:
    """What both picked, ascending."""
    return sorted(set(ours["picked"]) & set(theirs["picked"])) if ours and theirs else []


def matching(ours: Ballot | None, theirs: Ballot | None, fits: list[tuple[int, int]]) -> list[int]:
    """The items whose two states fit, whichever of the two said which."""
    if not ours or not theirs:
        return []
    either = {*fits, *((second, first) for first, second in fits)}
    both = enumerate(zip(ours["states"], theirs["states"], strict=True))
    return [item for item, marked in both if marked in either]
