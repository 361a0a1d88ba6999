import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

COMMIT = KINDS["commit"]
BLOB = {"blob": "a" * 60}
WHEN = {"id": "when", "start": "When"}


def test_a_plan_is_for_the_two_if_it_may_be_offered(step):
    assert (COMMIT.circle(step("commit")), COMMIT.shares(step("commit"))) == ("us", "offers")
    alone = step("commit", offer=False)
    assert (COMMIT.circle(alone), COMMIT.shares(alone)) == ("me", None)
    assert COMMIT.releases(step("commit")) is None


def test_an_offered_plan_is_sealed_and_keeping_it_is_a_pass(answer):
    assert answer(BLOB, "commit", "none") == BLOB
    assert answer(None, "commit", "none") is None
    with pytest.raises(ValidationError, match="could not be passed on"):
        answer({"lines": ["I will…"]}, "commit", "none")


def test_a_plan_for_oneself_is_never_sent(answer):
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer(BLOB, "commit", "none", offer=False)


def test_a_phone_gets_the_starts_of_the_sentences(step):
    assert COMMIT.body(step("commit", solo=..., review="When do you look at it?")) == {
        "lines": [
            {"id": "when", "start": "When", "hint": None, "max": 120},
            {"id": "will", "start": "I will", "hint": None, "max": 120},
        ],
        "review": "When do you look at it?",
        "lapse": None,
        "aloud": "Read it aloud twice.",
        "offer": True,
        "pick": False,
        **ALONE,
    }


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [WHEN, WHEN]}, "lines"),
        ({"lines": [{**WHEN, "max": 19}]}, "lines"),
        ({"lines": [{**WHEN, "max": 301}]}, "lines"),
        ({"lines": [{"id": f"line-{number}", "start": "I" * 120, "max": 300} for number in range(7)]}, "lines"),
        ({"aloud": ...}, "aloud"),
        ({"offer": "yes"}, "offer"),
    ],
)
def test_what_a_plan_may_not_say(step, says, field):
    with pytest.raises(ValidationError) as wrong:
        step("commit", **says)
    assert list(wrong.value.messages) == [field]
