"""What `workshop exercises --json` says of an exercise that uses everything."""

import json
import shutil
from pathlib import Path

import pytest

from workshop.exercises import exercises_json, load, plan
from workshop.steps import KINDS

WHOLE = Path(__file__).parent / "broken" / "en"


@pytest.fixture
def library(tmp_path):
    (tmp_path / "en").mkdir()
    for name in ("whole-kinds", "whole"):
        shutil.copy(WHOLE / f"{name}.yaml", tmp_path / "en")
    return load(tmp_path)


def test_the_list_names_the_way_the_reasons_and_the_other_lengths(library):
    _, kinds = sorted(exercises_json(library)["exercises"], key=lambda listed: listed["id"])
    assert (kinds["way"], kinds["way_name"], kinds["off"]) == (8, "boundaries", True)
    assert kinds["reasons"] == ["calm", "safety", "communication"]
    assert kinds["variants"] == {"short": 10}


def test_only_the_reasons_and_kinds_that_are_used_are_listed_in_their_own_order(library):
    listed = exercises_json(library)
    assert listed["reasons"] == ["safety", "calm", "communication"]
    used = {step["kind"] for exercise in library.exercises.values() for step in exercise["steps"]}
    assert len(used) > 3 and listed["kinds"] == [kind for kind in KINDS if kind in used]
    del library.exercises["whole-kinds"]
    listed = exercises_json(library)
    assert (listed["reasons"], listed["kinds"]) == ([], ["read", "choice", "talk"])


def test_the_eight_ways_are_listed_whether_used_or_not(library):
    ways = exercises_json(library)["ways"]
    assert (len(ways), ways[0], ways[7]) == (8, "transparency", "boundaries")


def test_an_exercise_that_serves_no_way_says_so(library):
    whole = next(listed for listed in exercises_json(library)["exercises"] if listed["id"] == "whole")
    assert (whole["way_name"], whole["off"], whole["reasons"], whole["variants"]) == (None, False, [], {})


def test_the_list_and_a_plan_with_every_kind_are_json(library):
    steps = plan({"items": ["whole-kinds"]}, library)
    assert json.loads(json.dumps(steps)) == steps
    assert json.loads(json.dumps(exercises_json(library))) == exercises_json(library)
