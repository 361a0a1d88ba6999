"""Exercises of one's own: the list, the page on which they are composed, its checks and previews, files in and out."""

from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, make_response, redirect, render_template, request
from marshmallow import fields

from workshop import composing, limits, preview
from workshop.composing import Overtaken, Unfit
from workshop.concurrency import offload
from workshop.exercises import MOST_BYTES, Flaw, form, look, write
from workshop.steps.fields import unwrap
from workshop.web import limiting, pages
from workshop.web.forms import Line, Long, a_version, asks, hands_in, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, reading, why

exercises = Blueprint("exercises", __name__, url_prefix="/desk/exercises")

MOST_SENT = 450_000
"""Bytes of a whole request, so that a text that is too large is still told so; above 500 KB it would touch the disk."""
NO_DATA = "That is no exercise. Reload the page; what you wrote is kept in this browser."
A_NAME = Line(200, load_default="", allow_none=True)
TICKED = fields.List(fields.String(), load_default=None, allow_none=True)
NOT_READ = "That file can’t be read, in line {line}: {what} {cure}"
OVERTAKEN = "Another desk or window has saved this exercise meanwhile. Yours is still here, and not saved."


@exercises.get("")
@facilitator
def mine(error: str | None = None, code: int = 200) -> Any:
    house = the_house()
    shipped = sorted(house.library.read_in(reading()).exercises.values(), key=lambda one: one["title"])
    page = render_template(
        "desk/exercises.html", own=composing.listing(house, g.account.id), shipped=shipped, csrf=csrf(), error=error
    )
    return page, code


@exercises.get("/new")
@facilitator
@asks(copy=Line(80))
def new() -> Any:
    """An empty one, or a copy of another (`?copy=ID`)."""
    id = request.args.get("copy", "")
    text = composing.copied(the_house(), g.account.id, id, reading()) if id else None
    if id and text is None:
        abort(404)
    return _composer("", 0, text or _(EMPTY), [])


EMPTY = """id: an-exercise-of-mine
title: An exercise of mine
purpose: One sentence for whoever leads it.
minutes: 2
steps:
  - id: first
    kind: read
    title: To begin with
    minutes: 2
    text: Write here what people read on their phones.
"""


@exercises.post("/upload")
@facilitator
@takes(most=MOST_SENT, files=("file",))
def upload() -> Any:
    """Opens a file in the composer; nothing is stored before it is saved there."""
    check_csrf()
    limiting.slow_down(the_house(), limits.CHECKS)
    file = request.files.get("file")
    raw = file.read() if file else b""
    if not raw.strip():
        return mine(_("Choose a file that ends in .yaml."), 400)
    if len(raw) > MOST_BYTES:
        return mine(_("That file is larger than 256 KB. An exercise is a page or two; split it."), 400)
    found = offload(look, raw)
    if not isinstance(found.data, dict):
        flaw = found.flaws[0]
        return mine(_(NOT_READ, line=flaw.line, what=_(flaw.what), cure=_(flaw.cure)), 400)
    return _composer("", 0, raw.decode("utf-8-sig", errors="replace"), [])


@exercises.get("/<id>")
@facilitator
def one(id: str) -> Any:
    row = _own_or_404(id)
    ticked = [prompt["text"] for prompt in composing.prompts(_steps(row.text))] if row.recognised else []
    return _composer(row.id, row.version, row.text, ticked)


def _own_or_404(id: str) -> Any:
    row = composing.find(the_house(), g.account.id, id)
    if row is None:
        abort(404)
    return row


def _steps(text: str) -> Any:
    data = look(text.encode(errors="replace")).data
    return data.get("steps") if isinstance(data, dict) else None


def _composer(id: str, version: int, text: str, ticked: list[str]) -> Any:
    facts = {"id": id, "version": version, "text": text, "ticked": ticked, "form": form(reading()), "csrf": csrf()}
    response = make_response(render_template("desk/compose.html", title=_("Exercise"), facts=facts))
    response.headers["Content-Security-Policy"] = pages.policy(frames="'self'")
    return response


@exercises.get("/preview")
@facilitator
def phone() -> Any:
    """The phone in the composer's frame: the phone's own page, with no session behind it."""
    response = make_response(render_template("desk/preview.html", title=_("Preview")))
    response.headers["Content-Security-Policy"] = pages.policy(framed="'self'")
    return response


@exercises.post("/check")
@facilitator
@hands_in(NO_DATA, MOST_SENT, id=A_NAME, text=fields.String(load_default=""), data=fields.Raw(load_default=None))
def check() -> Any:
    """What is wrong, where, and what phones would show; of a `text`, or of `data` from the form."""
    check_csrf()
    limiting.slow_down(the_house(), limits.COMPOSED)
    text = write(g.said["data"]) if isinstance(g.said["data"], dict) else g.said["text"]
    found = offload(_looked, text, g.said["id"] or None, reading())
    return jsonify({**found, "flaws": [_told(flaw) for flaw in found["flaws"]]})


def _told(flaw: Flaw) -> dict[str, Any]:
    return {"where": list(flaw.where), "line": flaw.line, "what": _(flaw.what), "cure": _(flaw.cure)}


def _looked(text: str, id: str | None, language: str) -> dict[str, Any]:
    found = look(text.encode(errors="replace"), id)
    steps = found.data.get("steps") if isinstance(found.data, dict) else None
    return {
        "text": text,
        "data": _unwrapped(found.data) if isinstance(found.data, dict) else None,
        "flaws": found.flaws,
        "prompts": composing.prompts(steps),
        "views": preview.views(found.data, language),
    }


def _unwrapped(data: Any) -> Any:
    """Line breaks in a file are only wrapping; a form shows paragraphs."""
    if isinstance(data, dict):
        return {key: _unwrapped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_unwrapped(value) for value in data]
    return unwrap(data) if isinstance(data, str) else data


@exercises.post("/save")
@facilitator
@hands_in(NO_DATA, MOST_SENT, id=A_NAME, version=a_version(0), text=Long(450_000, required=True), ticked=TICKED)
def save() -> Any:
    """Keep a text under its short name: 409 with the newer one when it is not the newest."""
    check_csrf()
    limiting.slow_down(the_house(), limits.COMPOSED)
    id, version, text, ticked = (g.said[name] for name in ("id", "version", "text", "ticked"))
    try:
        row = composing.save(the_house(), g.account.id, id or "", version, text, ticked or [])
    except Unfit as no:
        return {"error": why(no)}, 400
    except Overtaken as newer:
        return {"error": _(OVERTAKEN), "version": newer.row.version, "text": newer.row.text}, 409
    return {"id": row.id, "version": row.version, "recognised": row.recognised}


@exercises.get("/<id>.yaml")
@facilitator
def download(id: str) -> Any:
    headers = {"Content-Disposition": f'attachment; filename="{id}.yaml"'}
    return Response(_own_or_404(id).text, mimetype="application/yaml", headers=headers)


@exercises.post("/<id>/delete")
@facilitator
@takes()
def delete(id: str) -> Any:
    check_csrf()
    _own_or_404(id)
    try:
        composing.remove(the_house(), g.account.id, id)
    except Unfit as no:
        return mine(why(no), 400)
    return redirect("/desk/exercises", 303)
