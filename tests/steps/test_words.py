import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS
from workshop.steps.words import text

WORDS = KINDS["words"]


def test_words_go_to_the_room(step):
    assert WORDS.circle(step("words")) == "room"
    assert WORDS.releases(step("words")) == "words"
    assert WORDS.shares(step("words")) is None
    assert WORDS.lends(step("words")) == "result"


def test_a_text_is_one_plain_line(answer):
    assert answer({"text": "  shows\n up \t"}, "words", "texts") == {"text": "shows up"}


def test_a_text_is_no_longer_than_the_step_and_the_room_allow(answer):
    assert answer({"text": "x" * 60}, "words", "texts", limit=60) == {"text": "x" * 60}
    with pytest.raises(ValidationError, match=r"That answer is longer than fits here\."):
        answer({"text": "x" * 61}, "words", "texts", limit=60)
    with pytest.raises(ValidationError, match=r"That answer is longer than fits here\."):
        answer({"text": "x" * 91}, "words", "texts", limit=120)
    with pytest.raises(ValidationError, match=r"That answer is longer than fits here\."):
        answer({"text": "x" * 91}, "words", "texts")


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\u200b", "\x00\x07", "\u202e"])
def test_white_or_invisible_text_is_no_answer(answer, empty):
    with pytest.raises(ValidationError, match=r"There is nothing written yet\."):
        answer({"text": empty}, "words", "texts")


def test_cards_are_one_to_three_of_the_bank(answer):
    assert answer({"cards": [3, 0]}, "words", "cards") == {"picked": [0, 3]}
    for wrong in ([], [0, 1, 2, 3], [0, 0], [4], ["0"], "0", None):
        with pytest.raises(ValidationError):
            answer({"cards": wrong}, "words", "cards")


@pytest.mark.parametrize(
    ("collect", "raw"),
    [
        ("cards", {"text": "waiting"}),
        ("texts", {"cards": [0]}),
        ("texts", {"text": 7}),
        ("texts", "waiting"),
        ("texts", {}),
        ("answers", {"text": "waiting"}),
    ],
)
def test_an_answer_of_another_shape_cannot_be_read(answer, collect, raw):
    with pytest.raises(ValidationError, match="could not be read"):
        answer(raw, "words", collect)


def test_what_a_newer_phone_says_beside_it_is_passed_over(answer):
    assert answer({"text": "waiting", "cards": [0]}, "words", "texts") == {"text": "waiting"}


def test_in_a_room_too_small_nothing_is_collected(answer):
    assert answer(None, "words", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer({"text": "waiting"}, "words", "none")


def test_a_phone_gets_stem_bank_and_length(step):
    assert set(WORDS.body(step("words"))) == {"stem", "bank", "max", *ALONE}


@given(st.text(max_size=200))
def test_whatever_is_written_the_ballot_can_be_stored_and_read_again(raw):
    try:
        written = text(raw, most=90)["text"]
    except ValidationError:
        return
    assert 1 <= len(written) <= 90
    assert written.isprintable() or " " in written
    assert written.encode() and text(written, most=90) == {"text": written}


@pytest.mark.parametrize("says", [{"max": 121}, {"max": 19}, {"bank": ["a", "b", "c"]}, {"stem": "  "}])
def test_what_words_may_not_say(step, says):
    with pytest.raises(ValidationError) as wrong:
        step("words", **says)
    assert list(wrong.value.messages) == list(says)
