"""The clock says the same here as in JavaScript: both read these vectors."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.session.clock import first, position

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "clock.json").read_text())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_step_stands_where_the_vectors_say(case):
    found = position(case["parts"], case["started_at"], case["pauses"], case["extensions"], case["speed"], case["now"])
    expected = case["result"]
    assert (found.part, found.over) == (expected["part"], expected["over"])
    assert (found.left, found.of, found.total_left) == pytest.approx(
        (expected["left"], expected["of"], expected["total_left"])
    )


@pytest.mark.parametrize("case", VECTORS["first"], ids=lambda case: case["couple"])
def test_the_toss_falls_as_the_vectors_say(case):
    assert first(case["chance"], case["couple"]) == case["seat"]


def test_the_toss_is_fair():
    firsts = [first(f"{number:032x}", "couple") for number in range(2_000)]
    assert 850 < firsts.count("A") < 1_150


lengths = st.lists(st.floats(1, 600), min_size=1, max_size=6)
moments = st.floats(0, 5_000)


@given(lengths, moments, moments)
def test_time_only_runs_forward(seconds, sooner, later):
    parts = [{"seconds": length} for length in seconds]
    sooner, later = sorted((sooner, later))
    before, after = (position(parts, 0, [], [], 1, now) for now in (sooner, later))
    assert before.total_left >= after.total_left and before.part <= after.part


@given(lengths, moments, st.floats(0, 500))
def test_a_pause_moves_everything_by_its_length(seconds, now, pause):
    parts = [{"seconds": length} for length in seconds]
    running = position(parts, 0, [], [], 1, now)
    paused = position(parts, 0, [[0, pause]], [], 1, now + pause)
    assert paused.total_left == pytest.approx(running.total_left, abs=1e-6)


@given(lengths, st.lists(st.tuples(moments, st.floats(-900, 900)), max_size=4), moments)
def test_nothing_is_ever_left_below_nothing(seconds, extensions, now):
    found = position([{"seconds": length} for length in seconds], 0, [], sorted(extensions), 1, now)
    assert 0 <= found.left <= found.of + 1e-6 and found.total_left >= found.left - 1e-6
