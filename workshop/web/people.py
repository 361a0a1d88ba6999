"""One's own account and the people of this server; who shares a workshop, and inviting them."""

from typing import Any

import segno
from flask import Blueprint, abort, g, redirect, render_template, request, session

from workshop import accounts, company
from workshop.accounts import Unfit
from workshop.session.duties import DUTIES
from workshop.web.account import counted, hang_up
from workshop.web.days import soon
from workshop.web.forms import Line, Secret, takes
from workshop.web.identity import check_csrf, csrf, facilitator, the_house
from workshop.web.language import _, why

people = Blueprint("people", __name__, url_prefix="/desk")


@people.get("/account")
@facilitator
def account_page(code: int = 200, **told: Any) -> Any:
    """One's own account, invitations to this server, and for whoever came first all who have an account here."""
    house, me = the_house(), g.account.id
    page = render_template(
        "desk/account.html",
        account=g.account,
        shared=company.shared_with(house, me),
        invitations=_told(company.open_invitations(house, by=me, workshop=None)),
        everybody=accounts.everybody(house) if accounts.first(house).id == me else [],
        csrf=csrf(),
        **told,
    )
    return page, code


def _told(links: list[Any]) -> list[dict[str, Any]]:
    return [{"hash": link.hash, "duty": link.role, "until": soon(link.expires)} for link in links]


@people.post("/account/password")
@facilitator
@takes(old=Secret(), password=Secret(), again=Secret())
def change_password() -> Any:
    """Other browsers are signed out; this one stays."""
    check_csrf()
    form, house = request.form, the_house()
    given = form.get("old", ""), form.get("password", ""), form.get("again", "")
    try:
        changed = counted(g.account.name, lambda: accounts.change_password(house, g.account, *given))
    except Unfit as wrong:
        return account_page(400, password_error=why(wrong))
    if changed is None:
        return account_page(403, password_error=_("The old password is not right."))
    here = session.get("browser", "")
    hang_up(lambda guest: guest.browser != here)
    session["stamp"] = changed.stamp
    return account_page(password_changed=True)


@people.post("/account/invitations")
@facilitator
@takes()
def invite_to_the_server() -> Any:
    check_csrf()
    try:
        token = company.invite(the_house(), g.account.id)
    except Unfit as wrong:
        return account_page(400, error=why(wrong))
    return account_page(made=_shown(token))


def _shown(token: str) -> dict[str, str]:
    """A new link, to be shown this once."""
    link = f"{the_house().base_url}/desk/invited/{token}"
    return {"link": link, "qr": segno.make(link, error="m").svg_data_uri(border=2, light="#fff")}


@people.post("/account/invitations/take-back")
@facilitator
@takes(link=Line(200))
def take_back_own() -> Any:
    check_csrf()
    company.take_back(the_house(), request.form.get("link", ""), by=g.account.id)
    return redirect("/desk/account", 303)


@people.post("/account/remove")
@facilitator
@takes(account=Line(64))
def remove_account() -> Any:
    """For whoever came first: somebody else's account goes."""
    check_csrf()
    who = request.form.get("account", "")
    if accounts.first(the_house()).id != g.account.id or who == g.account.id:
        abort(404)
    try:
        accounts.remove(the_house(), who)
    except Unfit as wrong:
        return account_page(400, error=why(wrong))
    hang_up(lambda guest: True, who)
    return redirect("/desk/account", 303)


@people.get("/workshops/<id>/people")
@facilitator
def people_page(id: str, code: int = 200, **told: Any) -> Any:
    """Who shares this workshop, and the invitations into it."""
    house = the_house()
    owner = next((one.name for one in accounts.everybody(house) if one.id == g.workshop.owner), None)
    page = render_template(
        "desk/people.html",
        workshop=g.workshop,
        me=g.account.id,
        owner=owner,
        members=company.members(house, id),
        invitations=_told(company.open_invitations(house, workshop=id)),
        duties=DUTIES,
        csrf=csrf(),
        **told,
    )
    return page, code


@people.post("/workshops/<id>/invitations")
@facilitator
@takes(duty=Line(20))
def invite_into(id: str) -> Any:
    check_csrf()
    if g.workshop.owner is None:
        return people_page(id, 400, error=_("Everybody on this server leads this workshop already."))
    try:
        token = company.invite(the_house(), g.account.id, id, request.form.get("duty"))
    except Unfit as wrong:
        return people_page(id, 400, error=why(wrong))
    return people_page(id, made={**_shown(token), "duty": request.form["duty"]})


@people.post("/workshops/<id>/invitations/take-back")
@facilitator
@takes(link=Line(200))
def take_back_into(id: str) -> Any:
    check_csrf()
    company.take_back(the_house(), request.form.get("link", ""), workshop=id)
    return redirect(f"/desk/workshops/{id}/people", 303)


@people.post("/workshops/<id>/people")
@facilitator
@takes(account=Line(64), duty=Line(20))
def change_duty(id: str) -> Any:
    """Their desks are hung up, and come again with what they may do now."""
    check_csrf()
    who = request.form.get("account", "")
    try:
        company.change_duty(the_house(), id, who, request.form.get("duty", ""))
    except Unfit as wrong:
        return people_page(id, 400, error=why(wrong))
    _hang_up_in(id, who)
    return redirect(f"/desk/workshops/{id}/people", 303)


@people.post("/workshops/<id>/people/remove")
@facilitator
@takes(account=Line(64))
def remove_member(id: str) -> Any:
    check_csrf()
    who = request.form.get("account", "")
    company.remove(the_house(), id, who)
    _hang_up_in(id, who)
    return redirect(f"/desk/workshops/{id}/people" if who != g.account.id else "/desk", 303)


@people.post("/workshops/<id>/leave")
@facilitator(*DUTIES)
@takes()
def leave(id: str) -> Any:
    check_csrf()
    company.remove(the_house(), id, g.account.id)
    _hang_up_in(id, g.account.id)
    return redirect("/desk", 303)


def _hang_up_in(workshop: str, who: str) -> None:
    """Somebody's desks in the sessions of a workshop."""
    sessions = set(company.sessions(the_house(), workshop))
    hang_up(lambda guest: guest.session in sessions, who)
