"""Rehearsing from the desk: a rehearsal of a workshop with simulated couples, and sending these home."""

import math
from typing import Any

from flask import Blueprint, current_app, g, redirect, render_template, request

from workshop.crowd import FASTEST, MOST_COUPLES, CannotCome, Crowd, Crowds
from workshop.sheets import Unready
from workshop.web.days import soon
from workshop.web.forms import Line, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, why

rehearse = Blueprint("rehearse", __name__, url_prefix="/desk")

TOO_FAST = "The speed is a number from 1 to {most:g}: so many times faster."
GONE = "The run sheet of this workshop is not here any more. Put its file back."
COUPLES, SPEED = "8", "10"
"""What the form says at first."""


def crowds() -> Crowds:
    found: Crowds = current_app.extensions["crowds"]
    return found


@rehearse.get("/workshops/<id>/rehearsals")
@facilitator
def rehearsals_page(id: str, error: str | None = None, code: int = 200) -> Any:
    return render_template("desk/rehearse.html", workshop=g.workshop, csrf=csrf(), rehearse_error=error), code


@rehearse.post("/workshops/<id>/rehearsals")
@facilitator
@takes(couples=Line(20), speed=Line(20))
def open_rehearsal(id: str) -> Any:
    check_csrf()
    couples, speed = _number("couples", COUPLES), _number("speed", SPEED)
    if not (1 <= couples <= MOST_COUPLES and couples == int(couples)):
        return rehearsals_page(id, _("Choose from 1 to {most} couples.", most=MOST_COUPLES), 400)
    if not 1 <= speed <= FASTEST:
        return rehearsals_page(id, _(TOO_FAST, most=FASTEST), 400)
    try:
        sid = crowds().rehearse(g.workshop, int(couples), speed)
    except (CannotCome, Unready) as no:
        return rehearsals_page(id, why(no), 409)
    except LookupError:
        return rehearsals_page(id, _(GONE), 409)
    return redirect(f"/desk/sessions/{sid}", 303)


def _number(name: str, default: str) -> float:
    try:
        return float(request.form.get(name, default))
    except ValueError:
        return math.nan


@rehearse.get("/sessions/<sid>/crowd")
@facilitator
def crowd_now(sid: str) -> Any:
    """For the live desk: how many simulated couples are there, or why they have left."""
    return told(sid) or {}


def told(sid: str) -> dict[str, Any] | None:
    crowd = crowds().of(sid)
    return {"couples": crowd.couples, "left": _(crowd.left)} if crowd else None


@rehearse.app_template_global()
def rehearsals(workshop: str) -> list[dict[str, Any]]:
    """For a page about a workshop: its rehearsals that this server sent couples to, the latest first."""
    return [_listed(session, crowd) for session, crowd in crowds().of_workshop(workshop).items()]


def _listed(session: str, crowd: Crowd) -> dict[str, Any]:
    live = the_house().live(session)
    return {
        "session": session,
        "couples": crowd.couples,
        "left": crowd.left,
        "cast": crowd.cast,
        "opened_text": soon(live.state.about.at) if live else "",
        "ended": live is None or live.state.ended_at is not None,
    }


@rehearse.post("/sessions/<sid>/crowd/stop")
@facilitator
@takes(back=Line(20))
def send_home(sid: str) -> Any:
    check_csrf()
    crowds().send_home(sid)
    workshop = f"/desk/workshops/{g.workshop.id}#rehearse"
    return redirect(workshop if request.form.get("back") == "workshop" else f"/desk/sessions/{sid}", 303)
