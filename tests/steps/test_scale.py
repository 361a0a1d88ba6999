import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

SCALE = KINDS["scale"]
ITEMS = [
    {"id": "safety", "text": "I can say what I feel.", "reason": "safety"},
    {"id": "talk", "text": "We can stay with a hard subject.", "reason": "communication"},
]
AFTER = {"moment": "after", "series": "pulse", "items": ITEMS, "solo": "The same for you."}


def test_levels_stay_on_the_phone(step, answer):
    for says in ({}, {"moment": "before", "series": "pulse"}):
        assert SCALE.circle(step("scale", **says)) == "me"
        assert SCALE.releases(step("scale", **says)) is None
        with pytest.raises(ValidationError, match="Nothing is collected"):
            answer(["up"], "scale", "none", **says)


def test_only_how_things_moved_goes_to_the_room(step, answer):
    assert SCALE.circle(step("scale", **AFTER)) == "room"
    assert SCALE.releases(step("scale", **AFTER)) == "moves"
    assert answer(["up", None], "scale", "moves", **AFTER) == {"moves": ["up", None]}
    assert answer(["same", "down"], "scale", "moves", **AFTER) == {"moves": ["same", "down"]}


def test_whoever_skipped_everything_has_passed(answer):
    assert answer([None, None], "scale", "moves", **AFTER) is None
    assert answer(None, "scale", "moves", **AFTER) is None


@pytest.mark.parametrize("raw", [[], ["up"], ["up"] * 3, ["up", 1], [2, 3], ["up", ["down"]], "up", {"moves": []}, 0])
def test_anything_else_cannot_be_read(answer, raw):
    with pytest.raises(ValidationError, match="could not be read"):
        answer(raw, "scale", "moves", **AFTER)


def test_in_a_room_too_small_nothing_is_collected(answer):
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer(["up", None], "scale", "none", **AFTER)


def test_the_level_on_one_item_can_pick_an_example(step):
    assert SCALE.lends(step("scale")) == "level"
    assert SCALE.lends(step("scale", items=ITEMS)) is None
    assert SCALE.lends(step("scale", **AFTER)) == "result"


def test_a_phone_gets_statements_and_points_but_not_which_reason_they_stand_for(step):
    assert SCALE.body(step("scale", items=ITEMS, moment="before", series="pulse")) == {
        "intro": "Thinking of right now…",
        "items": [{"id": item["id"], "text": item["text"]} for item in ITEMS],
        "points": ["not now", "a little", "mostly", "very much"],
        "series": "pulse",
        "moment": "before",
        **ALONE,
    }


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"intro": ...}, "intro"),
        ({"items": []}, "items"),
        ({"items": [ITEMS[0], ITEMS[0]]}, "items"),
        ({"items": [{**ITEMS[0], "reason": "talk"}]}, "items"),
        ({"points": ["a", "b", "c"]}, "points"),
        ({"points": list("abcdef")}, "points"),
        ({"moment": "later"}, "moment"),
        ({"moment": "after"}, "series"),
        ({"moment": "before"}, "series"),
        ({"series": "pulse"}, "series"),
    ],
)
def test_what_a_scale_may_not_say(step, says, field):
    with pytest.raises(ValidationError) as wrong:
        step("scale", **says)
    assert list(wrong.value.messages) == [field]
