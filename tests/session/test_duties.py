"""What each duty sees of the desk: an allow-list, so that what nobody thought of is for leads alone."""

import json

import pytest

from tests.session.room import LIBRARY, with_couples
from workshop import exercises
from workshop.session import duties
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here
from workshop.session.desk import DESK
from workshop.session.duties import LEAD, MODERATOR, TIMER, seen_by

HERE = Here("boot", 1_764_000_000.0)


def closed(room, step, ballots):
    room.push(step)
    room.tally = (10, 5)
    room.desk("close")
    room.ballots = ballots
    return desk(room)


def desk(room, **passing):
    return desk_view(room.state, Passing(**passing), Books(room.ballots), HERE)


@pytest.fixture
def evening():
    """Five couples, somebody who asks for help, a remark, and texts that wait to be looked through."""
    room = with_couples(5)
    closed(room, "first-signs", {str(n): {"text": f"TEXT {n}"} for n in range(10)})
    room.desk("remark", about="session", text="REMARK")
    help = {"help": 1, "name": "Cedar", "item": "word", "when": "leave"}
    return desk(room, help=(help,), desks=(("Kim", MODERATOR), ("Robin", LEAD)))


def test_only_leads_see_requests_for_help_and_remarks(evening):
    for duty, sees in ((LEAD, True), (TIMER, False), (MODERATOR, False)):
        view = seen_by(duty, evening)
        assert ("help" in view) == ("remarks" in view) == ("books" in view) == sees
        assert ("REMARK" in json.dumps(view)) == ("Cedar" in json.dumps(view.get("help", ""))) == sees


def test_who_keeps_the_time_sees_how_far_couples_are_and_no_text(evening):
    view = seen_by(TIMER, evening)
    assert "TEXT" not in json.dumps(view) and "collected" not in view
    assert [tile["state"] for tile in view["board"]] == ["working"] * 5
    assert all("apart" not in tile for tile in view["board"])


def test_who_moderates_sees_the_texts_and_not_the_couples(evening):
    view = seen_by(MODERATOR, evening)
    assert len(view["collected"]["cards"]) == 10
    assert "board" not in view and "unpaired" not in view


def test_who_moderates_does_not_see_what_is_for_leads_alone():
    room = with_couples(5, plan=exercises.plan(LIBRARY.agendas["evening"], LIBRARY))
    view = closed(room, "before-you-go", {str(n): {"picked": [n % 3]} for n in range(10)})
    assert view["collected"]["preview"]["form"] == "check"
    assert seen_by(MODERATOR, view)["collected"] is None


def test_what_is_new_in_the_view_is_for_leads_until_somebody_decides(evening):
    for duty in (TIMER, MODERATOR):
        assert "new" not in seen_by(duty, {**evening, "new": 1})


def test_everybody_at_the_desk_is_told_who_else_is_there_and_what_they_may_do(evening):
    for duty in duties.DUTIES:
        view = seen_by(duty, evening)
        assert view["colleagues"] == [{"name": "Kim", "duty": MODERATOR}, {"name": "Robin", "duty": LEAD}]
        assert (view["duty"], view["may"]) == (duty, duties.ACTS.get(duty))


def test_no_phone_and_no_screen_hears_who_is_at_the_desk(evening):
    assert "Kim" not in json.dumps([evening["room"], evening["screen"]])


@pytest.mark.parametrize("duty", [TIMER, MODERATOR])
def test_nobody_but_leads_ends_shows_skips_or_sets_apart(duty):
    for_leads = {"push", "skip", "blank", "release", "withhold", "end", "apart", "remark", "acknowledge"}
    assert not for_leads & set(duties.ACTS[duty])
    assert set(duties.ACTS[duty]) <= set(DESK)


def test_who_keeps_the_time_also_shortens_what_is_ahead_and_asks_for_an_end():
    assert {"extend", "shorten", "wrap"} <= set(duties.ACTS[TIMER])
    assert not {"shorten", "wrap"} & set(duties.ACTS[MODERATOR])
