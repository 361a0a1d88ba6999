"""SIGTERM: everybody is told to come again and when, what is in hand is finished, and the process ends well."""

import secrets
import signal
import threading

import pytest

from tests.live.people import Desk, Phone, pair, run
from workshop.live.draining import window

pytestmark = pytest.mark.faults


def told(client):
    return [news["in"] for name, news in client.heard if name == "again"]


def test_everybody_hears_when_to_come_again_and_what_is_in_hand_is_finished(serve):
    server = serve()
    desk = Desk(server)
    clients = [desk, *pair(server, desk.code, "ana", "ben"), Phone(server, desk.code, "eve")]
    for client in clients:
        client.socket.on("again", client._hear("again"))
    acks, eve = [], clients[-1]
    going_on = threading.Event()

    def act_until_the_end():
        try:
            while True:
                act = {"id": secrets.token_hex(16), "act": "help", "item": "practice", "when": None}
                acks.append(run(eve.socket.call("act", act, timeout=1)))
                going_on.set()
        except Exception:
            going_on.set()

    acting = threading.Thread(target=act_until_the_end)
    acting.start()
    assert going_on.wait(10)
    assert server.stop() == 0
    acting.join(15)
    least, most = window(len(clients))
    assert [told(client) for client in clients] == [[[least, most]]] * len(clients)
    assert acks and all(ack["ok"] or ack["code"] == "slow_down" for ack in acks)
    run(eve.socket.wait(), 5)
    assert not any(client.socket.connected for client in clients)
    server.again()
    assert eve.come().views["mine"]


def test_a_second_signal_does_not_make_it_worse(serve):
    server = serve()
    phone = Phone(server, Desk(server).code)
    server.process.send_signal(signal.SIGTERM)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(15) == 0
    assert not (server.data / "workshop.sqlite-wal").exists()
    phone.close()


def test_many_sockets_come_again_over_a_longer_time_than_few():
    least, most = window(4)
    assert (least, most) == (1.0, 2.0)
    assert window(4, others=True) == (0.0, 1.0), "other workers are there already"
    assert window(3_000)[1] - window(3_000)[0] >= 3_000 * 0.002
