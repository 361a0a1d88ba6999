"""Who is who, by cookie: seats, screens and facilitators. Cookies are set by pages, before any socket opens."""

import secrets
from functools import wraps
from hashlib import sha256
from typing import Any

from flask import Response, abort, current_app, g, redirect, request, session
from itsdangerous import BadSignature, URLSafeSerializer

from workshop import workshops
from workshop.live.house import House
from workshop.live.presence import Guest
from workshop.store import register
from workshop.store.tables import accounts, sessions

SEAT_AGE_S = 3 * 24 * 3600


def the_house() -> House:
    found: House = current_app.extensions["house"]
    return found


def _signer(salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(the_house().config.secret, salt=salt)


def _unsigned(salt: str, value: str | None) -> str | None:
    try:
        return str(_signer(salt).loads(value)) if value else None
    except BadSignature:
        return None


def phone_id(token: str) -> str:
    """What the server knows a phone by; its token stays in the phone's cookie."""
    return sha256(token.encode()).hexdigest()[:16]


def seat_token(sid: str) -> str | None:
    return _unsigned(f"seat-{sid}", request.cookies.get(f"seat-{sid}"))


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


def identify(auth: Any) -> Guest | None:
    """Who opens this socket, or None: not told whether the session exists."""
    if not isinstance(auth, dict) or not isinstance(auth.get("session"), str):
        return None
    sid = auth["session"]
    match auth.get("role"):
        case "phone":
            token = seat_token(sid)
            return Guest("phone", sid, phone_id(token)) if token else None
        case "screen":
            found = _unsigned(f"screen-{sid}", request.cookies.get(f"screen-{sid}"))
            return Guest("screen", sid, sid) if found == sid else None
        case "desk":
            account = signed_in()
            return Guest("desk", sid, account.id) if account and duty_in(account.id, sid) else None
    return None


def signed_in() -> Any:
    """The account of this browser, or None."""
    with the_house().store.read() as connection:
        account = register.one(connection, accounts, id=session.get("account", ""))
    return account if account and secrets.compare_digest(account.stamp, session.get("stamp", "")) else None


def duty_in(account: str, sid: str) -> str | None:
    """What an account may do at the desk of a session; None: there is no such session for it."""
    with the_house().store.read() as connection:
        found = register.one(connection, sessions, id=sid)
    workshop = workshops.find(the_house(), found.workshop) if found else None
    return workshops.duty(the_house(), account, workshop) if workshop else None


def facilitator(view: Any) -> Any:
    """A page for signed-in facilitators; `g.account` is who."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        account = signed_in()
        if account is None:
            return redirect("/desk/sign-in")
        g.account = account
        if "sid" in kwargs and duty_in(account.id, kwargs["sid"]) is None:
            abort(404)
        return view(*args, **kwargs)

    return guarded


def csrf() -> str:
    """The token that every form of this browser must bring along."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(24)
    return str(session["csrf"])


def check_csrf() -> None:
    if not secrets.compare_digest(request.form.get("csrf", "").encode(), session.get("csrf", " ").encode()):
        abort(400, "This form was open for too long. Please go back, reload the page and send it again.")
