"""Sessions that nobody asks for leave memory, and are what they were when somebody asks again."""

import gc
import secrets
import weakref

import pytest

from tests.live import indoors
from workshop.live.house import ASLEEP_AFTER_S, SETTLE_S
from workshop.store import ballots


@pytest.fixture
def server(tmp_path):
    with indoors.house(tmp_path) as server:
        yield server


@pytest.fixture
def evening(server):
    evening = server.open()
    evening.desk("Robin")
    evening.pair("ana", "ben")
    evening.pair("carla", "dan")
    yield evening
    evening.close()


def night_falls(evening, seconds=ASLEEP_AFTER_S):
    """Everybody leaves, and nothing is heard for some time."""
    for person in evening.people.values():
        person.leave()
    evening.server.time += seconds
    evening.house.let_sleep()


def test_a_session_that_nobody_asks_for_leaves_memory_and_comes_back_as_it_was(evening):
    act = {"id": "1" * 32, "act": "push", "step": 0, "after": 0}
    assert evening.people["Robin"].send(act)["ok"]
    before, there = evening.live.state, weakref.ref(evening.live)
    night_falls(evening, ASLEEP_AFTER_S - 1)
    assert evening.house.in_use()
    night_falls(evening)
    gc.collect()
    assert there() is None and evening.house.in_use() == []
    desk = evening.desk("Robin")
    assert evening.live.state == before
    assert desk.send(act)["ok"] and evening.live.state == before  # an act that was done is not done again
    desk.ok("push", step=1, after=1)
    assert evening.live.state.latest.number == 2


def test_who_is_connected_keeps_their_session_awake(evening):
    for name in ("ana", "ben", "carla", "dan"):
        evening.people[name].leave()
    evening.server.time += ASLEEP_AFTER_S
    evening.server.app.extensions["presence"].sweep()
    evening.house.let_sleep()
    assert len(evening.house.in_use()) == 1


def test_what_is_still_held_is_not_read_a_second_time(evening):
    held = evening.live
    night_falls(evening)
    assert evening.house.in_use() == []
    assert evening.house.live(evening.session) is held


def test_ballots_wait_while_a_session_sleeps(evening):
    evening.pair("eva", "finn")
    evening.pair("gus", "hal")
    evening.server.time += SETTLE_S + 1
    run = evening.push("room")
    for name in ("ana", "ben", "carla"):
        evening.people[name].ok("answer", run=run, turn=1, receipt=secrets.token_hex(16), answer=[0])
    night_falls(evening)
    evening.desk("Robin").ok("close", run=run)
    with evening.house.store.read() as connection:
        assert len(ballots.read(connection, evening.session, run)) == 3
