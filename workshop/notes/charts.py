"""Released answers in words and as SVG: drawn once, for the screen and for the notes alike."""

import json
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from workshop.notes.drawing import DRAW, MIDDLE, MOVES, TALL, WIDE
from workshop.notes.typesetting import Frame

PULSE = (
    "How people felt at two moments of one day. Being heard feels good; days later may differ. "
    "Unlit does not mean nobody. There was no group that stayed at home."
)
"""Stands under every pulse (WORKSHOP G2)."""
CHECK = "Lit: at least three people ticked it, or five in a large room. Unlit does not mean nobody."


def with_charts(view: dict[str, Any]) -> dict[str, Any]:
    """A screen view whose releases carry their picture, and the same for a screen of 4:3 and for beside questions."""
    return {**view, "shown": [{**release, **_pictures(json.dumps(release))} for release in view["shown"]]}


@lru_cache(64)
def _pictures(told: str) -> dict[str, str]:
    """Drawn once: what was released never changes, and views go out often."""
    release = json.loads(told)
    return {"svg": svg(release), "middle": svg(release, frame=MIDDLE), "tall": svg(release, frame=TALL)}


FACES = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible Next Ext','Libertinus Serif','UnifontExMono'"
ON_PAPER = (
    f"<style>text{{fill:#2b2622;font-family:{FACES}}}.bar{{fill:#7a5a12}}.count{{font-weight:700}}"
    ".on-bar{fill:#fff;font-weight:700}.card{fill:#fffdf8;stroke:#ddd1bf;stroke-width:2}.theme{stroke:#7a5a12;stroke-width:5}</style>"
)
"""The colours of the notes on paper; screen and pages take theirs from their own style sheets."""


def svg(release: dict[str, Any], style: str = "", frame: Frame = WIDE) -> str:
    """The picture of a release; its title and sentence are what a screen reader says."""
    told = lines(release) if release["form"] == "check" else [sentence(release)]
    draw = DRAW.get(release["form"], DRAW["told"])
    body, height = draw({**release, "told": told, "caption": PULSE}, frame)
    title = f"<title>{escape(release['title'])}</title><desc>{escape(sentence(release))}</desc>"
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}" role="img" class="chart"'
    return f"<svg {box}>{title}{style}{body}</svg>"


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


def _moved(item: dict[str, Any]) -> str:
    """Of one statement: which ways people have moved, as far as it may be said."""
    if item.get("few"):
        return "(too few answers to show safely)"
    told = [f"{word}{_how_many(item[move])}" for move, word in MOVES.items() if item[move]]
    return f"({', '.join(told)})" if told else "(answers are spread)"


def _how_many(lit: Any) -> str:
    return "" if lit is True else f": {lit}"
