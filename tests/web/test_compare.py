"""Two evenings of one workshop side by side: the clock, the themes, what was shown, and no sum of anything."""

import re

import pytest

from tests.web.evenings import Clock, Evening, make
from workshop.notes.beside import side_by_side


@pytest.fixture
def clock(house):
    return Clock(house)


@pytest.fixture
def workshop(house, desk, clock):
    return make(house)


def evening(house, workshop, steps, themes="", **how):
    """Steps of so many minutes each, and what came up."""
    held = Evening(house, workshop, couples=2, **how)
    for number, minutes in enumerate(steps):
        held.desk("next", after=number)
        house.clock_on(minutes)
    held.desk("remark", about="themes", text=themes)
    held.desk("remark", about="1", text=f"Said of {themes}")
    return held.end()


@pytest.fixture
def house(house):
    house.clock_on = lambda minutes: None
    return house


@pytest.fixture
def two(house, workshop, clock):
    house.clock_on = lambda minutes: clock.on(seconds=60 * minutes)
    first = evening(house, workshop, [2, 3], "Time")
    clock.on(days=7)
    return first, evening(house, workshop, [5, 3, 4], "Money")


def page(desk, workshop, **asked):
    return desk.get(f"/desk/workshops/{workshop}/compare", query_string=asked)


def words(page):
    return " ".join(re.sub("<[^>]+>", " ", page.text).split())


def test_minutes_themes_and_remarks_stand_beside_each_other(desk, workshop, two):
    told = words(page(desk, workshop, a=two[0].session, b=two[1].session))
    assert "Time Money" in told and "Said of Time" in told and "Said of Money" in told
    assert re.search(r"2 of [\d.]+ min Said of Time 5 of [\d.]+ min Said of Money", told)
    assert re.search(r"Not run; [\d.]+ min planned. 4 of", told)


def test_nothing_is_worked_out_and_why_is_said(desk, workshop, two):
    told = words(page(desk, workshop, a=two[0].session, b=two[1].session))
    assert "nothing is subtracted or ranked here" in told
    assert "%" not in told and not re.search(r"[+−]\s?\d", told) and "difference" not in told.lower()


def test_without_a_choice_the_two_latest_are_shown(desk, workshop, two):
    told = words(page(desk, workshop))
    assert "Time Money" in told


def test_one_session_alone_is_no_comparison(house, desk, workshop):
    evening(house, workshop, [1])
    answer = page(desk, workshop)
    assert answer.status_code == 200 and "there is one so far" in answer.text


def test_a_rehearsal_stands_beside_another_rehearsal_only(house, desk, workshop, two):
    rehearsals = [evening(house, workshop, [1], name, rehearsal=True) for name in ("Robins", "Other")]
    mixed = page(desk, workshop, a=two[0].session, b=rehearsals[0].session)
    assert mixed.status_code == 400 and "nobody was there" in mixed.text
    both = page(desk, workshop, a=rehearsals[0].session, b=rehearsals[1].session)
    assert both.status_code == 200 and "Robins Other" in words(both)


def test_open_sessions_and_those_of_other_workshops_cannot_be_chosen(house, desk, workshop, two):
    going_on = Evening(house, workshop, couples=1)
    elsewhere = evening(house, make(house), [1], "ELSEWHERE")
    for other in (going_on.session, elsewhere.session, "none", two[0].session):
        answer = page(desk, workshop, a=two[0].session, b=other)
        assert answer.status_code == 400 and "ELSEWHERE" not in answer.text, other


def step(exercise, title, took=1.0):
    return {"exercise": exercise, "title": title, "took": took}


def test_steps_are_matched_by_name_and_by_how_often_they_came():
    first = {"steps": [step("A", "one"), step("A", "two"), step("A", "one", 3.0), step("C", "end")]}
    second = {"steps": [step("A", "one", 2.0), step("B", "new"), step("A", "two", None), step("C", "end")]}
    rows = side_by_side(first, second)
    assert [(row["exercise"], row["title"]) for row in rows] == [
        ("A", "one"),
        ("B", "new"),
        ("A", "two"),
        ("A", "one"),
        ("C", "end"),
    ]
    assert [line and line["took"] for line in rows[0]["pair"]] == [1.0, 2.0]
    assert rows[1]["pair"][0] is None and rows[3]["pair"][1] is None


def test_what_neither_had_has_no_row():
    assert side_by_side({"steps": [step("A", "one", None)]}, {"steps": [step("A", "one", None)]}) == []
