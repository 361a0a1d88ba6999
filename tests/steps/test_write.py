import pytest
from marshmallow import ValidationError

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
        "solo": None,
    }


@pytest.mark.parametrize("says", [{"max": 19}, {"max": 2001}, {"max": 40.5}, {"prompts": []}, {"keep": "yes"}])
def test_what_a_note_may_not_say(step, says):
    with pytest.raises(ValidationError) as wrong:
        step("write", **says)
    assert list(wrong.value.messages) == list(says)
