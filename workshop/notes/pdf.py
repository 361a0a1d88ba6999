"""The notes as a PDF that screen readers can follow, with the same pictures as on the screen."""

from pathlib import Path
from typing import Any

from workshop.notes import charts, paper
from workshop.notes.drawing import DRAW
from workshop.notes.markdown import WHOLE, facts, parts, planned, results, took

Content = dict[str, Any]


def to_pdf(content: Content, folder: Path) -> bytes:
    return paper.pdf("notes", _data(content), folder)


def _data(content: Content) -> dict[str, Any]:
    return {
        "title": content["title"],
        "lang": content["language"],
        "rehearsal": content["rehearsal"],
        "facts": facts(content),
        "times": [[s["exercise"], s["title"], planned(s), took(s)] for s in content["steps"]],
        "done": content["done"],
        "steps": [_part(part) for part in parts(content)],
        "whole": [[heading, paper.paragraphs(content[key])] for heading, key in WHOLE if content[key]],
    }


def _part(part: Content) -> dict[str, Any]:
    return {
        "heading": part["heading"],
        "shown": [_shown(release) for release in part["shown"]],
        "remark": paper.paragraphs(part["remark"]),
    }


def _shown(release: Content) -> dict[str, Any]:
    drawn = release["form"] in DRAW
    return {
        "title": release["title"],
        "results": results(release),
        "wide": release["form"] == "pulse",
        "svg": charts.svg(release, charts.ON_PAPER) if drawn else None,
        "alt": charts.sentence(release),
    }
