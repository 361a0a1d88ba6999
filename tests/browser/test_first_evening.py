"""The first evening from sign-in to notes: one desk, one screen, six phones, each reloaded once in mid-step."""

import re

import pytest
from playwright.sync_api import expect

NEEDS = "What I know now about what I need"
STEM = "Trust starts to come back when someone…"


def reload(phone):
    phone.page.reload()


@pytest.mark.long
def test_the_first_evening_from_sign_in_to_notes(evening):
    from_sign_in_to_notes(evening())


def from_sign_in_to_notes(room):
    desk, screen = room.desk, room.screen()
    screen.see(re.compile(f"{room.code[:3]}\\s*{room.code[3:]}"))
    (ana, ben), (carla, dan), (emma, finn) = room.couple(), room.couple(), room.couple()
    phones = [ana, ben, carla, dan, emma, finn]

    desk.act("Begin: This hour")
    for phone in phones:
        phone.on_step("This hour")
    expect(screen.page.get_by_text("Welcome").first).to_be_visible()
    ana.done()
    reload(ana)
    ana.on_step("This hour")

    desk.act("Next: How we are with each other")
    desk.act("Next: A first try")
    ben.pick("A bit of a rush")
    ben.done()
    desk.act("Next: Where things are")
    desk.act("Next: An open question")
    desk.act("Next: In general")
    for phone, answer in zip(phones, ["can grow again"] * 4 + ["seldom does"] * 2, strict=True):
        phone.on_step("In general")
        phone.pick(answer)
    reload(ben)
    expect(ben.page.get_by_label("can grow again", exact=True)).to_be_checked()
    for phone in phones:
        phone.send()
    assert "can grow again" not in screen.words()
    desk.act("Close the question")
    expect(desk.page.locator(".preview")).to_contain_text("can grow again")
    assert "can grow again" not in screen.words()
    desk.act("Show to the room")
    expect(screen.page.locator("svg.chart").first).to_contain_text("can grow again")

    desk.act("Next: The first signs")
    for phone in phones:
        phone.on_step("The first signs")
        phone.tap("asks first", exact=True)
    reload(carla)
    expect(carla.page.get_by_role("button", name="asks first")).to_have_attribute("aria-pressed", "true")
    for phone in phones:
        phone.send()
    desk.act("Close the question")
    desk.act("Show to the room")
    desk.act("Next: What it takes")
    for phone in phones:
        phone.on_step("What it takes")
        phone.see("asks first")
    expect(screen.page.locator("svg.chart").first).to_contain_text("asks first")

    desk.act("Next: For myself")
    dan.write(re.compile("One thing I would like to take home"), "More walks. ZQXMINE 🌿")
    dan.page.get_by_label(re.compile("^Keep this for me")).check()
    reload(dan)
    assert dan.written(re.compile("One thing I would like to take home")) == "More walks. ZQXMINE 🌿"
    dan.done()

    desk.act("Next: How it goes")
    desk.act("Next: Pick a pebble")
    emma.pick("Time off, together or apart")
    reload(emma)
    expect(emma.option("Time off, together or apart")).to_be_checked()
    desk.act("Next: In turns")
    for first, second in ((ana, ben), (carla, dan), (emma, finn)):
        said = [phone.words() for phone in (first, second) if phone.on_step("In turns") is None]
        assert sum("You speak" in words for words in said) == 1
        assert sum("You listen" in words for words in said) == 1
    before = finn.page.get_by_text(re.compile("^You (speak|listen)$")).first.inner_text()
    reload(finn)
    expect(finn.page.get_by_text(before, exact=True).first).to_be_visible()

    desk.act("Next: Being heard")
    desk.act("Next: The harder part")
    for phone in phones[:3]:
        phone.pick("not answering")
        phone.send()
    desk.act("Close the question")
    desk.see("Too few answers")
    desk.act("Next: Yes, but")
    ana.see("Prepared examples, not from this room")
    desk.act("Next: A breath between")
    desk.act("Next: What I know now")
    desk.act("Next: What carries two people")
    for phone in phones:
        phone.page.get_by_label("Being heard", exact=True).check()
        phone.page.get_by_label("Time", exact=True).check()
        phone.send()
    desk.act("Close the question")
    desk.act("Show to the room")
    desk.act("Next: Lasting, and living well")
    desk.act("Next: Going home")
    desk.heading("Going home")
    desk.page.locator("textarea").first.fill("A good room.")
    desk.see(re.compile("saved", re.I))
    desk.act("End the session")
    desk.page.get_by_role("dialog").get_by_role("button", name=re.compile("End")).click()
    for phone in phones:
        phone.heading("That was it. Thank you.")
    dan.see("More walks. ZQXMINE 🌿")

    desk.act("Open the session notes")
    desk.page.wait_for_url("**/notes")
    expect(desk.page.locator("svg.chart").first).to_contain_text("can grow again")
    told = desk.page.evaluate("(path) => fetch(path).then((answer) => answer.json())", f"{desk.page.url}.json")
    assert told["steps"][-1]["remark"] == "A good room."
    forms = [shown["form"] for step in told["steps"] for shown in step["shown"]]
    assert forms == ["named", "cards", "named"]
    assert b"ZQXMINE" not in room.server.written()
