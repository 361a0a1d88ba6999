import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

EXCHANGE = KINDS["exchange"]
BLOB = "Qm9-_" * 20


def test_what_two_hand_each_other_is_theirs_and_never_the_rooms(step):
    assert EXCHANGE.circle(step("exchange")) == "us"
    assert EXCHANGE.releases(step("exchange")) is None
    assert EXCHANGE.shares(step("exchange")) == "texts"


def test_the_last_part_is_for_reading_and_the_rest_for_writing(step):
    assert EXCHANGE.parts(step("exchange", minutes=3.5, read_s=60)) == [
        {"name": "write", "seconds": 150},
        {"name": "read", "seconds": 60},
    ]


def test_a_phone_hands_over_what_the_server_cannot_read(answer):
    assert answer({"blob": BLOB}, "exchange", "none") == {"blob": BLOB}
    assert answer(None, "exchange", "none") is None


@pytest.mark.parametrize("length", [54, 4300])
def test_a_sealed_text_has_some_length(answer, length):
    assert answer({"blob": "a" * length}, "exchange", "none") == {"blob": "a" * length}


@pytest.mark.parametrize(
    "raw",
    [
        {"blob": "a" * 53},
        {"blob": "a" * 4301},
        {"blob": "a" * 60 + "\n"},
        {"blob": "ä" * 60},
        {"blob": "a+/=" * 20},
        {"blob": 7},
        {"text": "hello"},
        {},
        [],
        BLOB,
        0,
        False,
    ],
)
def test_anything_else_is_not_passed_on(answer, raw):
    with pytest.raises(ValidationError, match="could not be passed on"):
        answer(raw, "exchange", "none")


def test_what_a_newer_phone_says_beside_it_is_passed_over(answer):
    assert answer({"blob": BLOB, "text": "hello"}, "exchange", "none") == {"blob": BLOB}


def test_a_phone_gets_prompts_the_soft_line_and_where_lines_and_examples_come_from(step):
    examples = ["Leave the light on.", "Ask me once.", "Sit with me.", "Ask again later."]
    made = step("exchange", solo=..., from_write="note", examples_from="how-it-is", examples=examples)
    assert EXCHANGE.body(made) == {
        "prompts": ["It helps me when…"],
        "max": 200,
        "soft_line": "I have no words for this yet, and I am still here.",
        "from_write": "note",
        "examples_from": "how-it-is",
        "examples": examples,
        **ALONE,
    }


def test_lines_come_from_a_note_and_examples_by_a_level():
    assert EXCHANGE.references == {"from_write": "lines", "examples_from": "level"}


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"prompts": []}, "prompts"),
        ({"max": 401}, "max"),
        ({"soft_line": ...}, "soft_line"),
        ({"read_s": 19}, "read_s"),
        ({"read_s": 90}, "read_s"),
        ({"examples": ["a", "b", "c", "d"]}, "examples_from"),
        ({"examples_from": "scale"}, "examples"),
        ({"prompts": [letter * 200 for letter in "abcde"], "max": 400}, "prompts"),
    ],
)
def test_what_an_exchange_may_not_say(step, says, field):
    with pytest.raises(ValidationError) as wrong:
        step("exchange", **says)
    assert list(wrong.value.messages) == [field]


def test_what_one_phone_hands_over_fits_into_one_sealed_text(step):
    assert step("exchange", prompts=[letter * 120 for letter in "abcde"], max=400)
    with pytest.raises(ValidationError, match="may hold 2605 characters; 2600 fit"):
        step("exchange", prompts=[letter * 121 for letter in "abcde"], max=400)
