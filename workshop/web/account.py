"""Signing in and out of the desk."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, session

from workshop import accounts, limits
from workshop.accounts import Unfit
from workshop.live.guest import Guest
from workshop.web import limiting, pages
from workshop.web.forms import Line, Secret, takes
from workshop.web.identity import anybody, check_csrf, csrf, facilitator, knows, new_token, the_house
from workshop.web.language import _, why

account = Blueprint("account", __name__, url_prefix="/desk")

USED = "This sign-in link has been used or is too old. Sign in with your password; a restart prints a new link."
WRONG = "This name and password do not belong together."


@account.get("/sign-in/<token>")
@knows("link")
def first_page(token: str) -> Any:
    """Shows a button first: a link that is only looked at is not used up."""
    if not accounts.good_link(the_house(), token):
        return _no_link()
    return _first(token)


def _no_link() -> Any:
    limiting.slow_down(the_house(), limits.LINKS)
    return pages.message(_("This link does not open any more"), _(USED), 410, "/desk/sign-in")


def _first(token: str, error: str | None = None, code: int = 200) -> Any:
    first = accounts.is_first(the_house())
    return render_template("desk/first.html", token=token, csrf=csrf(), error=error, first=first), code


@account.post("/sign-in/<token>")
@knows("link")
@takes(name=Line(400), password=Secret(), again=Secret())
def first_sign_in(token: str) -> Any:
    check_csrf()
    form = request.form
    try:
        found = accounts.use_link(
            the_house(), token, form.get("name", ""), form.get("password", ""), form.get("again", "")
        )
    except Unfit as wrong:
        return _first(token, why(wrong), 400)
    return enter(found) if found else _no_link()


@account.get("/sign-in")
@anybody
def sign_in_page() -> Any:
    return render_template("desk/sign_in.html", csrf=csrf(), error=None)


@account.post("/sign-in")
@anybody
@takes(name=Line(400), password=Secret())
def sign_in() -> Any:
    check_csrf()
    found = by_password()
    return enter(found) if found else (render_template("desk/sign_in.html", csrf=csrf(), error=_(WRONG)), 403)


def by_password() -> Any:
    """Whose name and password the form holds, or None; wrong ones are counted, and too many answer 429."""
    name = request.form.get("name", "").strip()[:80]
    return counted(name, lambda: accounts.sign_in(the_house(), name, request.form.get("password", "")))


def counted(name: str, look: Callable[[], Any]) -> Any:
    """What `look` finds with a password; None is a wrong one, and too many of those answer 429."""
    passing, where = the_house().passing, limits.network(request.remote_addr or "")
    tries = {f"sign-in:{accounts.plain(name).casefold()}:{where}": limits.PASSWORDS}
    tries[f"sign-in:{where}"] = limits.PASSWORDS_FROM
    if any(passing.spent(key, *limit) for key, limit in tries.items()):
        abort(429)
    found = look()
    if found is None:
        for key, limit in tries.items():
            passing.allow(key, *limit)
    return found


def enter(found: Any, where: str = "/desk") -> Any:
    """A fresh session for whoever signed in."""
    session.clear()
    session.update(account=found.id, stamp=found.stamp, browser=new_token()[:12])
    session.permanent = True
    return redirect(where, 303)


@account.post("/sign-out")
@facilitator
@takes()
def sign_out() -> Any:
    """In this browser: its desks that stand open are hung up, and copies of its cookie open nothing any more."""
    check_csrf()
    browser = session.get("browser", "")
    accounts.sign_out_browser(the_house(), browser)
    hang_up(lambda guest: guest.browser == browser)
    session.clear()
    return redirect("/desk/sign-in", 303)


@account.post("/sign-out-everywhere")
@facilitator
@takes()
def sign_out_everywhere() -> Any:
    """Other browsers of this account and desks that stand open are signed out as well."""
    check_csrf()
    accounts.sign_out(the_house(), g.account.id)
    hang_up(lambda guest: True)
    session.clear()
    return redirect("/desk/sign-in", 303)


def hang_up(gone: Callable[[Guest], bool], who: str | None = None) -> None:
    """End those desks of an account (this one's, if no other is named) that are told by `gone`."""
    who = who or g.account.id
    presence = current_app.extensions["presence"]
    presence.hang_up(lambda guest: guest.role == "desk" and guest.who == who and gone(guest))
