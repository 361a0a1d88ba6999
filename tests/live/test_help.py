"""A request for help is on the desk and nowhere else: no phone, no screen, no log, no note, no file (WORKSHOP A3)."""

import pytest

ITEMS = ("fast", "question", "apart", "word", "info")
WHENS = ("break", "apart", "leave", "none")


@pytest.fixture
def room(evening):
    room = evening()
    room.couples(2)
    room.desk.step("house-rules")
    for phone in room.people:
        phone.see("room", lambda view: view["step"])
    return room


def notes(room):
    """The facilitator's notes as they can be taken away."""
    status, told, _ = room.desk.get(f"/desk/sessions/{room.desk.session}/notes.md")
    assert status == 200 and "An evening in spring" in told
    return told


def log_of(room):
    return (room.server.data / "server.log").read_text()


@pytest.mark.parametrize("item", ITEMS)
def test_no_phone_and_no_screen_hears_of_a_request(room, item):
    screen, ana = room.screen(), room.people[0]
    everybody = [screen, *room.people]
    for client in everybody:
        client.heard.clear()
    assert ana.act("help", item=item, when="leave" if item == "word" else None)["ok"]
    room.desk.see("desk", lambda desk: desk["help"])
    room.desk.act("acknowledge", help=room.desk.views["desk"]["help"][0]["help"])
    room.desk.see("desk", lambda desk: not desk["help"])
    assert all(client.heard == [] for client in everybody), "not even the phone that asked"


@pytest.mark.parametrize("when", WHENS)
def test_the_desk_learns_the_couple_and_when_and_not_which_phone(room, when):
    assert room.people[1].act("help", item="word", when=when)["ok"]
    [call] = room.desk.see("desk", lambda desk: desk["help"])["help"]
    name = room.people[1].views["mine"]["couple"]["name"]
    assert call == {"help": call["help"], "name": name, "item": "word", "when": when}


def test_no_request_is_written_anywhere(room):
    seq = room.desk.views["desk"]["seq"]
    told = (notes(room), log_of(room))
    for phone, item in zip(room.people, ("fast", "word", "apart", "info"), strict=True):
        assert phone.act("help", item=item, when="none" if item == "word" else None)["ok"]
    room.desk.see("desk", lambda desk: len(desk["help"]) == 4)
    assert room.desk.views["desk"]["seq"] == seq, "nothing happened that the log would know"
    assert (notes(room), log_of(room)) == told
    for trace in (b'"fast"', b'"word"', b"acknowledge"):
        assert trace not in room.server.written()


def test_the_end_forgets_what_was_still_asked(room):
    assert room.people[0].act("help", item="word", when="break")["ok"]
    room.desk.see("desk", lambda desk: desk["help"])
    assert room.desk.act("end")["ok"]
    room.desk.see("desk", lambda desk: desk["session"]["state"] == "ended" and not desk["help"])
    assert b'"word"' not in room.server.written()


def test_asking_while_working_separately_is_answered_like_any_other_time(room):
    ana, ben = room.people[:2]
    before = ben.act("help", item="info", when=None)
    assert ben.act("part")["ok"]
    assert ben.act("help", item="word", when="leave") == before
    ana.heard.clear()
    room.desk.see("desk", lambda desk: len(desk["help"]) == 2)
    assert ana.heard == []
