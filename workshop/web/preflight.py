"""The page before a session: a checklist, the texts that phones will show, and opening it."""

import math
from typing import Any

from flask import Blueprint, abort, g, jsonify, redirect, render_template, request

from workshop import erasing, preflights, resources, sheets, workshops
from workshop.preflights import Preflight
from workshop.session.gates import TICKS
from workshop.sessions import open_session
from workshop.web.days import day
from workshop.web.forms import Line, Long, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, why, written_in
from workshop.web.resources import by_name, standing
from workshop.web.workshops import in_the_list

preflight = Blueprint("preflight", __name__, url_prefix="/desk/workshops/<id>")

TEXTS: dict[str, Long] = {"limits": Long(20_000), "resources": Long(20_000), "country": Line(400), "checked": Line(40)}
TEXTS |= {f"tick-{tick.name}": Line(8) for tick in TICKS}

GONE = "The agenda {agenda} of this workshop is not among the exercises any more. Put its file back."
OVERTAKEN = (
    "Somebody else changed this page meanwhile. What you typed is still in the fields, and counts when you open."
)


def _planned() -> Any:
    """The workshop of this page, if there is still an agenda to it."""
    if g.workshop.sheet is None and g.workshop.agenda not in the_house().library.agendas:
        abort(400, _(GONE, agenda=g.workshop.agenda))
    return g.workshop


@preflight.get("")
@facilitator
def workshop_page(
    id: str, typed: Preflight | None = None, error: str | None = None, code: int = 200, was: str = ""
) -> Any:
    """`typed`: what was handed in; without it, what was kept last. `was`: what stood where help is until just now."""
    house, found = the_house(), _planned()
    shown, listed = typed or preflights.read(found), in_the_list(the_house(), found)
    points = preflights.points(house, found, shown, _rehearsed(listed["sessions"]))
    page = render_template(
        "desk/workshop.html",
        workshop=listed,
        days=sheets.days(house, found),
        texts=shown,
        was=was,
        base=preflights.stamp(found),
        points={point.id: point for point in points},
        missing=[point for point in points if point.state == "missing"],
        countries=by_name(resources.table(house, g.account.id)),
        standing=_standing(shown.checked),
        closed=preflights.high_risk(house, found),
        ticks=TICKS,
        address=house.base_url,
        others=house.other_urls,
        plain=house.base_url.startswith("http:"),
        sessions=listed["sessions"],
        over=[one for one in listed["sessions"] if one["state"] == "ended" and not one["rehearsal"]],
        receipts=[{**one, "when": day(one["at"])} for one in erasing.receipts_of(house, id)],
        csrf=csrf(),
        error=error,
    )
    return page, code


def _rehearsed(held: list[dict[str, Any]]) -> str | None:
    last = next((one for one in held if one["rehearsal"] and one["state"] == "ended"), None)
    return _("Last on {when}.", when=last["opened_text"]) if last else None


def _standing(checked: str) -> dict[str, Any]:
    try:
        return standing(checked)
    except ValueError:
        return {"checked": None, "old": False}


def _typed() -> Preflight:
    form = request.form
    ticks = tuple(tick.name for tick in TICKS if form.get(f"tick-{tick.name}") == "on")
    texts = {key: form.get(key, "").replace("\r\n", "\n") for key in ("limits", "resources")}
    return Preflight(**texts, country=form.get("country", "")[:40], checked=form.get("checked", "")[:10], ticks=ticks)


@preflight.post("/preflight")
@facilitator
@takes(TEXTS, {"take-over": Line(20)}, base=Line(100))
def keep(id: str) -> Any:
    """Keep what was typed, or take over the lines of a country. A script is answered in JSON."""
    check_csrf()
    typed = _typed()
    if "take-over" in request.form:
        return _take_over(id, typed)
    try:
        base = preflights.save(the_house(), _planned(), request.form.get("base", ""), typed)
    except preflights.Unfit as wrong:
        return _refuse(id, typed, why(wrong), 400)
    except preflights.Overtaken:
        return _refuse(id, typed, _(OVERTAKEN), 409)
    if _by_script():
        return jsonify({"base": base, "points": _told(id, typed)})
    return redirect(f"/desk/workshops/{id}", 303)


def _by_script() -> bool:
    return "X-CSRF" in request.headers


def _told(id: str, typed: Preflight) -> dict[str, dict[str, str]]:
    """The checklist as it stands, for the page to draw anew."""
    listed = in_the_list(the_house(), g.workshop)
    points = preflights.points(the_house(), g.workshop, typed, _rehearsed(listed["sessions"]))
    return {point.id: {"state": point.state, "says": _(point.says)} for point in points}


def _refuse(id: str, typed: Preflight, told: str, code: int) -> Any:
    return (jsonify({"error": told}), code) if _by_script() else workshop_page(id, typed, told, code)


def _take_over(id: str, typed: Preflight) -> Any:
    """The lines of the chosen country in place of the text; what stood there is shown beside it."""
    country = resources.find(the_house(), g.account.id, typed.country)
    if country is None:
        return workshop_page(id, typed, _("Choose a country whose lines shall stand there."), 400)
    lines = {"resources": country.text(g.workshop.language), "checked": country.checked or ""}
    taken = Preflight(typed.limits, **lines, country=country.name, ticks=typed.ticks)
    try:
        preflights.save(the_house(), _planned(), request.form.get("base", ""), taken)
    except preflights.Overtaken:
        return workshop_page(id, taken, _(OVERTAKEN), 409)
    except preflights.Unfit as wrong:
        return workshop_page(id, typed, why(wrong), 400)
    g.workshop = workshops.find(the_house(), id)
    return workshop_page(id, taken, was=typed.resources if typed.resources != taken.resources else "")


@preflight.post("/sessions")
@facilitator
@takes(TEXTS, rehearsal=Line(8), speed=Line(40))
def open_one(id: str) -> Any:
    """What stands in the fields is what the phones get, whatever was kept meanwhile; it is remembered for next time."""
    check_csrf()
    typed, found = _typed(), _planned()
    rehearsal, speed = request.form.get("rehearsal") == "on", _speed(request.form.get("speed", "1"))
    ticks = len(typed.ticks) == len(TICKS)
    try:
        preflights.fit(typed)
        sid = open_session(the_house(), found, typed.limits, typed.resources, rehearsal, speed, ticks)
    except (preflights.Unfit, sheets.Unready) as wrong:
        return workshop_page(id, typed, why(wrong), 400)
    if not rehearsal:
        preflights.remember(the_house(), found, typed)
    return redirect(f"/desk/sessions/{sid}", 303)


def _speed(typed: str) -> float:
    try:
        speed = float(typed)
    except ValueError:
        speed = math.nan
    if not 0.1 <= speed <= 10_000:
        abort(400, _("The speed of a rehearsal is a number from 0.1 to 10,000, such as 30."))
    return speed


@preflight.get("/welcome")
@facilitator
def welcome(id: str) -> Any:
    """What everybody agrees to, as phones show it, with the texts that are kept."""
    limits = preflights.read(g.workshop).limits
    facts = {"limits": limits, "limits_in": written_in(limits, g.workshop.language)}
    return render_template("desk/welcome.html", facts=facts, workshop=id)
