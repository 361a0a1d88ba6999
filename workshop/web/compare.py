"""Two sessions of one workshop side by side."""

from itertools import groupby
from typing import Any

from flask import Blueprint, g, render_template, request

from workshop import followups
from workshop.notes.beside import side_by_side
from workshop.web.days import day
from workshop.web.forms import Line, asks
from workshop.web.identity import facilitator, the_house
from workshop.web.language import _
from workshop.web.notes import drawn
from workshop.web.workshops import in_the_list

compare = Blueprint("compare", __name__, url_prefix="/desk/workshops/<id>")

WHOLE = (("themes", "Themes that came up"), ("remark", "About the whole session"), ("next", "For next time"))
NOT_BOTH = "A rehearsal can only stand beside another rehearsal: nobody was there."
NO_SUCH = "Choose two sessions of this workshop that have ended."


@compare.get("/compare")
@facilitator
@asks(a=Line(64), b=Line(64))
def compare_page(id: str) -> Any:
    ended = [one for one in in_the_list(the_house(), g.workshop)["sessions"] if one["state"] == "ended"]
    two, error = _chosen(ended)
    page = render_template(
        "desk/compare.html",
        workshop=g.workshop,
        ended=ended,
        chosen=_asked(ended),
        error=_(error) if error else None,
        whole=WHOLE,
        **_beside(two),
    )
    return page, 400 if error else 200


def _asked(ended: list[dict[str, Any]]) -> list[str]:
    """The two that were asked for; where none was, the latest two, or the latest that fits."""
    asked = [request.args.get("a", ""), request.args.get("b", "")]
    if not any(asked):
        return [one["id"] for one in ended if not one["rehearsal"]][1::-1]
    known = {one["id"]: one["rehearsal"] for one in ended}
    for place, wanted in enumerate(asked):
        other = asked[1 - place]
        fits = (one for one in ended if one["id"] != other and one["rehearsal"] == known.get(other, False))
        asked[place] = wanted or next((one["id"] for one in fits), "")
    return asked


def _chosen(ended: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], str | None]:
    """The two sessions, or none and why."""
    by_id = {one["id"]: one for one in ended}
    asked = _asked(ended)
    two = [by_id[wanted] for wanted in asked if wanted in by_id]
    if len(two) < 2 or two[0] is two[1]:
        wrong = request.args.get("a") and request.args.get("b")
        return [], NO_SUCH if wrong else None
    return ([], NOT_BOTH) if two[0]["rehearsal"] != two[1]["rehearsal"] else (two, None)


def _beside(two: list[dict[str, Any]]) -> dict[str, Any]:
    lives = [the_house().live(one["id"]) for one in two]
    told = [{**followups.notes(the_house(), live.state), "held": day(live.state.about.at)} for live in lives if live]
    if len(told) < 2:
        return {"both": [], "exercises": []}
    for one in told:
        one["later"] = drawn(one["followup"]) if one["followup"] else None
    rows = [{**row, "pair": [_shown(line) for line in row["pair"]]} for row in side_by_side(told[0], told[1])]
    return {
        "both": told,
        "exercises": [(title, list(rows)) for title, rows in groupby(rows, lambda row: row["exercise"])],
    }


def _shown(line: dict[str, Any] | None) -> dict[str, Any] | None:
    return {**line, "shown": [drawn(release) for release in line["shown"]]} if line else None
