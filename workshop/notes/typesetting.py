"""How much room words take: widths of the text face, lines that fit, and the largest size at which all fits a frame."""

import unicodedata
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

WIDTHS = {
    0.25: "',.:;`j|’ !()il",
    0.35: '"[]frt{}',
    0.4: "-/I\\_“”„",
    0.5: "1y*?cksvxz",
    0.55: "27JLaehnou–",
    0.6: "3569$<>EFPSTVY^bdgpq~",
    0.65: "048+=ABCKRXZ",
    0.7: "#DGHNUw…",
    0.8: "&OQ@",
    0.9: "MmW%—→",
}
"""Widths in ems, rounded up; a letter with an accent is as wide as without, and what is not here is as wide as an o."""
OF = {letter: width for width, letters in WIDTHS.items() for letter in letters}
OTHER, WIDE = 0.6, 1.0
LINE = 1.24
"""From one line to the next, in ems."""

Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class Frame:
    """A place for a picture, in its own units: as large as the text may be there, and as small as it must not get."""

    width: int
    height: int
    largest: int
    least: int


@lru_cache(20_000)
def em(text: str) -> float:
    """The width of a text in ems, rather too much than too little."""
    return sum(_letter(char) for char in unicodedata.normalize("NFC", text) if not unicodedata.combining(char))


@lru_cache(2_000)
def _letter(char: str) -> float:
    return WIDE if unicodedata.east_asian_width(char) in "WF" else OF.get(unicodedata.normalize("NFD", char)[0], OTHER)


def wrap(text: str, ems: float) -> list[str]:
    """Lines of at most so many ems; a longer word is cut."""
    lines: list[str] = []
    wide = ems
    for word in text.split():
        needs = em(word) + OF[" "]
        if wide + needs <= ems:
            lines[-1] += f" {word}"
            wide += needs
        else:
            lines += _cut(word, ems) if needs > ems else [word]
            wide = em(lines[-1])
    return lines or [""]


def _cut(word: str, ems: float) -> list[str]:
    """A word as pieces that fit; most words are one."""
    pieces, piece = [], ""
    for char in word:
        if piece and em(piece + char) > ems:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


def largest(frame: Frame, ways: list[Callable[[int], tuple[Drawn, int]]]) -> tuple[Drawn, int]:
    """What one of the ways draws at the largest size that fits the frame, and how high it is; the earlier way first.

    Where nothing fits, the lowest at the least size: it is higher than the frame, and still whole.
    """
    sizes = range(frame.least, frame.largest + 1, 2)
    fitting = bisect(sizes, False, key=lambda size: all(way(size)[1] > frame.height for way in ways))
    for way in ways if fitting else []:
        drawn, height = way(sizes[fitting - 1])
        if height <= frame.height:
            return drawn, height
    return min((way(frame.least) for way in ways), key=lambda found: found[1])
