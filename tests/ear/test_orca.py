"""A phone's first quarter of an hour, as Orca says it."""

import re

import pytest

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.course import FirstEvening
from tests.ear.listener import Listener

TICKED = r"checked|.* check box checked\."


@pytest.fixture
def evening(desktop, playwright, serve):
    headless = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
    evening = FirstEvening(headless, serve())
    yield evening
    evening.close()
    headless.close()


@pytest.fixture
def ana(desktop, playwright, evening):
    desktop.start_orca()
    browser = desktop.browser(playwright.chromium)
    yield Listener(browser, evening.server, desktop)
    browser.close()


def test_a_first_quarter_of_an_hour(evening, ana):
    phrase = evening.ben.phone.come().start_couple()
    ana.page.goto(evening.server.url)
    ana.hears("Code entry required.")
    comes_in(ana, evening)
    ana.types(phrase)
    ana.presses("Return")
    ana.hears(r"Is this the two of you\? panel\.")
    name = evening.ben.phone.page.get_by_role("button", name="Yes, it says").inner_text()
    ana.goes_to(f"{name} push button.")
    ana.presses("Return")
    ana.hears("Waiting for the yes on the other phone. panel.")
    ana.listens()
    evening.ben.phone.confirm()
    ana.hears(f"You are {name.split()[-1]} panel.")
    goes_through_steps(ana, evening)


def comes_in(ana, evening):
    ana.types(evening.code)
    ana.presses("Return")
    ana.hears("Before we begin panel.")
    ana.goes_to("I am here by my own choice. check box not checked.")
    ana.presses("space")
    ana.hears(TICKED)
    ana.presses("Tab")
    agreed = "I agree that what I write, which may concern my health or my intimate life, is used in this way today."
    ana.hears(re.escape(f"{agreed} check box not checked."))
    ana.presses("space")
    ana.hears(TICKED)
    ana.presses("Tab")
    practise = "I have practised the menu. Tap here: open the menu and send “Only practising”."
    ana.hears(re.escape(f"{practise} check box not checked."))
    ana.presses("space")
    ana.hears("Menu panel.")
    ana.goes_to("Only practising push button.")
    ana.presses("Return")
    ana.hears("Noted. panel.")
    ana.goes_to("I’m ready push button.")
    ana.presses("Return")
    ana.hears(r"Who is here with you\? panel\.")
    way = "My partner has started Point your camera at the code on their phone, or type their four words."
    ana.goes_to(f"{way} push button.")
    ana.presses("Return")
    ana.hears("Your partner’s four words panel.")
    ana.goes_to("Four words entry.")


def goes_through_steps(ana, evening):
    def begins(title):
        ana.listens()
        return evening.push(next(step["index"] for step in evening.plan if step["title"] == title))

    begins("This hour")
    ana.hears("This hour panel.")
    ana.goes_to("Done push button.")
    ana.presses("Return")
    ana.hears("Noted, thank you.")

    step = begins("For myself")
    ana.hears("For myself panel.")
    evening.ben.fill(step["circle"])
    evening.ben.done()
    ana.goes_to("One thing I would like to take home today, for myself entry.")
    ana.types("more walks")
    ana.goes_to("Cover push button.")
    ana.presses("Return")
    ana.hears("A quiet minute")
    ana.presses("Return")
    ana.hears("Now: For myself")
    assert not [one for one in ana.desktop.all_said() if "ZQX" in one]
