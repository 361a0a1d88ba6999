"""kill -9 in the middle of an open question: everybody is back in the right step, every ballot is counted once."""

import secrets
import time

import pytest

from tests.live.people import Desk, pair
from workshop.live.house import SETTLE_S

pytestmark = pytest.mark.faults


def comes_back(phone, number):
    phone.connect()
    assert phone.see("mine")["stage"] == "paired"
    assert phone.see("room")["step"]["run"] == number


@pytest.mark.alone
def test_after_kill_9_everybody_is_back_and_every_ballot_counts_once(serve):
    server = serve()
    desk = Desk(server, rehearsal=True)
    people = [phone for n in range(5) for phone in pair(server, desk.code, f"ana{n}", f"ben{n}")]
    step = desk.step("in-general")
    receipts = {phone: secrets.token_hex(16) for phone in people}
    for phone in people[:7]:
        phone.see("room", lambda view: view["step"])
        assert phone.answer([1], receipts[phone])["ok"]
    server.kill()
    server.again()
    desk.connect()
    assert desk.see("desk")["step"]["started_at"] == step["started_at"]
    early = desk.act("close", run=step["run"])
    assert not early["ok"] and "coming back" in early["error"]
    *back, late = people
    for phone in back:
        comes_back(phone, step["run"])
    assert not desk.act("close", run=step["run"])["ok"], "being connected is not having handed in again"
    for phone in back:
        assert phone.answer([1], receipts[phone])["ok"]
    time.sleep(SETTLE_S + 0.5)
    assert "coming back" in desk.act("close", run=step["run"])["error"], "one phone is missed"
    late.connect()
    late.drop()
    assert "coming back" in desk.act("close", run=step["run"])["error"], "it had no time to hand in again"
    comes_back(late, step["run"])
    assert late.answer([1], receipts[late])["ok"]
    assert desk.act("close", run=step["run"])["ok"]
    assert desk.see("desk", lambda view: view["books"])["books"] == {str(step["run"]): 10}
    for phone in people:
        assert phone.answer([1], receipts[phone], run=step["run"])["counted"] is True


def test_a_pause_goes_on_over_a_restart(serve):
    server = serve()
    desk = Desk(server)
    desk.step("this-hour")
    assert desk.act("pause", run=1)["ok"]
    before = desk.see("desk", lambda view: view["step"]["pauses"])["step"]["pauses"]
    server.kill()
    server.again()
    desk.connect()
    assert desk.see("desk")["step"]["pauses"] == before and before[0][1] is None


def test_sigterm_stops_cleanly_and_the_session_goes_on_at_the_next_start(serve):
    server = serve()
    desk = Desk(server)
    desk.step("this-hour")
    assert server.stop() == 0
    assert not (server.data / "workshop.sqlite-wal").exists()
    server.again()
    desk.connect()
    assert desk.see("desk")["step"]["id"] == "welcome/this-hour"
