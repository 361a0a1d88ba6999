import pytest
from marshmallow import ValidationError

from tests.steps.conftest import ALONE
from workshop.steps import KINDS

TURNS = KINDS["turns"]


def test_what_two_people_say_to_each_other_is_collected_from_nobody(step, answer):
    assert TURNS.circle(step("turns")) == "us"
    assert TURNS.releases(step("turns")) is None
    assert answer(None, "turns", "none") is None
    with pytest.raises(ValidationError, match="Nothing is collected"):
        answer({"text": "you always…"}, "turns", "texts")


def test_each_turn_speaks_says_back_and_goes_deeper_with_a_breath_between(step):
    names = [(part["name"], part.get("turn"), part.get("extra")) for part in TURNS.parts(step("turns"))]
    assert names == [
        ("speak", 0, None),
        ("back", 0, None),
        ("extra", 0, 0),
        ("extra", 0, 1),
        ("breath", None, None),
        ("speak", 1, None),
        ("back", 1, None),
        ("extra", 1, 0),
        ("extra", 1, 1),
    ]


def test_say_it_back_takes_thirteen_minutes(step):
    assert sum(part["seconds"] for part in TURNS.parts(step("turns"))) == 13 * 60


def test_four_turns_have_three_breaths(step):
    four = step("turns", turns=4, minutes=27)
    assert [part["name"] for part in TURNS.parts(four)].count("breath") == 3


def test_one_turn_has_no_breath(step):
    one = step("turns", turns=1, breath_s=..., minutes=6)
    assert [part["name"] for part in TURNS.parts(one)] == ["speak", "back", "extra", "extra"]
    with pytest.raises(ValidationError, match="`breath_s` means nothing here"):
        step("turns", turns=1, minutes=6)
    with pytest.raises(ValidationError, match="`breath_s` is missing"):
        step("turns", breath_s=...)


def test_who_speaks_first_is_a_toss_or_what_the_two_agreed_on(step):
    assert TURNS.references == {"first": "pick"}
    toss, agreed = TURNS.body(step("turns")), TURNS.body(step("turns", first="who", begins=1))
    assert (toss["first"], toss["begins"]) == (None, 0)
    assert (agreed["first"], agreed["begins"]) == ("who", 1)


@pytest.mark.parametrize("says", [{"turns": 0}, {"turns": 5}, {"first": "who", "begins": 2}])
def test_what_turns_may_not_say(step, says):
    with pytest.raises(ValidationError):
        step("turns", **says)


def test_whose_option_begins_needs_a_choice(step):
    with pytest.raises(ValidationError, match="`first` is missing"):
        step("turns", begins=0)


def test_seconds_that_do_not_make_the_minutes_are_refused_with_the_sum(step):
    with pytest.raises(ValidationError) as wrong:
        step("turns", back_s=60)
    assert wrong.value.messages["minutes"][0].startswith("The turns take 12:00, but `minutes` says 13:00.")


def test_a_phone_gets_lines_for_speaker_and_listener_but_no_seconds(step):
    body = TURNS.body(step("turns"))
    assert set(body) == {"topic", "starts", "speaker", "listener", "extra", "turns", "first", "begins", *ALONE}
    assert body["extra"][1] == {"title": "More?", "speaker": "One more thing.", "listener": "Only listen."}
    assert body["turns"] == 2


def test_extras_may_be_left_out(step):
    assert TURNS.body(step("turns", extra=..., minutes=10))["extra"] == []


def test_a_misspelt_field_of_an_extra_is_named(step, written):
    extra = {"title": "More?", "speaker": "Say.", "listner": "Listen.", "seconds": 30}
    with pytest.raises(ValidationError) as wrong:
        step("turns", extra=[extra])
    assert "Did you mean `listener`?" in wrong.value.messages["extra"][0]["listner"][0]


def test_where_nobody_says_back_there_is_no_such_part(step):
    made = step("turns", minutes=1.5, turns=1, speak_s=70, back_s=0, breath_s=..., extra=[
        {"title": "Quiet", "speaker": "Rest.", "listener": "Rest.", "seconds": 20},
    ])  # fmt: skip
    assert [part["name"] for part in KINDS["turns"].parts(made)] == ["speak", "extra"]
