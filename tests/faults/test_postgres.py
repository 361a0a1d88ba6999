"""A server whose PostgreSQL is lost, or held by somebody, in the middle of an evening."""

import asyncio
import secrets

import pytest

from tests.live.conftest import fresh_link
from tests.live.people import Desk, _loop, pair, run
from tests.waiting import until

pytestmark = pytest.mark.faults


@pytest.fixture
def room(serve, postgres):
    server = serve(WORKSHOP_DATABASE=postgres.fresh())
    desk = Desk(server)
    ana, ben = pair(server, desk.code, "ana", "ben")
    yield server, postgres, desk, ana, ben
    for client in (desk, ana, ben):
        client.close()


def pause():
    return {"id": secrets.token_hex(16), "act": "pause_us", "on": True}


def in_the_log(server, act):
    return server.rows("select count(*) from events where act = ?", act["id"]) == [(1,)]


def test_acts_of_an_outage_fail_and_the_same_acts_go_through_after_it(room):
    server, postgres, desk, ana, ben = room
    act = pause()
    postgres.stop()
    assert ana.send(act)["code"] == "failed" and desk.act("next", after=0)["code"] == "failed"
    assert ben.get("/healthz")[0] == 200 and ben.get("/readyz")[0] == 503
    assert isinstance(run(ben.socket.call("time", timeout=5)), float)
    postgres.start()
    assert ana.send(act)["ok"] and ana.send(act)["ok"] and in_the_log(server, act)
    assert desk.step("this-hour") and ben.see("room", lambda view: view["step"])


@pytest.mark.long
def test_while_postgresql_stands_still_everything_else_goes_on_and_nothing_is_lost(room):
    server, postgres, _, ana, ben = room
    server.desk = fresh_link(server)
    other = Desk(server, rehearsal=True)
    people = [phone for n in range(5) for phone in pair(server, other.code, f"carla{n}", f"dan{n}")]
    step, carla, act = other.step("in-general"), people[0], pause()
    carla.see("room", lambda view: view["step"])
    with postgres.frozen():
        waiting = asyncio.run_coroutine_threadsafe(ana.socket.call("act", act, timeout=60), _loop)
        assert isinstance(run(ben.socket.call("time", timeout=5)), float)
        assert carla.answer([1])["ok"] and carla.act("help", item="word", when="break")["ok"]
        assert ben.get("/healthz")[0] == 200 and not waiting.done()
        told = waiting.result(60)
        assert told["code"] == "failed" and "Not saved yet" in told["error"]
    assert until(lambda: ana.send(act)["ok"]) and ana.send(act)["ok"] and in_the_log(server, act)
    until(lambda: other.act("close", run=step["run"])["ok"])
    assert other.see("desk", lambda view: view["books"])["books"] == {str(step["run"]): 1}
    for client in (other, *people):
        client.close()


def test_while_somebody_else_writes_all_else_goes_on_and_the_act_waits(room):
    from workshop.store import open_store

    server, _, _, ana, ben = room
    act, store = pause(), open_store(server.config.database)
    with store.write():
        waiting = asyncio.run_coroutine_threadsafe(ana.socket.call("act", act, timeout=15), _loop)
        assert all(isinstance(run(ben.socket.call("time", timeout=5)), float) for _ in range(5))
        assert not waiting.done()
    store.close()
    assert waiting.result(10)["ok"] and in_the_log(server, act)
