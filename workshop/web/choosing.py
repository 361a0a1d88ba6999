"""Choosing a language: remembered in this browser."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, redirect, request

from workshop.languages import LANGUAGES
from workshop.web.forms import Line, takes
from workshop.web.identity import anybody, the_house
from workshop.web.language import COOKIE

AGE_S = 400 * 24 * 3600

language = Blueprint("language", __name__)


@language.post("/language")
@anybody
@takes(language=Line(10), next=Line(300))
def choose() -> Response:
    """Remember a language in this browser, and go back to where it was chosen."""
    response = make_response(redirect(_here(request.form.get("next", "")), 303))
    chosen, secure = request.form.get("language", ""), the_house().config.secure_cookies
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, max_age=AGE_S, httponly=True, samesite="Lax", secure=secure)
    return response


def _here(where: str) -> str:
    """An address of this server; the code form if it is another's."""
    found = urlsplit(where)
    own = where.startswith("/") and not where.startswith(("//", "/\\")) and not (found.scheme or found.netloc)
    return where if own else "/"
