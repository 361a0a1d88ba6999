"""The printable kit: a poster with the way in, signs for the tables, and paper cards for when the network dies."""

import io
from pathlib import Path
from typing import Any

import segno

from workshop.notes import paper
from workshop.words import said

Step = dict[str, Any]

PAPERS = ("a4", "us-letter")
PARTS = ("poster", "signs", "cards")
MOST_SIGNS = 50

LISTS = ("prompts", "starts", "options", "items", "bank", "questions", "fallback", "take_home")
"""What a step holds as a list, in the order in which it stands on a card."""
SAID = {
    "prompts": "Write, each for yourself", "starts": "To begin with", "options": "Choose", "items": "Look at each",
    "bank": "For example", "questions": "Talk about", "fallback": "Somewhere people said",
}  # fmt: skip
POSTER = {
    "scan": "Take your phone, and scan",
    "qr": "QR code that leads to {address}",
    "go": "or go to",
    "enter": "and enter the code",
    "names": "Nobody asks for your name. You need no account, and nothing to install.",
}


def write(kit: dict[str, Any], fonts: Path) -> bytes:
    """One PDF of `parts`; besides `paper`, `title`, `address`, `code`, `url`, `names` (of couples) and `steps`.

    `language`: what it is written in, as are the steps.
    """
    language = kit["language"]
    data = {
        "title": kit["title"],
        "lang": language,
        "say": {name: said(sentence, language, address=kit["address"]) for name, sentence in POSTER.items()},
        "paper": kit["paper"],
        "parts": kit["parts"],
        "address": kit["address"],
        "code": kit["code"],
        "qr": qr(kit["url"]),
        "names": kit["names"],
        "cards": cards(kit["steps"], language) if "cards" in kit["parts"] else [],
    }
    return paper.pdf("kit", data, fonts)


def qr(url: str) -> str:
    """A QR picture as SVG text."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", scale=8, border=0, dark="#2b2622", light=None)
    return out.getvalue().decode()


def cards(steps: list[Step], language: str) -> list[dict[str, Any]]:
    """A card an exercise, in the order of the plan; an exercise that comes again is printed once."""
    found: dict[str, dict[str, Any]] = {}
    for step in steps:
        name = step["exercise"]["id"].partition(".")[0]
        card = found.setdefault(name, {"id": step["exercise"]["id"], "title": step["exercise"]["title"], "steps": []})
        if card["id"] == step["exercise"]["id"]:
            card["steps"].append(_on_a_card(step, language))
    return list(found.values())


def _on_a_card(step: Step, language: str) -> dict[str, Any]:
    """A step in the form for paper: the one for two who share a phone where there is one, else what phones say."""
    text = step.get("one_phone") or step.get("text") or step.get("solo") or ""
    ask = (
        step.get("question") or step.get("stem") or step.get("topic") or step.get("intro") or step.get("heading") or ""
    )
    return {
        "title": step["title"],
        "minutes": f"{step['minutes']:g} min",
        "ask": ask,
        "said": paper.paragraphs(text),
        "times": _times(step, language),
        "lists": [
            [said(SAID[name], language), [_line(one) for one in step[name]]]
            for name in LISTS
            if step.get(name) and name in SAID
        ],
        "blanks": [line["start"] for line in step.get("lines", [])] + [one["label"] for one in step.get("fields", [])],
    }


def _times(step: Step, language: str) -> str:
    if "speak_s" not in step:
        return ""
    parts = [said("speak {time}", language, time=_clock(step["speak_s"]))]
    parts += [said("say back {time}", language, time=_clock(step["back_s"]))] if step["back_s"] else []
    parts += [f"{extra['title'].lower()} {_clock(extra['seconds'])}" for extra in step.get("extra", [])]
    return said("{count} turns: {parts}", language, count=step["turns"], parts=", ".join(parts))


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _line(one: Any) -> str:
    return one if isinstance(one, str) else str(one.get("text") or one.get("title") or "")
