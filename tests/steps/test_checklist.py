from random import Random

import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

CHECKLIST = KINDS["checklist"]
ITEMS = ["my day", "money", "health", "plans", "sleep"]
STATES = ["gladly tell", "like to hear", "not today"]
EVERYDAY = ["my day", "health", "plans", "sleep"]
PROPOSAL = {
    "reveal": "proposal",
    "states": STATES,
    "everyday": EVERYDAY,
    "fits": [["gladly tell", "like to hear"]],
    "solo": "Pick one.",
}
OWN = {"items": ..., "own": True}
BLOB = {"blob": "a" * 60}


def test_a_list_is_for_oneself_unless_it_leads_to_a_proposal(step):
    assert CHECKLIST.circle(step("checklist")) == "me"
    assert CHECKLIST.circle(step("checklist", **PROPOSAL)) == "us"
    assert CHECKLIST.circle(step("checklist", **OWN)) == "me"


def test_ticks_for_oneself_stay_on_the_phone(step, answer):
    assert CHECKLIST.shares(step("checklist")) is None
    assert answer(None, "checklist", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer([0, None, None, None, None], "checklist", "none")


def test_marks_go_to_the_proposal_one_state_an_item(step, answer):
    assert CHECKLIST.shares(step("checklist", **PROPOSAL)) == "marks"
    raw = [0, None, 2, 1, None]
    assert answer(raw, "checklist", "none", **PROPOSAL) == {"states": raw}


@pytest.mark.parametrize(
    "raw",
    [
        [],
        [0, 0, 0, 0],
        [0] * 6,
        [3, 0, 0, 0, 0],
        [-1, 0, 0, 0, 0],
        [True, 0, 0, 0, 0],
        ["0", 0, 0, 0, 0],
        [0.0, 0, 0, 0, 0],
        {"states": [0] * 5},
        7,
    ],
)
def test_marks_of_another_shape_cannot_be_read(answer, raw):
    with pytest.raises(ValidationError, match="could not be read"):
        answer(raw, "checklist", "none", **PROPOSAL)


def test_plain_ticks_know_one_state(answer):
    ticks = {**PROPOSAL, "states": ..., "fits": ...}
    assert answer([0, None, 0, None, None], "checklist", "none", **ticks) == {"states": [0, None, 0, None, None]}
    with pytest.raises(ValidationError, match="could not be read"):
        answer([1, None, 0, None, None], "checklist", "none", **ticks)


def test_ones_own_lines_are_offered_sealed(step, answer):
    assert CHECKLIST.shares(step("checklist", **OWN)) == "offers"
    assert answer(BLOB, "checklist", "none", **OWN) == BLOB
    with pytest.raises(ValidationError, match="could not be passed on"):
        answer([0], "checklist", "none", **OWN)


def test_a_proposal_is_the_last_part(step):
    assert CHECKLIST.parts(step("checklist")) == [{"name": "main", "seconds": 90}]
    assert CHECKLIST.parts(step("checklist", **PROPOSAL)) == [
        {"name": "main", "seconds": 60},
        {"name": "proposal", "seconds": 30},
    ]
    assert CHECKLIST.parts(step("checklist", **PROPOSAL, proposal_s=15))[1]["seconds"] == 15


def met(step, ours, theirs, seed=1, **says):
    made = step("checklist", **{**PROPOSAL, **says})
    marks = [None if states is None else {"states": states} for states in (ours, theirs)]
    return CHECKLIST.meet(made, *marks, Random(seed))


def come_up(step, ours, theirs, **says):
    """What is proposed over many draws; both always see the same."""
    draws = [met(step, ours, theirs, seed, **says) for seed in range(200)]
    assert all(draw["A"] == draw["B"] for draw in draws)
    return {ITEMS[draw["A"]] for draw in draws}


def test_what_one_gladly_tells_and_the_other_likes_to_hear_can_come_up(step):
    everyday = set(EVERYDAY)
    assert come_up(step, [None, 0, None, None, None], [None, 1, None, None, None]) == everyday | {"money"}
    assert come_up(step, [None, 1, None, None, None], [None, 0, None, None, None]) == everyday | {"money"}
    assert come_up(step, [None, 0, None, None, None], [None, 0, None, None, None]) == everyday
    assert come_up(step, [None, 0, None, None, None], [None, 2, None, None, None]) == everyday


def test_two_equal_states_may_fit_and_plain_ticks_do(step):
    line = [None, 2, None, None, None]
    assert "money" in come_up(step, line, line, fits=[["not today", "not today"]])
    ticked = [None, 0, None, None, None]
    assert "money" in come_up(step, ticked, ticked, states=..., fits=...)


def test_without_both_marks_only_the_everyday_comes_up(step):
    everyday = set(EVERYDAY)
    assert come_up(step, None, None) == everyday
    assert come_up(step, [0] * 5, None) == everyday
    assert come_up(step, None, [1] * 5) == everyday


def test_the_page_after_the_list_knows_items_by_number(step):
    after = [{"text": "Call your doctor.", "for": ["sleep", "my day"]}, {"text": "Talk to somebody."}]
    body = CHECKLIST.body(step("checklist", after=after))
    assert body["after"] == [{"text": "Call your doctor.", "for": [0, 4]}, {"text": "Talk to somebody.", "for": []}]


def test_a_phone_gets_items_states_and_which_are_everyday_but_not_what_fits(step):
    assert CHECKLIST.body(step("checklist", **PROPOSAL, note="Nobody receives this list.", resources=True)) == {
        "items": ITEMS,
        "states": STATES,
        "everyday": [0, 2, 3, 4],
        "reveal": "proposal",
        "own": False,
        "after": [],
        "note": "Nobody receives this list.",
        "resources": True,
        **ALONE,
        "solo": "Pick one.",
    }


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"items": ...}, "items"),
        ({"items": ["one"]}, "items"),
        ({"states": ["one"]}, "states"),
        ({"own": True}, "items"),
        ({"own": True, "items": ..., "reveal": "proposal", "everyday": EVERYDAY}, "everyday"),
        ({"everyday": EVERYDAY}, "everyday"),
        ({"proposal_s": 30}, "proposal_s"),
        ({"states": STATES, "fits": [STATES[:2]]}, "fits"),
        ({**PROPOSAL, "states": ...}, "fits"),
        ({**PROPOSAL, "fits": ...}, "fits"),
        ({**PROPOSAL, "fits": [["gladly tell", "like to her"]]}, "fits"),
        ({**PROPOSAL, "fits": [["gladly tell"]]}, "fits"),
        ({**PROPOSAL, "everyday": EVERYDAY[:3]}, "everyday"),
        ({**PROPOSAL, "everyday": [*EVERYDAY[:3], "sleeping"]}, "everyday"),
        ({**PROPOSAL, "everyday": ...}, "everyday"),
        ({**PROPOSAL, "proposal_s": 90}, "proposal_s"),
        ({**PROPOSAL, "proposal_s": 14}, "proposal_s"),
        ({**PROPOSAL, "after": [{"text": "Call."}]}, "after"),
        ({"after": [{"text": "Call.", "for": ["slep"]}]}, "after"),
        ({"after": [{"for": ["sleep"]}]}, "after"),
    ],
)
def test_what_a_checklist_may_not_say(step, says, field):
    with pytest.raises(ValidationError) as wrong:
        step("checklist", **says)
    assert field in wrong.value.messages


def test_a_misspelt_item_is_told_at_its_place(step):
    with pytest.raises(ValidationError) as wrong:
        step("checklist", after=[{"text": "Call."}, {"text": "Sleep.", "for": ["sleep", "slep"]}])
    [told] = wrong.value.messages["after"][1]["for"][1]
    assert told == "There is no item `slep`.\nDid you mean `sleep`?"
