"""A clock that is set an hour forward or back, in the middle of a step and between two starts of the server."""

import pytest

from tests.live.people import Desk, pair, run
from tests.server import Server
from workshop.session.clock import position

pytestmark = pytest.mark.faults

HOUR = 3600


class Skewed(Server):
    program = "tests.faults.skewed"

    def __init__(self, data):
        self.by = data.parent / "by"
        self.set_clock(0)
        super().__init__(data, SKEWED_BY=str(self.by))

    def set_clock(self, seconds):
        self.by.write_text(str(seconds))


@pytest.fixture
def room(tmp_path):
    server = Skewed(tmp_path / "data")
    desk = Desk(server, rehearsal=True)
    ana, ben = pair(server, desk.code, "ana", "ben")
    desk.step("this-hour")
    yield server, desk, ana
    for client in (desk, ana, ben):
        client.close()
    server.stop()


def left(client):
    """Seconds that the step on a phone has left, by the server's clock of this moment."""
    step = client.see("room", lambda view: view["step"])["step"]
    there = run(client.socket.call("time", timeout=10))
    return position(step["parts"], step["started_at"], step["pauses"], step["extensions"], 1.0, there).total_left


@pytest.mark.parametrize("seconds", [HOUR, -HOUR])
def test_a_clock_that_is_set_in_the_middle_of_a_step_takes_and_gives_no_time(room, seconds):
    server, desk, ana = room
    whole = left(ana)
    server.set_clock(seconds)
    assert whole - 30 < left(ana) <= whole
    assert desk.act("extend", run=1, seconds=60)["ok"]
    ana.see("room", lambda view: view["step"]["extensions"])
    assert whole + 30 < left(ana) <= whole + 60
    again = desk.step("open-question")
    assert 0 < again["started_at"] - desk.see("desk")["session"]["opened_at"] < 60


def test_after_a_start_with_a_clock_that_was_set_back_the_step_goes_on_where_it_was(room):
    server, desk, ana = room
    whole = left(ana)
    server.kill()
    server.set_clock(-HOUR)
    server.again()
    ana.connect()
    assert whole - 60 < left(ana) <= whole
    desk.connect()
    assert desk.act("pause", run=1)["ok"] and desk.act("resume", run=1)["ok"]
    [[since, to]] = desk.see("desk", lambda view: view["step"]["pauses"] and view["step"]["pauses"][0][1])["step"][
        "pauses"
    ]
    assert since <= to


def test_once_nobody_is_in_a_session_a_clock_that_was_set_is_believed(room):
    from workshop import sessions
    from workshop.live.house import create_house

    server, desk, _ = room
    house = create_house(server.config)
    now = [1_764_000_000.0]
    clock = sessions.steady_clock(house)
    clock._time_of_day = lambda: now[0]
    sessions.follow_the_clock(house, clock)
    assert clock() > now[0] + HOUR, "somebody is in the middle of something"
    assert desk.act("end")["ok"]
    sessions.follow_the_clock(house, clock)
    assert abs(clock() - now[0]) < 5
    house.store.engine.dispose()
