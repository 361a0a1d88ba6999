"""A server, and who is at it, in one language: what every part of the album begins with."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.course import OpenDesk
from tests.browser.people import DESK, PHONE, SCREEN, Desk, Phone, Screen
from tests.browser.spanish import SpanishPhone
from tests.live import people as live
from tests.server import Server

LOCALES = {"en": "en-GB", "es": "es-MX"}
PHONES: dict[str, type[Phone]] = {"en": Phone, "es": SpanishPhone}
TITLES = {"en": "An evening in spring", "es": "Una tarde de primavera"}
ONE_PIXEL = {"device_scale_factor": 1}


@contextmanager
def house(**env: str) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data), **env)
        try:
            yield server
        finally:
            server.stop()


def look(language: str, **more: Any) -> dict[str, Any]:
    return {"locale": LOCALES[language], **more}


def desk(browser: Browser, server: Server, language: str) -> Desk:
    """Signed in; by the link of the first account, if that has not been made."""
    one = Desk(browser, server, look(language, **DESK))
    one.sign_in()
    return one


def phone(browser: Browser, server: Server, language: str, code: str) -> Phone:
    return PHONES[language](browser, server, code, look(language, **{**PHONE, **ONE_PIXEL}))


def screen(browser: Browser, server: Server, language: str, url: str) -> Screen:
    return Screen(browser, server, url, look(language, **SCREEN))


def desk_in(language: str) -> type[OpenDesk]:
    """A desk at a socket that signs in as whoever has signed in before, and makes its workshop in a language."""

    class Here(OpenDesk):
        def sign_in(self, link: str) -> None:
            self.sign_in_as("Robin")

        def post(self, path: str, **form: Any) -> tuple[int, str, Any]:
            more = {"language": language} if path == "/desk/workshops" else {}
            if path == "/desk/workshops":
                form["title"] = TITLES[language]
            return super().post(path, **form, **more)

    return Here


def at_its_page(browser: Browser, server: Server, language: str, at: live.Desk) -> Desk:
    """The session of a desk at a socket, looked at in a browser."""
    one = desk(browser, server, language)
    one.page.goto(f"{server.url}/desk/sessions/{at.session}")
    one.page.locator("button.code").wait_for()
    one.session, one.code = at.session, at.code
    return one
