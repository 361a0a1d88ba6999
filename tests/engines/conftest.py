"""Evenings to which people come with Debian's Firefox and WebKitGTK; whoever leads them has Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.album.camera import OUT
from tests.browser.conftest import CHROMIUM, QUIET, Evening
from tests.browser.people import Phone, Tab
from tests.browser.test_retreat import HOUSE, InAHouse
from tests.engines.engine import ENGINES, Engine
from tests.engines.firefox import FIREFOX
from tests.server import Server

OF_THE_CAMERA = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA="
"""The empty style that Playwright would put into each page it takes a picture of; Firefox says that pages forbid it."""
NEEDED = (FIREFOX, "WebKitWebDriver", "Xvfb")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = [program for program in NEEDED if not shutil.which(program)]
    missing += ["WebKit2 for Python"] * (not any(Path("/usr/lib").glob("*/girepository-1.0/WebKit2-4.1.typelib")))
    for item in items:
        if "tests/engines/" in item.nodeid:
            item.add_marker(pytest.mark.engines)
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)} (make engines)"))


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Ends with its module, as in tests/browser."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    knows = f"--host-resolver-rules=MAP {HOUSE} 127.0.0.1"
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, knows])
    yield browser
    browser.close()


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    engine = ENGINES[request.param](playwright, tmp_path_factory.mktemp(request.param), HOUSE)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("house"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def retreat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = InAHouse(tmp_path_factory.mktemp("retreat"))
    yield server
    server.stop()


class Foreign(Evening):
    """An evening to which phones of another engine come."""

    def __init__(self, browser: Browser, server: Server, engine: Engine) -> None:
        super().__init__(browser, server, agenda="half-day")
        self.engine = engine

    def other(self) -> Phone:
        phone = self.engine.phone(self.server, self.code)
        self.tabs.append(phone)
        return phone


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[str, Tab], None]:
    """Leaves what a tab shows in screenshots/engines, to be looked at."""
    folder = OUT / "engines" / request.node.callspec.params["engine"]
    folder.mkdir(parents=True, exist_ok=True)
    return lambda name, tab: tab.page.screenshot(path=folder / f"{name}.png")


@pytest.fixture
def evening(browser: Browser, engine: Engine) -> Iterator[Callable[[Server], Foreign]]:
    opened: list[Foreign] = []

    def open_one(server: Server) -> Foreign:
        opened.append(Foreign(browser, server, engine))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
    for one in opened:
        for tab in one.tabs:
            tab.faults = [fault for fault in tab.faults if OF_THE_CAMERA not in fault]
        one.check()
