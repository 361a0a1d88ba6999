"""The agendas as they are shipped: their time, their days, what comes again, and how it is called then."""

import json
from pathlib import Path

import pytest

from tests.session.room import Room
from workshop.exercises import contents, exercises_json, load, plan
from workshop.session.circles import room_step
from workshop.steps import KINDS

LIBRARY = load(Path(__file__).parents[1] / "exercises")
PLANS = {name: plan(agenda, LIBRARY) for name, agenda in LIBRARY.agendas.items()}
WEEKEND = PLANS["weekend"]
NAMING = ("first", "by", "from_write", "examples_from", "source", "frees")


def seconds(steps):
    """How long the clock runs for these steps."""
    return sum(part["seconds"] for step in steps for part in KINDS[step["kind"]].parts(step))


@pytest.mark.parametrize(("name", "minutes"), [("first-evening", 60), ("evening", 90), ("half-day", 240)])
def test_an_agenda_takes_its_time_to_the_second(name, minutes):
    assert LIBRARY.agendas[name]["minutes"] == minutes
    assert seconds(PLANS[name]) == minutes * 60


def test_a_weekend_takes_its_time_without_what_is_off():
    off = [step for step in WEEKEND if step["off"]]
    assert {step["exercise"]["id"] for step in off} == {"known-ground"}
    assert seconds(WEEKEND) - seconds(off) == LIBRARY.agendas["weekend"]["minutes"] * 60


def test_each_day_of_a_weekend_has_its_hours():
    days = contents(LIBRARY.agendas["weekend"], LIBRARY)
    assert [(day["title"], day["starts"], day["minutes"]) for day in days] == [
        ("Friday", "19:00", 120),
        ("Saturday", "09:30", 370),
        ("Sunday", "09:30", 240),
    ]
    assert [step["day"] for step in WEEKEND] == sorted(step["day"] for step in WEEKEND)
    assert {step["day"] for step in PLANS["half-day"]} == {None}


def test_what_stands_in_is_listed_with_its_minutes_and_takes_none():
    sunday = contents(LIBRARY.agendas["weekend"], LIBRARY)[-1]
    ground = next(item for item in sunday["items"] if item["id"] == "known-ground")
    assert (ground["off"], ground["minutes"]) == (True, 25)
    assert sum(item["minutes"] for item in sunday["items"]) == sunday["minutes"] + 25


@pytest.mark.parametrize("name", PLANS)
def test_every_step_of_an_agenda_is_called_differently(name):
    ids = [step["id"] for step in PLANS[name]]
    assert len(set(ids)) == len(ids)
    assert all(step["id"].startswith(step["exercise"]["id"] + "/") for step in PLANS[name])


def test_what_comes_again_is_counted_and_knows_what_it_is():
    again = [step for step in WEEKEND if step["exercise"]["id"] == "small-and-kept.2"]
    assert again[0]["id"] == "small-and-kept.2/small"
    assert again[0]["base"] == "small-and-kept/small"
    assert {step["exercise"]["title"] for step in again} == {"Small and kept, once more"}
    breaks = [step["id"] for step in WEEKEND if step["base"] == "pause/breath"]
    assert breaks[:2] == ["pause/breath", "pause.2/breath"] and len(breaks) > 4


@pytest.mark.parametrize("name", PLANS)
def test_what_names_another_step_names_an_earlier_one_of_its_own_exercise(name):
    before = set()
    for step in PLANS[name]:
        named = [step[field] for field in NAMING if step.get(field)]
        assert set(named) <= {id for id in before if id.startswith(step["exercise"]["id"] + "/")}, step["id"]
        before.add(step["id"])


def test_the_second_direction_asks_anew_who_offers():
    other = [step for step in WEEKEND if step["exercise"]["id"] == "a-repair-in-five-parts.2"]
    assert "a-repair-in-five-parts.2/who-offers" in {step.get("by") for step in other}


def test_a_break_has_the_length_and_the_title_of_its_place():
    first = next(step for step in PLANS["half-day"] if step["id"] == "pause/breath")
    assert (first["minutes"], first["title"], first["public"]) == (20, "A break", "A break")
    assert (first["exercise"]["minutes"], first["exercise"]["title"]) == (20, "A break")
    assert KINDS[first["kind"]].parts(first) == [{"name": "main", "seconds": 1200}]
    assert LIBRARY.exercises["pause"]["minutes"] == 3


def test_a_variant_has_its_own_minutes_for_the_exercise_and_its_steps():
    talk = next(step for step in PLANS["evening"] if step["id"] == "say-it-back/yes-but")
    assert (talk["minutes"], talk["exercise"]["minutes"]) == (5, 24)


def test_a_plan_may_be_asked_for_with_few_words():
    short = plan({"items": ["pause", {"exercise": "say-it-back", "variant": "short"}]}, LIBRARY)
    assert seconds(short) == (3 + 24) * 60


def test_what_an_exercise_needs_travels_with_its_steps():
    assert {tuple(step["requires"]) for step in WEEKEND if step["exercise"]["id"] == "known-ground"} == {
        ("say-it-back",)
    }


def test_agendas_are_listed_as_people_write_them():
    listed = {agenda["id"]: agenda["items"] for agenda in exercises_json(LIBRARY)["agendas"]}
    assert listed["half-day"][:3] == ["arriving (half-day)", "can-trust-be-rebuilt", "pulse (4 min)"]
    assert "pause (20 min, A long break)" in listed["half-day"]
    assert listed["weekend"][0] == "Friday, 19:00"


@pytest.mark.parametrize("name", PLANS)
def test_every_agenda_ends_gently(name):
    """The last words are read; whatever the hour, nobody is left with a question."""
    last = PLANS[name][-1]
    assert (last["circle"], last["risk"]) == ("none", "low")


@pytest.mark.parametrize("name", ["evening", "half-day", "weekend"])
def test_the_pulse_is_taken_at_both_ends(name):
    asked = [step["base"] for step in PLANS[name] if step["exercise"]["part"] == "pulse"]
    assert asked == ["pulse/now", "pulse-again/now", "pulse-again/before-you-go"]


@pytest.mark.parametrize("name", PLANS)
def test_every_agenda_can_be_led_to_its_end(name):
    """With `next` alone, and whatever phones get of each step stays small."""
    room = Room(plan=PLANS[name], gates=True)
    room.pair("ana", "ben")
    wanted = [step["id"] for step in PLANS[name] if not step["off"]]
    for step in wanted:
        room.at += 60
        room.desk("next")
        told = room_step(room.state)
        assert told["id"] == step
        assert len(json.dumps(told, ensure_ascii=False).encode()) < 4096
    assert room.desk("end")
