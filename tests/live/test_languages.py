"""Two languages in one room, over real sockets."""

import pytest

from tests.live.people import Phone


class Spanish(Phone):
    """A phone whose page reads in Spanish."""

    language = "es"

    def come(self):
        self.post("/language", language="es", next="/")
        return super().come()


@pytest.fixture
def room(evening):
    room = evening(rehearsal=True)
    room.couples(1)
    room.sofia = Spanish(room.server, room.desk.code, "sofia")
    room.open.append(room.sofia)
    room.sofia.join()
    room.sofia.act("go_alone")
    return room


def title(phone):
    return phone.see("room", lambda view: view["step"])["step"]["exercise"]["title"]


def test_each_reads_the_same_step_in_its_own_words_also_after_coming_back(room):
    room.desk.act("next", after=0)
    assert title(room.people[0]) == "Welcome" and title(room.sofia) == "Bienvenida"
    room.sofia.drop()
    room.sofia.connect()
    assert title(room.sofia) == "Bienvenida"


def test_a_no_is_told_in_the_language_of_the_page(room):
    told = [
        phone.act("answer", run=1, receipt="0" * 32, turn=1, answer={"picked": [0]})
        for phone in (room.people[0], room.sofia)
    ]
    assert not any(ack["ok"] for ack in told) and len({ack["code"] for ack in told}) == 1
    assert told[0]["error"] != told[1]["error"]


def test_a_desk_is_refused_in_the_language_of_its_session(room):
    desk = room.desk
    assert desk.act("next", after=0)["ok"]
    assert desk.act("next", after=0)["error"] == "The session has already moved on."
    desk.drop()
    desk.language = "es"
    desk.connect()
    assert desk.act("next", after=0)["error"] == "La sesión ya ha seguido adelante."


def test_where_a_phone_reads_another_language_words_are_cards_and_without_it_texts_again(room):
    """WORKSHOP E6, with phones that say in their handshake what their page reads in."""
    room.couples(4)
    room.desk.step("first-signs")
    cards = [phone.see("room", lambda view: view["step"])["step"] for phone in (room.people[0], room.sofia)]
    assert [step["collect"] for step in cards] == ["cards", "cards"]
    assert len(cards[0]["body"]["bank"]) == len(cards[1]["body"]["bank"])
    assert cards[0]["body"]["bank"] != cards[1]["body"]["bank"]
    assert room.sofia.answer({"text": "una lámpara"})["ok"] is False
    assert room.sofia.answer({"cards": [0, 2]})["ok"]
    room.sofia.drop()
    room.desk.see("desk", lambda desk: sum(tile["connected"] for tile in desk["board"]) == 10)
    room.desk.step("in-general")
    run = room.desk.step("first-signs")["run"]
    again = room.people[0].see("room", lambda view: view["step"] and view["step"]["run"] == run)["step"]
    assert (again["collect"], again["limit"]) == ("texts", 60)


def test_what_is_taken_home_is_told_in_the_language_of_the_page(room):
    room.desk.act("next", after=0)
    english, spanish = (phone.act("ours") for phone in (room.people[0], room.sofia))
    assert [ack["runs"]["1"]["exercise"] for ack in (english, spanish)] == ["Welcome", "Bienvenida"]
    assert english["receipt"] == spanish["receipt"]
