"""Two workers on one PostgreSQL and one Redis: one knows what the other was told, and both hang up alike."""

import secrets

import pytest

from tests.live.people import Client, Colleague, Desk, csrf, pair
from tests.scale.redis_server import RedisServer
from tests.waiting import until


@pytest.fixture
def workers(serve, postgres, tmp_path):
    redis = RedisServer(tmp_path)
    secret = "one secret for all of the workers"
    shared = {"WORKSHOP_DATABASE": postgres.fresh(), "WORKSHOP_REDIS": redis.url, "WORKSHOP_SECRET": secret}
    workers = [serve(**shared) for _ in range(2)]
    yield workers
    for one in workers:
        one.stop()
    redis.stop()


class Page(Client):
    """Another page of somebody's browser, with another worker."""

    def __init__(self, client, server):
        self.server, self.http, self.role, self.session = server, client.http, client.role, client.session
        self.connect()


@pytest.fixture
def evening(workers):
    first, second = workers
    desk = Desk(first, rehearsal=True)
    people = pair(first, desk.code, "ana", "ben")
    pages = [Page(client, second) for client in (desk, *people)]
    laptop = Colleague(second, "Robin", desk.session)
    yield desk, people, pages, laptop
    for client in (*pages, laptop, desk, *people):
        client.drop()
    for client in (laptop, desk, *people):
        client.close()


def connected(clients):
    return [client.socket.connected for client in clients]


def test_a_browser_that_signs_out_is_hung_up_by_the_other_worker_too(evening):
    desk, _, pages, laptop = evening
    _, page, _ = desk.get("/desk/account")
    assert desk.post("/desk/sign-out", csrf=csrf(page))[0] == 200
    until(lambda: not desk.socket.connected and not pages[0].socket.connected)
    assert connected([*pages[1:], laptop]) == [True, True, True]
    assert laptop.act("hold", on=True, why="break")["ok"], "another browser of the same account stays"


def test_a_phone_that_leaves_is_hung_up_by_the_other_worker_too_and_its_partner_is_not(evening):
    desk, (ana, ben), pages, _ = evening
    assert ana.post(f"/j/{desk.code}/leave")[0] == 200
    until(lambda: not ana.socket.connected and not pages[1].socket.connected)
    assert connected([desk, ben, pages[0], pages[2]]) == [True] * 4
    desk.see("desk", lambda view: [tile["connected"] for tile in view["board"]] == [1])


def test_what_was_handed_in_outlives_the_worker_that_it_was_given_to(workers, evening):
    """One that is alone has to wait for phones to hand in again (tests/faults/test_kill.py)."""
    desk, (ana, ben), pages, laptop = evening
    others = [phone for n in range(4) for phone in pair(workers[1], desk.code, f"carla{n}", f"dan{n}")]
    run, receipts = laptop.step("in-general")["run"], [secrets.token_hex(16) for _ in range(2)]
    for phone, receipt in zip((ana, ben), receipts, strict=True):
        phone.see("room", lambda view: view["step"] and view["step"]["run"] == run)
        assert phone.answer([1], receipt)["ok"]
    workers[0].kill()
    ack = laptop.act("close", run=run)
    assert ack["ok"], ack
    for page, receipt in zip(pages[1:], receipts, strict=True):
        assert page.act("answer", run=run, receipt=receipt, turn=1, answer=[1])["counted"] is True
    for client in others:
        client.close()
