"""A browser engine by its name: whose phones and windows behave alike in the tests' words."""

from itertools import count
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Playwright

from tests.browser import people
from tests.engines import webkit
from tests.engines.firefox import firefox
from tests.server import Server


class Engine(Protocol):
    def phone(self, server: Server, code: str) -> people.Phone: ...

    def window(self, server: Server, look: dict[str, Any], cookies: list[Any]) -> people.Tab:
        """One of that size, signed in as whoever has the cookies."""

    def close(self) -> None: ...


class Firefox:
    def __init__(self, playwright: Playwright, folder: Path, house: str) -> None:
        self.browser = firefox(playwright, folder, {"network.dns.localDomains": house})

    def phone(self, server: Server, code: str) -> people.Phone:
        return people.Phone(self.browser, server, code)

    def window(self, server: Server, look: dict[str, Any], cookies: list[Any]) -> people.Tab:
        tab = people.Tab(self.browser, server, **look)
        tab.context.add_cookies(cookies)
        return tab

    def close(self) -> None:
        self.browser.close()


class WebKit:
    def __init__(self, _: Playwright, folder: Path, __: str) -> None:
        self.folders = (folder / str(number) for number in count())

    def phone(self, server: Server, code: str) -> people.Phone:
        return webkit.Phone(next(self.folders), server, code)

    def window(self, server: Server, look: dict[str, Any], cookies: list[Any]) -> people.Tab:
        size = look["viewport"]
        tab = webkit.Tab(next(self.folders), server, size["width"], size["height"])
        tab.take_cookies(cookies)
        return tab

    def close(self) -> None:
        """Each of its windows is a browser of its own."""


ENGINES = {"firefox": Firefox, "webkit": WebKit}
