"""The desk's pages: before a session opens, opening it, the live desk."""

import math
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request

from workshop import erasing, sheets
from workshop.live.house import Live
from workshop.session.duties import DUTIES
from workshop.session.gates import TICKS
from workshop.sessions import LIMITS, RESOURCES, open_session
from workshop.web.days import day
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.workshops import in_the_list

desk = Blueprint("desk", __name__, url_prefix="/desk")

LONGEST = 8_000
STALE = timedelta(days=90)


def _planned() -> Any:
    """The workshop of this page, if there is still an agenda to it."""
    if g.workshop.sheet is None and g.workshop.agenda not in the_house().library.agendas:
        gone = (
            f"The agenda {g.workshop.agenda} of this workshop is not among the exercises any more. Put its file back."
        )
        abort(400, gone)
    return g.workshop


@desk.get("/workshops/<id>")
@facilitator
def workshop_page(id: str, error: str | None = None, code: int = 200) -> Any:
    """The pre-flight page: what the couples will read about confidentiality and help, before a session opens."""
    found = _planned()
    listed = in_the_list(the_house(), found)
    checked = request.form.get("checked") or date.today().isoformat()
    page = render_template(
        "desk/workshop.html",
        workshop=listed,
        days=sheets.days(the_house(), found),
        limits=request.form.get("limits", LIMITS),
        resources=request.form.get("resources", RESOURCES),
        checked=checked,
        closed=_high_risk(found),
        ticks=TICKS,
        ticked=_ticked(),
        warnings=_warnings(checked),
        sessions=listed["sessions"],
        csrf=csrf(),
        receipts=[{**one, "when": day(one["at"])} for one in erasing.receipts_of(the_house(), id)],
        error=error,
    )
    return page, code


def _high_risk(found: Any) -> list[str]:
    """Titles of the exercises that stay closed without all four ticks."""
    planned = sheets.steps(the_house(), found)
    return list(dict.fromkeys(step["exercise"]["title"] for step in planned if step["risk"] == "high"))


def _ticked() -> set[str]:
    return {tick.name for tick in TICKS if request.form.get(f"tick-{tick.name}") == "on"}


def _warnings(checked: str) -> list[str]:
    try:
        old = date.today() - date.fromisoformat(checked) > STALE
    except ValueError:
        return ["The date on which the resources were checked is not a date."]
    return ["The resources were checked more than 90 days ago. Numbers change: please check them again."] if old else []


@desk.post("/workshops/<id>/sessions")
@facilitator
def open_one(id: str) -> Any:
    check_csrf()
    form, found = request.form, _planned()
    limits, resources = form.get("limits", ""), form.get("resources", "")
    if not limits.strip():
        return workshop_page(
            id, "Say what the limits of confidentiality are: everybody reads it before they agree.", 400
        )
    if len(limits) + len(resources) > LONGEST:
        return workshop_page(id, f"Please keep the two texts under {LONGEST} characters in all.", 400)
    rehearsal = form.get("rehearsal") == "on"
    ticks = len(_ticked()) == len(TICKS)
    speed = _speed(form.get("speed", "1"))
    try:
        sid = open_session(the_house(), found, limits, resources, rehearsal, speed, ticks)
    except sheets.Unready as wrong:
        return workshop_page(id, str(wrong), 400)
    return redirect(f"/desk/sessions/{sid}", 303)


def _speed(typed: str) -> float:
    try:
        speed = float(typed)
    except ValueError:
        speed = math.nan
    if not 0.1 <= speed <= 10_000:
        abort(400, "The speed of a rehearsal is a number from 0.1 to 10,000, such as 30.")
    return speed


def live_or_404(sid: str) -> Live:
    live = the_house().live(sid)
    if live is None:
        abort(404)
    return live


@desk.get("/sessions/<sid>")
@facilitator(*DUTIES)
def session_page(sid: str) -> Any:
    live = live_or_404(sid)
    here = the_house().here(live)
    facts = {
        "session": sid,
        "title": live.state.about.title,
        "join_url": here.join_url,
        "screen_url": here.screen_url,
        "csrf": csrf(),
        "me": g.account.name,
    }
    return render_template("desk/session.html", title=live.state.about.title, facts=facts)
