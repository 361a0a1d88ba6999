"""Half a day off the straight way: late taps, second thoughts, one phone for two, and who opens the page later."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.course import Room
from tests.browser.test_accessible import examine
from tests.server import Server

IN_ORDER = True
LINE = re.compile("^Something small you already do")
NOTHING = "Nothing was exchanged this time."
WAITING = "When both of you have handed something over, you see it here."


class OddCouples(Room):
    agenda = "half-day"

    def __init__(self, browser, server):
        super().__init__(browser, server)
        self.ana, self.ben, self.gil = (self.person(name).phone for name in ("Ana", "Ben", "Gil"))
        self.ana.pair_with(self.ben)
        self.gil.come().tap("We share this phone")
        self.gil.heading(re.compile("^You are "))

    def a_day_passes(self):
        """The server lets go of what is due after a day."""
        self.server.stop()
        with closing(sqlite3.connect(self.server.data / "workshop.sqlite")) as books:
            books.execute("update sessions set ended_at = ended_at - 90000")
            books.commit()
        let_go = [sys.executable, "-m", "workshop.cli", "purge", "--data", str(self.server.data)]
        subprocess.run(let_go, check=True, capture_output=True)
        self.server.again()


@pytest.fixture(scope="module")
def odd(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("odd"))
    room = OddCouples(browser, server)
    yield room
    assert [fault for tab in room.tabs for fault in tab.faults] == []
    room.close()
    server.stop()


def test_done_in_the_reading_hands_over_nothing_that_was_only_written(odd):
    step = odd.step("small-and-kept/noticed")
    odd.ana.write(LINE, "the tea, always")
    odd.ana.tap("Hand over")
    odd.ana.see(WAITING)
    odd.ben.write(LINE, "ZQXBEN not yet, not today")
    odd.next_part(step)
    odd.ben.see(NOTHING)
    odd.ben.done()
    odd.ana.see(NOTHING)
    odd.step("small-and-kept/worst-day")
    assert "ZQXBEN" not in odd.ana.kept()


def test_whoever_goes_back_to_their_lines_has_handed_nothing_over(odd):
    odd.step("small-and-kept/noticed")
    odd.ana.tap("Hand over")
    odd.ana.tap("Back to my lines")
    odd.ana.see("Nothing is sent by itself.")
    odd.ben.write(LINE, "the lamp in the hall")
    odd.ben.tap("Hand over")
    odd.ben.see(WAITING)
    assert odd.ana.written(LINE) == "the tea, always"
    odd.ana.tap("Hand over")
    for phone, theirs in ((odd.ana, "the lamp in the hall"), (odd.ben, "the tea, always")):
        phone.see(theirs)
    odd.step("small-and-kept/worst-day")
    assert "the lamp in the hall" not in odd.ana.kept()


def test_a_phone_for_two_is_asked_for_nothing_in_the_menu_either_and_belongs_to_no_group(odd):
    odd.gil.tap("Menu", exact=True)
    odd.gil.see("On a phone for two nothing is asked for here.")
    for item in ("I’d like a word alone", "It’s too fast", "What I keep"):
        assert item not in odd.gil.words()
    examine(odd.gil.page, "menu of a phone for two")
    odd.gil.tap("Close", exact=True)
    odd.desk.must("hold", on=True, why="split")
    odd.gil.see("You will be told where.")
    expect(odd.gil.page.locator(".huge")).to_have_count(0)
    expect(odd.ben.page.locator(".huge")).to_have_text("B")
    odd.desk.must("hold", on=False)


def test_a_plan_that_is_kept_needs_no_done(odd):
    odd.step("small-and-kept/when-then")
    odd.ana.write(re.compile("^When$"), "ZQXANA it rains")
    odd.ana.page.get_by_label("Keep it for me until the end").check()
    odd.step("what-we-can-carry/just-for-you")
    odd.ana.tap("Menu", exact=True)
    odd.ana.tap("What I keep")
    odd.ana.see("ZQXANA it rains")
    odd.ana.tap("Back", exact=True)


def test_passing_on_ones_own_lines_lets_none_stand_on_the_page_for_both(odd):
    odd.step("can-a-marriage-survive/our-page")
    odd.ana.see("Only you")
    odd.ana.page.get_by_label("the tea, always").check()
    odd.ana.see("The two of you")
    odd.ana.done()
    odd.ana.tap("Pass", exact=True)
    expect(odd.ana.page.get_by_label("the tea, always")).not_to_be_checked()
    odd.ana.delivers()
    odd.end()
    for phone in (odd.ana, odd.ben):
        phone.see("Nothing stands here")
        assert "the tea, always" not in phone.words()


def test_pages_that_are_opened_anew_are_covered_and_gone_after_a_day(odd):
    odd.ana.see("ZQXANA it rains")
    odd.ana.here()
    odd.ana.tap("Uncover")
    odd.ana.see("ZQXANA it rains")
    odd.a_day_passes()
    odd.ana.here()
    odd.ana.see("The room is closed, and what it held is erased.")
    odd.ana.forgets("ZQXANA")
