"""What gives way when the session is behind: talk first, then reading, writing never."""

import pytest

from tests.session.room import AT, LIBRARY, PLAN, with_couples
from workshop import exercises
from workshop.notes.content import content
from workshop.session import events as e
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here
from workshop.session.fold import replay
from workshop.session.rules import Refused
from workshop.session.shortening import is_spare, least, yields
from workshop.steps import KINDS
from workshop.steps.kind import one_part

HERE = Here("boot", AT)


def place(ending, plan=PLAN):
    return next(i for i, step in enumerate(plan) if step["id"].endswith(ending))


TALK = place("what-it-costs")


def planned(room, index=TALK):
    return desk_view(room.state, Passing(), Books(), HERE)["plan"][index]


def test_only_kinds_in_which_nobody_writes_or_answers_give_way_and_talk_is_first():
    for name, kind in KINDS.items():
        if kind.yields:
            assert kind.answer is None and kind.parts is one_part and kind.circle({}) == "none", name
    assert [name for name, kind in KINDS.items() if kind.yields == 1] == ["talk"]
    assert KINDS["read"].yields == 2


def test_a_talk_ahead_is_made_shorter_and_its_clock_follows():
    room = with_couples(1)
    room.desk("next")
    was = PLAN[TALK]["minutes"]
    assert room.desk("shorten", step=TALK, minutes=was - 1) == [e.Timed(AT, TALK, was - 1)]
    assert (planned(room)["minutes"], planned(room)["gives"]["planned"]) == (was - 1, was)
    room.push("what-it-costs")
    assert desk_view(room.state, Passing(), Books(), HERE)["step"]["parts"] == [
        {"name": "main", "seconds": (was - 1) * 60}
    ]
    assert replay(room.log) == room.state


def test_set_back_it_is_as_planned_again():
    room = with_couples(1)
    was = PLAN[TALK]["minutes"]
    room.desk("shorten", step=TALK, minutes=was - 1)
    assert room.desk("shorten", step=TALK, minutes=was - 1) == []
    room.desk("shorten", step=TALK, minutes=was)
    assert planned(room)["minutes"] == planned(room)["gives"]["planned"] == was
    assert content(room.state, AT)["steps"][TALK]["changed"] is None


def test_no_step_loses_more_than_half_or_grows_over_its_plan():
    room = with_couples(1)
    was = PLAN[TALK]["minutes"]
    assert planned(room)["gives"]["least"] == was / 2
    for minutes in (was / 2 - 0.5, was + 1):
        with pytest.raises(Refused, match="can take from"):
            room.desk("shorten", step=TALK, minutes=minutes)


def test_writing_answering_turns_and_breaks_keep_their_time():
    room = with_couples(1)
    firm = [place(ending) for ending in ("what-i-need", "in-general", "turns")]
    firm += [index for index, step in enumerate(PLAN) if step["exercise"]["part"] == "break"]
    assert len(firm) >= 4
    for index in firm:
        assert planned(room, index)["gives"] is None
        with pytest.raises(Refused, match="keeps its time"):
            room.desk("shorten", step=index, minutes=1)


def test_what_is_on_or_over_is_not_made_shorter_any_more():
    room = with_couples(1)
    room.push("what-it-costs")
    with pytest.raises(Refused, match="still ahead"):
        room.desk("shorten", step=TALK, minutes=2)


def test_a_step_that_some_couples_have_now_keeps_its_time():
    room = with_couples(2)
    room.desk("next")
    room.desk("aside", step=TALK, couples=["ana0+ben0"[-8:]])
    with pytest.raises(Refused, match="still ahead"):
        room.desk("shorten", step=TALK, minutes=2)


def test_the_notes_keep_what_was_planned_and_what_became_of_it():
    room = with_couples(1)
    room.desk("shorten", step=TALK, minutes=4)
    room.push("what-it-costs")
    room.at += 246
    room.desk("end")
    told = next(step for step in content(room.state, room.at)["steps"] if step["title"] == "What it takes")
    assert (told["planned"], told["changed"], told["took"]) == (PLAN[TALK]["minutes"], 4, 4.1)


def test_only_exercises_of_talk_and_reading_can_be_done_without():
    room = with_couples(1, plan=exercises.plan(LIBRARY.agendas["weekend"], LIBRARY))
    plan = room.state.about.plan
    spare = {step["exercise"]["id"] for index, step in enumerate(plan) if is_spare(room.state, index)}
    assert {"talk-on-windows", "check-in", "going-on"} <= spare
    assert not spare & {"pause", "lunch", "reserve", "in-two-groups", "leave-taking", "one-thing", "pulse"}
    assert all(yields(step) is not None for step in plan if step["exercise"]["id"] in spare)
    assert all(least(step) is None for step in plan if step["exercise"]["part"] in ("break", "apart"))
