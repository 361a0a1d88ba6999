import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

TALK = KINDS["talk"]


def test_a_conversation_enters_nothing(step, answer):
    assert TALK.circle(step("talk")) == "none"
    assert TALK.releases(step("talk")) is None
    assert answer(None, "talk", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer({"text": "…"}, "talk", "texts")


def test_a_phone_gets_the_questions_and_what_they_are_about(step):
    planned = {**step("talk", source="signs"), "source_title": "The first signs"}
    assert TALK.body(planned) == {
        "questions": ["What is missing?"],
        "source_title": "The first signs",
        **ALONE,
    }


def test_a_conversation_is_about_what_the_room_has_answered():
    assert TALK.references == {"source": "result"}


def test_a_conversation_may_stand_for_itself(step):
    assert step("talk", source=None)["source"] is None
    assert step("talk")["source"] is None


@pytest.mark.parametrize("says", [{"questions": []}, {"fallback": ["only one"]}, {"source": "The first signs"}])
def test_what_a_conversation_may_not_say(step, says):
    with pytest.raises(ValidationError) as wrong:
        step("talk", **says)
    assert list(wrong.value.messages) == list(says)
