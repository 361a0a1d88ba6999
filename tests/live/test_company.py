"""Several at one desk, each on a device of their own, over real sockets."""

import re
import time

import pytest
import socketio

from tests.live.conftest import the_house_of
from tests.live.people import NOT_SEEN, PASSWORD, Colleague, csrf
from tests.web.people import share
from workshop import accounts, workshops
from workshop.session.duties import LEAD, MODERATOR, TIMER

NO_SUCH_ACT = {"ok": False, "error": "There is no such act.", "code": "malformed"}


@pytest.fixture
def company(evening):
    """Robin, somebody else who leads, one who keeps the time, one who moderates; five couples and a screen."""
    room = evening()
    room.couples(5)
    lead, timer, moderator = (room.colleague(duty) for duty in (LEAD, TIMER, MODERATOR))
    return room, lead, timer, moderator, room.screen()


def everybody_at(clients, run):
    for client in clients:
        name = "screen" if client.role == "screen" else "desk"
        client.see(name, lambda view: view["step"] and view["step"]["run"] == run)


def test_each_does_what_they_may_and_all_stay_in_step(company):
    room, lead, timer, moderator, screen = company
    desks = [room.desk, lead, timer, moderator]
    assert timer.act("next", after=0)["ok"]
    everybody_at([*desks, screen], 1)
    assert lead.act("next", after=0)["error"] == "The session has already moved on."
    run = lead.step("first-signs")["run"]
    everybody_at([*desks, screen], run)
    assert timer.act("pause", run=run)["ok"]
    for desk in desks:
        desk.see("desk", lambda view: view["step"]["pauses"] and view["step"]["pauses"][-1][1] is None)
    assert timer.act("resume", run=run)["ok"] and moderator.act("resume", run=run) == NO_SUCH_ACT
    for number, phone in enumerate(room.people):
        phone.see("room", lambda view: view["step"] and view["step"]["run"] == run)
        assert phone.answer({"text": f"patience {'abcdefghij'[number]}"})["ok"]
    assert moderator.act("close", run=run) == NO_SUCH_ACT
    assert timer.act("close", run=run)["ok"]
    cards = moderator.see("desk", lambda view: view["collected"])["collected"]["cards"]
    for card in cards[:3]:
        assert moderator.act("moderate", run=run, key=card["key"], verdict="show", text=None, seen=NOT_SEEN)["ok"]
    assert timer.act("moderate", run=run, key=cards[0]["key"], verdict="hold", text=None, seen=NOT_SEEN) == NO_SUCH_ACT
    lead.see("desk", lambda view: [card["verdict"] for card in view["collected"]["cards"]].count("show") == 3)
    assert moderator.act("release", run=run) == timer.act("release", run=run) == NO_SUCH_ACT
    assert lead.act("release", run=run)["ok"]
    screen.see("screen", lambda view: view["shown"])
    seqs = {desk.see("desk", lambda view: view["step"]["state"] == "released")["seq"] for desk in desks}
    assert len(seqs) == 1
    assert "patience" not in str([view for name, view in timer.heard if name == "desk" and not view["screen"]["shown"]])


def test_a_request_for_help_reaches_leads_only(company):
    room, lead, timer, moderator, _ = company
    assert room.people[0].act("help", item="word", when="break")["ok"]
    for desk in (room.desk, lead):
        desk.see("desk", lambda view: view["help"])
    number = room.desk.views["desk"]["help"][0]["help"]
    assert timer.act("acknowledge", help=number) == moderator.act("acknowledge", help=number) == NO_SUCH_ACT
    assert lead.act("acknowledge", help=number)["ok"]
    room.desk.see("desk", lambda view: not view["help"])
    for desk in (timer, moderator):
        assert not any("help" in view for _, view in desk.heard)


def test_colleagues_see_each_other_come_and_go(company):
    room, _, timer, moderator, screen = company
    duties = room.desk.see("desk", lambda view: len(view["colleagues"]) == 4)["colleagues"]
    assert sorted(one["duty"] for one in duties) == [LEAD, LEAD, MODERATOR, TIMER]
    moderator.drop()
    timer.see("desk", lambda view: len(view["colleagues"]) == 3)
    assert "Kim" not in str(screen.heard) and "Kim" not in str([phone.heard for phone in room.people])


def test_a_third_device_of_the_same_lead_goes_on_where_another_died(company):
    lead = company[1]
    run = lead.step("this-hour")["run"]
    lead.drop()
    lead.connect()
    lead.see("desk", lambda view: view["step"]["run"] == run)
    assert lead.act("pause", run=run)["ok"]


def people_pages(desk):
    """Address and text of the page about its people, for every workshop that this desk lists."""
    _, page, _ = desk.get("/desk")
    where = re.findall(r"/desk/workshops/[0-9a-f]{16}(?=\")", page)
    for one in dict.fromkeys(where):
        _, people, _ = desk.get(f"{one}/people")
        yield one, people


def people_of(room, colleague):
    """The workshop that a colleague shares, and their account's id, as the page of its people has them."""
    for where, page in people_pages(room.desk):
        found = re.search(rf'value="(\w+)">\s*<label class="unseen" for="duty-\w+">What {colleague.name} does', page)
        if found:
            return where, found[1], csrf(page)
    raise AssertionError(f"{colleague.name} stands on no page")


def hung_up(colleague):
    last = time.monotonic() + 5
    while colleague.socket.connected and time.monotonic() < last:
        time.sleep(0.02)
    return not colleague.socket.connected


def test_who_is_removed_loses_the_desk_at_once_and_gets_no_other(company):
    room, lead, timer, moderator, _ = company
    where, who, token = people_of(room, moderator)
    room.desk.post(f"{where}/people/remove", csrf=token, account=who)
    assert hung_up(moderator) and lead.socket.connected and timer.socket.connected
    with pytest.raises(socketio.exceptions.ConnectionError):
        moderator.connect()
    room.desk.see("desk", lambda view: len(view["colleagues"]) == 3)


def test_another_duty_counts_from_the_moment_it_is_given(company):
    room, _, _, moderator, _ = company
    where, who, token = people_of(room, moderator)
    room.desk.post(f"{where}/people", csrf=token, account=who, duty=TIMER)
    assert hung_up(moderator)
    moderator.connect()
    view = moderator.see("desk")
    assert view["duty"] == TIMER and "collected" not in view and view["board"]
    assert moderator.act("next", after=0)["ok"]


def test_who_leaves_one_workshop_keeps_the_desk_of_another(evening):
    one, other = evening(), evening()
    kim = one.colleague(MODERATOR)
    with the_house_of(one.server) as house:
        who = next(row.id for row in accounts.everybody(house) if row.name == kim.name)
        share(house, workshops.of_session(house, other.desk.session).id, who, TIMER)
    there = Colleague(other.server, kim.name, other.desk.session)
    where = next(iter(re.findall(r"/desk/workshops/[0-9a-f]{16}/leave", kim.get("/desk/account")[1])))
    kim.post(where, csrf=csrf(kim.get("/desk/account")[1]))
    assert hung_up(kim) != hung_up(there)
    there.close()


def test_signing_out_here_leaves_the_desk_on_another_device(company):
    lead = company[1]
    there = Colleague(lead.server, lead.name, lead.session)
    lead.post("/desk/sign-out", csrf=csrf(lead.get("/desk/account")[1]))
    assert hung_up(lead) and there.socket.connected
    there.post("/desk/sign-out-everywhere", csrf=csrf(there.get("/desk/account")[1]))
    assert hung_up(there)
    there.close()


def test_a_new_password_closes_the_desks_of_other_devices_and_keeps_this_one(company):
    lead = company[1]
    there = Colleague(lead.server, lead.name, lead.session)
    form = {"old": PASSWORD, "password": "quite another password", "again": "quite another password"}
    lead.post("/desk/account/password", csrf=csrf(lead.get("/desk/account")[1]), **form)
    assert hung_up(there) and lead.socket.connected
    lead.drop()
    lead.connect()
    there.close()


def test_nobody_is_named_in_what_the_server_writes_down(company):
    room, *_ = company
    log = room.server.data / "server.log"
    assert b"Kim" not in log.read_bytes()
