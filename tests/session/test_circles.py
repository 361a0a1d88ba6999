"""Who may see what. Private things carry marks that are then looked for in everybody else's view."""

import json

import pytest

from tests.session.room import LIBRARY, PLAN, Room, with_couples
from workshop import exercises
from workshop.session import circles
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here
from workshop.session.steering import following

HERE = Here("boot", 1_764_000_000.0, "http://desk.test/j/ABCDEF", "http://desk.test/screen/x")


def everything_for_the_room(room):
    return [circles.room_view(room.state, HERE), circles.screen_view(room.state, HERE)]


def test_the_room_and_the_screen_never_learn_a_couples_name_or_a_phone():
    room = with_couples(6)
    for index in range(len(PLAN)):
        room.desk("push", step=index)
        told = json.dumps(everything_for_the_room(room))
        for couple in room.state.couples.values():
            assert couple.name not in told.replace("Side by Side", "")
            assert couple.id not in told and not any(phone in told for phone in couple.phones)


@pytest.mark.parametrize("agenda", ["first-evening", "weekend"])
def test_every_room_view_is_at_most_4_kilobytes(agenda):
    room = with_couples(8, plan=exercises.plan(LIBRARY.agendas[agenda], LIBRARY), gates=True)
    while (index := following(room.state)) is not None:
        room.desk("push", step=index)
        assert len(json.dumps(circles.room_view(room.state, HERE), ensure_ascii=False).encode()) <= 4_096


def test_released_free_text_of_a_full_room_still_fits():
    room = with_couples(20)
    room.push("first-signs")
    room.tally = (40, 20)
    room.desk("close")
    room.ballots = {f"k{n}": {"text": f"{n} " + "patience " * 13} for n in range(12)}
    for key in room.ballots:
        room.desk("moderate", key=key, verdict="show", text=None)
    room.desk("release")
    room.push("what-it-costs")
    assert len(json.dumps(circles.room_view(room.state, HERE)).encode()) <= 4_096


def test_a_phone_sees_its_own_couple_and_no_other():
    room = with_couples(2)
    view = circles.mine_view(room.state, "ana0", {"name": {"A": "blob-of-ana0"}}, 0.0)
    assert view["couple"]["seat"] == "A" and view["sealed"]["name"] == {"A": "blob-of-ana0"}
    assert "ana1" not in json.dumps(view)


def test_an_asking_phone_gets_no_sealed_text_before_the_yes():
    room = with_couples(1)
    room.present.discard("ben0")
    room.phone("eve", "join")
    room.phone("eve", "join_couple", couple="ana0+ben0")
    view = circles.mine_view(room.state, "eve", {"name": {"A": "blob"}}, 0.0)
    assert view["sealed"] == {} and view["couple"]["seat"] is None


def test_the_desk_sees_progress_exactly_and_passing_as_finishing():
    room = with_couples(2)
    room.desk("next")
    passing = Passing(present=frozenset(room.present), finished=frozenset({"ana0", "ben0", "ana1"}))
    board = desk_view(room.state, passing, Books(), HERE)["board"]
    states = {tile["name"]: (tile["connected"], tile["state"]) for tile in board}
    couples = list(room.state.couples.values())
    assert states == {couples[0].name: (2, "finished"), couples[1].name: (2, "working")}


def test_the_desk_sees_no_text_of_a_question_that_found_too_few_answers():
    room = with_couples(5)
    room.push("first-signs")
    room.tally = (2, 1)
    room.desk("close")
    view = desk_view(room.state, Passing(), Books({"k": {"text": "SECRET"}}), HERE)
    assert "SECRET" not in json.dumps(view)
    assert view["collected"]["preview"]["form"] == "few"


def test_the_preview_is_what_the_room_will_see():
    room = with_couples(5)
    room.push("in-general")
    room.tally = (10, 5)
    room.desk("close")
    room.ballots = {str(n): {"picked": [n % 3]} for n in range(10)}
    preview = desk_view(room.state, Passing(), Books(room.ballots), HERE)["collected"]["preview"]
    room.desk("release")
    assert room.state.run.release == preview


def test_phones_never_learn_the_lot_that_decides_ties():
    room = with_couples(5)
    room.push("in-general")
    room.tally = (10, 5)
    room.desk("close")
    room.ballots = {str(n): {"picked": [n % 3]} for n in range(10)}
    room.desk("release")
    assert room.state.run.lot and room.state.run.lot not in json.dumps(everything_for_the_room(room))


@pytest.mark.parametrize(("answers", "decided"), [(10, "release"), (2, "release"), (10, "withhold"), (2, "withhold")])
def test_whatever_becomes_of_the_closing_check_the_room_sees_the_same(answers, decided):
    """Not even that too few or enough have answered."""
    room = with_couples(5, plan=exercises.plan(LIBRARY.agendas["evening"], LIBRARY))
    room.push("before-you-go")
    room.tally = (answers, answers // 2)
    room.desk("close")
    room.ballots = {str(n): {"picked": [n % 3]} for n in range(answers)}
    room.desk(decided)
    phones, screen = everything_for_the_room(room)
    assert phones["step"]["state"] == screen["step"]["state"] == "withheld"
    assert screen["shown"] == [] and '"lit"' not in json.dumps([phones, screen])
    desk = desk_view(room.state, Passing(), Books(), HERE)
    assert (desk["room"]["step"], desk["screen"]["shown"]) == (phones["step"], [])


def test_talk_shows_what_was_released_and_otherwise_prepared_examples():
    room = with_couples(5)
    room.push("in-general")
    room.push("what-it-costs")
    assert circles.room_view(room.state, HERE)["step"]["body"]["fallback"]
    room = with_couples(5)
    room.push("first-signs")
    room.tally = (10, 5)
    room.desk("close")
    room.ballots = {"k": {"text": "waits"}}
    room.desk("moderate", key="k", verdict="show", text=None)
    room.desk("release")
    room.push("what-it-costs")
    body = circles.room_view(room.state, HERE)["step"]["body"]
    assert "fallback" not in body and body["shown"][0]["items"][0]["text"] == "Waits"


def test_late_comers_wait_for_the_next_step():
    room = with_couples(1)
    room.desk("next")
    room.pair("carla", "dan")
    assert circles.mine_view(room.state, "carla", {}, 0.0)["waits"]
    room.desk("next")
    assert not circles.mine_view(room.state, "carla", {}, 0.0)["waits"]


def test_how_many_answered_is_for_rehearsals_only():
    for rehearsal, told in ((False, None), (True, {"1": 24})):
        room = Room(rehearsal=rehearsal)
        assert desk_view(room.state, Passing(), Books({}, {"1": 24}), HERE)["books"] == told


def test_a_desk_of_a_whole_weekend_gets_its_cues_one_step_at_a_time():
    weekend = LIBRARY.agendas["weekend"]
    room = with_couples(20, plan=exercises.plan(weekend, LIBRARY), gates=True)
    room.desk("next")
    view = desk_view(room.state, Passing(), Books(), HERE)
    assert len(json.dumps(view)) < 48_000
    assert view["step"]["opening"] == room.state.about.plan[0]["exercise"]["cue"]
    room.desk("next")
    assert desk_view(room.state, Passing(), Books(), HERE)["step"]["opening"] == ""
