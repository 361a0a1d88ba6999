"""replay(log) is what everybody saw, whatever happened."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.room import PLAN, Room, with_couples
from workshop.session import events as e
from workshop.session.fold import FOLD, replay
from workshop.session.rules import Refused
from workshop.session.shortening import least

PHONES = ("ana", "ben", "carla", "dan", "eve")
COUPLES = ("c1", "c2")

phone_acts = st.one_of(
    st.sampled_from(["join", "go_alone", "go_shared", "confirm", "decline", "cancel", "part"]).map(
        lambda act: {"act": act}
    ),
    st.builds(
        lambda act, couple: {"act": act, "couple": couple},
        st.sampled_from(["start_couple", "join_couple", "together"]),
        st.sampled_from(COUPLES),
    ),
    st.booleans().map(lambda on: {"act": "pause_us", "on": on}),
)
desk_acts = st.one_of(
    st.sampled_from(["next", "pause", "resume", "close", "release", "withhold", "end"]).map(lambda act: {"act": act}),
    st.integers(-300, 300).map(lambda seconds: {"act": "extend", "seconds": seconds}),
    st.builds(
        lambda on, why: {"act": "hold", "on": on, "why": why},
        st.booleans(),
        st.sampled_from(["quiet", "break", "checkins", "split"]),
    ),
    st.builds(
        lambda couple, on, others: {"act": "apart", "couple": couple, "on": on, "others": others},
        st.sampled_from(COUPLES),
        st.booleans(),
        st.integers(0, 5),
    ),
    st.builds(
        lambda step, couple, alone: {"act": "aside", "step": step, "couples": [couple], "alone": alone},
        st.integers(0, 25),
        st.sampled_from(COUPLES),
        st.booleans(),
    ),
    st.integers(1, 8).map(lambda run: {"act": "back", "run": run}),
    st.builds(lambda act, on: {"act": act, "on": on}, st.sampled_from(["wrap", "blank"]), st.booleans()),
    st.builds(
        lambda step, minutes: {"act": "shorten", "step": step, "minutes": minutes},
        st.integers(0, 25),
        st.sampled_from([1, 2, 3.5]),
    ),
    st.builds(lambda step, on: {"act": "skip", "step": step, "on": on}, st.integers(0, 25), st.booleans()),
    st.text(max_size=20).map(lambda text: {"act": "remark", "about": "session", "text": text}),
)
acts = st.one_of(
    st.tuples(st.sampled_from(PHONES), phone_acts),
    st.tuples(st.just("desk"), desk_acts),
    st.tuples(st.sampled_from(PHONES), st.just({"act": "vanish"})),
)


PAIRED = [
    *((who, {"act": "join"}) for who in ("ana", "ben")),
    ("ana", {"act": "start_couple", "couple": "c1"}),
    ("ben", {"act": "join_couple", "couple": "c1"}),
    *((who, {"act": "confirm"}) for who in ("ana", "ben")),
]
stories = st.builds(lambda begun, acts: begun + acts, st.sampled_from([[], PAIRED]), st.lists(acts, max_size=60))


def play(room, who, act):
    room.at += 1.5
    if act["act"] == "vanish":
        room.present.discard(who)
        return
    try:
        room.desk(**act) if who == "desk" else room.phone(who, **act)
    except Refused as no:
        assert str(no).endswith((".", "?")), "a refusal is a sentence"


@settings(max_examples=150, deadline=None)
@given(stories)
def test_replaying_the_log_gives_the_same_session(story):
    room = Room()
    for who, act in story:
        play(room, who, act)
    through_the_database = [e.from_row(*json.loads(json.dumps(e.to_row(event)))) for event in room.log]
    assert replay(through_the_database) == room.state
    assert room.state.seq == len(room.log)


@settings(max_examples=150, deadline=None)
@given(stories)
def test_no_phone_ever_sits_twice(story):
    room = Room()
    for who, act in story:
        play(room, who, act)
        seated = [phone for couple in room.state.couples.values() for phone in couple.phones]
        assert len(seated) == len(set(seated))
        assert all(room.state.phones[phone] for phone in seated)


@settings(max_examples=100, deadline=None)
@given(stories)
def test_what_stays_after_the_purge_still_makes_the_notes(story):
    from workshop.notes.content import content

    room = Room()
    for who, act in story:
        play(room, who, act)
    lasting = replay(event for event in room.log if event.lasting)
    assert content(lasting, room.at) == content(room.state, room.at)


def test_every_event_has_a_fold_and_every_fold_changes_something():
    assert set(FOLD) == {*e.EVENTS.values(), e.Unknown}


def test_one_long_evening_has_every_event_in_it():
    room = with_couples(5)
    room.phone("frida", "join")
    room.phone("frida", "start_couple", couple="c9")
    room.phone("frida", "cancel")
    room.alone("frida")
    room.phone("gus", "join")
    room.phone("ida", "join")
    room.phone("ida", "go_shared")
    room.present.discard("ben0")
    room.phone("gus", "join_couple", couple="ana0+ben0")
    room.phone("ana0", "decline")
    room.phone("ana0", "pause_us", on=True)
    room.phone("ana1", "part")
    room.phone("ana1", "together", couple="ana1+ben1")
    room.desk("apart", couple="ana2+ben2"[-8:], on=True, others=1)
    for act in ("next", "pause", "resume"):
        room.desk(act)
    room.desk("aside", step=1, couples=["ana3+ben3"[-8:]])
    room.desk("back", run=2)
    room.desk("extend", seconds=60)
    room.desk("skip", step=2, on=True)
    talk = next(i for i, step in enumerate(PLAN) if least(step) and i > 2)
    room.desk("shorten", step=talk, minutes=least(PLAN[talk]))
    room.desk("wrap", on=True)
    room.desk("blank", on=True)
    room.desk("hold", on=True)
    for step in ("in-general", "first-signs"):
        room.push(step)
        room.tally = (10, 5)
        room.ballots = {"k": {"text": "waits", "picked": [0]}}
        room.desk("close")
        room.desk("moderate", key="k", verdict="hold", text=None)
        room.desk("release" if step == "in-general" else "withhold")
    room.desk("remark", about="session", text="Calm.")
    room.desk("end")
    assert {type(event) for event in room.log} == set(e.EVENTS.values())
    assert replay(room.log) == room.state


def test_what_only_a_newer_version_knows_is_counted_and_everything_else_stays():
    room = with_couples(2)
    before = room.state
    after = replay([*room.log, e.from_row("shuffled", 5.0, {"who": [1]})])
    assert (after.seq, after.told, after.beyond) == (before.seq + 1, before.told, True)
    assert replace(after, seq=before.seq, beyond=False) == before and not before.beyond


def test_a_field_that_only_a_newer_version_knows_is_passed_over():
    for event in with_couples(1).log:
        type, at, body = e.to_row(event)
        assert e.from_row(type, at, {**body, "mood": {"new": 1}}) == event
