"""Session notes: the page, remarks after the session, and the files to take home."""

from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, redirect, request
from markupsafe import Markup

from workshop import followups
from workshop.live import play
from workshop.notes import charts, export
from workshop.notes.naming import hint
from workshop.session import keeping
from workshop.session.rules import Refused
from workshop.web import pages
from workshop.web.days import day, iso, moment
from workshop.web.desk import live_or_404
from workshop.web.forms import OWN, Line, Long, takes
from workshop.web.identity import check_csrf, csrf, facilitator, new_token, signed_in, the_house
from workshop.web.language import _, read_in, reading, why
from workshop.words import Sentence

notes = Blueprint("notes", __name__, url_prefix="/desk/sessions/<sid>")

LONGEST = 4_000
MOST_SENT = 128_000
"""Bytes of a form with the longest remark there is, twice: as it is, and as it was."""
TOO_LONG = Sentence(
    "A remark has {most:,} characters at most. Please shorten it; it stays in the field until then.", most=LONGEST
)

WHOLE = (
    ("session", "About the whole session", "How it went, what carried, what was heavy."),
    ("themes", "Themes that came up", "In your own words, as they came."),
    ("next", "For next time", "What to do otherwise, what to bring, what to leave out."),
)
"""What can be noted of the whole: what it is about, its label, and what may stand there."""


@notes.get("/notes")
@facilitator
def notes_page(sid: str, refused: dict[str, str] | None = None, code: int = 200) -> Any:
    """`refused`: a remark that could not be kept: `about`, its `text`, and the `why`."""
    house, state = the_house(), live_or_404(sid).state
    read_in(state.about.language)
    told = followups.notes(house, state)
    page = pages.in_pieces(
        "desk/notes.html",
        session={"id": sid, "title": told["title"], "state": state.phase, "rehearsal": told["rehearsal"]},
        workshop=g.workshop,
        told=told,
        held=day(state.about.at),
        exercises=_by_exercise(told["steps"], told["done"]),
        never=[line for line in told["steps"] if line["took"] is None],
        whole=WHOLE,
        remarks=state.remarks,
        hint=partial(hint, language=reading()),
        refused=refused or {},
        kept=_kept(state),
        followup=_followup(sid, state, told["followup"]),
        csrf=csrf(),
    )
    return Response(page, code)


def _by_exercise(steps: list[dict[str, Any]], done: list[dict[str, str]]) -> list[dict[str, Any]]:
    """What was run, an entry for each stretch of one exercise: minutes, its sentence, its steps with their charts."""
    found: list[dict[str, Any]] = []
    for line in (line for line in steps if line["took"] is not None):
        if not found or found[-1]["title"] != line["exercise"]:
            found.append({"title": line["exercise"], "steps": [], "planned": 0.0, "took": 0.0})
        found[-1]["steps"].append({**line, "shown": [drawn(shown) for shown in line["shown"]]})
        found[-1]["planned"] += line["planned"]
        found[-1]["took"] += line["took"]
    said = {one["exercise"]: one["text"] for one in done}
    return [{**exercise, "text": said.pop(exercise["title"], None)} for exercise in found]


def drawn(release: dict[str, Any]) -> dict[str, Any]:
    """Its picture and its sentence, our own words in the page's language."""
    picture, sentence = charts.svg(release, language=reading()), charts.sentence(release, reading())
    return {"title": release["title"], "svg": Markup(picture), "sentence": sentence}


def _kept(state: Any) -> dict[str, str] | None:
    """Until when the things of this session are there; None while it is open."""
    until = keeping.receipt(state)
    sealed, notes = until["sealed_until"], until["notes_until"]
    return {"sealed": moment(sealed), "notes": day(notes)} if sealed and notes else None


def _followup(sid: str, state: Any, released: dict[str, Any] | None) -> dict[str, Any]:
    """How it stands with the question after four weeks, in words and dates."""
    house, found = the_house(), followups.of_session(the_house(), sid)
    if found is None:
        return _not_asked(state)
    shown = drawn(released) if released else None
    return {
        "phase": found.phase(house.clock()),
        "link": f"{house.base_url}/f/{found.token}",
        "opens": day(found.opens_at),
        "closes": day(found.closes_at),
        "shown": shown,
        "asks": _(followups.QUESTION),
    }


def _not_asked(state: Any) -> dict[str, Any]:
    try:
        followups.may_ask(state)
    except followups.NotAsked as no:
        return {"phase": "never", "why": why(no)}
    usual, first, last = (iso(at) for at in followups.days(state, the_house().clock()))
    if first > last:
        return {"phase": "never", "why": _("The notes go too soon for it.")}
    return {"phase": "none", "usual": min(usual, last), "first": first, "last": last, "asks": _(followups.QUESTION)}


@notes.post("/remarks")
@facilitator
@takes(most=MOST_SENT, about=Line(OWN), text=Long(64_000), seen=Long(64_000))
def remark(sid: str) -> Any:
    """Keep a remark. A script is answered in JSON; a form, with the page, and whatever was refused in its field."""
    check_csrf()
    read_in(live_or_404(sid).state.about.language)
    typed = {"about": _typed("about") or "", "text": _typed("text") or "", "seen": _typed("seen")}
    act = {"id": new_token(), "act": "remark", **typed}
    if len(typed["text"] or "") > LONGEST:
        return _refuse(sid, act, _(TOO_LONG), 400)
    try:
        play.play(the_house(), live_or_404(sid), "desk", signed_in().id, act)
    except Refused as no:
        return _refuse(sid, act, _(no.sentence, **no.values), 409 if no.code == "overtaken" else 400)
    if _by_script():
        return jsonify({"text": act["text"], "hint": hint(act["text"] or "", reading())})
    return redirect(f"/desk/sessions/{sid}/notes#about-{act['about']}", 303)


def _typed(key: str) -> str | None:
    """A field as it was typed; browsers hand in line ends as two characters."""
    sent = request.form.get(key)
    return None if sent is None else sent.replace("\r\n", "\n")


def _by_script() -> bool:
    return "X-CSRF" in request.headers


def _refuse(sid: str, act: dict[str, Any], told: str, code: int) -> Any:
    known = live_or_404(sid).state.remarks.get(act["about"], "")
    if _by_script():
        return jsonify({"error": told, "theirs": known}), code
    if code == 400 and told != _(TOO_LONG):
        abort(400, told)
    return notes_page(sid, {"about": act["about"], "text": act["text"], "why": told}, code)


@notes.get("/notes.<form>")
@facilitator
def notes_file(sid: str, form: str) -> Any:
    """Formats that are written in an instant; the others are asked for at /exports."""
    if form not in export.FORMATS or export.FORMATS[form].slow:
        abort(404)
    state = live_or_404(sid).state
    told = followups.notes(the_house(), state)
    data, mime = export.write(told, form, the_house().config.data / "fonts")
    name = f"{export.file_name(state.about.title, state.about.language)}.{form}"
    return Response(data, mimetype=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
