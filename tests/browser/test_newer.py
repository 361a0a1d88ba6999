"""The server becomes a newer version in mid-evening: pages are loaded anew between steps, and no word is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Evening
from tests.server import Pretending

MINE = re.compile("^One thing I would like to take home")
READY = re.compile("^A newer version of this page is ready")
SOON = "Math.random = () => 0.01"
"""What is spread over seconds comes at once."""
LOADS = "window.name = String(Number(window.name) + 1)"
"""How often a tab has loaded its page; a name outlives that."""


@pytest.fixture
def room(browser, tmp_path):
    """One whose server can become another version of itself."""
    server = Pretending(tmp_path / "data", {"build": "a" * 12, "made": 1})
    evening = Evening(browser, server)
    yield evening
    evening.close()
    server.stop()
    evening.check()


def watched(tab):
    for script in (SOON, LOADS):
        tab.page.add_init_script(script)
    tab.page.reload()
    return tab


def loads(tab):
    return int(tab.page.evaluate("window.name"))


SAYS = "(made) => JSON.parse(document.querySelector('#page')?.textContent ?? '{}').version?.made === made"


def is_of(tab, made):
    """The tab shows, or comes to show by itself, a page of that version."""
    tab.page.wait_for_function(SAYS, arg=made)


def back(room, *phones):
    for phone in phones:
        expect(phone.page.get_by_text("No connection just now")).to_have_count(0, timeout=20_000)
    expect(room.desk.page.locator(".banner").get_by_text("No connection")).to_have_count(0, timeout=20_000)


def stays_old(phone):
    """Whatever the server becomes, this phone gets a page of the first version, as from an older worker."""

    def answer(route):
        page = route.fetch()
        old = re.sub(r'"build": "\w+", "made": \d+', f'"build": "{"a" * 12}", "made": 1', page.text())
        route.fulfill(response=page, body=f"{old}<!-- {'b' * 12} -->")

    phone.page.route(re.compile(rf"/j/{phone.code}$"), answer)


def test_a_newer_version_comes_between_steps_once_and_no_word_is_lost(room):
    ana, ben = (watched(phone) for phone in room.couple())
    screen = watched(room.screen())
    stays_old(ben)
    room.desk.act("Begin: This hour")
    room.desk.push("For myself")
    ana.write(MINE, "half a sen")
    ana.tap("Cover", exact=True)
    before = loads(ana), loads(ben), loads(screen)

    room.server.become(build="b" * 12, made=2)
    back(room, ana, ben)
    assert (loads(ana), loads(ben), loads(screen)) == before, "never in the middle of a step"
    room.desk.push("An open question")
    is_of(screen, 2)
    ben.page.wait_for_function("(loads) => Number(window.name) > loads", arg=before[1])
    for title in ("An open question", "For myself"):
        if title == "For myself":
            room.desk.push(title)
        ben.on_step(title)
        ben.page.wait_for_timeout(400)
        assert loads(ben) == before[1] + 1, "once, though the page is as old as it was"
    ben.write(MINE, "goes on as it was")
    ben.page.reload()
    expect(ben.page.get_by_label(MINE)).to_have_value("goes on as it was")

    ana.tap("Uncover")
    expect(ana.page.get_by_label(MINE)).to_have_value("half a sen")
    ana.page.get_by_role("button", name=READY).click()
    is_of(ana, 2)
    ana.on_step("For myself")
    expect(ana.page.get_by_label(MINE)).to_have_value("half a sen")
    expect(ana.page.get_by_text(READY)).to_have_count(0)

    desk = room.desk.page
    desk.locator("#remark").fill("a remark that is not sa")
    desk.get_by_role("button", name="Load it now").click()
    is_of(room.desk, 2)
    expect(desk.locator("#remark")).to_have_value("a remark that is not sa")
    assert (loads(ana), loads(ben), loads(screen)) == (before[0] + 1, before[1] + 2, before[2] + 1)
