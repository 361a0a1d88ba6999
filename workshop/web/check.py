"""Checks an exercise or an agenda that a facilitator wrote, like `workshop check` does; nothing is stored."""

from typing import Any

from flask import Blueprint, render_template, request
from marshmallow import fields

from workshop import limits
from workshop.concurrency import offload
from workshop.exercises import MOST_BYTES, Problem, check_text
from workshop.web import limiting
from workshop.web.forms import takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _

check = Blueprint("check", __name__, url_prefix="/desk/check")

MOST_SENT = 450_000
"""Bytes of the whole form, so that a file that is too large is still told so. Above 500 KB it would touch the disk."""
NOTHING = "There is nothing to check yet. Paste a text, or choose a file."


@check.get("")
@facilitator
def form() -> str:
    return _page(b"", None)


@check.post("")
@facilitator
@takes(most=MOST_SENT, files=("file",), text=fields.String())
def told() -> Any:
    check_csrf()
    limiting.slow_down(the_house(), limits.CHECKS)
    raw = _sent()
    if not raw.strip():
        return _page(raw, None, _(NOTHING)), 400
    return _page(raw, offload(check_text, raw, the_house().library.exercises))


def _sent() -> bytes:
    """The file if there is one, else what was pasted."""
    file = request.files.get("file")
    return (file.read() if file else b"") or request.form.get("text", "").encode(errors="replace")


def _page(raw: bytes, problems: list[Problem] | None, error: str | None = None) -> str:
    text = raw[:MOST_BYTES].decode("utf-8-sig", errors="replace")
    lines = text.splitlines()
    found = None if problems is None else [_found(problem, lines) for problem in problems]
    return render_template("desk/check.html", text=text, problems=found, error=error, csrf=csrf())


def _found(problem: Problem, lines: list[str]) -> dict[str, Any]:
    """A problem, and the line it is about as it stands in the text."""
    said = lines[problem.line - 1].strip() if problem.line <= len(lines) else ""
    what, cure = _(problem.what), _(problem.cure)
    return {"line": problem.line, "rule": problem.rule, "what": what, "cure": cure, "said": said[:120]}
