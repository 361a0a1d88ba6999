"""The run-sheet editor: its page, keeping every change, and the run sheet as a file."""

from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, render_template, request
from marshmallow import fields
from werkzeug.exceptions import HTTPException

from workshop import limits, sheets, workshops
from workshop.concurrency import offload
from workshop.exercises import file_id, palette
from workshop.exercises.run_sheet import BadSheet
from workshop.session.duties import DUTIES, LEAD
from workshop.web import limiting, pages
from workshop.web.forms import a_version, hands_in, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, why

sheet = Blueprint("sheet", __name__, url_prefix="/desk/workshops/<id>")

MOST_SENT = 96_000
"""Bytes of a whole run sheet as it is handed in: eighty lines with the longest titles there are."""
MOST_FILE = 450_000
"""So that a file that is too large is still told so; above 500 KB it would touch the disk."""
OVERTAKEN = "Somebody else changed the run sheet meanwhile. Your change was not made."
NO_SHEET = "That is no run sheet. Reload the page."
GONE = "The agenda that this workshop was made from is not among the exercises any more. Put its file back."


@sheet.errorhandler(HTTPException)
def refused(wrong: HTTPException) -> Any:
    """A script reads its refusals as JSON, everybody else as a page."""
    page, code = pages.on_error(wrong)
    if request.method == "POST" and code != 404:
        own = wrong.description if code in (400, 410) else None
        return {"error": _(own or pages.SENTENCES.get(code, "That did not work. Please try again."))}, code
    return page, code


@sheet.get("/sheet")
@facilitator(*DUTIES)
def sheet_page(id: str) -> Any:
    house, workshop = the_house(), g.workshop
    facts = {
        "workshop": id,
        "title": workshop.title,
        "may": g.duty == LEAD,
        "csrf": csrf(),
        "palette": palette(workshops.library(house, workshop), house.library),
        **_shown(workshop),
    }
    return render_template("desk/sheet.html", title=workshop.title, facts=facts)


def _shown(workshop: Any) -> dict[str, Any]:
    try:
        return _told(sheets.sheet(the_house(), workshop))
    except LookupError:
        abort(400, _(GONE))


def _told(found: sheets.Sheet) -> dict[str, Any]:
    """For the browser, with what is to mend as this page says it."""
    shown = found.shown()
    problems = [{**one, "what": _(one["what"]), "cure": _(one["cure"])} for one in shown["problems"]]
    return {**shown, "problems": problems}


@sheet.get("/sheet.json")
@facilitator(*DUTIES)
def as_it_stands(id: str) -> Any:
    return jsonify(_shown(g.workshop))


@sheet.post("/sheet.json")
@facilitator(LEAD)
@hands_in(NO_SHEET, MOST_SENT, version=a_version(1), sheet=fields.Raw(required=True))
def save(id: str) -> Any:
    """Keep `sheet` in place of the one that has `version`; 409 with the newer one when it is not the newest."""
    check_csrf()
    limiting.slow_down(the_house(), limits.SHEETS)
    try:
        return jsonify(_told(sheets.save(the_house(), g.workshop, g.said["version"], g.said["sheet"])))
    except BadSheet as wrong:
        abort(400, why(wrong))
    except sheets.Overtaken:
        return jsonify({"error": _(OVERTAKEN), **_shown(workshops.find(the_house(), id))}), 409


@sheet.get("/sheet.yaml")
@facilitator(*DUTIES)
def download(id: str) -> Any:
    _shown(g.workshop)
    name = f"{file_id(g.workshop.title)}.yaml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(sheets.download(the_house(), g.workshop), mimetype="application/yaml", headers=headers)


@sheet.post("/sheet.yaml")
@facilitator(LEAD)
@takes(most=MOST_FILE, files=("file",))
def upload(id: str) -> Any:
    """What a file holds, for the editor to take over as one change; nothing is kept yet."""
    check_csrf()
    limiting.slow_down(the_house(), limits.CHECKS)
    file = request.files.get("file")
    found, problems = offload(sheets.upload, file.read() if file else b"")
    if found is None:
        mistakes = [{"line": one.line, "what": _(one.what), "cure": _(one.cure)} for one in problems]
        return jsonify({"error": _("The file cannot be used as it is."), "mistakes": mistakes}), 400
    return jsonify({"sheet": found})
