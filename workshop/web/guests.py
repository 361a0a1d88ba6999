"""Who opens a socket, by the cookies of its browser; and whether they may still be here as that."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import session
from werkzeug.http import parse_cookie

from workshop import workshops
from workshop.languages import known
from workshop.live.guest import Guest
from workshop.live.house import House
from workshop.store import register
from workshop.store.tables import accounts, signed_out
from workshop.web.identity import opened, phone_id, signed_in, the_house

SESSION = re.compile("[0-9a-f]{16}")


def identify(environ: dict[str, Any], auth: Any) -> Guest | None:
    """Who opens this socket, or None: not told whether the session exists."""
    if not isinstance(auth, dict) or not isinstance(auth.get("session"), str):
        return None
    sid = auth["session"]
    if not SESSION.fullmatch(sid):
        return None
    guest = KNOWN_BY[auth["role"]](environ, sid) if auth.get("role") in list(KNOWN_BY) else None
    return guest and replace(guest, language=known(auth.get("language")))


def _phone(environ: dict[str, Any], sid: str) -> Guest | None:
    token = _cookie(environ, f"seat-{sid}")
    return Guest("phone", sid, phone_id(token)) if token else None


def _screen(environ: dict[str, Any], sid: str) -> Guest | None:
    return Guest("screen", sid, sid) if _cookie(environ, f"screen-{sid}") == sid else None


def _desk(environ: dict[str, Any], sid: str) -> Guest | None:
    with environ["flask.app"].request_context(environ):
        account = signed_in()
        duty = duty_in(the_house(), account.id, sid) if account else None
        return Guest("desk", sid, account.id, duty, account.name, *_browser(account)) if duty else None


KNOWN_BY = {"phone": _phone, "screen": _screen, "desk": _desk}


def _cookie(environ: dict[str, Any], name: str) -> str | None:
    """What a cookie of ours holds, if it is one."""
    found = parse_cookie(environ.get("HTTP_COOKIE", "")).get(name)
    return opened(environ["flask.app"].extensions["house"].config.secret, name, found)


def _browser(account: Any) -> tuple[str, str]:
    return session.get("browser", ""), account.stamp


def still(house: House) -> Callable[[Guest], bool]:
    """Whether a guest may be here as who they were when they came.

    The session can be erased since, a duty or a password changed, a browser signed out, by this server or by another.
    """

    def may(guest: Guest) -> bool:
        if house.live(guest.session) is None:
            return False
        return guest.role != "desk" or _same(house, guest)

    return may


def _same(house: House, guest: Guest) -> bool:
    """Of every desk this is asked every two seconds: so it is one transaction."""
    with house.store.read() as connection:
        account = register.one(connection, accounts, id=guest.who)
        left = register.one(connection, signed_out, browser=guest.browser)
        if left or account is None or account.stamp != guest.stamp:
            return False
        return duty_in(house, account.id, guest.session) == guest.duty


def duty_in(house: House, account: str, sid: str) -> str | None:
    """What an account may do at the desk of a session; None: there is no such session for it."""
    workshop = workshops.of_session(house, sid)
    return workshops.duty(house, account, workshop) if workshop else None
