import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

WRITE = KINDS["write"]


def test_a_note_is_for_its_author_only_and_never_sent(step, answer):
    assert WRITE.circle(step("write")) == "me"
    assert WRITE.releases(step("write")) is None
    assert answer(None, "write", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer({"text": "my note"}, "write", "texts")


def test_a_note_is_not_kept_unless_the_file_says_so(step):
    assert WRITE.body(step("write"))["keep"] == "no"
    assert WRITE.body(step("write", keep="ask"))["keep"] == "ask"


def test_a_phone_gets_prompts_and_length(step):
    assert WRITE.body(step("write")) == {
        "prompts": ["One thing for myself"],
        "max": 400,
        "keep": "no",
        "hints": [],
        "by": None,
        "other_prompts": [],
        **ALONE,
    }


def test_two_who_agreed_who_offers_write_to_different_prompts(step):
    body = WRITE.body(step("write", by="who", other_prompts=["What I need you to have understood"]))
    assert (body["by"], body["other_prompts"]) == ("who", ["What I need you to have understood"])
    assert WRITE.references == {"by": "pick"}


def test_a_note_may_lend_its_lines_to_an_exchange(step):
    assert WRITE.lends(step("write")) == "lines"


def test_words_to_underline_are_told_to_the_phone(step):
    assert WRITE.body(step("write", hints=["but", "you made me"]))["hints"] == ["but", "you made me"]


@pytest.mark.parametrize(
    "says",
    [
        {"max": 19},
        {"max": 2001},
        {"max": 40.5},
        {"prompts": []},
        {"prompts": list("abcdefg")},
        {"keep": "yes"},
        {"hints": [f"word {number}" for number in range(13)]},
    ],
)
def test_what_a_note_may_not_say(step, says):
    with pytest.raises(ValidationError) as wrong:
        step("write", **says)
    assert list(wrong.value.messages) == list(says)


def test_other_prompts_need_to_know_by_what_and_the_other_way_round(step):
    with pytest.raises(ValidationError, match="`other_prompts` is missing"):
        step("write", by="who")
    with pytest.raises(ValidationError, match="`by` is missing"):
        step("write", other_prompts=["What would show me"])
