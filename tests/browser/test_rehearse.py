"""Robin rehearses: one press, the board fills, phones of Robin's own come in, and REHEARSAL stands everywhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Desk, Phone, Screen
from tests.live.crowd import crowds, until_gone


@pytest.fixture
def desk(browser, house):
    """Robin's desk, on the page of a workshop."""
    desk = Desk(browser, house)
    desk.sign_in()
    desk.make_workshop("A rehearsed evening")
    yield desk
    desk.page.goto(desk.workshop)
    for button in desk.page.get_by_role("button", name="Send them home").all():
        button.click()
    desk.close()
    assert desk.faults == []


def marked(tab):
    expect(tab.page.get_by_text("REHEARSAL", exact=True).first).to_be_visible()


@pytest.mark.long
def test_one_press_brings_couples_and_phones_of_ones_own_come_in_among_them(browser, house, desk):
    desk.rehearse(couples=3, speed=20)
    (process,) = crowds(house)
    expect(desk.page.locator("li.tile")).to_have_count(3, timeout=30_000)
    expect(desk.page.get_by_text("3 simulated couples")).to_be_visible()
    marked(desk)

    screen = Screen(browser, house, desk.screen_url())
    marked(screen)
    ana, ben, eve = (Phone(browser, house, desk.code) for _ in range(3))
    ana.pair_with(ben)
    eve.come()
    eve.tap("I am here on my own")
    for phone in (ana, ben, eve):
        marked(phone)
    expect(desk.page.locator("li.tile")).to_have_count(5)

    desk.act("Begin: This hour")
    for phone in (ana, ben, eve):
        phone.on_step("This hour")
        marked(phone)
    marked(screen)

    desk.end()
    for phone in (ana, eve):
        phone.heading("That was it")
        marked(phone)
    assert until_gone(process)
    marked(screen)
    desk.page.goto(f"{house.url}/desk/sessions/{desk.session}/notes")
    marked(desk)
    for tab in (screen, ana, ben, eve):
        assert tab.faults == []
        tab.close()


def test_the_couples_are_sent_home_from_the_desk_and_the_rehearsal_goes_on(house, desk):
    desk.rehearse(couples=1, speed=10)
    (process,) = crowds(house)
    desk.page.get_by_text("1 simulated couple").click()
    desk.tap("Send them home")
    desk.see("The simulated couples have left")
    assert until_gone(process, 5)
    expect(desk.page.locator("button.primary")).to_be_visible()


def test_afterwards_the_workshop_says_who_was_who(house, desk):
    desk.rehearse(couples=1, speed=10)
    (process,) = crowds(house)
    expect(desk.page.locator("li.tile")).to_have_count(1, timeout=30_000)
    couple = desk.page.locator("li.tile").inner_text().split()[0]
    desk.end()
    assert until_gone(process)
    desk.page.goto(desk.workshop)
    line = desk.page.locator(".rehearsals li").first
    expect(line.get_by_text("They took part until the end.")).to_be_visible()
    line.get_by_text("Who was who").click()
    expect(line.get_by_text(couple)).to_be_visible()


def test_a_number_that_cannot_be_is_answered_where_it_was_typed(desk):
    desk.page.locator("form.rehearsing-form").evaluate("form => form.noValidate = true")
    desk.page.get_by_label("Couples").fill("99")
    desk.tap("Rehearse it")
    desk.see("Choose from 1 to 40 couples.")
    assert desk.page.get_by_label("Couples").input_value() == "99"
