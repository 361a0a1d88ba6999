"""Released answers as SVG: drawn once, for the screen and for the notes alike. Colours come from CSS classes."""

import textwrap
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

PULSE = (
    "How people felt at two moments of one day. Being heard feels good; days later may differ. "
    "Unlit does not mean nobody. There was no group that stayed at home."
)
"""Stands under every pulse (WORKSHOP G2)."""
CHECK = "Lit: at least three people ticked it, or five in a large room. Unlit does not mean nobody."
MOVES = {"up": "more", "same": "same", "down": "less"}

WIDTH = 1200
ROW = 96
LABEL = 40
STRIPS = 1800
"""How wide a pulse is: eight lines are high enough already."""


def with_charts(view: dict[str, Any]) -> dict[str, Any]:
    """A screen view whose releases carry their picture."""
    return {**view, "shown": [{**release, "svg": svg(release)} for release in view["shown"]]}


FACES = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible Next Ext','Libertinus Serif','UnifontExMono'"
ON_PAPER = (
    f"<style>text{{fill:#2b2622;font-family:{FACES}}}.bar{{fill:#7a5a12}}.count{{font-weight:700}}"
    ".on-bar{fill:#fff;font-weight:700}.card{fill:#fffdf8;stroke:#ddd1bf;stroke-width:2}</style>"
)
"""The colours of the notes on paper; screen and pages take theirs from their own style sheets."""


def svg(release: dict[str, Any], style: str = "") -> str:
    """The picture of a release; its title and sentence are what a screen reader says."""
    body, height = DRAW.get(release["form"], _line)(release)
    width = STRIPS if release["form"] == "pulse" else WIDTH
    title = f"<title>{escape(release['title'])}</title><desc>{escape(sentence(release))}</desc>"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" class="chart"'
    return f"<svg {frame}>{title}{style}{body}</svg>"


def sentence(release: dict[str, Any]) -> str:
    """The release in words."""
    items = release.get("items", [])
    match release["form"]:
        case "bars":
            told = [f"{item['text']}: {item['count']}" for item in items]
            return "; ".join(told + ([f"a few others: {release['others']}"] if release.get("others") else [])) + "."
        case "named":
            return f"Named most, in no order: {_list(items)}."
        case "levels":
            return "; ".join(f"{item['text']}: {item['level']}" for item in items) + "."
        case "pulse" | "check":
            return " ".join(lines(release))
        case "cards":
            return f"Picked by several, in no order: {_list(items)}."
        case "texts":
            return f"Some of what was written: {_list(items)}."
        case "spread":
            return "Answers are spread."
        case _:
            return "Too few answers to show safely."


def lines(release: dict[str, Any]) -> list[str]:
    """A pulse or a closing check, a line for each statement and one for what it does not say."""
    if release["form"] == "pulse":
        return [*(f"{item['text']} {_moved(item)}." for item in release["items"]), PULSE]
    return [*(f"{item['text']}: {'lit' if item['lit'] else 'unlit'}." for item in release["items"]), CHECK]


def _list(items: list[dict[str, Any]]) -> str:
    return "; ".join(item["text"] for item in items)


def _bars(release: dict[str, Any]) -> tuple[str, int]:
    rows = [(item["text"], item["count"]) for item in release["items"]]
    if release.get("others"):
        rows.append(("a few others", release["others"]))
    most = max(count for _, count in rows)
    drawn = [_bar(place * ROW, text, count, count / most) for place, (text, count) in enumerate(rows)]
    return "".join(drawn), len(rows) * ROW


def _bar(y: int, text: str, count: int, share: float) -> str:
    length = round(share * (WIDTH - 100))
    return (
        f'<text x="0" y="{y + LABEL - 8}" font-size="34" class="label">{escape(text)}</text>'
        f'<rect x="0" y="{y + LABEL + 4}" width="{length}" height="32" rx="8" class="bar"/>'
        f'<text x="{length + 16}" y="{y + LABEL + 32}" font-size="32" class="count">{count}</text>'
    )


def _cards(release: dict[str, Any]) -> tuple[str, int]:
    """Cards one under the other, each as high as its lines."""
    y, drawn = 0, []
    for item in release["items"]:
        lines = wrap(item["text"] + (" (shortened)" if item.get("shortened") else ""), 58)
        height = 44 * len(lines) + 40
        style = "card theme" if item.get("theme") else "card"
        drawn.append(f'<rect x="2" y="{y + 2}" width="{WIDTH - 4}" height="{height - 4}" rx="18" class="{style}"/>')
        drawn += [_text(36, y + 56 + 44 * n, line) for n, line in enumerate(lines)]
        y += height + 18
    return "".join(drawn), max(y - 18, 60)


def _text(x: int, y: int, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="36" class="label">{escape(text)}</text>'


def _levels(release: dict[str, Any]) -> tuple[str, int]:
    named = [{"text": f"{item['text']} — {item['level']}"} for item in release["items"]]
    return _cards({"items": named})


def _line(release: dict[str, Any]) -> tuple[str, int]:
    return _text(0, 48, sentence(release)), 72


def _moved(item: dict[str, Any]) -> str:
    """Of one statement: which ways people have moved, as far as it may be said."""
    if item.get("few"):
        return "(too few answers to show safely)"
    told = [f"{word}{_how_many(item[move])}" for move, word in MOVES.items() if item[move]]
    return f"({', '.join(told)})" if told else "(answers are spread)"


def _how_many(lit: Any) -> str:
    return "" if lit is True else f": {lit}"


def _pulse(release: dict[str, Any]) -> tuple[str, int]:
    """A strip a statement, three places each; what is not lit is an empty frame, never a colour of its own."""
    y, drawn = 0, []
    for item in release["items"]:
        said = wrap(item["text"], 68)[:2]
        drawn.append(_strip(y, said, item))
        y += 84 + 42 * (len(said) - 1)
    caption = wrap(PULSE, 105)
    drawn += [_small(0, y + 44 + 40 * line, text) for line, text in enumerate(caption)]
    return "".join(drawn), y + 24 + 40 * len(caption)


def _strip(y: int, lines: list[str], item: dict[str, Any]) -> str:
    said = [_text(0, y + 48 + 42 * n, line) for n, line in enumerate(lines)]
    if item.get("few"):
        return "".join([*said, _small(1200, y + 46, "too few answers to show safely")])
    places = [_place(1200 + 202 * n, y, word, item[move]) for n, (move, word) in enumerate(MOVES.items())]
    return "".join(said + places)


def _place(x: int, y: int, word: str, lit: Any) -> str:
    text = word if lit in (None, True) else f"{word} · {lit}"
    style = "bar" if lit else "card"
    return (
        f'<rect x="{x}" y="{y + 4}" width="194" height="68" rx="12" class="{style}"/>'
        f'<text x="{x + 97}" y="{y + 49}" font-size="31" text-anchor="middle" class="{"on-bar" if lit else "count"}">'
        f"{escape(text)}</text>"
    )


def _check(release: dict[str, Any]) -> tuple[str, int]:
    return _cards({"items": [{"text": line} for line in lines(release)]})


def _small(x: int, y: int, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="32" class="label">{escape(text)}</text>'


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a longer word is cut."""
    return textwrap.wrap(text, width) or [""]


DRAW: dict[str, Callable[[dict[str, Any]], tuple[str, int]]] = {
    "bars": _bars,
    "texts": _cards,
    "cards": _cards,
    "named": _cards,
    "levels": _levels,
    "pulse": _pulse,
    "check": _check,
}
"""How each form is drawn: its body and how high it is. Every other form is a sentence."""
