import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

DRAFT = KINDS["draft"]
WHAT = {"id": "what", "label": "What", "kind": "text"}
UNTIL = {"id": "until", "label": "Until", "kind": "date"}
NOTHING = {"hint": None, "max": None, "weeks": None, "starts": []}


def test_clauses_are_written_by_two_and_never_an_answer(step, answer):
    assert DRAFT.circle(step("draft")) == "us"
    assert (DRAFT.releases(step("draft")), DRAFT.shares(step("draft"))) == (None, None)
    assert DRAFT.lends(step("draft")) == "clauses"
    assert answer(None, "draft", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer({"blob": "a" * 60}, "draft", "none")


def test_a_phone_gets_every_field_with_every_key(step):
    whose, both = {"id": "whose", "label": "Whose", "kind": "whose"}, {"id": "both", "label": "Both?", "kind": "flag"}
    asked = {**WHAT, "hint": "Small.", "max": 80, "starts": ["we speak by…", "we pause"]}
    body = DRAFT.body(step("draft", fields=[asked, whose, both, {**UNTIL, "weeks": 4}]))
    assert body["fields"] == [
        {**NOTHING, **asked},
        {**NOTHING, **whose},
        {**NOTHING, **both},
        {**NOTHING, **UNTIL, "weeks": 4},
    ]


def test_a_text_and_a_date_have_an_end_also_if_the_file_says_none(step):
    body = DRAFT.body(step("draft", fields=[WHAT, UNTIL]))
    assert body["fields"] == [{**NOTHING, **WHAT, "max": 120}, {**NOTHING, **UNTIL, "weeks": 8}]


def test_a_phone_gets_suggestions_and_the_card_for_words_of_caution(step):
    says = {"library": [{"what": "my Tuesdays"}], "caution": ["password"], "card": "Prefer telling.", "heading": "Ours"}
    assert DRAFT.body(step("draft", solo=..., fields=[WHAT], **says)) == {
        "max": 2,
        "fields": [{**NOTHING, **WHAT, "max": 120}],
        **says,
        **ALONE,
    }


def test_the_title_heads_what_has_no_heading(step):
    assert DRAFT.body(step("draft"))["heading"] == "A title"


@pytest.mark.parametrize(
    ("says", "where"),
    [
        ({"max": 4}, ["max"]),
        ({"fields": []}, ["fields"]),
        ({"fields": [UNTIL, WHAT]}, ["fields", 0, "kind"]),
        ({"fields": [WHAT, WHAT]}, ["fields", 1, "id"]),
        ({"fields": [{**WHAT, "kind": "number"}]}, ["fields", 0, "kind"]),
        ({"fields": [{**WHAT, "weeks": 3}]}, ["fields", 0, "weeks"]),
        ({"fields": [WHAT, {**UNTIL, "max": 30}]}, ["fields", 1, "max"]),
        ({"fields": [WHAT, {**UNTIL, "starts": ["soon"]}]}, ["fields", 1, "starts"]),
        ({"fields": [WHAT, {**UNTIL, "kind": "whose", "weeks": 3}]}, ["fields", 1, "weeks"]),
        ({"fields": [WHAT, {**UNTIL, "kind": "flag", "max": 30}]}, ["fields", 1, "max"]),
        ({"fields": [WHAT, {**UNTIL, "weeks": 53}]}, ["fields", 1, "weeks"]),
        ({"library": [{"what": "x", "why": "y"}]}, ["library", 0, "why"]),
        ({"library": [{"what": "x"}, {"what": "x" * 121}]}, ["library", 1, "what"]),
        ({"library": [{"what": 7}]}, ["library", 0, "what"]),
        ({"library": [{"what": ""}]}, ["library", 0, "what"]),
        ({"library": ["x"]}, ["library", 0]),
        ({"library": [{}]}, ["library", 0]),
        ({"library": [{7: "x"}]}, ["library", 0, 7]),
        ({"fields": [WHAT, UNTIL], "library": [{"until": "soon"}]}, ["library", 0, "until"]),
        ({"caution": ["password"]}, ["card"]),
        ({"card": "Prefer telling."}, ["caution"]),
    ],
)
def test_what_a_draft_may_not_say(step, says, where):
    with pytest.raises(ValidationError) as wrong:
        step("draft", **says)
    told = wrong.value.messages
    for name in where:
        assert list(told) == [name]
        told = told[name]
    assert isinstance(told, list)


@pytest.mark.parametrize("name", ["Meta", "context", "load", "__class__", "fields"])
def test_a_suggestion_may_be_called_like_anything(step, name):
    with pytest.raises(ValidationError) as wrong:
        step("draft", library=[{name: "x"}])
    assert list(wrong.value.messages) == ["library"]
