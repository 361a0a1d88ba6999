"""Session notes: the page, remarks after the session, and the files to take home."""

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request
from markupsafe import Markup

from workshop.live import play
from workshop.notes import charts, export
from workshop.notes.content import content
from workshop.session.rules import Refused
from workshop.web.desk import live_or_404
from workshop.web.identity import check_csrf, csrf, facilitator, new_token, signed_in, the_house

notes = Blueprint("notes", __name__, url_prefix="/desk/sessions/<sid>")


@notes.get("/notes")
@facilitator
def notes_page(sid: str) -> Any:
    state = live_or_404(sid).state
    told = content(state, the_house().clock())
    lines = [{**line, "shown": [_drawn(shown) for shown in line["shown"]]} for line in told["steps"]]
    return render_template(
        "desk/notes.html",
        session={"id": sid, "title": told["title"], "state": state.phase, "rehearsal": told["rehearsal"]},
        lines=lines,
        done=told["done"],
        csrf=csrf(),
        session_remark=told["remark"],
    )


def _drawn(release: dict[str, Any]) -> dict[str, Any]:
    return {"title": release["title"], "svg": Markup(charts.svg(release)), "sentence": charts.sentence(release)}


@notes.post("/remarks")
@facilitator
def remark(sid: str) -> Any:
    check_csrf()
    act = {
        "id": new_token(),
        "act": "remark",
        "about": request.form.get("about", ""),
        "text": request.form.get("text", ""),
    }
    if len(act["text"]) > 4_000:
        abort(400, "A remark can have 4,000 characters at most. Please go back and shorten it.")
    try:
        play.play(the_house(), live_or_404(sid), "desk", signed_in().id, act)
    except Refused as no:
        abort(400, str(no))
    return redirect(f"/desk/sessions/{sid}/notes", 303)


@notes.get("/notes.<form>")
@facilitator
def notes_file(sid: str, form: str) -> Any:
    """Formats that are written in an instant; the others are asked for at /exports."""
    if form not in export.FORMATS or export.FORMATS[form].slow:
        abort(404)
    state = live_or_404(sid).state
    data, mime = export.write(content(state, the_house().clock()), form, the_house().config.data / "fonts")
    name = f"{export.file_name(state.about.title)}.{form}"
    return Response(data, mimetype=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
