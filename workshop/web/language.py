"""Which language a page is read in: what this browser has chosen, or else what it asks for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Blueprint, Response, g, make_response, redirect, request

from workshop.languages import FIRST, LANGUAGES, known
from workshop.web.forms import Line, takes
from workshop.web.identity import anybody, the_house
from workshop.words import said

COOKIE = "language"
AGE_S = 400 * 24 * 3600

language = Blueprint("language", __name__)


def reading() -> str:
    """The language of this page."""
    if "language" not in g:
        asked = (language.partition("-")[0].lower() for language in request.accept_languages.values())
        g.language = known(request.cookies.get(COOKIE), next((one for one in asked if one in LANGUAGES), FIRST))
    found: str = g.language
    return found


def read_in(chosen: str) -> None:
    """This page is a session's: it speaks the session's language, whoever looks."""
    g.language = known(chosen)


def _(sentence: str, **values: object) -> str:
    """A sentence as this page says it."""
    return said(sentence, reading(), **values)


def others() -> Iterator[tuple[str, str]]:
    """The languages this page could be read in instead, with the names they call themselves."""
    return ((code, name) for code, name in LANGUAGES.items() if code != reading())


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
