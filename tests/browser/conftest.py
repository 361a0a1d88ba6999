"""Debian's Chromium, and people who close their browsers when the test is over."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.people import Desk, Phone, Screen, Tab, has_come
from tests.live import people as live
from tests.server import Server
from workshop.languages import FIRST

CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic")  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with its module: while Playwright runs, nothing else in this process can use asyncio."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
    _put_in_order(items)


def _put_in_order(items: list[pytest.Item]) -> None:
    """A module that says IN_ORDER tells one story: its tests stay as they stand in the file."""
    told = [at for at, item in enumerate(items) if getattr(getattr(item, "module", None), "IN_ORDER", False)]
    for at, item in zip(told, sorted((items[at] for at in told), key=_place), strict=True):
        items[at] = item


def _place(item: Any) -> tuple[str, int, list[int]]:
    spec = getattr(item, "callspec", None)
    return item.module.__name__, item.function.__code__.co_firstlineno, list(spec.indices.values()) if spec else []


class Evening:
    """A server, a signed-in desk with an open session, and whoever comes to it."""

    def __init__(self, browser: Browser, server: Server, agenda: str = "first-evening", language: str = FIRST) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.desk.sign_in()
        self.code = self.desk.open_session(agenda=agenda, language=language)
        self.tabs: list[Tab] = [self.desk]
        self.crowd: list[live.Phone] = []

    def phone(self, **options: Any) -> Phone:
        phone = Phone(self.browser, self.server, self.code, **options)
        self.tabs.append(phone)
        return phone

    def couple(self) -> tuple[Phone, Phone]:
        first, second = self.phone(), self.phone()
        first.pair_with(second)
        return first, second

    def bring(self, couples: int) -> list[live.Phone]:
        """Couples who come without a browser, so that the room is large enough; they answer when told to."""
        for number in range(couples):
            self.crowd += live.pair(self.server, self.code, f"gil{number}", f"hana{number}")
        return self.crowd

    def crowd_answers(self, title: str, answer: Callable[[int], Any] = lambda _: [0]) -> None:
        """Each of them answers the question of that title; `answer`: what, by their number."""
        run = self.crowd[0].see("room", lambda view: view["step"]["title"] == title)["step"]["run"]
        for number, phone in enumerate(self.crowd):
            assert phone.answer(answer(number), run=run)["ok"]

    def written(self) -> dict[int, int]:
        """How many ballots stand in the database for each run."""
        with closing(sqlite3.connect(next(self.server.data.glob("*.sqlite")))) as books:
            counted = "select run, count(*) from ballots where session = ? group by run order by run"
            return dict(books.execute(counted, [self.desk.session]).fetchall())

    def close_question(self) -> int:
        """How many ballots of the question that is on were written when it closed."""
        closed = self.desk.page.locator(".now .mark").get_by_text("closed", exact=True)
        again = self.desk.page.get_by_text("Please try again in a few seconds.")
        self.desk.act("Close the question")
        expect(closed.or_(again).first).to_be_visible()
        while again.is_visible():
            self.desk.tap("Close", exact=True)
            self.desk.act("Close the question")
            expect(closed.or_(again).first).to_be_visible()
        return self.written().popitem()[1]

    def screen(self) -> Screen:
        screen = Screen(self.browser, self.server, self.desk.screen_url())
        self.tabs.append(screen)
        return screen

    def check(self) -> None:
        faults = [fault for tab in self.tabs for fault in tab.faults]
        elsewhere = [url for tab in self.tabs for url in tab.asked if not _ours(url, self.server)]
        for tab in self.tabs:
            tab.faults, tab.asked = [], []
        assert faults == [], "a page had an error"
        assert elsewhere == [], "a page asked somebody else for something"

    def close(self) -> None:
        for tab in self.tabs:
            tab.close()
        for phone in self.crowd:
            with suppress(Exception):
                phone.close()


def _ours(url: str, server: Server) -> bool:
    return url.startswith((server.url, server.url.replace("http", "ws", 1), "data:", "blob:"))


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for every evening that needs none of its own."""
    server = Server(tmp_path_factory.mktemp("house"))
    yield server
    server.stop()


@pytest.fixture
def evening(browser: Browser, house: Server, serve: Callable[..., Server]) -> Iterator[Callable[..., Evening]]:
    """Evenings of one's own: `evening()` on the common server, `evening(own=True)` on a server that may be killed."""
    opened: list[Evening] = []

    def open_one(own: bool = False, language: str = FIRST) -> Evening:
        opened.append(Evening(browser, serve() if own else house, language=language))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
    for one in opened:
        one.check()


class Table(Evening):
    """A long evening: `ana` and `ben` in browsers, four more couples, and always a step that is on."""

    def __init__(self, browser: Browser, server: Server) -> None:
        super().__init__(browser, server)
        self.ana, self.ben = self.couple()
        self.name = self.ana.couple_name()
        self.bring(4)
        self.desk.act("Begin: This hour")

    def push(self, title: str) -> None:
        """Begin a step anew, even one that is on."""
        if self.desk.line(title).get_attribute("aria-current"):
            self.desk.push("A breath between" if title == "This hour" else "This hour")
        self.desk.push(title)
        for phone in (self.ana, self.ben):
            phone.on_step(title)
            has_come(phone.page)

    def run(self) -> int:
        """The number of the step that is on."""
        return int(self.crowd[0].views["room"]["step"]["run"])

    def answers(self, *answers: Any) -> None:
        """What the first few of the other couples answer; the rest of them pass."""
        for number, phone in enumerate(self.crowd):
            answer = answers[number] if number < len(answers) else None
            assert phone.answer(answer, run=self.run())["ok"]


@pytest.fixture(scope="module")
def long_evening(browser: Browser, house: Server) -> Iterator[Table]:
    evening = Table(browser, house)
    yield evening
    evening.close()


@pytest.fixture
def table(long_evening: Table) -> Iterator[Table]:
    """The long evening, with two phones that are awake, uncovered and in the step."""
    long_evening.desk.decide_nothing()
    for phone in (long_evening.ana, long_evening.ben):
        phone.wake()
    yield long_evening
    long_evening.check()
