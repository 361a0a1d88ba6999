"""A retreat house: plain http at a name that is not this machine, and nothing else in the world can be reached."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET, Evening
from tests.browser.people import Phone
from tests.browser.test_first_evening import from_sign_in_to_notes
from tests.live import people as live
from tests.ports import free_port
from tests.server import Server
from tests.setup.test_certificates import Sealed

HOUSE = "retreat.example"
MINE = re.compile("^One thing I would like to take home")
LACKS = "() => [isSecureContext, 'wakeLock' in navigator, 'serviceWorker' in navigator, !!crypto.subtle].some(Boolean)"


class InAHouse(Server):
    """Known to phones by the name of the house; here it listens on this machine."""

    def __init__(self, data: object) -> None:
        port = free_port()
        super().__init__(data, port, WORKSHOP_URL=f"http://{HOUSE}:{port}")  # type: ignore[arg-type]

    def start(self) -> None:
        super().start()
        self.near, self.url = self.url, self.env["WORKSHOP_URL"]


class InTheHouse(Evening):
    def bring(self, couples: int) -> list[live.Phone]:
        there, self.server.url = (
            self.server.url,
            self.server.near,
        )  # sockets without a browser know no name of the house
        try:
            return super().bring(couples)
        finally:
            self.server.url = there


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Knows the house and nobody else by name."""
    knows = f"--host-resolver-rules=MAP {HOUSE} 127.0.0.1,MAP * ~NOTFOUND"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, knows])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def retreat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = InAHouse(tmp_path_factory.mktemp("retreat"))
    yield server
    server.stop()


@pytest.fixture
def room(browser: Browser, retreat: Server) -> Iterator[Evening]:
    room = InTheHouse(browser, retreat)
    yield room
    asked = [urlsplit(url) for tab in room.tabs for url in tab.asked]
    room.close()
    room.check()
    schemes = {(one.scheme, one.hostname) for one in asked if one.scheme not in ("data", "blob")}
    assert schemes == {("http", HOUSE), ("ws", HOUSE)}, "a page asked somebody else for something"


@pytest.mark.long
def test_an_evening_in_a_house_without_internet_and_without_https(room):
    desk, screen = room.desk, room.screen()
    ana, ben = room.couple()
    room.bring(3)
    for tab in (desk, screen, ana, ben):
        assert not tab.page.evaluate(LACKS), "this is a page as plain http has it"
    screen.see(f"{HOUSE}:{room.server.port}")
    ben.write("What shall your partner’s phone call you?", "Ben")
    ben.tap("Save", exact=True)
    ana.see("with Ben")
    desk.act("Begin: This hour")
    desk.push("In general")
    answered_by_everybody(room, ana, ben)
    desk.act("Close the question")
    desk.act("Show to the room")
    expect(screen.page.locator("svg.chart").first).to_contain_text("can grow again")
    desk.push("For myself")
    ana.write(MINE, "More walks.")
    ana.page.get_by_label(re.compile("^Keep this for me")).check()
    ana.page.reload()
    assert ana.written(MINE) == "More walks."
    ana.done()
    desk.push("In turns")
    for phone in (ana, ben):
        phone.on_step("In turns")
        phone.see(re.compile("^You (speak|listen)$"))
    desk.end()
    for phone in (ana, ben):
        phone.heading("That was it. Thank you.")
    ana.see("More walks.")
    desk.act("Open the session notes")
    desk.page.wait_for_url("**/notes")
    expect(desk.page.locator("svg.chart").first).to_contain_text("can grow again")


def answered_by_everybody(room: Evening, ana: Phone, ben: Phone) -> None:
    for phone in (ana, ben):
        phone.on_step("In general")
        phone.pick("can grow again")
        phone.send()
    room.crowd_answers("In general")


@pytest.mark.long
def test_with_a_certificate_of_the_laptop_phones_stay_awake_and_the_evening_is_the_same(tmp_path):
    server = Sealed(tmp_path, free_port())
    server.url = f"https://laptop.local:{server.port}"
    server.desk = server.desk.replace("https://127.0.0.1", "https://laptop.local")
    knows = "--host-resolver-rules=MAP laptop.local 127.0.0.1,MAP * ~NOTFOUND"
    with sync_playwright() as playwright:
        args = [*QUIET, knows, "--ignore-certificate-errors"]
        room = Evening(playwright.chromium.launch(executable_path=CHROMIUM, args=args), server)
        ana, ben = room.couple()
        assert ana.page.evaluate("isSecureContext && 'wakeLock' in navigator")
        room.desk.act("Begin: This hour")
        room.desk.push("For myself")
        ana.write(MINE, "More walks.")
        ana.done()
        ben.on_step("For myself")
        ana.page.goto(f"http://laptop.local:{server.port}/j/{room.code}")
        ana.heading("Trusting this computer")
        ana.page.get_by_role("link", name="Go on").click()
        ana.page.wait_for_url(f"{server.url}/")
        assert [fault for tab in room.tabs for fault in tab.faults] == []
        room.close()
    assert server.stop() == 0


@pytest.mark.long
def test_the_whole_first_evening_in_a_house_without_internet(room):
    from_sign_in_to_notes(room)
