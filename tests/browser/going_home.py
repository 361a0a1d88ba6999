"""An evening from which people take pages home: what they kept, agreed on, handed over, and let onto one for both."""

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.course import Room
from tests.browser.hands import Person
from tests.server import Server

CLAUSE = "No phones after ten."
LINE = "You left the lamp on for me."
PLAN = {"When": "I put down my keys", "I will": "say one good thing"}
LATER = date.today() + timedelta(days=21)
SOONER = date.today() + timedelta(days=7)

OPEN = "ZQXOPEN never again"
ANA = "ZQXANA the window, open"
BEN = "ZQXBEN the walk, alone"


class GoingHome(Room):
    """ana and ben work to the end; dan comes back with another phone; emma parts; frida is alone."""

    def __init__(self, browser: Browser, server: Server) -> None:
        super().__init__(browser, server)
        names = ("Ana", "Ben", "Carla", "Dan", "Emma", "Finn", "Frida")
        self.ana, self.ben, self.carla, self.dan, self.emma, self.finn, self.frida = map(self.person, names)
        self.couples = [(self.ana, self.ben), (self.carla, self.dan), (self.emma, self.finn)]
        self.words = {one.name: self.pair(one, other) for one, other in self.couples}
        self.ana.calls_themselves("Ana")
        self.ben.calls_themselves("Ben")
        self.frida.phone.come().tap("I am here on my own")
        self.frida.phone.heading(re.compile("^You are "))
        for part in (self.note, self.exchange, self.plan_ahead, self.draft, self.part, self.let_on):
            part()
        self.end()

    def ended_at(self) -> float:
        """As the server has written it down."""
        with closing(sqlite3.connect(self.server.data / "workshop.sqlite")) as books:
            found = books.execute("select ended_at from sessions where id = ?", [self.desk.session]).fetchone()
        return float(found[0])

    def pair(self, one: Person, other: Person) -> str:
        phrase = one.phone.come().start_couple()
        other.phone.come().enter_words(phrase)
        other.phone.confirm()
        one.phone.confirm()
        one.phone.heading(re.compile("^You are "))
        return phrase

    def note(self) -> None:
        """For oneself, and kept."""
        self.step("small-and-kept/worst-day")
        for one, text in ((self.ana, ANA), (self.ben, BEN), (self.frida, "ZQXFRIDA a letter")):
            one.phone.write("Something I could do almost on my worst day", text)
            one.phone.page.get_by_label(re.compile("^Keep this for me")).check()

    def exchange(self) -> None:
        self.step("small-and-kept/noticed")
        for one, text in ((self.ana, LINE), (self.ben, f"{BEN} in the rain"), (self.carla, "soup"), (self.dan, "tea")):
            one.phone.write(re.compile("^Something small you already do"), text)
            one.phone.tap("Hand over")
        self.ana.sees("From Ben")
        self.carla.sees("From your partner")

    def plan_ahead(self) -> None:
        """Ana shows her plan, ben keeps his to himself."""
        self.step("small-and-kept/when-then")
        for label, text in PLAN.items():
            self.ana.phone.page.get_by_label(label, exact=True).fill(text)
        self.ana.phone.page.locator("input[type=date]").fill(SOONER.isoformat())
        self.ana.phone.page.get_by_label(re.compile("^Show it to my partner")).check()
        self.ben.phone.page.get_by_label("When", exact=True).fill(f"{BEN} at noon")
        self.ben.phone.page.get_by_label(re.compile("^Keep it for me")).check()
        for one in (self.ana, self.ben):
            one.done()
        self.ben.sees("The plan of Ana")

    def draft(self) -> None:
        """Each couple agrees on a clause; ana begins another that stays open."""
        self.step("fences-with-gates/the-gate")
        for one, other in self.couples:
            one.step.get_by_label("What I will do, or what I accept").fill(CLAUSE)
            one.step.locator(".segments label").first.click()
            one.step.locator("input[type=date]").fill(LATER.isoformat())
            expect(other.step.locator("input[type=date]")).to_have_value(LATER.isoformat())
            for person in (one, other):
                person.step.get_by_role("button", name="Yes", exact=True).click()
            expect(one.step.locator(".clause.agreed")).to_have_count(1)
        self.ana.phone.tap("Add one more")
        self.ana.step.get_by_label("What I will do, or what I accept").last.fill(OPEN)

    def part(self) -> None:
        """Emma goes her own way; dan's phone is lost, and another takes its place with the four words."""
        self.emma.phone.tap("Menu", exact=True)
        self.emma.phone.tap("Work separately from now on")
        self.emma.phone.tap("Work separately", exact=True)
        self.dan.phone.close()
        self.everybody.remove(self.dan)
        self.dan = self.person("Dan")
        self.dan.phone.come().enter_words(self.words["Carla"])
        self.carla.phone.tap("Yes, let it in")
        self.dan.phone.page.locator("article.step").wait_for()

    def let_on(self) -> None:
        """Ana lets what is hers onto the page for both; ben lets nothing."""
        self.step("can-a-marriage-survive/our-page")
        for text in (LINE, PLAN["I will"]):
            self.ana.phone.page.get_by_label(re.compile(re.escape(text))).check()
        for one in (self.ana, self.ben):
            one.done()


def saved(person: Person, button: str, path: Any) -> Any:
    """Where the file lies that a button gives."""
    with person.phone.page.expect_download() as download:
        person.phone.tap(button)
    download.value.save_as(path / f"{person.name}-{download.value.suggested_filename}")
    return path / f"{person.name}-{download.value.suggested_filename}"
