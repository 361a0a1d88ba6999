"""Which language a page is read in: what this browser has chosen, or else what it asks for."""

from collections.abc import Iterator

from flask import Request, g, request
from markupsafe import Markup

from workshop.languages import FIRST, LANGUAGES, known
from workshop.words import catalogue, said

COOKIE = "language"


def reading() -> str:
    """The language of this page."""
    if "language" not in g:
        g.language = asked_by(request)
    found: str = g.language
    return found


def asked_by(request: Request) -> str:
    """The language that somebody reads."""
    asked = (language.partition("-")[0].lower() for language in request.accept_languages.values())
    return known(request.cookies.get(COOKIE), next((one for one in asked if one in LANGUAGES), FIRST))


def read_in(chosen: str) -> None:
    """This page is a session's: it speaks the session's language, whoever looks."""
    g.language = known(chosen)


def _(sentence: str, /, **values: object) -> str:
    """A sentence as this page says it; with markup in its gaps it is markup, and all else in it is escaped."""
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(said(sentence, reading())).format(**values)
    return said(sentence, reading(), **values)


def why(wrong: Exception) -> str:
    """What an exception of ours tells whoever asked for something, as this page says it."""
    return _(wrong.args[0])


def written_in(text: str, language: str) -> str:
    """The language in which this page shows a text of a workshop that speaks `language`: its own, unless it is ours."""
    return reading() if any(text in catalogue(one) for one in LANGUAGES) else language


def others() -> Iterator[tuple[str, str]]:
    """The languages this page could be read in instead, with the names they call themselves."""
    return ((code, name) for code, name in LANGUAGES.items() if code != reading())
