"""The list of workshops, and what can be done with one as a whole: make, copy, rename, delete."""

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request

from workshop import company, workshops
from workshop.exercises import contents
from workshop.languages import LANGUAGES, known
from workshop.live.house import House
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.session.keeping import NOTES_FOR_S
from workshop.store import register
from workshop.store.tables import accounts
from workshop.web.days import day, moment
from workshop.web.forms import OWN, Line, asks, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.jobs import the_jobs
from workshop.web.language import _, reading, why

listing = Blueprint("workshops", __name__, url_prefix="/desk")

MANY = 12
"""From so many workshops on the list can be searched and sorted."""
SHARED = {LEAD: "you lead it too", TIMER: "you keep the time", MODERATOR: "you moderate"}
ORDERS = {"new": "newest first", "title": "by title", "session": "last session first"}


@listing.get("")
@facilitator
@asks(q=Line(1_000), sort=Line(20))
def home() -> Any:
    house, sought, order = the_house(), request.args.get("q", "").strip()[:80], request.args.get("sort", "new")
    with house.store.read() as connection:
        rows = register.workshops_of(connection, g.account.id)
    listed = [in_the_list(house, row) for row in rows]
    found = [one for one in listed if sought.casefold() in one["title"].casefold()]
    return render_template(
        "desk/home.html",
        account=g.account.name,
        workshops=_sorted(found, order),
        all=len(listed),
        many=len(listed) >= MANY,
        sought=sought,
        order=order,
        orders=ORDERS,
        csrf=csrf(),
    )


def in_the_list(house: House, row: Any) -> dict[str, Any]:
    """A workshop as its line in the list shows it; `minutes` is None when its agenda is gone.

    `open` and `last` are the sessions that lead on from it, `rest` all others.
    """
    with house.store.read() as connection:
        held = [_session(found) for found in register.sessions_of(connection, row.id)]
    agenda = house.library.read_in(reading()).agendas.get(row.agenda)
    real_first = sorted(held, key=lambda one: one["rehearsal"])
    open_now = next((one for one in real_first if one["state"] == "open"), None)
    last = next((one for one in held if one["state"] == "ended" and not one["rehearsal"]), None)
    return {
        "id": row.id,
        "title": row.title,
        "agenda_title": agenda["title"] if agenda else row.agenda,
        "minutes": _minutes(house, row),
        "language": row.language,
        "language_name": LANGUAGES[known(row.language)],
        "sessions": held,
        "open": open_now,
        "last": last,
        "rest": [one for one in held if one not in (open_now, last)],
        "created_at": row.created_at,
        **_mine(house, row),
    }


def _minutes(house: House, row: Any) -> float | None:
    try:
        return float(workshops.agenda(house, row)["minutes"])
    except LookupError:
        return None


def _mine(house: House, row: Any) -> dict[str, Any]:
    """Whose it is, and what somebody it is shared with may do."""
    duty, own = workshops.duty(house, g.account.id, row), row.owner in (None, g.account.id)
    with house.store.read() as connection:
        owner = None if own else register.one(connection, accounts, id=row.owner)
    shared = None if own else SHARED[str(duty)]
    return {"leads": duty == LEAD, "own": own, "shared": shared, "owner": owner and owner.name}


def _session(row: Any) -> dict[str, Any]:
    """`until`: the day on which its notes go, once it has ended."""
    return {
        "id": row.id,
        "state": "open" if row.ended_at is None else "ended",
        "opened_text": moment(row.opened_at),
        "opened_at": row.opened_at,
        "rehearsal": row.rehearsal,
        "until": day(row.ended_at + NOTES_FOR_S) if row.ended_at else None,
    }


def _sorted(listed: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    if order == "title":
        return sorted(listed, key=lambda one: one["title"].casefold())
    if order == "session":
        return sorted(listed, key=lambda one: max((s["opened_at"] for s in one["sessions"]), default=0), reverse=True)
    return sorted(listed, key=lambda one: one["created_at"], reverse=True)


@listing.get("/new")
@facilitator
def new(error: str | None = None, code: int = 200) -> Any:
    house = the_house()
    library = house.library.read_in(reading())
    by_length = sorted(library.agendas.values(), key=lambda agenda: agenda["minutes"])
    chosen = request.form.get("agenda") or (by_length[0]["id"] if by_length else "")
    agendas = [{**agenda, "days": contents(agenda, library)} for agenda in by_length]
    facts: dict[str, Any] = {
        "typed": request.form.get("title", ""),
        "error": error,
        "most": workshops.TITLE_MOST,
        "csrf": csrf(),
    }
    facts |= {"all": LANGUAGES, "spoken": known(request.form.get("language"), reading())}
    return render_template("desk/new.html", agendas=agendas, chosen=chosen, **facts), code


@listing.post("/workshops")
@facilitator
@takes(title=Line(OWN), agenda=Line(100), language=Line(10))
def create() -> Any:
    check_csrf()
    try:
        title, agenda = request.form.get("title", ""), request.form.get("agenda", "")
        language = known(request.form.get("language"), reading())
        id = workshops.make_workshop(the_house(), g.account.id, title, agenda, language)
    except (workshops.NoSuchAgenda, workshops.Untitled) as wrong:
        return new(why(wrong), 400)
    return redirect(f"/desk/workshops/{id}", 303)


@listing.get("/workshops/<id>/title")
@facilitator
@asks(copied=Line(8))
def title_page(id: str, error: str | None = None, code: int = 200) -> Any:
    typed = request.form.get("title", g.workshop.title)
    copied = request.args.get("copied") == "yes"
    page = render_template(
        "desk/title.html",
        workshop=g.workshop,
        typed=typed,
        copied=copied,
        error=error,
        most=workshops.TITLE_MOST,
        csrf=csrf(),
    )
    return page, code


@listing.post("/workshops/<id>/title")
@facilitator
@takes(title=Line(OWN))
def rename(id: str) -> Any:
    check_csrf()
    try:
        workshops.rename(the_house(), g.workshop, request.form.get("title", ""))
    except workshops.Untitled as wrong:
        return title_page(id, why(wrong), 400)
    return redirect("/desk", 303)


@listing.post("/workshops/<id>/copy")
@facilitator
@takes()
def copy(id: str) -> Any:
    check_csrf()
    made = workshops.copy_workshop(the_house(), g.workshop, g.account.id)
    return redirect(f"/desk/workshops/{made}/title?copied=yes", 303)


@listing.get("/workshops/<id>/delete")
@facilitator
def delete_page(id: str, error: str | None = None, code: int = 200) -> Any:
    listed = in_the_list(the_house(), g.workshop)
    ended = [one for one in listed["sessions"] if one["state"] == "ended"]
    runs = sum(not one["rehearsal"] for one in ended)
    page = render_template(
        "desk/delete.html", workshop=listed, runs=runs, rehearsals=len(ended) - runs, error=error, csrf=csrf()
    )
    return page, code


@listing.post("/workshops/<id>/delete")
@facilitator
@takes()
def delete(id: str) -> Any:
    check_csrf()
    if g.workshop.owner not in (None, g.account.id):
        abort(400, _("Only who made a workshop can delete it."))
    pages = [f"/desk/workshops/{id}/kit", *(f"/desk/sessions/{one}/notes" for one in company.sessions(the_house(), id))]
    try:
        workshops.delete(the_house(), g.workshop)
    except workshops.StillOpen as wrong:
        return delete_page(id, why(wrong), 400)
    for page in pages:
        the_jobs().drop(page)
    return redirect("/desk", 303)
