"""Who hears is looked up again: whoever lost a seat, a duty, a session or a browser hears nothing from then on."""

import secrets

import pytest

from tests.between import blob
from tests.live import indoors
from workshop import accounts, erasing, workshops
from workshop.session.duties import MODERATOR
from workshop.store import people, register, tables


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with indoors.house(tmp_path_factory.mktemp("cut")) as server:
        yield server


@pytest.fixture
def evening(server):
    evening = indoors.filled(server)
    yield evening
    evening.close()


def sweep(server):
    server.app.extensions["presence"].sweep()


def connected(evening):
    return {name for name, person in evening.people.items() if person.socket.is_connected()}


def test_as_long_as_nothing_changes_nobody_is_hung_up(server, evening):
    sweep(server)
    assert connected(evening) == set(evening.people)
    server.house.drop(evening.session)  # as when the purge has thinned its log
    sweep(server)
    assert connected(evening) == set(evening.people)


def test_a_phone_whose_seat_another_took_over_hears_nothing_of_the_two_any_more(evening):
    lost, partner, new = evening.people["ben"], evening.people["ana"], evening.phone("found")
    evening.house.passing.disconnect(evening.session, lost.id, presence_socket(evening), 0.0)
    new.ok("join_couple", couple=indoors.own_couple(evening, "ana"))
    partner.ok("confirm", asking=new.id)
    assert lost.hear()[-1]["args"][0]["couple"] is None
    evening.heard()
    partner.ok("write", draft="two/vow", blob=blob(80))
    partner.ok("seal", slot="name", blob=blob(80))
    new.ok("mark", draft="two/vow", marks={"1": "1" * 32})
    partner.ok("mark", draft="two/vow", marks={"1": "1" * 32})
    told = evening.heard()
    assert {frame["name"] for frame in told["found"]} == {"draft", "mine", "agreed"}
    assert set(told) == {"ana", "found"}
    for act in ("draft", "write", "mark", "answer", "pause_us", "part"):
        assert not lost.act(act, **indoors.said(evening, act, "ana"))["ok"], act


def presence_socket(evening):
    sockets = evening.house.passing.of(evening.session).sockets
    [socket] = sockets[evening.people["ben"].id]
    return socket.rpartition(":")[2]  # among several workers it is named with its own


def test_who_parted_hears_nothing_of_what_the_other_goes_on_giving(evening):
    evening.people["left"].ok("write", draft="two/vow", blob=blob(80))
    evening.people["left"].ok("seal", slot="name", blob=blob(80))
    assert "parted" not in evening.heard()
    assert evening.people["parted"].ok("draft", draft="two/vow", after=0)["updates"] == []


def test_an_erased_session_hangs_up_on_everybody_and_on_nobody_else(server, evening):
    other = indoors.filled(server)
    evening.people["Robin"].ok("end")
    evening.heard()
    erasing.erase_session(server.house, evening.session)
    assert evening.people["ana"].act("ours") == {"ok": False, "error": "not found", "code": "not_found"}
    sweep(server)
    assert connected(evening) == set()
    assert connected(other) == set(other.people)
    other.close()


def test_a_deleted_workshop_hangs_up_on_everybody_of_its_sessions(server, evening):
    evening.people["Robin"].ok("end")
    workshops.delete(server.house, workshops.of_session(server.house, evening.session))
    sweep(server)
    assert connected(evening) == set()


@pytest.mark.parametrize("change", ["removed", "moved", "password"])
def test_a_desk_that_may_not_be_here_as_that_any_more_is_hung_up_whoever_changed_it(server, evening, change):
    """By a page it is at once (tests/live/test_company.py); by another process, at the next look."""
    toni = server.accounts["Toni"]
    workshop = workshops.of_session(server.house, evening.session).id
    with server.house.store.write() as connection:
        if change == "password":
            stamp = register.one(connection, tables.accounts, id=toni).stamp
            people.change_account(connection, toni, stamp=secrets.token_hex(8))
        else:
            people.remove_member(connection, workshop, toni)
        if change == "moved":
            people.set_member(connection, workshop, toni, MODERATOR)
    sweep(server)
    assert connected(evening) == set(evening.people) - {"Toni"}
    if change == "password":
        with server.house.store.write() as connection:
            people.change_account(connection, toni, stamp=stamp)


def test_an_account_that_is_erased_is_hung_up(server, evening):
    kim, before = server.accounts["Kim"], connected(evening)
    with server.house.store.write() as connection:
        row = register.one(connection, tables.accounts, id=kim)
        register_of = dict(row._mapping)
        people.erase_account(connection, kim)
    sweep(server)
    assert connected(evening) == before - {"Kim"}
    with server.house.store.write() as connection:
        register.add(connection, tables.accounts, **register_of)
    assert accounts.everybody(server.house)


def test_a_phone_that_leaves_is_hung_up_in_every_page_it_has_open(evening):
    ana = evening.people["ana"]
    second = evening.people["ana again"] = indoors.Person(evening, "ana again", "phone", ana.browser)
    assert second.id == ana.id
    code = evening.live.state.about.code
    assert ana.browser.post(f"/j/{code}/leave").status_code == 303
    assert connected(evening) == set(evening.people) - {"ana", "ana again"}


def test_strangers_with_many_phones_cannot_hide_what_the_others_ask_for(evening):
    refused = [evening.phone(f"stranger{n}", "new").act("help", item="fast")["ok"] for n in range(12)].count(False)
    assert refused == 2
    evening.people["ana"].ok("help", item="word", when="leave")
    evening.people["stranger11"].ok("join", consent=True, practised=True)
    evening.people["stranger11"].ok("help", item="word", when="leave")


@pytest.mark.parametrize("session", ["x" * 5_000, "a\x00", "0" * 16, "", "../x", None, ["0" * 16]])
def test_a_desk_of_no_session_is_not_there(server, evening, session):
    auth = {"role": "desk", "session": session}
    client = server.socketio.test_client(server.app, flask_test_client=server.desks["Robin"], auth=auth)
    assert not client.is_connected()
