"""Debian's Chromium, and people who close their browsers when the test is over."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.people import Desk, Phone, Screen, Tab
from tests.server import Server

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic")  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": list(QUIET)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


class Evening:
    """A server, a signed-in desk with an open session, and whoever comes to it."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.desk.sign_in()
        self.code = self.desk.open_session()
        self.tabs: list[Tab] = [self.desk]

    def phone(self, **options: Any) -> Phone:
        phone = Phone(self.browser, self.server, self.code, **options)
        self.tabs.append(phone)
        return phone

    def couple(self) -> tuple[Phone, Phone]:
        first, second = self.phone(), self.phone()
        first.pair_with(second)
        return first, second

    def screen(self) -> Screen:
        screen = Screen(self.browser, self.server, self.desk.screen_url())
        self.tabs.append(screen)
        return screen

    def close(self) -> None:
        faults = [fault for tab in self.tabs for fault in tab.faults]
        elsewhere = [url for tab in self.tabs for url in tab.asked if not _ours(url, self.server)]
        for tab in self.tabs:
            tab.close()
        assert faults == [], "a page had an error"
        assert elsewhere == [], "a page asked somebody else for something"


def _ours(url: str, server: Server) -> bool:
    return url.startswith((server.url, server.url.replace("http", "ws", 1), "data:", "blob:"))


@pytest.fixture
def evening(browser: Browser, serve: Callable[..., Server]) -> Iterator[Callable[[], Evening]]:
    opened: list[Evening] = []

    def open_one(**options: Any) -> Evening:
        opened.append(Evening(browser, serve(**options)))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
