"""Larger text, more time, reading aloud: each does what it says on one phone, and nobody else can tell."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

VOICES = """(() => {
  window.heard = [];
  window.said = null;
  const voice = (name, localService) => ({ name, lang: "en-GB", localService, default: !localService });
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [voice("Somewhere in the network", false), voice("This phone", true)],
    speak: (now) => { window.said = now; heard.push([now.text, now.voice.name, now.rate]); },
    cancel: () => { const was = window.said; window.said = null; setTimeout(() => was?.onend?.()); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; this.rate = 1; } };
  window.finish = () => { const was = said; window.said = null; was?.onend?.(); return !!was; };
})()"""
"""No machine that tests run on has a voice. What a browser would be told to say is written down in its place.
A sentence that is silenced ends, as in some browsers."""

FORGET = """() => new Promise((done) => {
  const asked = indexedDB.open("page");
  asked.onsuccess = () => {
    const write = asked.result.transaction("kept", "readwrite");
    const kept = write.objectStore("kept"), keys = kept.getAllKeys();
    keys.onsuccess = () => keys.result.forEach((key) => /(reading|stayed)$/.test(key) && kept.delete(key));
    write.oncomplete = () => done(asked.result.close());
  };
})"""
MINE = re.compile("^One thing I would like to take home")
LEFT = re.compile("left$|come to an end")
GO_ON = "Go on"


@pytest.fixture
def ana(table) -> Iterator[Any]:
    """Ana, who reads as everybody does until she sets something, and whose voice is written down."""
    phone = table.ana
    phone.page.add_init_script(VOICES)
    phone.wake()
    yield phone
    if "/j/" in phone.page.url:
        phone.page.evaluate(FORGET)


def open_settings(phone: Any) -> Page:
    phone.tap("Menu", exact=True)
    phone.tap("Reading and time", exact=True)
    phone.heading("Reading and time")
    page: Page = phone.page
    return page


def set_all(phone: Any) -> None:
    page = open_settings(phone)
    page.get_by_label("200 %").check()
    page.get_by_label("More time on this phone").check()
    page.get_by_label("Keys for reading aloud at the top").check()
    page.get_by_label("Read slowly").check()
    phone.tap("Back", exact=True)


def size(phone: Any) -> float:
    found: float = phone.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    return found


RHYTHM = re.compile(r'^(2|3|42\d+\["time",\d+\])$')
"""The heartbeat, and the question for the server's clock: they come by the clock, whatever somebody does."""


class Sent:
    """What a phone's page has sent but for its rhythm, and what it has asked for."""

    def __init__(self, phone: Any) -> None:
        self.frames: list[str] = []
        self.asked: list[str] = []
        phone.page.on("request", lambda request: self.asked.append(request.url))
        phone.page.on("websocket", lambda socket: socket.on("framesent", self._hear))

    def _hear(self, frame: str | bytes) -> None:
        if not RHYTHM.match(str(frame)):
            self.frames.append(str(frame))

    def forget(self) -> None:
        self.frames.clear()
        self.asked.clear()


def test_what_somebody_sets_stays_on_their_phone_and_nobody_is_told(table, ana):
    sent = Sent(ana)
    ana.wake()
    table.push("For myself")
    ana.page.get_by_label(MINE).fill("ZQX unhurried words")
    ana.delivers()
    others = (table.ben, table.desk)
    before = [len(other.heard) for other in others], table.server.rows("select count(*) from events")
    sent.forget()
    set_all(ana)
    ana.tap("Read aloud")
    ana.tap("Stop reading")
    ana.delivers()
    assert (sent.frames, [url for url in sent.asked if "/assets/" not in url]) == ([], [])
    assert ([len(other.heard) for other in others], table.server.rows("select count(*) from events")) == before
    assert b"unhurried" not in table.server.written()

    table.desk.push("In turns")
    table.ben.on_step("In turns")
    ana.see("The room is at “In turns” now.")
    ana.tap(GO_ON, exact=True)
    ana.on_step("In turns")
    ana.delivers()
    assert (sent.frames, [url for url in sent.asked if "/assets/" not in url]) == ([], [])
    ana.tap("More time, please")
    ana.delivers()
    assert len(sent.frames) == 1, "what is sent is seen here"


def test_it_is_there_after_a_reload_and_goes_with_whoever_leaves(table):
    gil = table.phone()
    gil.page.add_init_script(VOICES)
    gil.come().tap("I am here on my own")
    usual = size(gil)
    set_all(gil)
    assert size(gil) == 2 * usual
    gil.page.reload()
    expect(gil.page.get_by_role("group", name="Reading aloud")).to_be_visible()
    assert size(gil) == 2 * usual
    page = open_settings(gil)
    for label in ("200 %", "More time on this phone", "Read slowly"):
        expect(page.get_by_label(label)).to_be_checked()
    gil.tap("Back", exact=True)
    assert "unhurried" in gil.kept()
    gil.page.route("**/leave", lambda route: None)  # while the server does not answer, the page is dark and silent
    gil.tap("Read aloud")
    assert gil.page.evaluate("said !== null")
    for _ in range(3):
        gil.page.keyboard.press("Shift")
    gil.page.wait_for_function("said === null && location.pathname.startsWith('/j/')")
    assert gil.page.evaluate("new Promise((done) => setTimeout(() => done(said)))") is None, "no other sentence begins"
    gil.page.wait_for_url("**/away")
    assert "unhurried" not in gil.kept()


def test_whoever_takes_more_time_stays_with_what_they_write_until_they_go_on(table, ana):
    table.push("For myself")
    ana.page.get_by_label(MINE).fill("half a sen")
    open_settings(ana).get_by_label("More time on this phone").check()
    ana.tap("Back", exact=True)
    table.desk.push("In turns")
    table.desk.push("This hour")
    table.ben.on_step("This hour")
    ana.see("The room is at “This hour” now.")
    expect(ana.page.get_by_role("button", name="Pass")).to_have_count(0)
    ana.page.get_by_label(MINE).fill("half a sentence, and the rest of it")
    ana.page.reload()
    ana.see("The room is at “This hour” now.")
    expect(ana.page.get_by_label(MINE)).to_have_value("half a sentence, and the rest of it")
    ana.put_away()
    ana.take_up()
    assert "half a sentence" not in ana.words()
    ana.tap("Uncover")
    ana.tap(GO_ON, exact=True)
    ana.on_step("This hour")
    ana.forgets("half a sentence")
    ana.tap("Done", exact=True)
    table.desk.push("For myself")
    ana.on_step("For myself")


def test_with_more_time_no_clock_is_shown_but_where_all_share_one(table, ana):
    clock = ana.page.get_by_role("img", name=LEFT)
    table.push("For myself")
    expect(clock).to_have_count(1)
    open_settings(ana).get_by_label("More time on this phone").check()
    ana.tap("Back", exact=True)
    expect(clock).to_have_count(0)
    ana.tap("Done", exact=True)
    table.desk.push("In turns")
    ana.on_step("In turns")
    expect(clock).to_have_count(1)


def heard(phone: Any) -> list[tuple[str, str, float]]:
    return [tuple(one) for one in phone.page.evaluate("heard")]


def read_to_the_end(phone: Any) -> str:
    """All that is said, each piece once the one before has ended."""
    while phone.page.evaluate("finish()"):
        pass
    return " ".join(text for text, _, _ in heard(phone))


def test_a_voice_of_the_phone_reads_what_the_page_says_and_what_people_wrote_only_when_asked(table, ana):
    table.push("For myself")
    ana.page.get_by_label(MINE).fill("ZQX the kettle")
    page = open_settings(ana)
    page.get_by_label("Keys for reading aloud at the top").check()
    ana.tap("Back", exact=True)
    assert heard(ana) == [], "nothing is read before it is asked for"
    ana.tap("Read aloud")
    said = read_to_the_end(ana)
    assert said.startswith("Can trust be rebuilt? For myself Only you One thing I would like to take home")
    assert "ZQX" not in said and "Pass" not in said
    assert {(voice, rate) for _, voice, rate in heard(ana)} == {("This phone", 1)}
    ana.tap("Read what is written")
    assert read_to_the_end(ana).endswith("ZQX the kettle")
    expect(ana.page.get_by_role("button", name="Read aloud")).to_be_visible()


def test_reading_pauses_goes_on_and_stops_with_the_screen(table, ana):
    table.push("This hour")
    page = open_settings(ana)
    page.get_by_label("Keys for reading aloud at the top").check()
    page.get_by_label("Read slowly").check()
    ana.tap("Back", exact=True)
    reads = ana.page.get_by_role("button", name="Pause reading")

    ana.tap("Read aloud")
    ana.page.evaluate("finish()")
    ana.tap("Pause reading")
    assert ana.page.evaluate("said") is None
    ana.tap("Go on reading")
    again = heard(ana)
    assert again[-1] == again[-2] and again[-1][2] < 1
    ana.tap("Cover", exact=True)
    assert ana.page.evaluate("said") is None
    ana.tap("Uncover", exact=True)

    ana.tap("Read aloud")
    ana.tap("Menu", exact=True)
    assert ana.page.evaluate("said") is None
    ana.tap("Close", exact=True)

    ana.tap("Read aloud")
    table.desk.push("In turns")
    ana.on_step("In turns")
    expect(reads).to_have_count(0)
    assert ana.page.evaluate("said") is None

    ana.tap("Read aloud")
    ana.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(reads).to_have_count(0)
    assert ana.page.evaluate("said") is None


def test_without_a_voice_of_its_own_a_phone_says_why_it_reads_nothing(table):
    page = open_settings(table.ben)
    assert page.evaluate("speechSynthesis.getVoices().filter((voice) => voice.localService)") == []
    expect(page.get_by_text("This phone has no voice of its own in this language")).to_be_visible()
    expect(page.get_by_label("Keys for reading aloud at the top")).to_have_count(0)
    table.ben.tap("Back", exact=True)
