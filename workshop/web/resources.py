"""The table of where help is: every country on one page, each with a form of its own."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for

from workshop import resources as table
from workshop.web.days import iso, written
from workshop.web.forms import OWN, Line, Long, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, reading, why

resources = Blueprint("resources", __name__, url_prefix="/desk/resources")

LINES: dict[str, Line] = {key: Line(2_000) for key, _label in table.FIELDS}
LINES |= {table.MORE: Long(8_000), "version": Line(OWN), "checked": Line(20)}  # type: ignore[dict-item]

OVERTAKEN = (
    "Somebody changed this country meanwhile. What you typed is still in the fields; what stands there now is below."
)


@resources.get("")
@facilitator
def every_country(error: str | None = None, code: int = 200) -> Any:
    listed = [_listed(country) for country in by_name(table.table(the_house(), g.account.id))]
    typed = request.form.get("name", "")
    return render_template("desk/resources.html", countries=listed, error=error, typed=typed, csrf=csrf()), code


def by_name(countries: list[table.Country]) -> list[table.Country]:
    """In the order of the names that this page calls them by."""
    return sorted(countries, key=lambda country: _(country.name).casefold())


def _listed(country: table.Country) -> dict[str, Any]:
    first = [_(country.lines[key]) for key, _label in table.FIELDS[:2] if country.lines.get(key)]
    return {"name": country.name, "first": " · ".join(first), **standing(country.checked)}


def standing(checked: str | None) -> dict[str, Any]:
    """The day on which lines were `checked` as people read it, or None; and whether that is too long ago."""
    if not checked:
        return {"checked": None, "old": False}
    day = date.fromisoformat(checked)
    return {"checked": written(day), "old": table.is_old(checked, _today())}


def _today() -> date:
    return date.fromisoformat(iso(the_house().clock()))


@resources.post("")
@facilitator
@takes(name=Line(400))
def add() -> Any:
    """Nothing is kept yet: the new country's form opens, with empty fields."""
    check_csrf()
    try:
        name = table.named(request.form.get("name", ""))
    except table.Unfit as wrong:
        return every_country(why(wrong), 400)
    return redirect(url_for("resources.country_page", name=name), 303)


@resources.get("/<name>")
@facilitator
def country_page(name: str, error: str | None = None, code: int = 200) -> Any:
    country = _country(name)
    typed = {key: request.form.get(key, _(country.lines.get(key, ""))) for key in _keys()}
    page = render_template(
        "desk/country.html",
        country=country,
        fields=table.FIELDS,
        typed=typed,
        standing=standing(country.checked),
        theirs=country.text(reading()) if code == 409 else None,
        seed=country.version == 0 and bool(country.lines),
        was_seed=name in table.SEEDS,
        error=error,
        csrf=csrf(),
    )
    return page, code


def _country(name: str) -> table.Country:
    """One that is not in the table yet is a new one."""
    try:
        return table.find(the_house(), g.account.id, name) or table.Country(table.named(name))
    except table.Unfit:
        abort(404)


def _keys() -> list[str]:
    return [*(key for key, _label in table.FIELDS), table.MORE]


@resources.post("/<name>")
@facilitator
@takes(LINES)
def save(name: str) -> Any:
    """Keep what was typed; with `checked`, as checked today."""
    check_csrf()
    checked = _today().isoformat() if "checked" in request.form else None
    typed = {key: request.form.get(key, "") for key in _keys()}
    try:
        table.save(the_house(), g.account.id, name, _version(), typed, checked)
    except table.Unfit as wrong:
        return country_page(name, why(wrong), 400)
    except table.Overtaken:
        return country_page(name, _(OVERTAKEN), 409)
    return redirect(url_for("resources.every_country"), 303)


def _version() -> int:
    sent = request.form.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else -1


@resources.post("/<name>/remove")
@facilitator
@takes()
def remove(name: str) -> Any:
    check_csrf()
    table.remove(the_house(), g.account.id, name)
    return redirect(url_for("resources.every_country"), 303)
