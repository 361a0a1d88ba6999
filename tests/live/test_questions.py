import secrets

import pytest

from tests.live.people import NOT_SEEN


@pytest.fixture
def room(evening):
    room = evening(rehearsal=True)
    room.couples(5)
    return room


def closed(room):
    run = room.desk.views["desk"]["step"]["run"]
    assert room.desk.act("close", run=run)["ok"]
    return room.desk.see("desk", lambda desk: desk["collected"])


def test_a_question_goes_from_the_desk_to_the_phones_and_back_to_the_screen(room):
    screen = room.screen()
    run = room.desk.step("in-general")["run"]
    for number, phone in enumerate(room.people):
        phone.see("room", lambda view: view["step"])
        assert phone.answer([number % 2])["counted"] is False
    preview = closed(room)["collected"]["preview"]
    assert [item["count"] for item in preview["items"]] == [5, 5]
    assert screen.see("screen")["shown"] == []
    assert room.desk.act("release", run=run)["ok"]
    assert "<svg" in screen.see("screen", lambda view: view["shown"])["shown"][0]["svg"]
    assert room.people[0].answer([0], receipt=room.people[0].receipt, run=run)["counted"] is True


def test_one_seat_has_one_ballot_however_often_it_sends(room):
    run = room.desk.step("in-general")["run"]
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    receipt = secrets.token_hex(16)
    for _ in range(3):
        assert ana.answer([1], receipt)["ok"]
    other = ana.answer([2])
    assert (other["ok"], other["code"]) == (False, "full")
    closed(room)
    assert room.desk.see("desk")["books"] == {str(run): 1}


def test_passing_looks_like_finishing(room):
    room.desk.step("in-general")
    ana, ben, carla, dan = room.people[:4]
    for phone in (ana, ben, carla, dan):
        phone.see("room", lambda view: view["step"])
    for phone in (ana, ben):
        phone.answer([0])
    for phone in (carla, dan):
        phone.answer(None)
    board = room.desk.see("desk", lambda desk: [t["state"] for t in desk["board"]].count("finished") == 2)["board"]
    first, second = [tile for tile in board if tile["state"] == "finished"]
    assert {**first, "name": "", "couple": ""} == {**second, "name": "", "couple": ""}


def test_a_late_answer_is_refused_and_told_where_it_is(room):
    room.desk.step("in-general")
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    closed(room)
    late = ana.answer([1])
    assert late["code"] == "closed" and "was not sent" in late["error"]


def test_free_texts_are_seen_by_the_desk_only_after_closing_and_by_the_room_only_after_a_yes(room):
    screen = room.screen()
    run = room.desk.step("first-signs")["run"]
    for number, phone in enumerate(room.people):
        phone.see("room", lambda view: view["step"] and view["step"]["collect"] == "texts")
        assert phone.answer({"text": f"word number {'abcdefghij'[number]}"})["ok"]
    assert "word number" not in str(room.desk.heard)
    cards = closed(room)["collected"]["cards"]
    assert len(cards) == 10
    for card in cards[:3]:
        assert room.desk.act("moderate", run=run, key=card["key"], verdict="show", text=None, seen=NOT_SEEN)["ok"]
    assert "number" not in str(screen.heard).lower().replace("number:", "")
    assert room.desk.act("release", run=run)["ok"]
    shown = screen.see("screen", lambda view: view["shown"])["shown"][0]
    assert len(shown["items"]) == 3


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("in-general", [99]),
        ("in-general", "0"),
        ("in-general", [0, 1]),
        ("in-general", []),
        ("first-signs", {"text": "x" * 121}),
        ("first-signs", {"text": "   "}),
        ("first-signs", {"cards": [0]}),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_a_sentence(room, step, answer):
    room.desk.step(step)
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    ack = ana.answer(answer)
    assert (ack["ok"], ack["code"]) == (False, "malformed") and ack["error"].endswith(".")


def test_after_the_end_no_ballot_is_left_in_any_file(room):
    room.desk.step("first-signs")
    for phone in room.people:
        phone.see("room", lambda view: view["step"] and view["step"]["collect"] == "texts")
        phone.answer({"text": "patience ZQXBALLOT"})
    closed(room)
    assert b"ZQXBALLOT" in room.server.written()
    assert room.desk.act("end")["ok"]
    room.desk.see("desk", lambda desk: desk["session"]["state"] == "ended")
    assert b"ZQXBALLOT" not in room.server.written()
    assert room.server.rows("select count(*) from ballots where session = ?", room.desk.session) == [(0,)]


def test_a_call_for_help_sent_again_is_one_call(room):
    ana = room.people[0]
    message = {"id": secrets.token_hex(16), "act": "help", "item": "word", "when": "break"}
    for _ in range(3):
        assert ana.send(message)["ok"]
    [call] = room.desk.see("desk", lambda desk: desk["help"])["help"]
    assert (call["item"], call["when"]) == ("word", "break")
    assert room.desk.act("acknowledge", help=call["help"])["ok"]
    assert ana.send(message)["ok"]
    room.desk.see("desk", lambda desk: not desk["help"])


def test_help_reaches_the_desk_and_nobody_else(room):
    screen, (ana, ben) = room.screen(), room.people[:2]
    for client in (ben, screen):
        client.heard.clear()
    assert ana.act("help", item="fast", when=None)["ok"]
    room.desk.see("desk", lambda desk: desk["help"])
    assert ben.heard == [] and screen.heard == []
    assert b'"fast"' not in room.server.written()


def test_a_changed_answer_takes_the_place_of_the_first_in_one_stroke(room):
    run = room.desk.step("in-general")["run"]
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    first, second, third = (secrets.token_hex(16) for _ in range(3))
    assert ana.answer([1], first, turn=1)["ok"]
    assert ana.answer([2], second, turn=2)["ok"]
    assert ana.answer([1], first, turn=1)["code"] == "full", "a late copy of the first changes nothing"
    assert ana.answer([2], second, turn=2)["ok"]
    assert ana.answer(None, third, turn=3)["ok"], "passing takes it back"
    closed(room)
    assert room.desk.see("desk")["books"] == {}
    assert run


def test_an_ended_session_tells_a_late_phone_that_it_has_ended(room):
    run = room.desk.step("in-general")["run"]
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    ana.answer([1])
    assert room.desk.act("end")["ok"]
    ack = ana.answer([1], ana.receipt, run=run)
    assert ack["code"] == "closed" and "has ended" in ack["error"]


def test_every_padded_act_is_acknowledged_alike_and_a_pass_like_an_answer(room):
    run = room.desk.step("in-general")["run"]
    ana, ben = room.people[:2]
    for phone in (ana, ben):
        phone.see("room", lambda view: view["step"])
    acks = [ana.answer([1]), ben.answer(None), ana.act("help", item="info", when=None)]
    acks.append(ana.act("progress", run=run, state="time"))
    assert all(ack == {"ok": True, "seq": acks[0]["seq"], "counted": False} for ack in acks)
    closed(room)
    again = [ana.answer([1], ana.receipt, run=run), ben.answer(None, ben.receipt, run=run)]
    assert again[0] == again[1] and again[0]["counted"] is True


def test_handing_in_again_leaves_a_wish_for_time_as_it_is(room):
    run = room.desk.step("in-general")["run"]
    ana = room.people[0]
    ana.see("room", lambda view: view["step"])
    ana.answer([1])
    ana.act("progress", run=run, state="time")
    ana.answer([1], ana.receipt)
    room.desk.see("desk", lambda desk: any(tile["time"] for tile in desk["board"]))
