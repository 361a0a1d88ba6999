"""A step that only some couples have: theirs comes before everybody's, and everybody else is told nothing."""

import pytest

from tests.session.room import Room, with_couples
from workshop.notes.content import content
from workshop.session import answering, circles
from workshop.session import events as e
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here, mine_view, room_view
from workshop.session.fold import replay
from workshop.session.rules import Refused
from workshop.session.steering import room_size


def short(number):
    return f"ana{number}+ben{number}"[-8:]


def index(room, ending):
    return next(i for i, step in enumerate(room.state.about.plan) if step["id"].endswith(ending))


def aside(room, ending, *couples, **fields):
    return room.desk("aside", step=index(room, ending), couples=[short(one) for one in couples], **fields)


def mine(room, who):
    return mine_view(room.state, who, {}, room.at)


def begun(couples=3, **changes):
    room = with_couples(couples, **changes)
    room.desk("next")
    return room


def test_somebody_alone_who_chooses_again_leaves_the_step_of_their_own():
    room = begun()
    alone = room.alone("eve")
    room.desk("next")
    room.desk("aside", step=index(room, "say-it-back/rules"), couples=[alone.id[-8:], short(1)])
    room.phone("eve", "cancel")
    assert room.state.aside.couples == {"ana1+ben1"}
    room.desk("back", run=room.state.aside.number)
    assert room.state.aside is None and replay(room.log) == room.state


def test_the_chosen_see_their_step_and_nobody_else_learns_of_it():
    room = begun()
    before = [mine(room, "ana0"), room_view(room.state, Here("boot", room.at))]
    aside(room, "say-it-back/rules", 1, 2)
    assert mine(room, "ana1")["step"]["id"].endswith("say-it-back/rules") and mine(room, "ben2")["step"]["run"] == 2
    assert [mine(room, "ana0"), room_view(room.state, Here("boot", room.at))] == before


def test_a_step_for_the_whole_room_is_never_for_some():
    room = begun()
    with pytest.raises(Refused, match="asks the whole room"):
        aside(room, "in-general", 1)


@pytest.mark.parametrize("couples", [[], ["0000beef"], [short(0), "0000beef"]])
def test_only_couples_that_are_here_can_be_chosen(couples):
    room = begun()
    with pytest.raises(Refused, match="Choose at least one couple"):
        room.desk("aside", step=3, couples=couples)


def test_nothing_is_pushed_aside_before_the_first_step_nor_behind_somebodys_back():
    room = with_couples(2)
    with pytest.raises(Refused, match="Begin with everybody"):
        aside(room, "say-it-back/rules", 1)
    room.desk("next")
    with pytest.raises(Refused, match="already moved on"):
        aside(room, "say-it-back/rules", 1, after=0)
    with pytest.raises(Refused, match="no such step"):
        room.desk("aside", step=999, couples=[short(1)])


def test_everybodys_session_goes_on_beside_it():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    room.desk("next")
    assert (room.state.latest.number, room.state.latest.index) == (3, 1)
    assert mine(room, "ana1")["step"]["run"] == 2 and not mine(room, "ana1")["waits"]
    with pytest.raises(Refused, match="already moved on"):
        room.desk("next", after=1)


def test_they_come_back_to_everybodys_step_and_a_second_press_does_nothing():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    room.desk("next")
    assert [event.type for event in room.desk("back", run=2)] == ["aside_over", "taken_aside"]
    assert room.desk("back", run=2) == []
    assert mine(room, "ana1")["step"] is None and not mine(room, "ana1")["waits"]
    with pytest.raises(Refused, match="no such step"):
        room.desk("back", run=1)


def test_another_step_aside_takes_the_place_of_the_first():
    room = begun()
    aside(room, "say-it-back/rules", 1, 2)
    aside(room, "open-question", 2)
    assert mine(room, "ana1")["step"] is None and mine(room, "ana2")["step"]["run"] == 3
    assert room.state.runs[1].over_at == room.at


def test_the_rooms_size_is_counted_without_them_and_they_do_not_answer_a_question_they_came_back_to():
    room = begun(5)
    aside(room, "say-it-back/rules", 1)
    assert room_size(room.state, room.now()).people == 8
    room.push("in-general")
    assert room.state.run.people == 8
    with pytest.raises(Refused, match="closed before"):
        answering.run_now(room.state, "ana1", 99)
    with pytest.raises(Refused, match="come in at the next step"):
        answering.run_now(room.state, "ana1", room.state.run.number)
    room.desk("back", run=2)
    assert mine(room, "ana1")["waits"]
    room.desk("next")
    assert not mine(room, "ana1")["waits"]


def test_an_answer_that_was_on_its_way_still_counts_for_everybodys_question():
    room = begun(5)
    room.push("in-general")
    number = room.state.run.number
    aside(room, "say-it-back/rules", 1)
    assert answering.run_now(room.state, "ana1", number) is room.state.run
    assert not answering.is_over(room.state, number)


def test_in_the_form_for_one_they_are_apart_until_they_come_back():
    room = begun()
    aside(room, "say-it-back/rules", 1, alone=True)
    assert mine(room, "ana1")["apart"] and not mine(room, "ana0")["apart"]
    room.desk("back", run=2)
    assert not mine(room, "ana1")["apart"]


def test_whoever_the_desk_had_apart_before_stays_apart():
    room = begun()
    room.desk("apart", couple=short(1), on=True)
    aside(room, "say-it-back/rules", 1, alone=False)
    room.desk("back", run=2)
    assert mine(room, "ana1")["apart"]


def test_hold_stops_both_clocks_and_both_go_on():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    room.desk("hold", on=True)
    assert room.state.run.paused and room.state.aside.paused
    room.at += 60
    room.desk("hold", on=False)
    assert not room.state.run.paused and not room.state.aside.paused
    assert mine(room, "ana1")["step"]["pauses"] == [[room.at - 60, room.at]]


def test_a_step_begun_aside_while_everybody_is_held_waits_too():
    room = begun()
    room.desk("hold", on=True)
    aside(room, "say-it-back/rules", 1)
    assert room.state.aside.paused
    room.desk("next")
    assert not room.state.aside.paused


def test_the_end_ends_it():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    room.desk("end")
    assert room.state.aside is None and room.state.runs[1].over_at == room.at
    assert mine(room, "ana1")["step"] is None


def test_the_desk_sees_who_is_aside_and_in_what():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    view = desk_view(room.state, Passing(present=frozenset(room.present)), Books(), Here("boot", room.at))
    name = room.state.couples["ana1+ben1"].name
    assert view["aside"]["names"] == [name] and view["aside"]["couples"] == [short(1)]
    assert {tile["name"]: tile["aside"] for tile in view["board"]}[name] is True
    assert [step["state"] for step in view["plan"]].count("aside") == 1


def test_a_day_later_nothing_says_who_it_was_and_the_runs_keep_their_numbers():
    room = begun()
    aside(room, "say-it-back/rules", 1)
    room.desk("next")
    room.desk("back", run=2)
    room.desk("end")
    lasting = replay(event for event in room.log if event.lasting)
    assert [run.number for run in lasting.runs] == [1, 2, 3] and lasting.runs[1].couples == frozenset()
    assert "ana1" not in str([e.to_row(event) for event in room.log if event.lasting])
    assert content(lasting, room.at) == content(room.state, room.at)


def test_two_who_work_aside_get_their_own_clock_and_body():
    room = begun()
    room.at += 300
    aside(room, "say-it-back/rules", 1)
    step = mine(room, "ana1")["step"]
    assert step["started_at"] == room.at
    assert step.keys() == circles.room_step(room.state).keys()


def test_a_lone_attendee_can_be_chosen():
    room = Room()
    couple = room.alone("frida")
    room.desk("next")
    room.desk("aside", step=index(room, "say-it-back/rules"), couples=[couple.id[-8:]], alone=True)
    assert mine(room, "frida")["step"]["id"].endswith("say-it-back/rules")
