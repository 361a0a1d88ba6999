"""Nothing on any surface that axe calls serious or critical, in light and in dark."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_company import workshop_of

GRAVE = ("serious", "critical")
OPTIONS = {"resultTypes": ["violations"]}


def examine(page, where):
    """In both colour schemes; still, so that no colour is caught half way."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        report = Axe().run(page, options=OPTIONS).response["violations"]
        found += [
            f"{where}, {scheme}: {one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for one in report
            if one["impact"] in GRAVE
            for node in one["nodes"][:3]
        ]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    assert found == []


def test_the_way_in_on_a_phone(evening):
    room = evening()
    ana = room.phone()
    ana.page.goto(room.server.url)
    examine(ana.page, "code")
    ana.here()
    ana.heading("Before we begin")
    examine(ana.page, "consent")
    ana.come()
    ana.heading("Who is here with you?")
    examine(ana.page, "choose")
    phrase = ana.start_couple()
    examine(ana.page, "four words")
    ben = room.phone().come()
    ben.enter_words("xyzzyx")
    ben.see("“xyzzyx” is not one of our words.")
    examine(ben.page, "entering")
    ben.enter_words(phrase)
    ben.see("Is this the two of you?")
    examine(ben.page, "confirm")
    ben.confirm()
    ana.confirm()
    ana.heading(re.compile("^You are "))
    examine(ana.page, "lobby")
    ana.page.goto(f"{room.server.url}/away")
    examine(ana.page, "away")


def test_every_kind_of_step_on_phone_desk_and_screen(table):
    screen = table.screen()
    for title in ("This hour", "In general", "The first signs", "For myself", "In turns", "What it takes"):
        table.push(title)
        screen.page.locator(".step").wait_for()
        examine(table.ana.page, f"phone: {title}")
        examine(screen.page, f"screen: {title}")
    examine(table.desk.page, "desk: step")
    for side in ("Menu", "Leave", "Cover"):
        table.ana.tap(side, exact=True)
        examine(table.ana.page, side)
    table.ben.tap("Menu", exact=True)
    table.ben.tap("Pause for the two of us")
    table.ben.heading("A pause for the two of you")
    examine(table.ben.page, "pause")
    table.ben.tap("We go on")
    table.ben.ask("I’d like a word alone", "At the break")
    table.desk.see("Do not walk straight there")
    examine(table.desk.page, "desk: help")
    table.desk.tap("Seen")
    screen.close()


def test_moderation_and_what_is_shown(table):
    table.push("The first signs")
    table.answers(*[{"text": f"words from somebody {word}"} for word in "abcdefgh"])
    table.close_question()
    page = table.desk.page
    page.keyboard.press("s")
    page.keyboard.press("x")
    page.keyboard.press("e")
    expect(page.get_by_label("Shorter text")).to_be_focused()
    examine(page, "desk: moderation")
    table.ana.see("This question is closed.")
    examine(table.ana.page, "phone: closed")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("Small promises")
    page.keyboard.press("Enter")
    page.keyboard.press("f")
    expect(page.get_by_label("Theme")).to_be_focused()
    examine(page, "desk: themes")
    page.keyboard.press("Escape")
    table.desk.act("Show to the room")
    table.desk.push("What it takes")
    screen = table.screen()
    screen.page.locator("svg.chart:visible").wait_for()
    examine(screen.page, "screen: answers")
    examine(table.ana.page, "phone: talk")
    screen.close()


def test_the_desk_when_time_is_short(table):
    table.push("This hour")
    desk, page = table.desk, table.desk.page
    for key in "-w+":
        page.keyboard.press(key)
    desk.see("asked to come to an end")
    examine(table.ana.page, "phone: wrapping up")
    for key, opens in (("t", re.compile("behind|On time")), ("?", "Keys")):
        page.keyboard.press(key)
        desk.heading(opens)
        examine(page, f"desk: {key}")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("?")
    desk.tap("Warnings about time")
    examine(page, "desk: warnings")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    desk.tap("What phones show, larger")
    examine(page, "desk: pictures")
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    expect(page.locator(".pictures .says-blank")).to_be_visible()
    screen = table.screen()
    screen.page.locator(".nothing").wait_for(state="attached")
    examine(screen.page, "screen: blank")
    desk.settle()
    page.keyboard.press("v")
    screen.close()


def test_the_pages_around_the_desk(evening):
    room = evening()
    desk, link = room.desk, room.desk.page.url
    examine(desk.page, "desk: lobby")
    for name, opens in (("Keys", "Keys"), ("End …", "End the session?")):
        desk.tap(name)
        desk.heading(opens)
        examine(desk.page, f"desk: {name}")
        desk.page.keyboard.press("Escape")
    ana = room.phone().come()
    ana.tap("I am here on my own")
    desk.act("Begin: This hour")
    desk.push("For myself")
    ana.write(re.compile("^One thing"), "a note to keep")
    ana.page.get_by_label(re.compile("^Keep this for me")).check()
    desk.end()
    ana.heading("That was it. Thank you.")
    examine(ana.page, "phone: ended")
    desk.heading("The session has ended.")
    examine(desk.page, "desk: ended")
    desk.page.goto(f"{link}/notes")
    examine(desk.page, "notes")
    desk.page.goto(f"{room.server.url}/desk")
    examine(desk.page, "home")
    desk.page.locator("h2 a").first.click()
    examine(desk.page, "pre-flight")
    desk.context.clear_cookies()
    desk.page.goto(f"{room.server.url}/desk/sign-in")
    examine(desk.page, "sign-in")


def test_people_and_account(evening):
    room = evening()
    where = workshop_of(room.desk)
    page = room.desk.open()
    page.goto(f"{where}/people")
    page.get_by_label("Moderates").check()
    page.get_by_role("button", name="Make a link").click()
    examine(page, "people of a workshop")
    link = page.get_by_label("The link").input_value()
    page.goto(link)
    examine(page, "an invitation, signed in")
    page.goto(f"{room.server.url}/desk/account")
    page.get_by_role("button", name="Make a link").click()
    examine(page, "account")
    stranger = room.phone()
    stranger.page.goto(link)
    stranger.page.get_by_text("I have an account here already").click()
    examine(stranger.page, "an invitation")
