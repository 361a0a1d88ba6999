"""Every exercise plays to its end: for two with a phone each, for somebody alone, and for two who share a phone.

At each telling moment axe looks at all phones, the screen and the desk (tests/browser/examining.py). The two and their
session are in English, those with one phone read Spanish; test_every_exercise_again.py has it the other way round.
"""

import os

import pytest

from tests.browser.course import LIBRARY, Course, plan_in, played
from tests.browser.examining import Sweep
from tests.browser.hands import glance
from tests.browser.playing import play
from tests.browser.spanish import SpanishPhone
from tests.server import Server

IN_ORDER = True
"""One room goes through all of it, so these tests are never shuffled."""

PLAN = plan_in("en", Course.agenda)
SIGNS = {"none": "", "me": "Only you", "us": "The two of you", "room": "The room, no names"}


LONG = bool(os.environ.get("LONG"))
pytestmark = [pytest.mark.long] * LONG
"""On long days also those of every day, as they are looked at more closely then."""
ALL = ("Ana", "Ben", "Frida", "Gil", "screen", "desk")
WHO = {
    "begins": ("Ana", "Ben", "Frida", "Gil", "screen"),
    "filled": ("Ana",),
    "answered": ("Ana", "Ben"),
    "closed": ("Ana", "desk"),
    "shown": ("Ana", "screen", "desk"),
}
"""Who is looked at when, where it is not the two; on long days everybody is, always."""


class Examined(Course):
    """With a sweep over all that is shown; a long day looks at each form in light and in dark, any other in one."""

    single_of = SpanishPhone

    def __init__(self, browser, server):
        self.sweep, self.looked_on = Sweep(alternating=not LONG), None
        super().__init__(browser, server, self.examine)
        self.looked_on = self.desk_in_a_browser()

    @property
    def tabs(self):
        return [*super().tabs, *[self.looked_on] * bool(self.looked_on)]

    def examine(self, moment, step):
        if moment == "begins" and not step["body"].get("shown"):
            self.screen.page.get_by_text(step["exercise"]["title"]).first.wait_for()
        self.looked_on.heading(step["title"])
        tabs = {person.name: person.phone for person in self.everybody}
        tabs |= {"screen": self.screen, "desk": self.looked_on}
        for name in ALL if LONG else WHO.get(moment, ("Ana", "Ben")):
            self.see(name if name in ("screen", "desk") else "phone", tabs[name], f"{name}, {moment}", step)
        if moment == "filled" and step["body"].get("card") is True:
            self.large(step)
        if moment == "begins" and len(step["body"].get("points", [])) and len(step["body"]["items"]) > 1:
            self.ana.phone.tap(self.ana.phone.said("Begin"), exact=True)
            self.see("phone", self.ana.phone, "one of them", step)

    def large(self, step):
        """What somebody has chosen, to show to the other."""
        self.ana.phone.tap(self.ana.phone.said("Show it large"))
        self.see("phone", self.ana.phone, "large", step)
        self.ana.phone.page.locator(".big-card").click()

    def see(self, surface, tab, moment, step=None):
        self.sweep.see(tab.page, surface, f"{step['id'] if step else ''}: {moment}")


@pytest.fixture(scope="module")
def examined():
    """In which languages it is played."""
    return Examined


@pytest.fixture(scope="module")
def course(browser, tmp_path_factory, examined):
    server = Server(tmp_path_factory.mktemp("weekend"))
    course = examined(browser, server)
    for tab in course.tabs:
        tab.page.on("requestfailed", lambda request, tab=tab: tab.faults.append(f"failed: {request.url}"))
        tab.page.on("response", lambda said, tab=tab: said.ok or tab.faults.append(f"{said.status} {said.url}"))
    yield course
    course.close()
    server.stop()


def test_the_weekend_holds_every_exercise_but_the_first_evening_s_own():
    planned = {step["exercise"]["id"].partition(".")[0] for step in PLAN}
    assert set(LIBRARY.exercises) - planned == {"welcome"}


EVERY_DAY = {"fences-with-gates", "two-clocks", "a-repair-in-five-parts"}
"""Between them they have every kind of step; the others, and second ways of being played, come on long days."""


def each(exercise):
    return exercise if exercise in EVERY_DAY else pytest.param(exercise, marks=pytest.mark.long)


def test_between_them_those_of_every_day_have_every_kind_of_step():
    kinds = {step["kind"] for step in PLAN if step["exercise"]["id"] in EVERY_DAY}
    assert kinds == {step["kind"] for step in PLAN}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("exercise", [each(exercise) for exercise in played(PLAN)])
def test_it_plays_to_its_end(course, exercise):
    for needed in PLAN[course.steps(exercise)[0]]["requires"]:
        course.was_on(needed)
    for index in course.steps(exercise):
        step = course.push(index)
        everybody_sees(course, step, index)
        nothing_looks_wrong(course, step)
        play(course, step)
        nothing_looks_wrong(course, step)
        nobody_sees_what_is_private(course, step)
        assert [fault for tab in course.tabs for fault in tab.faults] == []
    found, course.sweep.violations = course.sweep.violations, []
    assert found == []


def everybody_sees(course, step, index):
    for person in course.everybody:
        seen, planned = glance(person.phone), course.plans[person.phone.language][index]
        where = f"{step['id']} on {person.name}’s phone"
        assert seen.circle == sign_for(course, person, step), where
        assert len(seen.text) > 120, (where, seen.text)
        if person is course.gil:
            assert seen.fields == 0 or step["body"].get("fields"), f"{where}: something to enter"
        assert (person.phone.said("What the room said") in seen.text) == bool(step["body"].get("shown")), where
        if person is course.frida and planned.get("solo"):
            assert plain(planned["solo"]) in plain(seen.text), f"{where}: no text for one"


def nothing_looks_wrong(course, step):
    """At this width nothing stands out of the page, is cut off, or was never meant to be read."""
    for person in course.everybody:
        seen = glance(person.phone)
        assert (seen.wide, seen.stray, seen.scrolls) == ([], [], False), f"{step['id']} on {person.name}’s phone"


def sign_for(course, person, step):
    """In words; a plan is its author's until it is offered."""
    return person.phone.said(_sign_for(course, person, step))


def _sign_for(course, person, step):
    circle = "me" if step["shares"] == "offers" else step["circle"]
    if person is course.gil:
        return SIGNS["us"] if step["circle"] == "us" else ""
    if person is course.frida and step["circle"] == "us":
        return SIGNS["me"]
    return "The facilitator, no names" if step["body"].get("audience") == "desk" else SIGNS[circle]


def plain(text):
    return " ".join(text.split())


def nobody_sees_what_is_private(course, step):
    """Neither the partner nor anybody else, on whatever surface."""
    surfaces = {one.name: one.phone.words() for one in course.everybody} | {"screen": course.screen.words()}
    for author in course.everybody:
        others = " ".join(words for name, words in surfaces.items() if name != author.name)
        assert [text for text in author.said["me"] if text in others] == [], step["id"]


def test_at_the_end_everybody_has_their_pages(course):
    course.end()
    pages = {"Ana": ["Our page", "My page"], "Ben": ["Our page", "My page"], "Frida": ["My page"], "Gil": ["Our page"]}
    for person in course.everybody:
        person.phone.see(person.phone.said("Save as one page"))
        titles = [person.phone.said(page) for page in pages[person.name]]
        assert person.phone.page.locator(".page > h2").all_inner_texts() == titles
        course.see("phone", person.phone, f"{person.name}, at the end")
    nobody_sees_what_is_private(course, {"id": "the end"})
    print(course.sweep)
    assert course.sweep.violations == []
    assert [fault for tab in course.tabs for fault in tab.faults] == []
