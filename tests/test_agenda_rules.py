"""The rules of an agenda, each at its edge: what just keeps it, and what just breaks it."""

import pytest

from workshop.exercises.agenda_rules import breaches
from workshop.exercises.course import lay_out
from workshop.exercises.schemas import AgendaSchema, ExerciseSchema


def exercise(id, minutes=20, **facts):
    step = {"id": "step", "kind": "read", "title": "Step", "minutes": minutes, "text": "Look at what is near."}
    told = {"id": id, "title": id.title(), "purpose": "To try it.", "minutes": minutes, "steps": [step]}
    return ExerciseSchema().load({**told, **facts})


SAID = [
    exercise("walk"),
    exercise("listen"),
    exercise("repair", risk="high", requires=["listen"], variants={"other": {"minutes": 20, "steps": ["step"]}}),
    exercise("storm", risk="high"),
    exercise("windows", risk="medium", max_size="stone"),
    exercise("cliff", max_size="boulder"),
    exercise("aside", off=True),
    exercise("deep", risk="high", off=True),
    exercise("split", part="apart"),
    exercise("pause", part="break"),
    exercise("pulse", part="pulse"),
]
EXERCISES = {one["id"]: one for one in SAID}


def broken(*items, among=EXERCISES, **head):
    """The names of the rules that this agenda breaks; `walk 30` is an exercise of that length."""
    lines = [_line(item) for item in items]
    told = {"id": "mine", "title": "Mine", "purpose": "To try it.", "minutes": 1, "max_size": "boulder", **head}
    agenda = AgendaSchema().load({**told, "items": lines})
    return [message.split("\n")[-1] for _, message in breaches(agenda, lay_out(agenda, among))]


def _line(item):
    if not isinstance(item, str) or " " not in item:
        return item
    name, minutes = item.split()
    return {"exercise": name, "minutes": float(minutes)}


def test_a_short_calm_agenda_breaks_nothing():
    assert broken("walk", "listen", "pause", "pulse") == []


def test_two_hours_need_no_time_apart_and_a_second_more_does():
    assert broken("walk 120") == []
    assert broken("walk 120", "walk 0.05") == ["apart-time"]


@pytest.mark.parametrize("apart", ["split 1", "pause 15"])
def test_a_long_day_is_well_with_a_while_apart(apart):
    assert broken("walk 120", apart) == []


@pytest.mark.parametrize("not_apart", ["pause 14.95", "walk 30", "aside"])
def test_a_long_day_is_not_well_with_less(not_apart):
    assert broken("walk 120", "walk 20", not_apart) == ["apart-time"]


def test_each_day_has_its_own_time_apart():
    friday, saturday = {"day": "Friday"}, {"day": "Saturday"}
    assert broken(friday, "walk 120", "split", saturday, "walk 120", "split") == []
    assert broken(friday, "walk 120", "split", saturday, "walk 120", "walk") == ["apart-time"]
    assert broken(friday, "walk 120", saturday, "walk 120") == []


def test_after_high_risk_come_twenty_minutes_in_one_break_or_in_two():
    assert broken("storm", "pause 20", "walk 40") == []
    assert broken("storm", "pause 10", "pause 10", "walk 40") == []
    assert broken("storm", "pause 19.95", "walk 40") == ["break-after-high"]
    assert broken("storm", "pause 10", "walk", "pause 10", "walk") == ["break-after-high"]


def test_the_second_direction_has_a_break_of_its_own():
    other = {"exercise": "repair", "variant": "other"}
    assert broken("listen", "repair", "pause", other, "pause", "walk 60", "split") == []
    assert broken("listen", "repair", other, "pause", "walk 60", "split") == ["break-after-high"]


def test_a_break_on_the_next_day_is_too_late():
    friday, saturday = {"day": "Friday"}, {"day": "Saturday"}
    assert broken(friday, "walk 40", "storm", saturday, "pause") == ["break-after-high", "no-high-late"]


def test_what_stands_in_needs_the_break_as_well_and_takes_no_time_of_it():
    assert broken("walk", "deep", "pause", "walk 80") == []
    assert broken("walk", "deep", "pause 10", "walk 90") == ["break-after-high"]
    assert broken("storm", "aside", "pause", "walk 80") == []


def test_high_risk_may_end_with_the_third_quarter_and_no_later():
    assert broken("walk 40", "storm", "pause") == []
    assert broken("walk 40.05", "storm", "pause") == ["no-high-late"]


def test_what_stands_in_late_is_late_as_well():
    assert broken("walk 71", "walk 29", "deep", "pause") == ["no-high-late"]


def test_high_risk_may_end_at_eight_and_no_later():
    assert broken("storm", "pause", "walk 60", starts="19:40") == []
    assert broken("storm", "pause", "walk 60", starts="19:41") == ["no-high-late"]
    friday = {"day": "Friday", "starts": "19:41"}
    assert broken(friday, "storm", "pause", "walk 60", starts="08:00") == ["no-high-late"]


def test_what_an_exercise_needs_comes_before_it_on_any_day():
    assert broken("listen", "repair", "pause", "walk 60") == []
    assert broken("repair", "listen", "pause", "walk 60") == ["break-after-high", "listen-before-repair"]
    assert broken({"day": "Friday"}, "listen", {"day": "Saturday"}, "repair", "pause", "walk 40") == []


def test_what_is_off_does_not_count_as_having_come_before():
    off = {**EXERCISES, "listen": exercise("listen", off=True)}
    assert broken("walk", "listen", "repair", "pause", "walk 120", among=off) == ["listen-before-repair"]


def test_a_pulse_comes_after_something_calm():
    assert broken("windows", "pulse") == ["pulse-after-calm"]
    assert broken("windows", "walk 1", "pulse") == []
    assert broken("windows", "pause 1", "pulse") == []


def test_a_pulse_does_not_come_after_what_may_stand_in_either():
    assert broken("walk", "deep", "pulse", "pause", "walk 120") == ["break-after-high", "pulse-after-calm"]
    assert broken("windows", "aside", "pulse", "walk 60", "split") == ["pulse-after-calm"]


def test_a_pulse_may_open_a_day():
    assert broken({"day": "Friday"}, "windows", {"day": "Saturday"}, "pulse") == []


@pytest.mark.parametrize(
    ("allowed", "rules"),
    [("pebble", ["size", "size"]), ("stone", ["size"]), ("boulder", [])],
)
def test_no_exercise_is_made_for_more_than_the_agenda_allows(allowed, rules):
    assert broken("walk", "windows", "cliff", max_size=allowed) == rules


def test_pebbles_are_what_an_agenda_allows_unless_it_says_more():
    told = {"id": "mine", "title": "Mine", "purpose": "To try it.", "minutes": 20, "items": ["walk"]}
    assert AgendaSchema().load(told)["max_size"] == "pebble"


def test_what_is_off_does_not_stand_in_a_day_under_two_hours():
    assert broken("walk 100", "aside", "walk 20") == []
    assert broken("walk 100", "aside", "walk 19.95") == ["high-off-in-evenings"]
    assert broken({"day": "Friday"}, "walk", "aside", {"day": "Saturday"}, "walk 110") == ["high-off-in-evenings"]


def scale(id, moment, items=("calm", "talk"), points=("no", "a bit", "mostly", "much"), series="walk", **facts):
    asked = [{"id": item, "text": item.title()} for item in items]
    said = {"intro": "For this minute.", "items": asked, "points": list(points), "series": series, "moment": moment}
    step = {"id": "now", "kind": "scale", "title": "Now", "minutes": 5, "solo": "For yourself.", **said}
    told = {"id": id, "title": id.title(), "purpose": "To try it.", "minutes": 5, "steps": [step]}
    return ExerciseSchema().load({**told, **facts})


READINGS = EXERCISES | {
    one["id"]: one
    for one in (
        scale("first", "before"),
        scale("first-off", "before", off=True),
        scale("other-lines", "before", items=("calm", "trust")),
        scale("fewer-lines", "before", items=("calm",)),
        scale("other-points", "before", points=("no", "a bit", "half", "mostly", "much")),
        scale("other-series", "before", series="swim"),
        scale("again", "after"),
    )
}


@pytest.mark.parametrize(
    "agenda", [["first", "again"], ["first", "walk", "again", "again"], ["other-lines", "first", "again"]]
)
def test_a_reading_that_looks_back_has_the_same_lines_before_it(agenda):
    assert broken(*agenda, among=READINGS) == []


@pytest.mark.parametrize("before", ["walk", "other-lines", "fewer-lines", "other-points", "other-series"])
def test_without_them_there_is_nothing_to_look_back_to(before):
    assert broken(before, "again", "first", among=READINGS) == ["pulse-has-a-before"]


def test_what_is_off_is_no_reading_to_look_back_to():
    assert broken("walk 60", "first-off", "again", "split 60", among=READINGS) == ["pulse-has-a-before"]


def test_one_may_look_back_to_another_day():
    days = [{"day": "Friday"}, "first", {"day": "Saturday"}, "again"]
    assert broken(*days, among=READINGS) == []
