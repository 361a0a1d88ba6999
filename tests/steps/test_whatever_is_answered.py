"""Whatever a phone sends as an answer or as marks: a small ballot of known types, or a sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from tests.live.hands import JUNK
from tests.live.indoors import PLAN
from tests.steps.conftest import COMMON, LEAST
from workshop.session import drafting
from workshop.session.rules import Refused
from workshop.steps import KINDS

LARGEST = 4_400
"""Bytes of the largest ballot, a sealed text."""

MADE = [KINDS[kind].schema().load({**COMMON, "kind": kind, **fields}) for kind, fields in LEAST.items()]
STEPS = [*PLAN, *MADE]

said = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=200) | st.sampled_from(["up", "down"]),
    lambda inner: (
        st.lists(inner, max_size=12)
        | st.dictionaries(st.sampled_from(["text", "cards", "blob", "1", "2"]) | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=30,
)


def is_small_and_plain(ballot):
    """A ballot holds one field: numbers, moves, a text or a sealed text."""
    assert ballot is None or len(json.dumps(ballot).encode()) <= LARGEST
    for value in (ballot or {}).values():
        for one in value if isinstance(value, list) else [value]:
            assert one is None or type(one) in (int, str)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step['kind']}-{step['id']}")
@settings(max_examples=60, deadline=None)
@given(raw=said | st.sampled_from(JUNK))
def test_an_answer_is_read_into_a_small_ballot_or_refused_in_a_sentence(step, raw):
    for collect in ("none", "answers", "cards", "texts", "moves"):
        try:
            is_small_and_plain(KINDS[step["kind"]].read_answer(step, collect, 120, raw))
        except ValidationError as wrong:
            assert wrong.messages


some_marks = st.dictionaries(st.sampled_from("0123"), st.text("0123456789abcdef", max_size=33))
DRAFT = next(step for step in PLAN if step["kind"] == "draft")


@settings(max_examples=200, deadline=None)
@given(
    raw=said
    | st.sampled_from(JUNK)
    | st.dictionaries(st.sampled_from("0123"), st.text("0123456789abcdef", max_size=33))
)
def test_marks_are_those_of_clauses_there_are_and_nothing_else(raw):
    try:
        marks = drafting.read_marks(DRAFT, raw)
    except Refused as no:
        assert no.code == "malformed"
        return
    assert set(marks) <= {"1", "2"} and all(
        len(mark) == 32 and not mark.strip("0123456789abcdef") for mark in marks.values()
    )
