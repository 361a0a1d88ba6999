"""One phone for two, working separately, and together again: from the other side parting looks like a lost phone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.room import Room, with_couples
from tests.session.test_fold import COUPLES, PAIRED, play, stories
from workshop.session import events as e
from workshop.session import parting
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here, mine_view
from workshop.session.rules import Refused
from workshop.session.steering import room_size

SEALED = {"name": {"A": "blob"}, "run-1": {"A": "mine", "B": "yours"}}


def mine(room, who, away=None, after=0.0):
    """What a phone sees so many seconds from now."""
    return mine_view(room.state, who, SEALED, room.at + after, away or {})


def parted_couple():
    room = with_couples(1)
    room.phone("ben0", "part")
    return room


def words_again(room, *phones):
    room.at += 60
    for who in phones:
        room.phone(who, "together", couple="ana0+ben0")


def tile(room, away=None, after=0.0):
    passing = Passing(present=frozenset(room.present), away=away or {})
    return desk_view(room.state, passing, Books(), Here("boot", room.at + after))["board"][0]


def test_one_phone_for_two_is_a_unit_with_a_name():
    room = Room()
    couple = room.alone("ida", "go_shared")
    assert couple.complete and couple.shared and not couple.solo
    view = mine(room, "ida")
    assert view["stage"] == "alone" and view["couple"]["shared"] is True and view["couple"]["solo"] is False
    assert tile(room)["shared"] is True and tile(room)["solo"] is False


def test_somebody_alone_shares_nothing():
    room = Room()
    room.alone("frida")
    assert mine(room, "frida")["couple"]["shared"] is False and tile(room)["shared"] is False


def test_one_phone_for_two_is_not_counted_in_the_room():
    room = with_couples(2)
    before = room_size(room.state, room.now())
    room.alone("ida", "go_shared")
    assert room_size(room.state, room.now()) == before


def test_two_with_one_phone_may_choose_again():
    room = Room()
    room.alone("ida", "go_shared")
    assert room.phone("ida", "go_shared") == []
    with pytest.raises(Refused, match="in a couple already"):
        room.phone("ida", "go_alone")
    room.phone("ida", "cancel")
    assert mine(room, "ida")["stage"] == "joined"


def test_nobody_gets_into_a_shared_phone_by_its_id():
    room = Room()
    couple = room.alone("ida", "go_shared")
    room.phone("eve", "join")
    with pytest.raises(Refused, match="no couple with these four words"):
        room.phone("eve", "join_couple", couple=couple.id)


def test_whoever_parts_works_separately_at_once_and_the_other_a_little_later():
    room = parted_couple()
    assert mine(room, "ben0")["apart"] is True
    assert mine(room, "ana0", after=44.9)["apart"] is False
    assert mine(room, "ana0", after=45)["apart"] is True


def test_a_partner_whose_phone_is_away_looks_the_same():
    parted, away = parted_couple(), with_couples(1)
    gone = {"ben0": away.at}
    for seconds in (0, 30, 44.9, 45, 300):
        assert mine(parted, "ana0", after=seconds) == mine(away, "ana0", gone, after=seconds)


def test_a_partner_who_comes_back_ends_it_unless_they_have_parted():
    room = with_couples(1)
    assert mine(room, "ana0", {"ben0": room.at}, after=60)["apart"] is True
    assert mine(room, "ana0", {}, after=61)["apart"] is False
    room.phone("ben0", "part")
    assert mine(room, "ana0", {}, after=60)["apart"] is True


def test_rehearsals_wait_by_their_own_clock():
    room = with_couples(1, rehearsal=True, speed=30.0)
    room.phone("ben0", "part")
    assert mine(room, "ana0", after=1.4)["apart"] is False and mine(room, "ana0", after=1.5)["apart"] is True


def test_parting_is_silent_for_everybody_else():
    room = with_couples(2)
    before = [mine(room, who) for who in ("ana0", "ana1", "ben1")]
    room.phone("ben0", "part")
    assert [mine(room, who) for who in ("ana0", "ana1", "ben1")] == before


def test_what_was_exchanged_is_put_away_while_they_work_separately():
    room = parted_couple()
    assert set(mine(room, "ben0")["sealed"]) == {"name"}
    assert set(mine(room, "ana0")["sealed"]) == {"name", "run-1"}
    assert set(mine(room, "ana0", after=60)["sealed"]) == {"name"}


def test_parting_needs_two_phones_and_is_said_once():
    room = parted_couple()
    assert room.phone("ben0", "part") == []
    room.alone("frida")
    room.alone("ida", "go_shared")
    for who in ("frida", "ida"):
        with pytest.raises(Refused, match="each have a phone"):
            room.phone(who, "part")


def test_both_keep_their_seats():
    couple = parted_couple().state.couples["ana0+ben0"]
    assert couple.phones == ("ana0", "ben0") and couple.complete and not couple.together


def test_four_acts_bring_the_two_together_again():
    room = parted_couple()
    words_again(room, "ana0")
    assert mine(room, "ana0")["couple"]["again"] is True and mine(room, "ana0")["couple"]["ask"] is None
    assert mine(room, "ben0")["couple"]["again"] is False
    words_again(room, "ben0")
    for who, other in (("ana0", "ben0"), ("ben0", "ana0")):
        view = mine(room, who)["couple"]
        assert (view["ask"], view["asking"]) == ("together", other)
    room.phone("ana0", "confirm")
    assert mine(room, "ana0")["apart"] is True
    room.phone("ben0", "confirm")
    for who in ("ana0", "ben0"):
        view = mine(room, who, after=60)
        assert view["apart"] is False and view["couple"]["ask"] is None and view["couple"]["again"] is False
        assert "run-1" in view["sealed"]
    assert room.state.couples["ana0+ben0"].together


def test_a_no_leaves_them_separate():
    room = parted_couple()
    words_again(room, "ana0", "ben0")
    room.phone("ana0", "confirm")
    room.phone("ben0", "decline")
    assert mine(room, "ben0")["apart"] is True and mine(room, "ana0")["couple"]["ask"] is None
    with pytest.raises(Refused, match="nothing to answer"):
        room.phone("ana0", "confirm")
    words_again(room, "ana0", "ben0")
    assert mine(room, "ana0")["couple"]["ask"] == "together"


def test_other_words_are_told_as_wrong_words():
    room = parted_couple()
    with pytest.raises(Refused, match="no couple with these four words") as no:
        room.phone("ana0", "together", couple="f" * 32)
    assert no.value.code == "not_found"


def test_trying_the_words_tells_nothing_of_why_one_works_separately():
    parted, away = parted_couple(), with_couples(1)
    gone = {"ben0": away.at}
    for room in (parted, away):
        words_again(room, "ana0")
    assert mine(parted, "ana0", after=60) == mine(away, "ana0", gone, after=60)
    assert mine(away, "ana0", gone, after=60)["couple"]["again"] is True


def test_words_entered_before_a_parting_do_not_count_after_it():
    room = with_couples(1)
    words_again(room, "ana0", "ben0")
    room.at += 1
    room.phone("ben0", "part")
    assert mine(room, "ana0", after=60)["couple"]["ask"] is None


def test_parting_again_takes_back_the_words():
    room = parted_couple()
    words_again(room, "ben0")
    room.at += 1
    assert room.phone("ben0", "part")
    words_again(room, "ana0")
    assert mine(room, "ana0")["couple"]["ask"] is None


def test_parting_again_takes_back_the_yes_too():
    room = parted_couple()
    words_again(room, "ana0", "ben0")
    room.phone("ana0", "confirm")
    room.at += 1
    room.phone("ana0", "part")
    words_again(room, "ana0")
    room.phone("ben0", "confirm")
    assert mine(room, "ana0")["apart"] is True, "she has entered the words, and not said yes yet"
    room.phone("ana0", "confirm")
    assert mine(room, "ana0")["apart"] is False


def test_a_yes_to_work_together_is_for_ones_own_partner():
    room = parted_couple()
    words_again(room, "ana0", "ben0")
    with pytest.raises(Refused, match="Another phone"):
        room.phone("ana0", "confirm", asking="eve")


def test_a_pause_of_one_who_parted_is_no_sign_of_life_on_the_other_phone():
    room = parted_couple()
    room.phone("ben0", "pause_us", on=True)
    assert mine(room, "ben0")["paused"] is True and mine(room, "ana0")["paused"] is False
    assert tile(room)["paused"] is True


def test_a_lost_phone_may_come_back_to_a_couple_that_parted():
    room = parted_couple()
    room.present.discard("ben0")
    room.phone("new", "join")
    room.phone("new", "join_couple", couple="ana0+ben0")
    room.phone("ana0", "confirm")
    assert mine(room, "new")["stage"] == "paired" and mine(room, "new")["apart"] is True


def test_the_desk_sees_who_works_separately_and_not_why():
    parted, away = parted_couple(), with_couples(1)
    away.present.discard("ben0")
    there = tile(parted)
    gone = tile(away, {"ben0": away.at}, after=60)
    assert there["apart"] is True
    assert {**there, "connected": 0} == {**gone, "connected": 0}


def test_the_desk_sets_a_couple_apart_and_others_by_lot():
    room = with_couples(6)
    [happened] = room.desk("apart", couple="ana0+ben0"[-8:], on=True, others=2)
    assert "ana0+ben0" in happened.couples and len(happened.couples) == 3
    assert happened.couples == sorted(happened.couples), "the order does not tell who was meant"
    for couple in room.state.couples.values():
        for who in couple.phones:
            assert mine(room, who)["apart"] is (couple.id in happened.couples)


def test_the_lot_falls_only_on_two_who_work_together_here():
    room = with_couples(5)
    room.alone("frida")
    room.alone("ida", "go_shared")
    room.phone("ana1", "part")
    room.desk("apart", couple="ana2+ben2"[-8:], on=True)
    room.present.discard("ben3")
    [happened] = room.desk("apart", couple="ana0+ben0"[-8:], on=True, others=5)
    assert happened.couples == ["ana0+ben0", "ana4+ben4"]


def test_every_other_couple_can_be_drawn():
    drawn = set()
    for seed in range(40):
        room = with_couples(4, seed=seed)
        drawn |= set(room.desk("apart", couple="ana0+ben0"[-8:], on=True, others=1)[0].couples)
    assert drawn == {f"ana{n}+ben{n}" for n in range(4)}


def test_setting_apart_is_taken_back_for_one_couple():
    room = with_couples(3)
    room.desk("apart", couple="ana0+ben0"[-8:], on=True, others=2)
    assert room.desk("apart", couple="ana0+ben0"[-8:], on=True, others=2) == []
    room.desk("apart", couple="ana0+ben0"[-8:], on=False)
    assert [mine(room, f"ana{n}")["apart"] for n in range(3)] == [False, True, True]
    assert room.desk("apart", couple="ana0+ben0"[-8:], on=False) == []


def test_only_two_with_a_phone_each_can_be_set_apart():
    room = with_couples(1)
    room.alone("frida")
    for couple in ("0000beef", room.state.couple_of("frida").id[-8:]):
        with pytest.raises(Refused, match="no such couple"):
            room.desk("apart", couple=couple, on=True)


def test_the_size_of_the_room_does_not_change_when_somebody_works_separately():
    room = with_couples(4)
    before = room_size(room.state, room.now())
    room.phone("ana0", "part")
    room.desk("apart", couple="ana1+ben1"[-8:], on=True, others=2)
    assert room_size(room.state, room.now()) == before


def test_a_phone_counts_only_what_everybody_is_told():
    room = with_couples(2)
    before = mine(room, "ana0")["seq"]
    room.phone("ben0", "part")
    room.phone("ben0", "together", couple="ana0+ben0")
    room.phone("ana1", "pause_us", on=True)
    room.desk("remark", about="session", text="Calm.")
    assert mine(room, "ana0")["seq"] == before
    room.desk("next")
    assert mine(room, "ana0")["seq"] == before + 1


def test_old_events_of_a_pause_and_a_hold_are_still_read():
    assert e.from_row("couple_paused", 1.0, {"couple": "c", "on": True}) == e.CouplePaused(1.0, "c", True)
    assert e.from_row("held", 1.0, {"on": True}) == e.Held(1.0, True, "quiet")


@settings(max_examples=150, deadline=None)
@given(stories, st.sampled_from(["part", "together"]))
def test_whatever_happened_before_a_partners_parting_changes_nothing_that_one_can_see(story, act):
    room = Room()
    for who, done in story:
        play(room, who, done)
    couple = room.state.couple_of("ben")
    if couple is None or not couple.two or room.state.ended_at is not None:
        return
    partner = couple.partner_of("ben")
    room.at += 1
    before = mine(room, partner)
    try:
        room.phone("ben", act, couple=couple.id)
    except Refused:
        return
    asked = room.state.couples[couple.id].question != couple.question
    assert asked or {**mine(room, partner), "now": 0} == {**before, "now": 0}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["ana", "ben"]), st.sampled_from(["part", "together", "confirm", "decline"])))
)
def test_two_work_together_again_only_after_four_acts(story):
    room = Room()
    for who, act in PAIRED:
        play(room, who, act)
    room.phone("ana", "part")
    agreed = {"together": set(), "confirm": set()}
    for who, act in story:
        play(room, who, {"act": act, "couple": COUPLES[0]})
        if act in agreed:
            agreed[act].add(who)
        if act == "part" and room.log[-1].type == "couple_parted":
            agreed = {"together": agreed["together"] - {who}, "confirm": set()}
        if room.state.couples["c1"].parted_at is None:
            assert agreed == {"together": {"ana", "ben"}, "confirm": {"ana", "ben"}}
            return


def test_nobody_is_apart_without_a_partner():
    room = Room()
    room.phone("ana", "join")
    room.alone("frida")
    assert parting.apart_phones(room.state, {"frida": 0.0}, room.at) == frozenset()
