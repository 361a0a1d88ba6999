"""Who is who, by cookie: seats, screens and facilitators. Cookies are set by pages, before any socket opens."""

import secrets
from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any

from flask import Flask, Response, abort, current_app, g, redirect, request, session
from itsdangerous import BadSignature, URLSafeSerializer

from workshop import erasing, workshops
from workshop.live.house import House
from workshop.session.duties import LEAD
from workshop.store import register
from workshop.store.tables import accounts, signed_out
from workshop.web.days import day, moment
from workshop.web.language import _

View = Callable[..., Any]

SEAT_AGE_S = 3 * 24 * 3600


def the_house() -> House:
    found: House = current_app.extensions["house"]
    return found


def _signer(salt: str) -> URLSafeSerializer:
    return _signer_with(the_house().config.secret, salt)


@lru_cache(maxsize=512)
def _signer_with(secret: str, salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=salt)


def unsigned(salt: str, value: str | None) -> str | None:
    return opened(the_house().config.secret, salt, value)


def opened(secret: str, salt: str, value: str | None) -> str | None:
    """What a value signed by this server holds; None if it is none."""
    try:
        return str(_signer_with(secret, salt).loads(value)) if value else None
    except BadSignature:
        return None


def phone_id(token: str) -> str:
    """What the server knows a phone by; its token stays in the phone's cookie."""
    return sha256(token.encode()).hexdigest()[:16]


def seat_token(sid: str) -> str | None:
    return unsigned(f"seat-{sid}", request.cookies.get(f"seat-{sid}"))


def give_seat(response: Response, sid: str, token: str) -> None:
    _set(response, f"seat-{sid}", _signer(f"seat-{sid}").dumps(token))


def take_seat(response: Response, sid: str) -> None:
    response.delete_cookie(f"seat-{sid}")


def give_screen(response: Response, sid: str) -> None:
    _set(response, f"screen-{sid}", _signer(f"screen-{sid}").dumps(sid))


def _set(response: Response, name: str, value: str) -> None:
    secure = the_house().config.secure_cookies
    response.set_cookie(name, value, max_age=SEAT_AGE_S, httponly=True, samesite="Lax", secure=secure)


def new_token() -> str:
    return secrets.token_urlsafe(24)


def signed_in() -> Any:
    """The account of this browser, or None."""
    with the_house().store.read() as connection:
        account = register.one(connection, accounts, id=session.get("account", ""))
        left = register.one(connection, signed_out, browser=session.get("browser", ""))
    if left:
        return None
    return account if account and secrets.compare_digest(account.stamp, session.get("stamp", "")) else None


class Undeclared(Exception):
    """A page that does not say who may open it."""


def must_say_who(app: Flask) -> None:
    """A page without @anybody, @knows or @facilitator stops the start. Raises Undeclared."""
    silent = [name for name, view in app.view_functions.items() if not hasattr(view, "duties")]
    if silent:
        raise Undeclared(f"Put @facilitator, @knows or @anybody on {', '.join(silent)}.")


def anybody(view: View) -> View:
    """A page that is open to whoever comes."""
    return knows("nothing")(view)


def knows(what: str) -> Callable[[View], View]:
    """A page for whoever knows the `code` of a session, the `link` in its address, a `token`; else it is not there."""

    def declare(view: View) -> View:
        view.duties, view.knows = (), what  # type: ignore[attr-defined]
        return view

    return declare


def facilitator(*duties: Any) -> View:
    """A page for signed-in facilitators: `@facilitator`, or `@facilitator(LEAD, TIMER)`; `g.account` is who.

    Where its address leads into a workshop (`/desk/workshops/<id>…`) or a session (`<sid>`), it is open to these duties
    only, to leads if none is said; `g.workshop` and `g.duty` are which and what. To everybody else it is not there.
    """
    if duties and callable(duties[0]):
        decorated: View = facilitator(LEAD)(duties[0])
        return decorated

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            account = signed_in()
            if account is None:
                return redirect("/desk/sign-in")
            g.account = account
            if _leads_into_a_workshop():
                _enter(duties, request.view_args or {})
            return view(*args, **kwargs)

        guarded.duties = duties  # type: ignore[attr-defined]
        return guarded

    return declare


def _leads_into_a_workshop() -> bool:
    rule = request.url_rule.rule if request.url_rule else ""
    return "<sid>" in rule or rule.startswith("/desk/workshops/<")


def is_open(page: str) -> bool:
    """Whether a page that leads into a workshop or a session is open to whoever is signed in."""
    endpoint, where = current_app.url_map.bind("").match(page)
    view: Any = current_app.view_functions[endpoint]
    return _looked_up(the_house(), dict(where))[1] in view.duties


def _looked_up(house: House, where: dict[str, Any]) -> tuple[Any, str | None]:
    """The workshop that an address leads into, and what whoever is signed in may do there."""
    found = workshops.of_session(house, where["sid"]) if "sid" in where else workshops.find(house, where["id"])
    return found, workshops.duty(house, g.account.id, found) if found else None


def _enter(duties: tuple[str, ...], where: dict[str, Any]) -> None:
    house = the_house()
    found, duty = _looked_up(house, where)
    if not found:
        _say_that_it_is_gone(house, where)
    if duty not in duties:
        abort(404)
    g.workshop, g.duty = found, duty


def _say_that_it_is_gone(house: House, where: dict[str, Any]) -> None:
    """To those who could see it; to everybody else it never was there."""
    if "sid" in where:
        return _say_that_it_was_erased(house, where["sid"])
    gone = workshops.deleted(house, where["id"])
    if gone and workshops.duty(house, g.account.id, gone):
        abort(410, _("This workshop was deleted on {day}.", day=day(gone.deleted_at)))


def _say_that_it_was_erased(house: House, session: str) -> None:
    erased = erasing.erased_from(house, session)
    workshop = workshops.find(house, erased[0]) if erased else None
    if erased and workshop and workshops.duty(house, g.account.id, workshop):
        abort(410, _("This session was erased on {when}. Nothing of it is left here.", when=moment(erased[1])))


def csrf() -> str:
    """The token that every form of this browser must bring along."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(24)
    return str(session["csrf"])


def check_csrf() -> None:
    """A form brings its token in a field, a script in a header."""
    sent = request.headers.get("X-CSRF") or request.form.get("csrf", "")
    if not secrets.compare_digest(sent.encode(errors="replace"), session.get("csrf", " ").encode()):
        abort(400, _("This form was open for too long. Please go back, reload the page and send it again."))
