"""The forms of a release as shapes, each as large as its frame allows. Colours come from CSS classes.

A release that is drawn says in which `language` our own words stand in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from workshop.notes.typesetting import LINE, Frame, em, largest, wrap
from workshop.words import said

Release = dict[str, Any]
Item = dict[str, Any]
Shapes = tuple[str, int]

WIDE = Frame(1800, 880, largest=84, least=30)
"""A wide screen, a page."""
MIDDLE = Frame(1500, 915, largest=80, least=32)
"""A screen of 4:3."""
TALL = Frame(1200, 1000, largest=76, least=34)
"""Beside questions."""
MOVES = {"up": "more", "same": "same", "down": "less"}
OTHERS = "a few others"
FEW = "too few answers to show safely"


def _bars(release: Release, frame: Frame) -> Shapes:
    """The label over its bar, or beside it where there are few words."""
    rows = [(item["text"], item["count"]) for item in release["items"]]
    rows += [(said(OTHERS, release["language"]), release["others"])] if release.get("others") else []
    most = max(count for _, count in rows)
    return largest(frame, [lambda size: _beside(rows, most, frame, size), lambda size: _over(rows, most, frame, size)])


def _beside(rows: list[tuple[str, int]], most: int, frame: Frame, size: int) -> Shapes:
    label = round(min(max(em(text) for text, _ in rows) * size + size, frame.width * 0.52))
    space, y, drawn = frame.width - label - round(1.8 * size), 0, []
    for text, count in rows:
        lines = wrap(text, (label - size) / size)
        high = round(LINE * size * len(lines) + 0.55 * size)
        middle = y + high / 2
        drawn.append(_words(0, middle - LINE * size * len(lines) / 2, lines, size))
        drawn.append(_bar(label, middle - 0.45 * size, round(space * count / most), round(0.9 * size), size, count))
        y += high
    return "".join(drawn), y


def _over(rows: list[tuple[str, int]], most: int, frame: Frame, size: int) -> Shapes:
    y, drawn = 0.0, []
    for text, count in rows:
        lines = wrap(text, frame.width / size)
        drawn.append(_words(0, y, lines, size))
        y += LINE * size * len(lines) + 0.1 * size
        drawn.append(_bar(0, y, round((frame.width - 2 * size) * count / most), round(0.7 * size), size, count))
        y += 1.1 * size
    return "".join(drawn), round(y - 0.3 * size)


def _bar(x: float, y: float, length: int, high: int, size: int, count: int) -> str:
    bar = f'<rect x="{x:g}" y="{y:g}" width="{length}" height="{high}" rx="{size / 5:g}" class="bar"/>'
    where = f'x="{x + length + size / 3:g}" y="{y + high / 2 + 0.35 * size:g}" font-size="{size}"'
    return f'{bar}<text {where} class="count">{count}</text>'


def _cards(release: Release, frame: Frame) -> Shapes:
    return _in_columns([{**item, "text": _text(item, release["language"])} for item in release["items"]], frame)


def _text(item: Item, language: str) -> str:
    return f"{item['text']} ({said('shortened', language)})" if item.get("shortened") else str(item["text"])


def _levels(release: Release, frame: Frame) -> Shapes:
    return _in_columns(
        [{**item, "beside": said(item["level"], release["language"])} for item in release["items"]], frame
    )


def _told(release: Release, frame: Frame) -> Shapes:
    """Sentences, one under the other."""
    return _in_columns([{"text": text, "plain": True} for text in release["told"]], frame)


def _check(release: Release, frame: Frame) -> Shapes:
    return _in_columns([{"text": text} for text in release["told"]], frame)


def _in_columns(items: list[Item], frame: Frame) -> Shapes:
    """Cards in one column, two or three, whichever lets the words be largest."""

    def way(columns: int) -> Callable[[int], Shapes]:
        return lambda size: _grid(items, columns, frame, size)

    return largest(frame, [way(columns) for columns in range(1, min(3, len(items)) + 1)])


def _grid(items: list[Item], columns: int, frame: Frame, size: int) -> Shapes:
    """Cards down one column after the other, each as high as its words."""
    gap = round(0.35 * size)
    width = (frame.width - gap * (columns - 1)) // columns
    cards = [_Card(item, _lines(item, width, size), size) for item in items]
    drawn, height = [], 0
    for column, stack in enumerate(_stacked(cards, columns, gap)):
        y = 0
        for card in stack:
            drawn.append(card.drawn(column * (width + gap), y, width))
            y += card.high + gap
        height = max(height, y - gap)
    return "".join(drawn), max(height, size)


def _stacked(cards: list["_Card"], columns: int, gap: int) -> list[list["_Card"]]:
    """The cards in their order as so many columns, the highest of them as low as it can be."""
    highs = [card.high + gap for card in cards]
    sums = {sum(highs[a:b]) for a in range(len(highs)) for b in range(a + 1, len(highs) + 1)}
    able = (height for height in sorted(sums) if height >= max(highs))
    return next(made for height in able if len(made := _filled(cards, height, gap)) <= columns)


def _filled(cards: list["_Card"], height: int, gap: int) -> list[list["_Card"]]:
    """As few columns as it takes, none higher than this."""
    columns: list[list[_Card]] = [[]]
    for card in cards:
        if sum(one.high + gap for one in [*columns[-1], card]) > height:
            columns.append([])
        columns[-1].append(card)
    return columns


@dataclass(frozen=True)
class _Card:
    item: Item
    lines: list[str]
    size: int

    @property
    def high(self) -> int:
        return round(LINE * self.size * len(self.lines) + (0.1 if self.item.get("plain") else 0.5) * self.size)

    def drawn(self, x: int, y: int, width: int) -> str:
        item, size = self.item, self.size
        if item.get("plain"):
            return _words(x, y, self.lines, size)
        style = "card theme" if item.get("theme") else "card"
        box = f'x="{x + 3}" y="{y + 3}" width="{width - 6}" height="{self.high - 6}" rx="{size / 2.5:g}"'
        words = _words(x + PAD * size, y + 0.25 * size, self.lines, size)
        return (
            f'<rect {box} class="{style}"/>'
            + words
            + _at_the_end(x + width - PAD * size, y + self.high / 2, item, size)
        )


PAD = 0.6
"""Between the edge of a card and its words, in ems."""


def _lines(item: Item, width: int, size: int) -> list[str]:
    beside = em(item["beside"]) + 1 if item.get("beside") else 0
    pad = 0 if item.get("plain") else 2 * PAD
    return wrap(item["text"], width / size - pad - beside)


def _at_the_end(x: float, middle: float, item: Item, size: int) -> str:
    if not item.get("beside"):
        return ""
    where = f'x="{x:g}" y="{middle + 0.35 * size:g}" font-size="{size}" text-anchor="end"'
    return f'<text {where} class="count">{escape(item["beside"], quote=False)}</text>'


def _pulse(release: Release, frame: Frame) -> Shapes:
    """A strip a statement, three places each; what is not lit is an empty frame, never a colour of its own."""
    return largest(frame, [lambda size: _strips(release, frame, size)])


def _strips(release: Release, frame: Frame, size: int) -> Shapes:
    items, language = release["items"], release["language"]
    place = round(max(em(place_word(item, move, language)) for item in items for move in MOVES) * size + size)
    label = frame.width - 3 * place - size
    y, drawn = 0, []
    for item in items:
        lines = wrap(item["text"], label / size)
        high = round(max(LINE * size * len(lines), 1.5 * size))
        drawn.append(_words(0, y + (high - LINE * size * len(lines)) / 2, lines, size))
        drawn.append(_strip(frame.width - 3 * place, y + high / 2, place, item, size, language))
        y += high + round(0.3 * size)
    caption = wrap(release["caption"], frame.width / size)
    drawn.append(_words(0, y, caption, size))
    return "".join(drawn), round(y + LINE * size * len(caption))


def place_word(item: Item, move: str, language: str, between: str = " · ") -> str:
    """Which way people moved, and how many if that was shown."""
    lit = item.get(move)
    word = said(MOVES[move], language)
    return word if lit in (None, True) else f"{word}{between}{how_many(lit, language)}"


def how_many(lit: int | str, language: str) -> str:
    """A number, or `many` or `some` in words."""
    return said(lit, language) if isinstance(lit, str) else str(lit)


def _strip(x: int, middle: float, width: int, item: Item, size: int, language: str) -> str:
    if item.get("few"):
        words = wrap(said(FEW, language), 3 * width / size)
        return _words(x, middle - LINE * size * len(words) / 2, words, size)
    return "".join(_place(x + n * width, middle, width, item, move, size, language) for n, move in enumerate(MOVES))


def _place(x: int, middle: float, width: int, item: Item, move: str, size: int, language: str) -> str:
    style, words = ("bar", "on-bar") if item[move] else ("card", "count")
    high = round(1.4 * size)
    box = f'x="{x + 4}" y="{middle - high / 2:g}" width="{width - 8}" height="{high}" rx="{size / 3:g}"'
    where = f'x="{x + width / 2:g}" y="{middle + 0.35 * size:g}" font-size="{size}" text-anchor="middle"'
    told = escape(place_word(item, move, language), quote=False)
    return f'<rect {box} class="{style}"/><text {where} class="{words}">{told}</text>'


def _words(x: float, top: float, lines: list[str], size: int) -> str:
    """Lines of text, the first one's top at `top`."""
    base = [top + LINE * size * n + 0.95 * size for n in range(len(lines))]
    return "".join(
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" class="label">{escape(line, quote=False)}</text>'
        for y, line in zip(base, lines, strict=True)
    )


DRAW: dict[str, Callable[[Release, Frame], Shapes]] = {
    "bars": _bars,
    "texts": _cards,
    "cards": _cards,
    "named": _cards,
    "levels": _levels,
    "pulse": _pulse,
    "check": _check,
    "told": _told,
}
"""How each form is drawn in a frame: its shapes and how high they are. Every other form is a sentence, told."""
