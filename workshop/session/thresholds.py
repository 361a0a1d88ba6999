"""How many must answer before the room sees anything: the table of WORKSHOP E2 with the amendment of 0.3."""

from dataclasses import dataclass
from typing import Literal

Releases = Literal["answers", "words", "moves", "check"]
Mode = Literal["none", "answers", "cards", "texts", "moves"]


@dataclass(frozen=True)
class Size:
    """How big the room was when the step opened: `people` connected (P), in `units`: couples or somebody alone."""

    people: int
    units: int


@dataclass(frozen=True)
class Row:
    """One row of the table: it holds from `units` and from `people` on, whichever is reached later."""

    units: int
    people: int
    answers: int  # R: at least so many answers
    answering: int  # C: from at least so many units
    named: int  # at most so many options are named; 0: nothing is collected
    least: int  # an option is named from so many people on
    text_limit: int  # characters
    texts_shown: int
    words: Mode
    bars: bool  # 0.3; never with WORKSHOP_RELEASE=strict
    levels: bool  # up to four options appear as "many" and "some"
    strips: bool  # the pulse may carry counts (0.3: from eight units); never with strict


TABLE = (
    Row(0, 0, 0, 0, 0, 0, 60, 6, "none", bars=False, levels=False, strips=False),
    Row(3, 6, 5, 3, 1, 3, 60, 6, "cards", bars=False, levels=False, strips=False),
    Row(5, 10, 7, 4, 2, 3, 60, 6, "texts", bars=True, levels=False, strips=False),
    Row(8, 16, 10, 5, 3, 3, 90, 8, "texts", bars=True, levels=False, strips=True),
    Row(16, 32, 15, 8, 4, 5, 120, 10, "texts", bars=True, levels=True, strips=True),
)


def tier(size: Size) -> Row:
    """The row that rules: chosen once by units and once by people, the stricter (E2). Past 80 the last row holds."""
    return [row for row in TABLE if size.units >= row.units and size.people >= row.people][-1]


def mode(size: Size, releases: Releases, strict: bool = False, languages: int = 1) -> Mode:
    """What a step may collect at all. `releases` is what its kind would show; `strict` alters the form, never this.

    `languages`: how many the room reads. In more than one, a text would tell which of them its author reads, so words
    are cards, which everybody reads in their own (E6).
    """
    row = tier(size)
    if releases == "words":
        return "cards" if row.words == "texts" and languages > 1 else row.words
    return "none" if not row.named else "moves" if releases == "moves" else "answers"


def text_limit(size: Size) -> int:
    """The most characters of one free text."""
    return tier(size).text_limit


def texts_shown(size: Size) -> int:
    """The most free texts that are ever shown."""
    return tier(size).texts_shown


def enough(size: Size, answers: int, units_answering: int) -> bool:
    """May anything be shown? R and C of the row, and R at least 60 % of P (E2).

    P is frozen at the opening. Who slept then and came back may answer too, so R may pass P; that never loosens
    anything: the row stays the one of P.
    """
    row = tier(size)
    reached = answers >= row.answers and units_answering >= row.answering
    return row.named > 0 and reached and answers * 5 >= size.people * 3
