from random import Random

import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

CHOICE = KINDS["choice"]
OPTIONS = ["evenings", "phones", "money", "chores", "time off"]
EVERYDAY = ["evenings", "phones", "chores", "time off"]
PROPOSAL = {"circle": "us", "reveal": "proposal", "options": OPTIONS, "everyday": EVERYDAY}
AGREE = {"circle": "us", "reveal": "agree", "options": ["I first", "you first", "both at once", "each alone"]}


def test_the_file_says_whom_a_choice_is_for(step):
    assert CHOICE.circle(step("choice")) == "room"
    assert CHOICE.circle(step("choice", circle="me")) == "me"
    assert CHOICE.circle(step("choice", **AGREE)) == "us"


def test_only_a_choice_for_the_room_that_is_no_practice_is_collected(step):
    assert CHOICE.releases(step("choice")) == "answers"
    assert CHOICE.releases(step("choice", circle="me")) is None
    assert CHOICE.releases(step("choice", practice=True)) is None
    assert CHOICE.releases(step("choice", **AGREE)) is None


def test_what_only_the_desk_learns_is_collected_as_a_check(step, answer):
    assert CHOICE.releases(step("choice", audience="desk")) == "check"
    assert answer([0, 2], "choice", "answers", audience="desk", max=3) == {"picked": [0, 2]}


def test_later_steps_take_the_rooms_result_or_what_two_agreed_on_and_nothing_else(step):
    assert CHOICE.lends(step("choice")) == "result"
    assert CHOICE.lends(step("choice", **AGREE)) == "pick"
    for says in (PROPOSAL, {"circle": "me"}, {"practice": True}, {"audience": "desk"}):
        assert CHOICE.lends(step("choice", **says)) is None


def test_marks_of_two_are_shared_and_those_of_one_are_not(step, answer):
    for says in (PROPOSAL, AGREE):
        assert CHOICE.shares(step("choice", **says)) == "marks"
        assert answer([2], "choice", "none", **says) == {"picked": [2]}
    assert CHOICE.shares(step("choice")) is CHOICE.shares(step("choice", circle="me")) is None


def test_a_proposal_is_the_last_part(step):
    assert CHOICE.parts(step("choice", **PROPOSAL, proposal_s=20)) == [
        {"name": "main", "seconds": 70},
        {"name": "proposal", "seconds": 20},
    ]
    assert [part["name"] for part in CHOICE.parts(step("choice", **AGREE))] == ["main"]


def met(step, ours, theirs, seed=1, **says):
    marks = [None if picked is None else {"picked": picked} for picked in (ours, theirs)]
    return CHOICE.meet(step("choice", **says), *marks, Random(seed))


def come_up(step, ours, theirs, **says):
    draws = [met(step, ours, theirs, seed, **{**PROPOSAL, **says}) for seed in range(200)]
    assert all(draw["A"] == draw["B"] for draw in draws)
    return {OPTIONS[draw["A"]] for draw in draws}


def test_what_both_picked_can_come_up_besides_the_everyday(step):
    everyday = set(EVERYDAY)
    assert come_up(step, [2], [2]) == everyday | {"money"}
    assert come_up(step, [1, 2], [2, 3], max=2) == everyday | {"money"}
    assert come_up(step, [2], [1]) == come_up(step, [2], None) == come_up(step, None, None) == everyday


def test_what_is_never_proposed_never_comes_up(step):
    assert come_up(step, [2], [2], never=["money"]) == set(EVERYDAY)


@pytest.mark.parametrize(
    ("ours", "theirs", "met_on"),
    [
        ([0], [1], (0, 1)),
        ([1], [0], (1, 0)),
        ([2], [2], (2, 2)),
        ([0], [0], (None, None)),
        ([1], [1], (None, None)),
        ([0], [2], (None, None)),
        ([3], [3], (None, None)),
        ([3], [0], (None, None)),
        ([0], None, (None, None)),
        (None, [1], (None, None)),
        (None, None, (None, None)),
    ],
)
def test_two_agree_when_they_mirror_each_other_or_pick_the_same(step, ours, theirs, met_on):
    assert met(step, ours, theirs, **AGREE) == dict(zip("AB", met_on, strict=True))


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
    with pytest.raises(ValidationError, match=r"these are more"):
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
        "reveal": "none",
        "everyday": [],
        "audience": "room",
        "card": False,
        "resources": False,
        "frees": None,
        **ALONE,
        "solo": "Answer.",
    }


def test_a_phone_knows_beforehand_what_becomes_of_its_answer(step):
    said = [{}, {"circle": "me"}, {"audience": "desk"}, AGREE, PROPOSAL]
    reveals = [CHOICE.body(step("choice", **says))["reveal"] for says in said]
    assert reveals == ["room", "none", "none", "agree", "proposal"]
    assert CHOICE.body(step("choice", **PROPOSAL))["everyday"] == [0, 1, 3, 4]
    assert "never" not in CHOICE.body(step("choice", **PROPOSAL, never=["money"]))


def test_whoever_keeps_a_choice_open_frees_a_draft(step):
    assert CHOICE.body(step("choice", circle="me", frees="limits"))["frees"] == "limits"
    assert CHOICE.references == {"frees": "clauses"}


def test_yes_and_no_are_words_not_switches(step):
    assert step("choice", options=["yes", "no"])["options"] == ["yes", "no"]


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ({"options": ["one"]}, "options"),
        ({"options": list("abcdefghij")}, "options"),
        ({"options": ["a", "a"]}, "options"),
        ({"max": 4}, "max"),
        ({"circle": "us"}, "reveal"),
        ({"reveal": "agree"}, "reveal"),
        ({"reveal": "room"}, "reveal"),
        ({"everyday": ["walk"]}, "everyday"),
        ({"never": ["walk"]}, "never"),
        ({"proposal_s": 30}, "proposal_s"),
        ({"card": True}, "card"),
        ({"frees": "limits"}, "frees"),
        ({"circle": "me", "audience": "desk"}, "audience"),
        ({"practice": True, "audience": "desk"}, "audience"),
        ({"audience": "partner"}, "audience"),
        ({**AGREE, "practice": True}, "practice"),
        ({**AGREE, "max": 2}, "max"),
        ({**AGREE, "options": ["I first", "you first"]}, "options"),
        ({**AGREE, "proposal_s": 30}, "proposal_s"),
        ({**PROPOSAL, "everyday": EVERYDAY[:3]}, "everyday"),
        ({**PROPOSAL, "everyday": [*EVERYDAY[:3], "time of"]}, "everyday"),
        ({**PROPOSAL, "never": ["evening"]}, "never"),
        ({**PROPOSAL, "never": ["evenings"]}, "everyday"),
        ({**PROPOSAL, "proposal_s": 120, "minutes": 2}, "proposal_s"),
        ({**PROPOSAL, "proposal_s": 121}, "proposal_s"),
    ],
)
def test_what_a_choice_may_not_say(step, says, field):
    with pytest.raises(ValidationError) as wrong:
        step("choice", **says)
    assert list(wrong.value.messages) == [field]
