"""What two get of each other's answers: purely, over clocks, marks and chance."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.between import ITEMS, PLAN
from tests.session.room import AT, Room
from workshop.session import answering, drafting, keeping, meeting, ours
from workshop.session.rules import Refused


def room_at(step, speed=1.0):
    room = Room(plan=PLAN, speed=speed)
    room.pair("ana", "ben")
    room.desk("push", step=next(i for i, planned in enumerate(PLAN) if planned["id"].endswith(step)))
    return room


def may_draw(room, after, settled=True):
    try:
        meeting.may_draw(room.state, room.state.run, AT + after, settled)
    except Refused as no:
        assert no.code == "not_now"
        return False
    return True


@pytest.mark.parametrize("speed", [1, 30])
def test_the_draw_may_be_made_from_the_proposal_on_and_for_good(speed):
    room = room_at("pebble", speed)
    assert [may_draw(room, after / speed) for after in (0, 57, 59, 100, 10_000)] == [False, False, True, True, True]
    assert not may_draw(room, 100 / speed, settled=False)


def test_while_the_clock_stands_the_time_for_the_draw_does_not_come():
    room = room_at("pebble")
    room.at += 30
    room.desk("pause")
    assert not may_draw(room, 10_000)
    room.at += 1_000
    room.desk("resume")
    assert may_draw(room, 1_060) and not may_draw(room, 1_040)


def test_a_step_without_a_proposal_is_drawn_when_its_time_is_over():
    room = room_at("who")
    assert [may_draw(room, after) for after in (60, 117, 119, 200)] == [False, False, True, True]


@given(st.text("0123456789abcdef", min_size=32, max_size=32), st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_the_same_marks_and_lot_lead_to_the_same_item_for_both(lot, first, second):
    room = room_at("pebble")
    run = replace(room.state.run, lot=lot)
    marks = {"A": {"picked": sorted(first)}, "B": {"picked": sorted(second)}}
    met = meeting.meet(room.state, run, "c", marks)
    assert met == meeting.meet(room.state, run, "c", marks)
    assert met["A"] == met["B"] and (met["A"] in range(4) or met["A"] in first & second)


def test_chance_that_every_phone_knows_does_not_tell_what_is_drawn():
    """Two rooms with the same chance and another lot draw differently: who knows the chance knows nothing."""
    room = room_at("pebble")
    marks = {"A": {"picked": [4]}, "B": {"picked": [4]}}
    drawn = {meeting.meet(room.state, replace(room.state.run, lot=f"{n:032x}"), "c", marks)["A"] for n in range(60)}
    assert drawn == set(range(len(ITEMS)))
    assert len({meeting.meet(room.state, room.state.run, f"couple {n}", marks)["A"] for n in range(60)}) == 5


def test_a_log_from_before_the_lot_still_draws():
    room = room_at("pebble")
    run = replace(room.state.run, lot="")
    assert meeting.meet(room.state, run, "c", {})["A"] in range(4)


@pytest.mark.parametrize("step", ["tell", "pebble"])
def test_the_room_does_not_move_past_what_two_had_for_each_other_while_a_phone_is_missed(step):
    room = room_at(step)
    room.missed = True
    for act in ("next", "end"):
        with pytest.raises(Refused, match="coming back"):
            room.desk(act)
    room.missed = False
    assert room.desk("next")


def test_a_run_is_over_once_it_is_closed_left_behind_or_ended():
    room = room_at("tell")
    assert [answering.is_over(room.state, number) for number in (1, 2)] == [False, False]
    room.desk("next")
    assert [answering.is_over(room.state, number) for number in (1, 2, 3)] == [True, False, False]
    room.desk("end")
    assert [answering.is_over(room.state, number) for number in (1, 2, 3)] == [True, True, False]


marks = st.dictionaries(st.sampled_from("123"), st.sampled_from(["aa", "bb"]))


@given(marks, marks)
def test_agreed_is_what_both_marked_alike_and_nothing_else(first, second):
    agreed = drafting.agreed({"A": first, "B": second})
    assert agreed == drafting.agreed({"B": first, "A": second})
    assert agreed == {clause: first[clause] for clause in first if first[clause] == second.get(clause)}


def test_the_receipt_tells_nothing_before_the_end():
    room = room_at("rules")
    assert set(keeping.receipt(room.state).values()) == {None}
    room.desk("end")
    assert keeping.receipt(room.state) == {"ended_at": AT, "sealed_until": AT + 86_400, "notes_until": AT + 7_776_000}


def test_a_draft_that_was_on_twice_stands_once_on_the_page():
    room = room_at("vow")
    for _ in range(2):
        room.desk("push", step=7)
    assert [draft["id"] for draft in ours.drafts_of(room.state)] == ["two/vow"]
    assert set(ours.ours_view(room.state)["runs"]) == {"1", "2", "3"}
