"""The notes as a PDF that screen readers can follow, with the same pictures as on the screen."""

from pathlib import Path
from typing import Any

from workshop.notes import charts, paper
from workshop.notes.drawing import DRAW
from workshop.notes.markdown import REHEARSAL, TIMES, columns, facts, parts, results, times, whole
from workshop.words import said

Content = dict[str, Any]


def to_pdf(content: Content, folder: Path) -> bytes:
    return paper.pdf("notes", _data(content), folder)


def _data(content: Content) -> dict[str, Any]:
    language = content["language"]
    return {
        "title": content["title"],
        "lang": language,
        "rehearsal": said(REHEARSAL, language) if content["rehearsal"] else "",
        "facts": facts(content),
        "times": {
            "heading": said(TIMES, language),
            "columns": columns(language),
            "rows": [times(step, language) for step in content["steps"]],
        },
        "done": content["done"],
        "steps": [_part(part, language) for part in parts(content)],
        "whole": [[heading, paper.paragraphs(text)] for heading, text in whole(content)],
    }


def _part(part: Content, language: str) -> dict[str, Any]:
    return {
        "heading": part["heading"],
        "shown": [_shown(release, language) for release in part["shown"]],
        "remark": paper.paragraphs(part["remark"]),
    }


def _shown(release: Content, language: str) -> dict[str, Any]:
    drawn = release["form"] in DRAW
    return {
        "title": release["title"],
        "results": results(release, language),
        "wide": release["form"] == "pulse",
        "svg": charts.svg(release, charts.ON_PAPER, language=language) if drawn else None,
        "alt": charts.sentence(release, language),
    }
