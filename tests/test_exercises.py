"""The exercises as they are shipped: read, planned, listed, and held to what the workshop promises."""

import json
import re
from pathlib import Path

import pytest

from workshop.exercises import WrongExercises, check, contents, exercises_json, load, plan
from workshop.steps import KINDS

ROOT = Path(__file__).parents[1] / "exercises"
LIBRARY = load(ROOT)
EVENING = plan(LIBRARY.agendas["first-evening"], LIBRARY)
STEPS = [(exercise, step) for exercise in LIBRARY.exercises.values() for step in exercise["steps"]]
CARRY = "what-we-can-carry"
ROOM = [step for _, step in STEPS if KINDS[step["kind"]].circle(step) == "room"]


def every(steps):
    return pytest.mark.parametrize("step", steps, ids=lambda step: step["id"])


def said(step):
    """Everything anybody is shown of a step, in one string."""
    return json.dumps(
        [step["title"], step["screen"], step["public"], KINDS[step["kind"]].body(step)], ensure_ascii=False
    )


def test_there_is_nothing_wrong_with_what_is_shipped():
    assert check([ROOT]) == []


def test_the_first_evening_takes_an_hour_to_the_second():
    assert sum(part["seconds"] for step in EVENING for part in KINDS[step["kind"]].parts(step)) == 3600
    [day] = contents(LIBRARY.agendas["first-evening"], LIBRARY)
    assert [item["minutes"] for item in day["items"]] == [5, 15, 25, 3, 12]


def test_a_planned_step_knows_its_exercise_and_its_circle():
    turns = next(step for step in EVENING if step["id"] == "say-it-back/turns")
    assert turns["exercise"]["title"] == "Say it back until it fits"
    assert set(turns["exercise"]) == {"id", "title", "minutes", "cue", "take_home", "notes", "part"}
    assert (turns["base"], turns["circle"], turns["risk"]) == (turns["id"], "us", "low")
    assert (turns["day"], turns["requires"], turns["off"]) == (None, [], False)


def test_a_conversation_points_to_the_step_it_is_about():
    talk = next(step for step in EVENING if step["id"] == "can-trust-be-rebuilt/what-it-costs")
    assert talk["source"] == "can-trust-be-rebuilt/first-signs"
    assert talk["source_title"] == "The first signs"


def test_a_conversation_whose_source_is_left_out_goes_by_its_examples():
    short = {"exercise": CARRY, "variant": "short", "minutes": None, "title": None}
    [whole, short] = (plan({"items": [item]}, LIBRARY)[-1] for item in (CARRY, short))
    assert (whole["source"], whole["source_title"]) == (f"{CARRY}/put-off", "Why people wait")
    assert (short["source"], "source_title" in short) == (None, False)


def test_screen_and_cover_always_have_a_line():
    assert all(step["screen"] and step["public"] for step in EVENING)


def test_screen_falls_back_to_the_exercise_and_the_cover_to_the_title(tmp_path):
    (tmp_path / "en").mkdir()
    text = (Path(__file__).parent / "broken" / "en" / "whole.yaml").read_text()
    (tmp_path / "en" / "whole.yaml").write_text(text.replace("minutes: 6", "minutes: 6\nscreen: A walk", 1))
    library = load(tmp_path)
    steps = plan({"items": ["whole"]}, library)
    assert {step["screen"] for step in steps} == {"A walk"}
    assert [step["public"] for step in steps] == [step["title"] for step in steps]


def test_a_plan_can_be_put_into_an_event():
    assert json.loads(json.dumps(EVENING)) == EVENING
    assert len({step["id"] for step in EVENING}) == len(EVENING)


def test_planning_changes_nothing_in_the_library():
    before = json.dumps(LIBRARY.exercises)
    plan(LIBRARY.agendas["first-evening"], LIBRARY)
    assert json.dumps(LIBRARY.exercises) == before


def test_the_list_says_what_there_is():
    listed = exercises_json(LIBRARY)
    assert [item["id"] for item in listed["exercises"]] == sorted(LIBRARY.exercises)
    back = next(item for item in listed["exercises"] if item["id"] == "say-it-back")
    assert back.pop("variants")["short"] == 24
    assert back == {
        "id": "say-it-back",
        "title": "Say it back until it fits",
        "minutes": 25,
        "risk": "low",
        "way": 5,
        "way_name": "active listening",
        "off": False,
        "kinds": ["read", "choice", "turns", "write", "talk"],
        "reasons": [],
        "steps": 6,
    }
    assert set(listed["agendas"][0]) == {"id", "title", "minutes", "items"}


def test_loading_a_wrong_folder_tells_every_problem_at_once(tmp_path):
    broken = Path(__file__).parent / "broken"
    with pytest.raises(WrongExercises) as wrong:
        load(broken)
    assert wrong.value.problems == check([broken])
    assert str(wrong.value).count("\n") == len(wrong.value.problems) - 1
    with pytest.raises(WrongExercises, match="no exercises in this folder"):
        load(tmp_path / "nowhere")


def test_an_exercise_that_needs_another_must_come_after_it(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "agendas").mkdir()
    text = (Path(__file__).parent / "broken" / "en" / "whole.yaml").read_text()
    for name, needs in (("first", "[]"), ("second", "[first]")):
        made = text.replace("id: whole", f"id: {name}\nrequires: {needs}", 1)
        (tmp_path / "en" / f"{name}.yaml").write_text(made)
    agenda = "id: walk\ntitle: Walk\npurpose: Walk.\nminutes: 12\nitems: [{}]\n"
    (tmp_path / "agendas" / "walk.yaml").write_text(agenda.format("second, first"))
    [problem] = check([tmp_path])
    assert (problem.line, problem.what) == (5, "`second` needs `first` before it.")
    (tmp_path / "agendas" / "walk.yaml").write_text(agenda.format("first, second"))
    assert check([tmp_path]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_documented(kind):
    documented = (ROOT.parent / "docs" / "exercises.md").read_text()
    assert [name for name in KINDS[kind].schema().fields if f"`{name}`" not in documented] == []


@every(EVENING)
def test_a_body_leaves_a_room_view_below_4_kb(step):
    body = KINDS[step["kind"]].body(step) | {"fallback": step.get("fallback")}
    assert len(json.dumps(body, ensure_ascii=False).encode()) <= 2500


@every([step for _, step in STEPS])
def test_a_line_on_the_screen_is_read_from_ten_metres(step):
    assert len(step["screen"]) <= 50


@every([step for _, step in STEPS])
def test_a_nervous_facilitator_has_a_cue_for_every_step(step):
    assert len(step["cue"]) > 60


@every([step for _, step in STEPS if KINDS[step["kind"]].circle(step) in ("us", "room")])
def test_somebody_alone_has_something_of_their_own_to_do(step):
    assert len(step["solo"]) > 40


@every([step for _, step in STEPS if "source" in step])
def test_a_conversation_has_examples_enough_for_a_small_room(step):
    assert len(step["fallback"]) >= 4


@every(ROOM)
def test_the_room_is_never_asked_about_ones_own_partner(step):
    asked = json.dumps([step.get(key) for key in ("question", "options", "stem", "bank")]).lower()
    for word in ("partner", "husband", "wife", "spouse", "our marriage", "afraid", "secret", "blame", " sex"):
        assert word not in asked


@every([step for _, step in STEPS])
def test_nothing_shown_assigns_a_role_or_urges_forgiveness_or_asks_for_passwords(step):
    """That nobody owes forgiving may be said; words that call up a warning are not shown."""
    roles = r"husband|wife|victim|betray\w*|cheat\w*|offender|guilty"
    aims = r"(?<!owes )forgiv\w*|heal|heals|healed|healing|fix your|therapy|passwords?"
    shown = said({**step, "caution": []})
    assert not re.search(rf"\b({roles}|{aims})\b", shown, re.IGNORECASE)


@every([step for _, step in STEPS])
def test_nothing_shown_promises_an_outcome(step):
    assert not re.search(
        r"\b(you will (feel|trust|grow)|will save|guaranteed|always works)\b", said(step), re.IGNORECASE
    )
