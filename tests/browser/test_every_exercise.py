"""Every exercise plays to its end: for two with a phone each, for somebody alone, and for two who share a phone."""

from pathlib import Path

import pytest

from tests.browser.course import Course, played
from tests.browser.hands import glance
from tests.browser.playing import play
from tests.server import Server
from workshop.exercises.planning import plan
from workshop.exercises.reading import load

IN_ORDER = True
"""One room goes through all of it, so these tests are never shuffled."""

LIBRARY = load(Path(__file__).parents[2] / "exercises")
PLAN = plan(LIBRARY.agendas[Course.agenda], LIBRARY)
SIGNS = {"none": "", "me": "Only you", "us": "The two of you", "room": "The room, no names"}


@pytest.fixture(scope="module")
def course(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("weekend"))
    course = Course(browser, server)
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


@pytest.mark.parametrize("exercise", [each(exercise) for exercise in played(PLAN)])
def test_it_plays_to_its_end(course, exercise):
    for needed in PLAN[course.steps(exercise)[0]]["requires"]:
        course.was_on(needed)
    for index in course.steps(exercise):
        step = course.push(index)
        everybody_sees(course, step, PLAN[index])
        nothing_looks_wrong(course, step)
        play(course, step)
        nothing_looks_wrong(course, step)
        nobody_sees_what_is_private(course, step)
        assert [fault for tab in course.tabs for fault in tab.faults] == []


def everybody_sees(course, step, planned):
    for person in course.everybody:
        seen = glance(person.phone)
        where = f"{step['id']} on {person.name}’s phone"
        assert seen.circle == sign_for(course, person, step), where
        assert len(seen.text) > 120, (where, seen.text)
        if person is course.gil:
            assert seen.fields == 0 or step["body"].get("fields"), f"{where}: something to enter"
        assert ("What the room said" in seen.text) == bool(step["body"].get("shown")), where
        if person is course.frida and planned.get("solo"):
            assert plain(planned["solo"]) in plain(seen.text), f"{where}: no text for one"


def nothing_looks_wrong(course, step):
    """At this width nothing stands out of the page, is cut off, or was never meant to be read."""
    for person in course.everybody:
        seen = glance(person.phone)
        assert (seen.wide, seen.stray, seen.scrolls) == ([], [], False), f"{step['id']} on {person.name}’s phone"


def sign_for(course, person, step):
    """In words; a plan is its author's until it is offered."""
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
        person.phone.see("Save as one page")
        assert person.phone.page.locator(".page > h2").all_inner_texts() == pages[person.name]
    nobody_sees_what_is_private(course, {"id": "the end"})
    assert [fault for tab in course.tabs for fault in tab.faults] == []
