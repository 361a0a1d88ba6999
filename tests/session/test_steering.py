import pytest

from tests.session.room import AT, PLAN, Room, with_couples
from workshop.session import circles
from workshop.session import events as e
from workshop.session.circles import Here
from workshop.session.rules import Refused

HERE = Here("boot", AT)
TEXT = {"k1": {"text": "asks first"}, "k2": {"text": "my husband Bob stopped lying"}}


def closed_question(couples=5, step="in-general"):
    room = with_couples(couples)
    room.push(step)
    room.tally = (couples * 2, couples)
    room.desk("close")
    return room


def test_next_walks_the_plan_and_stops_at_its_end():
    room = with_couples(1)
    for index in range(len(PLAN)):
        room.desk("next")
        assert room.state.run.index == index
    with pytest.raises(Refused, match="last step"):
        room.desk("next")


def test_a_double_tap_on_next_moves_one_step():
    room = with_couples(1)
    room.desk("next", after=0)
    with pytest.raises(Refused, match="already moved on"):
        room.desk("next", after=0)
    assert len(room.state.runs) == 1


def test_a_skipped_step_is_passed_over_and_may_be_taken_back():
    room = with_couples(1)
    room.desk("skip", step=0, on=True)
    room.desk("skip", step=1, on=True)
    room.desk("skip", step=1, on=False)
    room.desk("next")
    assert room.state.run.index == 1
    with pytest.raises(Refused, match="still ahead"):
        room.desk("skip", step=0, on=True)


def test_the_size_of_the_room_is_frozen_when_a_question_opens():
    room = with_couples(5)
    room.alone("frida")
    room.present -= {"ana0", "ana1", "ben1"}
    room.push("in-general")
    assert (room.state.run.people, room.state.run.units) == (8, 5)


@pytest.mark.parametrize(
    ("couples", "words", "answers"), [(2, "none", "none"), (3, "cards", "answers"), (5, "texts", "answers")]
)
def test_what_is_collected_depends_on_the_size_of_the_room(couples, words, answers):
    room = with_couples(couples)
    room.push("first-signs")
    assert room.state.run.collect == words
    room.push("in-general")
    assert room.state.run.collect == answers


def test_private_steps_collect_nothing():
    room = with_couples(6)
    for step in ("practice", "pebble", "what-i-need", "turns"):
        room.push(step)
        assert room.state.run.collect == "none"


def test_a_result_is_shown_once():
    room = closed_question()
    room.ballots = {str(n): {"picked": [n % 2]} for n in range(10)}
    room.desk("release")
    assert room.state.run.release["form"] == "bars"
    assert room.desk("release") == []
    with pytest.raises(Refused, match="decided already"):
        room.desk("withhold")


def test_nothing_is_released_while_answers_come_in():
    room = with_couples(5)
    room.push("in-general")
    with pytest.raises(Refused, match="Close the question first"):
        room.desk("release")


def test_too_few_answers_are_told_without_a_number():
    room = with_couples(5)
    room.push("in-general")
    room.tally = (6, 3)
    room.desk("close")
    room.desk("release")
    assert room.state.run.release["form"] == "few"
    assert not any(isinstance(value, int) for key, value in room.state.run.release.items() if key != "run")


def test_moving_on_closes_the_open_question():
    room = with_couples(5)
    room.push("in-general")
    assert [type(event) for event in room.desk("next")] == [e.Closed, e.Pushed]


def test_a_question_is_not_closed_while_phones_come_back_after_a_restart():
    room = with_couples(5)
    room.push("in-general")
    room.settled = False
    for act in ("close", "next", "end"):
        with pytest.raises(Refused, match="coming back"):
            room.desk(act)
    room.settled, room.missed = True, True
    with pytest.raises(Refused, match="coming back"):
        room.desk("close")
    room.missed = False
    assert room.desk("close")


def test_only_texts_that_were_let_through_are_shown_and_shortened_ones_are_marked():
    room = closed_question(step="first-signs")
    room.ballots = {**TEXT, "k3": {"text": "waits"}}
    room.desk("moderate", key="k1", verdict="show", text=None)
    room.desk("moderate", key="k2", verdict="show", text="stopped lying")
    room.desk("moderate", key="k3", verdict="hold", text=None)
    room.desk("release")
    shown = {item["text"].lower(): item["shortened"] for item in room.state.run.release["items"]}
    assert shown == {"asks first": False, "stopped lying": True}


def test_there_is_no_card_with_another_key():
    room = closed_question(step="first-signs")
    with pytest.raises(Refused, match="no such answer"):
        room.desk("moderate", key="nobody", verdict="show", text=None)


def test_held_phones_stand_still():
    room = with_couples(1)
    room.desk("next")
    room.at = AT + 10
    room.desk("hold", on=True)
    room.at = AT + 100
    room.desk("hold", on=False)
    assert room.state.run.pauses == ((AT + 10, AT + 100),) and not room.state.held


def test_pausing_twice_is_pausing_once():
    room = with_couples(1)
    room.desk("next")
    room.desk("pause")
    assert room.desk("pause") == []
    room.at += 30
    room.desk("resume")
    assert room.state.run.pauses == ((AT, AT + 30),)


def test_a_new_step_ends_a_pause():
    room = with_couples(1)
    room.desk("next")
    room.desk("pause")
    room.at += 60
    room.desk("next")
    assert not room.state.run.paused and room.state.runs[0].pauses == ((AT, AT + 60),)


def test_an_ended_session_takes_remarks_and_nothing_else():
    room = with_couples(1)
    room.desk("next")
    room.desk("end")
    room.desk("remark", about="1", text="Good start.")
    assert room.state.remarks == {"1": "Good start."}
    with pytest.raises(Refused, match="has ended"):
        room.desk("next")


def test_a_remark_is_about_something_there_is():
    with pytest.raises(Refused, match="no such step"):
        Room().desk("remark", about="7", text="hm")


def test_a_remark_is_not_put_over_one_that_its_writer_has_not_seen():
    room = with_couples(1)
    room.desk("remark", about="themes", text="Time.", seen="")
    with pytest.raises(Refused, match="Nothing of yours is lost") as wrong:
        room.desk("remark", about="themes", text="Money.", seen="")
    assert wrong.value.code == "overtaken" and room.state.remarks == {"themes": "Time."}
    room.desk("remark", about="themes", text="Time.", seen="")
    room.desk("remark", about="themes", text="Time. Money.", seen="Time.")
    room.desk("remark", about="themes", text="Only money.")
    assert room.state.remarks == {"themes": "Only money."}


def test_what_was_paused_before_everybody_was_held_stays_paused():
    room = with_couples(1)
    room.desk("next")
    room.desk("pause")
    room.desk("hold", on=True)
    with pytest.raises(Refused, match="Everybody is held"):
        room.desk("resume")
    room.desk("hold", on=False)
    assert room.state.run.paused


def test_a_question_that_was_shown_is_not_shown_again_for_a_changed_room():
    room = closed_question()
    room.ballots = {str(n): {"picked": [n % 2]} for n in range(10)}
    room.desk("release")
    room.alone("frida")
    room.push("in-general")
    room.tally = (11, 6)
    room.desk("close")
    room.ballots["frida"] = {"picked": [0]}
    room.desk("release")
    assert room.state.run.release["form"] == "few"


def test_no_question_is_opened_while_phones_come_back_after_a_restart():
    room = with_couples(5)
    room.settled = False
    with pytest.raises(Refused, match="coming back"):
        room.push("in-general")
    room.push("open-question")


def test_everybody_learns_why_they_are_held_and_it_can_change():
    room = with_couples(1)
    room.desk("next")
    paused = room.at
    for why in ("quiet", "break", "checkins", "split"):
        assert room.desk("hold", on=True, why=why) == [e.Held(room.at, True, why)]
        assert room.desk("hold", on=True, why=why) == []
        for view in (circles.room_view(room.state, HERE), circles.screen_view(room.state, HERE)):
            assert (view["session"]["state"], view["session"]["held"]) == ("held", why)
        room.at += 20
    room.desk("hold", on=False)
    assert room.state.run.pauses == ((paused, room.at),), "the clock stood all the while"
    assert circles.room_view(room.state, HERE)["session"]["held"] is None


def test_another_reason_to_hold_leaves_a_paused_clock_paused():
    room = with_couples(1)
    room.desk("next")
    room.desk("pause")
    for why in ("quiet", "break"):
        room.desk("hold", on=True, why=why)
    room.desk("hold", on=False)
    assert room.state.run.paused


def test_going_on_when_nobody_is_held_changes_nothing():
    assert with_couples(1).desk("hold", on=False, why="break") == []
