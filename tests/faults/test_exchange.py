"""kill -9 and lost connections in the middle of an exchange: both have both texts, or nobody has any."""

import secrets
import time

import pytest

from tests.between import TwoDesk, blob
from tests.live.people import pair, run
from workshop.store import sealed

pytestmark = pytest.mark.faults


@pytest.fixture
def room(serve):
    """A server, its desk, and ana and ben in an exchange."""
    server = serve()
    desk = TwoDesk(server, rehearsal=True)
    ana, ben = pair(server, desk.code, "ana", "ben")
    exchange(desk, ana, ben)
    yield server, desk, ana, ben
    for client in (desk, ana, ben):
        client.close()


def exchange(desk, *phones):
    number = desk.step("tell")["run"]
    for phone in phones:
        phone.see("room", lambda view: view["step"] and view["step"]["run"] == number)
    return number


def restart(server, *clients):
    server.kill()
    server.again()
    for client in clients:
        client.connect()
        client.see("room" if client.role == "phone" else "desk")


def stored(desk, ana, number):
    with desk.store.read() as connection:
        return sealed.read(connection, desk.session, ana.views["mine"]["couple"]["id"]).get(f"run-{number}", {})


def both_see(phones, number, texts):
    for phone in phones:
        assert phone.see("mine", lambda mine: mine["sealed"])["sealed"][f"run-{number}"] == texts


@pytest.mark.alone
def test_killed_between_the_two_texts_neither_is_shown_until_both_are_handed_in_again(room):
    server, desk, ana, ben = room
    texts, receipt = {"A": blob(4_000), "B": blob(4_000)}, secrets.token_hex(16)
    assert ana.answer({"blob": texts["A"]}, receipt)["counted"] is False
    restart(server, ben, desk)
    assert ben.answer({"blob": texts["B"]})["counted"] is False, "ana's text was only in memory"
    assert ben.see("mine")["sealed"] == {} and stored(desk, ben, 1) == {}
    ana.connect()
    assert ana.answer({"blob": texts["A"]}, receipt)["counted"] is True
    both_see((ana, ben), 1, texts)


def test_killed_right_after_the_second_text_both_have_both(room):
    server, desk, ana, ben = room
    texts = {"A": blob(4_000), "B": blob(4_000)}
    ana.answer({"blob": texts["A"]})
    ben.answer({"blob": texts["B"]})
    restart(server, ana, ben, desk)
    both_see((ana, ben), 1, texts)
    assert ana.answer({"blob": texts["A"]}, ana.receipt)["counted"] is True


@pytest.mark.parametrize("after_ms", [0, 1, 2, 4, 8])
def test_killed_in_the_instant_of_the_second_text_it_is_both_or_neither(room, after_ms):
    server, desk, ana, ben = room
    number = 1
    texts = {"A": blob(4_000), "B": blob(4_000)}
    ana.answer({"blob": texts["A"]})
    act = {"id": secrets.token_hex(16), "act": "answer", "run": number, "receipt": secrets.token_hex(16)}
    run(ben.socket.emit("act", {**act, "answer": {"blob": texts["B"]}}))
    time.sleep(after_ms / 1000)
    restart(server, ana, ben, desk)
    there = stored(desk, ana, number)
    assert set(there) in (set(), {"A", "B"})
    assert ana.see("mine")["sealed"] == ben.see("mine")["sealed"]
    for phone, seat in ((ana, "A"), (ben, "B")):
        assert phone.answer({"blob": texts[seat]})["ok"]
    both_see((ana, ben), number, texts)


def test_a_connection_lost_after_ones_own_text_costs_nothing(room):
    _, desk, ana, ben = room
    texts, receipt = {"A": blob(4_000), "B": blob(4_000)}, secrets.token_hex(16)
    act = {"id": secrets.token_hex(16), "act": "answer", "run": 1, "receipt": receipt, "turn": 1}
    run(ana.socket.emit("act", {**act, "answer": {"blob": texts["A"]}}))
    run(ana.socket.call("time", timeout=10))
    ana.drop()
    desk.see("desk", lambda view: view["board"][0]["connected"] == 1)
    assert ben.answer({"blob": texts["B"]})["counted"] is True
    ana.connect()
    both_see((ana, ben), 1, texts)


def test_what_is_drafted_and_marked_outlives_a_kill(room):
    server, desk, ana, ben = room
    said = [blob() for _ in range(20)]
    numbers = [ana.act("write", draft="two/vow", blob=text)["n"] for text in said]
    for phone in (ana, ben):
        assert phone.act("mark", draft="two/vow", marks={"1": "a" * 32})["ok"]
    restart(server, ana, ben, desk)
    told = ben.act("draft", draft="two/vow", after=0)
    assert told["updates"] == [[n, "A", text] for n, text in zip(numbers, said, strict=True)]
    assert told["agreed"] == {"1": "a" * 32}


def test_after_a_kill_the_same_marks_lead_to_the_same_item(room):
    server, desk, ana, ben = room
    number = desk.step("pebble")["run"]
    handed = {phone: secrets.token_hex(16) for phone in (ana, ben)}
    met = []
    for _ in range(2):
        for phone, receipt in handed.items():
            phone.see("room", lambda view: view["step"]["run"] == number)
            assert phone.answer([1], receipt)["ok"]
        met.append([phone.see("mine", lambda mine: mine["met"])["met"] for phone in handed])
        restart(server, ana, ben, desk)
    assert met[0] == met[1]
