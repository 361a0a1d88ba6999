import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

READ = KINDS["read"]


def test_a_text_to_read_is_in_no_circle(step):
    assert READ.circle(step("read")) == "none"
    assert READ.releases(step("read")) is None


def test_a_phone_gets_the_text_and_what_somebody_alone_or_two_with_one_phone_read(step):
    assert READ.body(step("read")) == {"text": "Breathe.", **ALONE}
    assert READ.body(step("read", solo="For you alone."))["solo"] == "For you alone."
    assert READ.body(step("read", one_phone="Read it out."))["one_phone"] == "Read it out."


def test_line_breaks_of_the_file_go_and_paragraphs_stay(step):
    text = "Good that\nyou are here.\n\n\nThere is  nothing\nto prepare.\n"
    assert READ.body(step("read", text=text))["text"] == "Good that you are here.\n\nThere is nothing to prepare."


def test_its_one_part_lasts_its_minutes(step):
    assert READ.parts(step("read", minutes=1.5)) == [{"name": "main", "seconds": 90}]


def test_a_phone_may_only_finish(answer):
    assert answer(None, "read", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer([0], "read", "answers")


@pytest.mark.parametrize("strange", ["a\x00b", "a\x1b[31mb", "half \ud800"])
def test_characters_that_cannot_be_shown_are_refused(step, strange):
    with pytest.raises(ValidationError, match="cannot be shown"):
        step("read", text=strange)


@pytest.mark.parametrize("minutes", [0, -1, 121, 0.123, "1:30", True, None, float("nan"), float("inf")])
def test_minutes_are_a_number_that_makes_whole_seconds(step, minutes):
    with pytest.raises(ValidationError) as wrong:
        step("read", minutes=minutes)
    assert list(wrong.value.messages) == ["minutes"]
