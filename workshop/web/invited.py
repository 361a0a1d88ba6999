"""Opening an invitation: with a new account, with one there is, or as who is signed in already."""

from typing import Any

from flask import Blueprint, redirect, render_template, request

from workshop import company, limits
from workshop.accounts import Unfit
from workshop.company import Invitation
from workshop.web import limiting, pages
from workshop.web.account import WRONG, by_password, enter
from workshop.web.forms import Line, Secret, takes
from workshop.web.identity import check_csrf, csrf, knows, signed_in, the_house
from workshop.web.language import _, why

invited = Blueprint("invited", __name__, url_prefix="/desk/invited")

GONE = "This invitation has been used, taken back, or is too old. Whoever sent it can make another."


@invited.get("/<token>")
@knows("link")
def invitation_page(token: str) -> Any:
    """Only looked at: the link is used up by a form."""
    found = company.invitation(the_house(), token)
    return _page(token, found) if found else _gone()


def _gone() -> Any:
    limiting.slow_down(the_house(), limits.LINKS)
    return pages.message(_("This link does not open any more"), _(GONE), 410, "/desk")


def _page(token: str, found: Invitation, code: int = 200, **errors: str) -> Any:
    me = signed_in()
    page = render_template(
        "desk/invited.html",
        token=token,
        invitation=found,
        me=me,
        name=request.form.get("name", ""),
        csrf=csrf(),
        **errors,
    )
    return page, code


@invited.post("/<token>")
@knows("link")
@takes(name=Line(400), password=Secret(), again=Secret())
def make_account(token: str) -> Any:
    """For somebody who is new here."""
    check_csrf()
    form, found = request.form, company.invitation(the_house(), token)
    if found is None:
        return _gone()
    given = form.get("name", ""), form.get("password", ""), form.get("again", "")
    try:
        made = company.accept_anew(the_house(), token, *given)
    except company.LinkGone:
        made = None
    except Unfit as wrong:
        return _page(token, found, 400, error=why(wrong))
    return enter(made, _where(found)) if made else _gone()


@invited.post("/<token>/sign-in")
@knows("link")
@takes(name=Line(400), password=Secret())
def use_account(token: str) -> Any:
    """For somebody who has an account here, and is not signed in on this device."""
    check_csrf()
    found = company.invitation(the_house(), token)
    if found is None:
        return _gone()
    account = by_password()
    if account is None:
        return _page(token, found, 403, sign_in_error=_(WRONG))
    return _accept(token, found, account.id) or enter(account, _where(found))


@invited.post("/<token>/accept")
@knows("link")
@takes()
def accept(token: str) -> Any:
    """For whoever is signed in."""
    check_csrf()
    found, account = company.invitation(the_house(), token), signed_in()
    if found is None:
        return _gone()
    if account is None:
        return redirect(f"/desk/invited/{token}", 303)
    return _accept(token, found, account.id) or redirect(_where(found), 303)


def _accept(token: str, found: Invitation, account: str) -> Any:
    """The page that says why not, or None when all went well."""
    try:
        return None if company.accept(the_house(), token, account) else _gone()
    except Unfit as wrong:
        return _page(token, found, 400, sign_in_error=why(wrong))


def _where(found: Invitation) -> str:
    """To the desk of the session that is open, if there is one: that is what people are invited for."""
    house = the_house()
    if found.workshop is None:
        return "/desk"
    open_now = company.open_session(house, found.workshop.id)
    return f"/desk/sessions/{open_now}" if open_now else "/desk"
