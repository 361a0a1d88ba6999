"""Released answers in words and as SVG: drawn once, for the screen and for the notes alike."""

import json
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from workshop.languages import FIRST
from workshop.notes.drawing import DRAW, FEW, MIDDLE, MOVES, OTHERS, TALL, WIDE, place_word
from workshop.notes.typesetting import Frame
from workshop.words import said

PULSE = (
    "How people felt at two moments of one day. Being heard feels good; days later may differ. "
    "Unlit does not mean nobody. There was no group that stayed at home."
)
"""Stands under every pulse (WORKSHOP G2)."""
CHECK = "Lit: at least three people ticked it, or five in a large room. Unlit does not mean nobody."


def with_charts(view: dict[str, Any], language: str = FIRST) -> dict[str, Any]:
    """A screen view whose releases carry their picture, and the same for a screen of 4:3 and for beside questions.

    `language`: that of the session, which our own words in the pictures stand in.
    """
    return {**view, "shown": [{**release, **_pictures(json.dumps(release), language)} for release in view["shown"]]}


@lru_cache(64)
def _pictures(told: str, language: str) -> dict[str, str]:
    """Drawn once a language: what was released never changes, and views go out often."""
    release = json.loads(told)
    frames = {"svg": WIDE, "middle": MIDDLE, "tall": TALL}
    return {name: svg(release, frame=frame, language=language) for name, frame in frames.items()}


FACES = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible Next Ext','Libertinus Serif','UnifontExMono'"
ON_PAPER = (
    f"<style>text{{fill:#2b2622;font-family:{FACES}}}.bar{{fill:#7a5a12}}.count{{font-weight:700}}"
    ".on-bar{fill:#fff;font-weight:700}.card{fill:#fffdf8;stroke:#ddd1bf;stroke-width:2}.theme{stroke:#7a5a12;stroke-width:5}</style>"
)
"""The colours of the notes on paper; screen and pages take theirs from their own style sheets."""


def svg(release: dict[str, Any], style: str = "", frame: Frame = WIDE, language: str = FIRST) -> str:
    """The picture of a release; its title and sentence are what a screen reader says."""
    told = lines(release, language) if release["form"] == "check" else [sentence(release, language)]
    draw = DRAW.get(release["form"], DRAW["told"])
    caption = said(PULSE, language)
    body, height = draw({**release, "told": told, "caption": caption, "language": language}, frame)
    title = f"<title>{escape(release['title'])}</title><desc>{escape(sentence(release, language))}</desc>"
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}" role="img" class="chart"'
    return f"<svg {box}>{title}{style}{body}</svg>"


def sentence(release: dict[str, Any], language: str = FIRST) -> str:
    """The release in words."""
    items = release.get("items", [])
    match release["form"]:
        case "bars":
            return "; ".join([f"{item['text']}: {item['count']}" for item in items] + others(release, language)) + "."
        case "named":
            return said("Named most, in no order: {list}.", language, list=_list(items))
        case "levels":
            return "; ".join(f"{item['text']}: {said(item['level'], language)}" for item in items) + "."
        case "pulse" | "check":
            return " ".join(lines(release, language))
        case "cards":
            return said("Picked by several, in no order: {list}.", language, list=_list(items))
        case "texts":
            return said("Some of what was written: {list}.", language, list=_list(items))
        case "spread":
            return said("Answers are spread.", language)
        case _:
            return said("Too few answers to show safely.", language)


def lines(release: dict[str, Any], language: str = FIRST) -> list[str]:
    """A pulse or a closing check, a line for each statement and one for what it does not say."""
    if release["form"] == "pulse":
        moved = [f"{item['text']} ({_moved(item, language)})." for item in release["items"]]
        return [*moved, said(PULSE, language)]
    lit = {True: said("lit", language), False: said("unlit", language)}
    return [*(f"{item['text']}: {lit[item['lit']]}." for item in release["items"]), said(CHECK, language)]


def others(release: dict[str, Any], language: str) -> list[str]:
    """Of bars: how many people stand behind what was too small for one, if that was shown."""
    return [f"{said(OTHERS, language)}: {release['others']}"] if release.get("others") else []


def _list(items: list[dict[str, Any]]) -> str:
    return "; ".join(item["text"] for item in items)


def _moved(item: dict[str, Any], language: str) -> str:
    """Of one statement: which ways people have moved, as far as it may be said."""
    if item.get("few"):
        return said(FEW, language)
    told = [place_word(item, move, language, ": ") for move in MOVES if item[move]]
    return ", ".join(told) or said("answers are spread", language)
