"""Pages and servers of different versions side by side: who is told what, and what neither breaks on."""

import secrets

import pytest

from tests.live.people import Desk, Phone, Screen, facts
from tests.server import Server

OTHER = "0f" * 6
"""Parts that nobody has built."""


def come(person, page, **says):
    """Again, as a page of this version but for what it `says` of itself."""
    person.drop()
    person.version = {**page["version"], **says}
    person.connect()
    return person


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    desk = Desk(server)
    yield server, desk
    server.stop()


def told(person):
    """What it was told of a newer version by the time all views are there and an act was answered."""
    person.act("help", item="practice", when=None)
    return [body for name, body in person.heard if name == "newer"]


@pytest.fixture
def eve(room):
    server, desk = room
    phone = Phone(server, desk.code)
    yield phone
    phone.close()


def test_a_page_of_this_version_hears_of_no_other(eve):
    assert eve.facts["version"]["protocol"] >= 1 and eve.facts["version"]["build"]
    assert told(come(eve, eve.facts)) == []


@pytest.mark.parametrize("says", [{"protocol": 0}, {"made": 1, "build": OTHER}], ids=["speech", "parts"])
def test_an_older_page_hears_what_is_newer_and_goes_on_meanwhile(eve, says):
    assert told(come(eve, eve.facts, **says)) == [eve.facts["version"]]
    assert eve.join().see("mine")["stage"] == "joined"


@pytest.mark.parametrize(
    "says",
    [{"protocol": 99, "made": 1}, {"made": 4 * 10**9, "build": OTHER}, {"made": 1}],
    ids=["speech", "parts", "the same made earlier"],
)
def test_a_newer_page_and_one_with_the_same_parts_hear_nothing(eve, says):
    assert told(come(eve, eve.facts, **says)) == []


@pytest.mark.parametrize(
    "odd", [None, 7, "x", [], {"protocol": "0", "made": 0}, {"protocol": True, "made": 0}, {"made": 0}]
)
def test_whatever_else_a_page_says_of_itself_is_passed_over(eve, odd):
    eve.drop()
    eve.version = odd
    eve.connect()
    assert told(eve) == []


def test_desk_and_screen_hear_it_as_well(room):
    server, desk = room
    screen = Screen(server, desk)
    pages = {desk: f"/desk/sessions/{desk.session}", screen: desk.see("desk")["session"]["screen_url"]}
    for person, page in pages.items():
        ours = facts(person.get(page)[1])
        come(person, ours, made=1, build=OTHER).see("newer", lambda newer, ours=ours: newer == ours["version"])
    screen.close()


def test_what_a_newer_page_says_beside_what_is_known_is_passed_over(eve):
    message = {"id": secrets.token_hex(16), "act": "join", "consent": True, "practised": True, "mood": {"new": [1]}}
    assert eve.send(message)["ok"]
    run_on = {"id": secrets.token_hex(16), "act": "go_alone", "since": 3}
    assert eve.send(run_on)["ok"]


def test_a_session_that_a_newer_version_has_gone_on_with_loses_nothing(serve):
    server = serve()
    desk = Desk(server)
    eve = Phone(server, desk.code).join()
    [[last]] = server.rows("select max(seq) from events where session = ?", desk.session)
    happened = "insert into events (session, seq, type, at, body) values (?, ?, ?, ?, ?)"
    server.rows(happened, desk.session, last + 1, "shuffled", 1.0, '{"who": [1]}')
    server.rows(happened, desk.session, last + 2, "remarked", 2.0, '{"about": "session", "text": "kept", "mood": 7}')
    server.kill()
    server.again()
    desk.connect()
    assert desk.see("desk")["remarks"] == {"session": "kept"} and desk.views["desk"]["seq"] == last + 2
    assert eve.come().views["mine"]["stage"] == "joined"
    refused = eve.act("go_alone")
    assert refused["code"] == "slow_down" and "newer version" in refused["error"]
    assert desk.act("next", after=0)["code"] == "slow_down"
    assert eve.act("help", item="info", when=None)["ok"]
    assert server.rows("select type from events where seq = ?", last + 1) in ([("shuffled",)], [["shuffled"]])
