"""Robin shares an evening by link; Kim comes with a browser of their own, moderates, and is removed again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import PASSWORD, Desk, Tab


@pytest.fixture
def room(evening):
    return evening(own=True)


def workshop_of(desk: Desk) -> str:
    """The address of the workshop whose session is open here."""
    page = desk.open()
    page.goto(f"{desk.server.url}/desk")
    where = page.get_by_role("link", name="An evening in spring", exact=True).first.get_attribute("href")
    page.close()
    return f"{desk.server.url}{where}"


def invite(desk: Desk, where: str, duty: str) -> str:
    """A link into the workshop, from a second page of the same browser."""
    page = desk.open()
    page.goto(f"{where}/people")
    page.get_by_label(duty).check()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link").input_value()
    page.close()
    return link


class Colleague(Tab):
    def __init__(self, room, name: str, link: str) -> None:
        super().__init__(room.browser, room.server, viewport={"width": 1280, "height": 800})
        room.tabs.append(self)
        self.name = name
        self.page.goto(link)

    def make_account(self) -> None:
        self.page.get_by_label("Your name, to sign in with").fill(self.name)
        self.page.get_by_label("Password, 10 characters or more").fill(PASSWORD)
        self.page.get_by_label("The same password again").fill(PASSWORD)
        self.tap("Make the account")
        self.page.wait_for_url("**/desk/sessions/*")


def test_somebody_comes_by_link_moderates_and_is_removed(room):
    robin, phones = room.desk, room.bring(5)
    where = workshop_of(robin)
    kim = Colleague(room, "Kim", invite(robin, where, "Moderates"))
    kim.heading(re.compile("^Robin invites you to moderate at “An evening in spring”"))
    kim.make_account()
    kim.see("you: moderation")
    kim.see("with Robin")
    robin.see("with Kim (moderation)")

    robin.push("The first signs")
    for name in ("Hold all", "End …", "Pause"):
        expect(kim.page.get_by_role("button", name=name)).to_have_count(0)
    kim.page.keyboard.press("h")
    for number, phone in enumerate(phones):
        phone.see("room", lambda view: view["step"])
        assert phone.answer({"text": f"listening {'abcdefghij'[number]}"})["ok"]
    robin.act("Close the question")
    expect(robin.page.get_by_role("button", name="Hold all")).to_have_attribute("aria-pressed", "false")

    expect(kim.page.locator(".cards li")).to_have_count(10)
    kim.see("Whoever leads decides what the room sees.")
    for _ in range(3):
        kim.page.keyboard.press("s")
    expect(kim.page.locator(".cards li.show")).to_have_count(3)
    expect(robin.page.locator(".cards li.show")).to_have_count(3)
    kim.page.keyboard.press("r")
    robin.act("Show to the room")
    robin.see("shown to the room")

    page = robin.open()
    page.goto(f"{where}/people")
    page.get_by_role("button", name="Remove Kim").click()
    kim.heading("This desk is closed to you now.")
    assert "listening" not in kim.words() and "An evening in spring" not in kim.words()
    kim.page.reload()
    kim.see("There is nothing at this address, or not any more.")
    kim.page.goto(f"{room.server.url}/desk")
    assert "An evening in spring" not in kim.words()
    expect(robin.page.get_by_text("with Kim")).to_have_count(0)


def test_who_keeps_the_time_takes_the_steps_and_no_more(room):
    robin = room.desk
    room.bring(2)
    toni = Colleague(room, "Toni", invite(robin, workshop_of(robin), "Keeps the time"))
    toni.make_account()
    begin = toni.page.get_by_role("button", name=re.compile("^Begin"))
    expect(begin).to_be_enabled()
    toni.page.wait_for_timeout(650)
    begin.click()
    robin.heading("This hour")
    toni.tap("Pause")
    expect(robin.page.get_by_role("button", name="Go on")).to_be_visible()
    for name in ("End …", "Keys"):
        expect(toni.page.get_by_role("button", name=name)).to_have_count(0 if name == "End …" else 1)
    expect(toni.page.get_by_text("For you alone")).to_have_count(0)
    toni.page.keyboard.press("?")
    keys = toni.page.get_by_role("dialog").inner_text()
    assert "One minute more" in keys and "remark" not in keys and "Show the answers" not in keys
