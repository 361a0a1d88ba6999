"""Every act, for every role: what is not a role's own does not exist for it."""

import secrets

import pytest
import socketio

from tests.live.people import Desk, run
from workshop.live.schemas import ACTS
from workshop.session import duties
from workshop.session.duties import DUTIES, LEAD


@pytest.mark.parametrize("role", ["phone", "screen"])
def test_nobody_but_a_desk_steers(evening, role):
    room = evening()
    client = room.phone().join() if role == "phone" else room.screen()
    for act in ACTS["desk"]:
        ack = client.act(act, after=0, run=1, step=0, on=True, seconds=1, about="session", text="x")
        assert ack == {"ok": False, "error": "There is no such act.", "code": "malformed"}


def test_a_desk_does_not_act_for_a_phone(evening):
    room = evening()
    for act in ACTS["phone"]:
        assert room.desk.act(act)["error"] == "There is no such act."


@pytest.mark.parametrize("duty", DUTIES)
def test_each_duty_has_its_acts_and_no_others(evening, duty):
    colleague = evening().colleague(duty)
    for act in ACTS["desk"]:
        ack = colleague.act(act, nothing="of this kind")
        exists = ack.get("error") != "There is no such act."
        assert exists == (duty == LEAD or act in duties.ACTS[duty]), act


@pytest.mark.parametrize(
    "auth", [None, {}, {"role": "phone"}, {"role": "desk", "session": "x"}, {"role": [], "session": 3}]
)
def test_a_stranger_is_not_told_whether_a_session_exists(evening, auth):
    room = evening()
    if auth and auth.get("session") == "x":
        auth = {**auth, "session": room.desk.session}

    async def knock():
        client = socketio.AsyncClient(reconnection=False)
        try:
            await client.connect(room.server.url, auth=auth, transports=["websocket"])
        except socketio.exceptions.ConnectionError as no:
            return str(no)
        finally:
            await client.disconnect()

    assert "not found" in run(knock()) or "One or more namespaces failed to connect" in run(knock())


def test_another_facilitators_session_is_not_there(evening):
    room = evening()
    phone = room.phone()
    phone.role = "desk"
    with pytest.raises(socketio.exceptions.ConnectionError):
        phone.connect()


def test_another_sessions_phones_hear_nothing(evening):
    one, other = evening(), evening()
    ana, _ = one.couples(1)
    carla, _ = other.couples(1)
    carla.heard.clear()
    one.desk.step("this-hour")
    ana.see("room", lambda view: view["step"])
    assert carla.heard == []


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "next",
        {},
        {"act": "join"},
        {"act": "join", "id": "short", "consent": True, "practised": True},
        {"act": "join", "id": "0" * 32, "consent": False, "practised": True},
        {"act": "start_couple", "id": "0" * 32, "couple": "'; drop table events"},
        {"act": "answer", "id": "0" * 32, "run": "one", "receipt": "0" * 32},
        {"act": {"$": 1}, "id": "0" * 32},
    ],
)
def test_a_malformed_act_gets_a_clear_no_and_changes_nothing(evening, message):
    room = evening()
    phone = room.phone()
    before = room.desk.see("desk")["seq"]
    ack = phone.send(message)
    assert (ack["ok"], ack["code"]) == (False, "malformed")
    assert room.desk.see("desk")["seq"] == before


@pytest.mark.long
def test_an_oversized_frame_does_not_disturb_the_others(evening):
    room = evening()
    ana, ben = room.couples(1)
    with pytest.raises(Exception):  # noqa: B017 - the server hangs up, whichever way the client notices
        ana.send({"id": secrets.token_hex(16), "act": "join", "pad": "x" * 2_000_000})
    room.desk.step("this-hour")
    ben.see("room", lambda view: view["step"])
    ana.come().see("room", lambda view: view["step"])


def test_the_desk_keeps_working_beside_a_second_one(evening):
    room = evening()
    second = Desk.__new__(Desk)
    second.server, second.http, second.session = room.server, room.desk.http, room.desk.session
    second.connect()
    room.desk.step("this-hour")
    second.see("desk", lambda desk: desk["step"])
    assert second.act("next", after=0)["error"] == "The session has already moved on."
    second.drop()


def test_small_answers_are_not_held_back_for_others(tmp_path):
    import socket

    from workshop.concurrency import listen

    listener = listen("127.0.0.1", 0)
    assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    listener.close()
