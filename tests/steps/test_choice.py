import pytest
from marshmallow import ValidationError

from workshop.steps import KINDS

CHOICE = KINDS["choice"]


def test_the_file_says_whom_a_choice_is_for(step):
    assert CHOICE.circle(step("choice")) == "room"
    assert CHOICE.circle(step("choice", circle="me")) == "me"


def test_only_a_choice_for_the_room_that_is_no_practice_is_collected(step):
    assert CHOICE.releases(step("choice")) == "answers"
    assert CHOICE.releases(step("choice", circle="me")) is None
    assert CHOICE.releases(step("choice", practice=True)) is None


def test_an_answer_is_the_numbers_of_the_options(answer):
    assert answer([2], "choice", "answers") == {"picked": [2]}
    assert answer([2, 0], "choice", "answers", max=2) == {"picked": [0, 2]}


def test_passing_and_finishing_look_the_same(answer):
    assert answer(None, "choice", "answers") is None


@pytest.mark.parametrize("raw", [[3], [-1], [0.0], ["0"], [True], [[0]], 0, "0", {"picked": [0]}, {}, False])
def test_what_is_no_option_cannot_be_read(answer, raw):
    with pytest.raises(ValidationError, match="could not be read"):
        answer(raw, "choice", "answers")


def test_nothing_twice_and_too_much_are_refused_in_words(answer):
    with pytest.raises(ValidationError, match=r"Nothing is chosen yet\."):
        answer([], "choice", "answers")
    with pytest.raises(ValidationError, match="chosen twice"):
        answer([1, 1], "choice", "answers", max=2)
    with pytest.raises(ValidationError, match=r"You can choose one\."):
        answer([0, 1], "choice", "answers")
    with pytest.raises(ValidationError, match=r"You can choose 2 at most\."):
        answer([0, 1, 2], "choice", "answers", max=2)


@pytest.mark.parametrize(
    ("collect", "says"), [("none", {}), ("answers", {"circle": "me"}), ("answers", {"practice": True})]
)
def test_where_nothing_is_collected_an_answer_is_refused(answer, collect, says):
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer([0], "choice", collect, **says)


def test_a_phone_gets_question_options_and_whether_it_counts(step):
    body = CHOICE.body(step("choice", max=2, practice=True))
    assert body == {
        "question": "Most people…",
        "options": ["walk", "talk", "wait"],
        "max": 2,
        "practice": True,
        "solo": "Answer.",
    }


def test_yes_and_no_are_words_not_switches(step):
    assert step("choice", options=["yes", "no"])["options"] == ["yes", "no"]


@pytest.mark.parametrize(
    "says",
    [{"options": ["one"]}, {"options": list("abcdefghij")}, {"options": ["a", "a"]}, {"max": 4}, {"circle": "us"}],
)
def test_what_a_choice_may_not_say(step, says):
    with pytest.raises(ValidationError) as wrong:
        step("choice", **says)
    assert list(wrong.value.messages) == list(says)
