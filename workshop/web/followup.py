"""The question after four weeks: the desk's side, which makes the link, and the tiny page that the link opens."""

import re
import secrets
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request

from workshop import followups, limits
from workshop.web import limiting, pages
from workshop.web.days import day, morning
from workshop.web.desk import live_or_404
from workshop.web.forms import OWN, Line, takes
from workshop.web.identity import anybody, check_csrf, facilitator, knows, the_house
from workshop.web.language import _, why

followup = Blueprint("followup", __name__)

KEY = re.compile(r"[0-9a-f]{32}\Z")
TITLE = "A short question"
THANKS = "Thank you. You can close this page; nothing more will be asked."
NOT_YET = "This question opens on {day}. Until then there is nothing to do."
OVER = "This question has closed. Thank you for looking in."


@followup.post("/desk/sessions/<sid>/followup")
@facilitator
@takes(opens=Line(40))
def ask(sid: str) -> Any:
    """Make the link, for the day that was chosen."""
    check_csrf()
    try:
        followups.ask(the_house(), live_or_404(sid).state, _chosen())
    except followups.NotAsked as no:
        abort(400, why(no))
    return redirect(f"/desk/sessions/{sid}/notes#after", 303)


def _chosen() -> float:
    try:
        return morning(request.form.get("opens", ""))
    except (ValueError, OverflowError):
        abort(400, followups.NO_SUCH_DAY)


@followup.post("/desk/sessions/<sid>/followup/back")
@facilitator
@takes()
def take_back(sid: str) -> Any:
    check_csrf()
    followups.take_back(the_house(), sid)
    return redirect(f"/desk/sessions/{sid}/notes#after", 303)


@followup.get("/f/<token>")
@knows("link")
def question(token: str, error: str | None = None, code: int = 200) -> Any:
    """The question while it is open; before and after, a sentence. Sets no cookie, keeps no address."""
    limiting.slow_down(the_house(), limits.FOLLOW_UPS)
    found = _found(token)
    phase = found.phase(the_house().clock())
    if phase == "waiting":
        return pages.message(_(TITLE), _(NOT_YET, day=day(found.opens_at)))
    if phase == "closed":
        return pages.message(_(TITLE), _(OVER))
    return _form(found, error), code


def _found(token: str) -> followups.Followup:
    if token == "thanks":
        abort(404)
    found = followups.by_token(the_house(), token)
    if found is None:
        abort(404)
    return found


def _form(found: followups.Followup, error: str | None) -> str:
    live = the_house().live(found.session)
    key = request.form.get("key", "")
    return render_template(
        "followup.html",
        title=_(TITLE),
        asks=_(followups.QUESTION),
        answers=[_(answer) for answer in followups.ANSWERS],
        closes=day(found.closes_at),
        resources=_(live.state.about.resources) if live else "",
        key=key if KEY.match(key) else secrets.token_hex(16),
        error=error,
    )


@followup.get("/f/thanks")
@anybody
def thanks() -> Any:
    return pages.message(_("Noted"), _(THANKS))


@followup.post("/f/<token>")
@knows("link")
@takes({"pass": Line(8)}, key=Line(64), answer=Line(OWN))
def answer(token: str) -> Any:
    """An answer or a pass: afterwards nobody can tell which, and a form that is sent twice counts once."""
    limiting.slow_down(the_house(), limits.FOLLOW_UPS)
    found, key = _found(token), request.form.get("key", "")
    if not KEY.match(key):
        abort(400)
    choice = None if "pass" in request.form else _choice()
    if choice is None and "pass" not in request.form:
        return question(token, _("Choose one of the four, or pass."), 400)
    if not followups.answer(the_house(), found, key, choice):
        return pages.message(_(TITLE), _(OVER))
    return redirect("/f/thanks", 303)


def _choice() -> int | None:
    typed = request.form.get("answer", "")
    return int(typed) if typed in {str(number) for number in range(len(followups.ANSWERS))} else None
