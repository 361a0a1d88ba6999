"""A visitor types `workshop demo`, opens its three links, looks around, leads a little, and ends it with Ctrl-C."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Desk, Phone, Screen
from tests.demo import Demo


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path)
    yield demo
    demo.stop()


@pytest.mark.long
def test_a_visitor_sees_a_running_workshop_from_all_three_sides_and_leads_it(browser, demo):
    desk, phone = Desk(browser, demo), Phone(browser, demo, demo.code)
    screen = Screen(browser, demo, demo.links["screen"])
    desk.page.goto(demo.desk)
    desk.page.locator("form button.primary").click()
    desk.page.get_by_role("link", name="Back to the rehearsal").first.click()
    phone.come().tap("I am here on my own")
    expect(desk.page.locator("li.tile")).to_have_count(4, timeout=60_000)
    for tab in (desk, screen, phone):
        expect(tab.page.get_by_text("REHEARSAL", exact=True).first).to_be_visible()
    expect(screen.page.get_by_text("Welcome").first).to_be_visible(timeout=60_000)  # it begins by itself
    desk.push("For myself")
    phone.on_step("For myself")
    assert [fault for tab in (desk, phone, screen) for fault in tab.faults] == []
    for tab in (desk, phone, screen):
        tab.close()
    assert demo.stop() == 0
    assert demo.left() == []
