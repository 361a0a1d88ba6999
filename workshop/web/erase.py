"""Erasing a session before its time: the question, the deed, and the receipt."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, redirect, render_template

from workshop import erasing
from workshop.web.days import day, moment, written
from workshop.web.desk import live_or_404
from workshop.web.forms import takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.jobs import the_jobs
from workshop.web.language import _, why

erase = Blueprint("erase", __name__, url_prefix="/desk")

WORDS = {
    "events": "steps of the log: plan, minutes, results, remarks",
    "answers": "answers without names",
    "sealed": "sealed texts and drafts",
    "followups": "question after four weeks",
    "sessions": "session, with its code",
}
"""What a receipt counts, in words."""
GONE = "Neither the database nor its log on the disk holds anything of it any more."
GONE_FROM_TABLES = (
    "No table of the database holds anything of it any more. The database’s own log may, until it is written over; "
    "whoever runs the database can say when."
)
SESSION, REHEARSAL = "A session of {held} was erased on {when}.", "A rehearsal of {held} was erased on {when}."
WAITS = "Another program is reading the database just now. The last copy goes within ten minutes."


@erase.get("/sessions/<sid>/erase")
@facilitator
def erase_page(sid: str, error: str | None = None, code: int = 200) -> Any:
    state = live_or_404(sid).state
    session = {"id": sid, "title": state.about.title, "held": day(state.about.at), "state": state.phase}
    page = render_template("desk/erase.html", session=session, csrf=csrf(), error=error, still=erasing.TO_THE_END)
    return page, code


@erase.post("/sessions/<sid>/erase")
@facilitator
@takes()
def erase_now(sid: str) -> Any:
    check_csrf()
    try:
        cut = erasing.erase_session(the_house(), sid)
    except erasing.StillOpen as no:
        return erase_page(sid, why(no), 400)
    except LookupError:
        abort(404)
    the_jobs().drop(f"/desk/sessions/{sid}/notes")
    return redirect(f"/desk/workshops/{g.workshop.id}/receipts/{sid}{'' if cut else '?waits=yes'}", 303)


@erase.get("/workshops/<id>/receipts/<receipt>")
@facilitator
def receipt_page(id: str, receipt: str) -> Any:
    found = _receipt_or_404(id, receipt)
    gone = GONE_FROM_TABLES if the_house().store.keeps_a_log else GONE
    return render_template(
        "desk/receipt.html", workshop=g.workshop, receipt=found, lines=_lines(found), gone=gone, waits=WAITS
    )


def _receipt_or_404(id: str, receipt: str) -> dict[str, Any]:
    found = erasing.receipt(the_house(), id, receipt)
    if found is None:
        abort(404)
    return {**found, "when": moment(found["at"]), "held_text": written(date.fromisoformat(found["held"]))}


def _lines(receipt: dict[str, Any]) -> list[tuple[int, str]]:
    return [(count, WORDS[what]) for what, count in receipt["erased"].items() if what in WORDS and count]


@erase.get("/workshops/<id>/receipts/<receipt>.json")
@facilitator
def receipt_json(id: str, receipt: str) -> Any:
    found = _receipt_or_404(id, receipt)
    told = {"erased_at": found["at"], **{key: found[key] for key in ("held", "rehearsal", "erased")}}
    return _file(jsonify(told), found, "json")


@erase.get("/workshops/<id>/receipts/<receipt>.txt")
@facilitator
def receipt_text(id: str, receipt: str) -> Any:
    found = _receipt_or_404(id, receipt)
    lines = [_(REHEARSAL if found["rehearsal"] else SESSION, held=found["held"], when=found["when"]), ""]
    lines += [f"{count:>6}  {_(words)}" for count, words in _lines(found)]
    return _file(Response("\n".join(lines) + "\n", mimetype="text/plain"), found, "txt")


def _file(response: Response, receipt: dict[str, Any], form: str) -> Response:
    name = f"erased-{receipt['held']}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
