"""Free texts one by one: show, shorten, hold, fold into a theme, take back; and two desks at one card."""

import pytest

from tests.session.room import AT, with_couples
from tests.session.test_steering import closed_question
from workshop.notes import charts, markdown
from workshop.session import circles
from workshop.session import events as e
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here
from workshop.session.rules import Refused

HERE = Here("boot", AT)
TEXTS = ("asks first", "waits", "tells the truth about money", "says where the money went", "listens")


@pytest.fixture
def room():
    room = closed_question(step="first-signs")
    room.ballots = {f"k{n}": {"text": text} for n, text in enumerate(TEXTS)}
    return room


def card(room, key):
    cards = desk_view(room.state, Passing(), Books(room.ballots), HERE)["collected"]["cards"]
    return next(card for card in cards if card["key"] == key)


def shown(room):
    room.desk("release")
    return {item["text"]: item for item in room.state.run.release["items"]}


def test_cards_folded_into_a_theme_are_one_line_without_a_count(room):
    room.desk("moderate", key="k0", verdict="show", text=None)
    for key in ("k2", "k3"):
        room.desk("moderate", key=key, verdict="fold", text="  Honest about   money ")
    assert card(room, "k2")["theme"] == "Honest about money" and card(room, "k2")["shortened"] is None
    items = shown(room)
    assert set(items) == {"Asks first", "Honest about money"}
    assert items["Honest about money"] == {"text": "Honest about money", "theme": True}


def test_a_theme_takes_the_place_of_a_card_that_says_the_same(room):
    room.desk("moderate", key="k4", verdict="show", text=None)
    room.desk("moderate", key="k1", verdict="fold", text="Listens")
    assert list(shown(room).values()) == [{"text": "Listens", "theme": True}]


def test_a_theme_that_differs_only_in_its_capitals_is_one_line(room):
    room.desk("moderate", key="k2", verdict="fold", text="Honest about money")
    room.desk("moderate", key="k3", verdict="fold", text="honest about Money")
    assert len(shown(room)) == 1


def test_a_card_is_unfolded_again_and_lies_open(room):
    room.desk("moderate", key="k2", verdict="fold", text="Money")
    room.desk("moderate", key="k2", verdict="open", text=None)
    assert card(room, "k2")["verdict"] is None
    room.desk("release")
    assert room.state.run.release["form"] == "few"


@pytest.mark.parametrize("theme", ["", "   ", "x" * 61])
def test_a_theme_is_said_and_short(room, theme):
    with pytest.raises(Refused, match="1 to 60"):
        room.desk("moderate", key="k2", verdict="fold", text=theme)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (("hold", None), "held this card back meanwhile"),
        (("show", None), "let this card through meanwhile"),
        (("show", "truth"), "shortened this card meanwhile: “truth”"),
        (("fold", "Money"), "put this card under “Money” meanwhile"),
    ],
)
def test_of_two_desks_at_one_card_the_first_wins_and_the_other_is_told_what_it_is_now(room, first, told):
    unseen = {"verdict": None, "text": None}
    verdict, text = first
    room.desk("moderate", key="k2", verdict=verdict, text=text, seen=unseen)
    with pytest.raises(Refused, match=told):
        room.desk("moderate", key="k2", verdict="fold", text="Truth", seen=unseen)
    assert room.state.run.moderated["k2"] == first


def test_a_verdict_that_was_taken_back_meanwhile_is_told_too(room):
    room.desk("moderate", key="k2", verdict="show", text=None)
    room.desk("moderate", key="k2", verdict="open", text=None)
    with pytest.raises(Refused, match="taken back"):
        room.desk("moderate", key="k2", verdict="hold", text=None, seen={"verdict": "show", "text": None})


def test_two_desks_that_agree_are_told_nothing(room):
    unseen = {"verdict": None, "text": None}
    assert room.desk("moderate", key="k2", verdict="hold", text=None, seen=unseen)
    assert room.desk("moderate", key="k2", verdict="hold", text=None, seen=unseen) == []


def test_wrapping_up_is_said_on_every_phone_and_on_the_screen_until_the_next_step():
    room = with_couples(1)
    room.desk("next")
    assert room.desk("wrap", on=True) == [e.Wrapped(AT, True)] and room.desk("wrap", on=True) == []

    def said():
        views = circles.room_view(room.state, HERE), circles.screen_view(room.state, HERE)
        return [view["session"]["wrap"] for view in views]

    assert said() == [True, True]
    room.desk("wrap", on=False)
    assert said() == [False, False]
    room.desk("wrap", on=True)
    room.desk("next")
    assert said() == [False, False]
    with pytest.raises(Refused, match="moved on"):
        room.desk("wrap", run=1, on=True)


def test_a_blank_screen_holds_nothing_and_stays_through_steps_until_taken_back():
    room = with_couples(1)
    room.desk("blank", on=True)
    room.push("open-question")
    screen = circles.screen_view(room.state, HERE)
    assert screen["session"]["blank"] and (screen["step"], screen["shown"], screen["questions"]) == (None, [], [])
    assert circles.room_view(room.state, HERE)["step"]["title"], "phones go on"
    room.desk("blank", on=False)
    assert circles.screen_view(room.state, HERE)["step"]["run"] == 1


def test_the_end_is_not_behind_a_blank_screen():
    room = with_couples(1)
    room.desk("blank", on=True)
    room.desk("end")
    assert not circles.screen_view(room.state, HERE)["session"]["blank"]


def test_a_theme_is_marked_as_one_on_the_screen_and_in_the_notes():
    items = [{"text": "Honest about money", "theme": True}, {"text": "Asks first", "shortened": False}]
    release = {"run": 1, "title": "The first signs", "form": "texts", "items": items}
    assert charts.svg(release).count('class="card theme"') == 1
    assert "Honest about money (theme)" in markdown.results(release)
