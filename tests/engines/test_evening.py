"""An evening from the room code to the page to take home, on phones of every engine, alone and mixed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import KEPT
from tests.browser.test_retreat import LACKS
from tests.waiting import until

MINE = re.compile("^One thing I would like to take home")
LONG = "ZQXMINE más paseos, " + "y lo que haga falta, " * 12
WHOLE = "() => [...document.querySelectorAll('textarea')].every((one) => one.scrollHeight <= one.clientHeight + 1)"
EVEN = "() => new Set([...document.querySelectorAll('.clause textarea')].map((one) => one.offsetHeight)).size === 1"
KEEPS = '"keep":true'
SIGNAL, PAUSE = "The signal", "We stop for"
LINE = re.compile("^Something small you already do")


def reads(phone, label, text):
    until(lambda: phone.written(label) == text, 15, lambda: f"{text!r}, but {phone.written(label)!r}")


def hand_over(phone, text):
    phone.write(LINE, text)
    phone.tap("Hand over")
    phone.see(re.compile("^Noted"))


@pytest.mark.timeout(300)
def test_an_evening_on_phones_of_another_engine(evening, house, picture):
    room = evening(house)
    desk, screen = room.desk, room.screen()
    ana, ben, carla, dan = room.other(), room.other(), room.phone(), room.other()
    ana.pair_with(ben)
    picture("lobby", ana)
    carla.pair_with(dan)
    room.bring(3)
    phones = (ana, ben, carla, dan)
    ben.write("What shall your partner’s phone call you?", "Ben")
    ben.tap("Save", exact=True)
    ana.see("with Ben")
    desk.page.locator("button.primary").click()

    asked_the_room(room, phones)
    expect(screen.page.locator("svg.chart").first).to_contain_text("can grow again")

    desk.push("For myself")
    for phone in (ana, dan):
        writes_and_keeps(phone)

    picture("writing", ana)
    desk.push("In turns")
    for pair in ((ana, ben), (carla, dan)):
        for phone in pair:
            phone.on_step("In turns")
            phone.see(re.compile("^You (speak|listen)$"))
        said = [phone.words() for phone in pair]
        assert sum("You speak" in words for words in said) == sum("You listen" in words for words in said) == 1
    picture("turns", ana)

    desk.push("Something I have noticed")
    for one, other in ((ana, ben), (carla, dan)):
        exchanged(one, other)

    picture("exchanged", ana)
    desk.push("A signal, and a pause")
    for one, other in ((ana, ben), (carla, dan)):
        drafted(one, other)

    picture("agreed", ana)
    ben.tap("Menu", exact=True)
    picture("menu", ben)
    ben.tap("Close", exact=True)
    desk.end()
    for phone in phones:
        phone.heading("That was it. Thank you.")
        phone.see(re.compile("ZQXHAND a hand on the table"))
    for phone in (ana, dan):
        phone.see(re.compile("ZQXMINE"))
    picture("home", ana)
    assert b"ZQX" not in room.server.written()


@pytest.mark.timeout(180)
def test_over_plain_http_in_a_house_nothing_is_missing(evening, retreat):
    """Where browsers have no `crypto.subtle`, two seal what they hand over all the same."""
    room = evening(retreat)
    ana, ben = room.other(), room.other()
    ana.pair_with(ben)
    for phone in (ana, ben):
        assert not phone.page.evaluate(LACKS), "this is a page as plain http has it"
    room.desk.page.locator("button.primary").click()
    room.desk.push("For myself")
    writes_and_keeps(ana)
    room.desk.push("Something I have noticed")
    exchanged(ana, ben)
    room.desk.end()
    for phone in (ana, ben):
        phone.heading("That was it. Thank you.")
    ana.see(re.compile("ZQXMINE"))
    assert b"ZQX" not in room.server.written()


def writes_and_keeps(phone):
    """It survives a reload in the middle, once it is on the disk (WebKit drops what is on its way there)."""
    phone.on_step("For myself")
    phone.write(MINE, "ZQXMINE más paseos")
    phone.page.get_by_label(re.compile("^Keep this for me")).check()
    until(lambda: KEEPS in phone.page.evaluate(KEPT), 5)
    phone.page.reload()
    reads(phone, MINE, "ZQXMINE más paseos")
    phone.write(MINE, LONG)
    assert phone.page.evaluate(WHOLE), "a field grows with its text"
    phone.done()


def exchanged(one, other):
    for phone in (one, other):
        phone.on_step("Something I have noticed")
    hand_over(one, "ZQXONE the kettle in the morning")
    assert "ZQXONE" not in other.words()
    hand_over(other, "ZQXTWO the light in the hall")
    one.see(re.compile("ZQXTWO"))
    other.see(re.compile("ZQXONE"))


def asked_the_room(room, phones):
    room.desk.push("In general")
    for phone in phones:
        phone.on_step("In general")
        phone.pick("can grow again")
        phone.send()
    room.crowd_answers("In general")
    room.desk.act("Close the question")
    room.desk.act("Show to the room")


def drafted(one, other):
    """What one writes while the other has no network arrives with it; both say yes to it, and it is agreed."""
    one.on_step("A signal, and a pause")
    other.on_step("A signal, and a pause")
    one.write(SIGNAL, "ZQXHAND a hand")
    reads(other, SIGNAL, "ZQXHAND a hand")
    other.lose_network()
    one.write(SIGNAL, "ZQXHAND a hand on the table")
    other.see("No connection just now.")
    other.write(PAUSE, "ZQXTEN ten minutes")
    other.find_network()
    reads(other, SIGNAL, "ZQXHAND a hand on the table")
    reads(one, PAUSE, "ZQXTEN ten minutes")
    for phone in (one, other):
        assert phone.page.evaluate(EVEN), "each field has one line, and is as high as that"
        phone.tap("Yes", exact=True)
    for phone in (one, other):
        phone.see(re.compile("^Agreed$"))
