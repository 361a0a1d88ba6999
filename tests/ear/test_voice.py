"""Reading aloud with a voice of the computer's own: speech-dispatcher and espeak-ng, as Chromium offers them."""

import pytest
from playwright.sync_api import expect

from tests.browser.course import Room
from tests.browser.people import Phone
from tests.browser.spanish import SpanishPhone
from tests.waiting import until

SPY = """(() => {
  const speak = speechSynthesis.speak.bind(speechSynthesis);
  window.spoken = [];
  speechSynthesis.speak = (one) => {
    const told = [];
    spoken.push({ text: one.text, lang: one.voice.lang, own: one.voice.localService, told });
    for (const name of ["start", "end", "error"]) one.addEventListener(name, () => told.push(name));
    speak(one);
  };
})()"""


MENU = {"en": "Reading and time", "es": "Lectura y tiempo"}
FIRST_WORDS = {"en": ["Welcome", "This hour"], "es": ["Bienvenida", "Esta hora"]}


class Evening(Room):
    agenda = "first-evening"


@pytest.mark.parametrize("of", [Phone, SpanishPhone], ids=["English", "Spanish"])
def test_a_voice_of_its_own_reads_a_step_to_its_end_and_stops_with_it(of, desktop, playwright, serve):
    browser = desktop.browser(playwright.chromium)
    evening = Evening(browser, serve())
    phone = evening.person("Gil", of=of, **{"viewport": {"width": 390, "height": 800}}).phone
    phone.page.add_init_script(SPY)
    phone.come().tap(phone.said("I am here on my own"))
    phone.settled()
    evening.push(0)
    language = phone.page.evaluate("document.documentElement.lang")
    page = phone.page
    page.locator(".bar button:nth-child(2)").click()
    phone.tap(MENU[language])
    page.locator("section").nth(2).get_by_role("checkbox").first.check()
    page.locator(".screen.in-front > button").click()
    reads = page.locator(".reader.reads")
    page.locator(".reader button").first.click()
    spoken = lambda: page.evaluate("spoken")  # noqa: E731
    ended = lambda: spoken() and not reads.count() and spoken()  # noqa: E731
    lines = until(ended, 60, spoken, sleep=lambda seconds: page.wait_for_timeout(seconds * 1000))
    assert [one["text"] for one in lines[:2]] == FIRST_WORDS[language]
    assert len(lines) > 5 and {(one["lang"].split("-")[0], one["own"]) for one in lines} == {(language, True)}
    assert [one["told"] for one in lines] == [["start", "end"]] * len(lines)

    page.locator(".reader button").first.click()
    evening.push(1)
    expect(reads).to_have_count(0)
    until(lambda: not page.evaluate("speechSynthesis.speaking"), 10)
    page.locator(".reader button").first.click()
    until(lambda: "start" in spoken()[-1]["told"], 10, spoken)
    evening.close()
    browser.close()
