import secrets

from tests.live.people import Phone, pair


def test_two_phones_become_a_couple_and_both_learn_its_name(evening):
    ana, ben = evening().couples(1)
    names = [phone.views["mine"]["couple"]["name"] for phone in (ana, ben)]
    assert names[0] == names[1]
    assert [phone.views["mine"]["couple"]["seat"] for phone in (ana, ben)] == ["A", "B"]


def test_the_same_phone_comes_back_to_its_seat(evening):
    room = evening()
    ana, _ = room.couples(1)
    ana.drop()
    ana.come()
    assert ana.see("mine")["stage"] == "paired"


def test_a_lost_phone_comes_back_on_another_one_with_the_partners_yes(evening):
    room = evening()
    ana, ben = room.couples(1)
    couple = ana.views["mine"]["couple"]["id"]
    ben.drop()
    new = room.phone("new").join()
    room.desk.see("desk", lambda desk: desk["board"] and desk["board"][0]["connected"] == 1)
    assert new.act("join_couple", couple=couple)["ok"]
    ana.see("mine", lambda mine: mine["couple"]["ask"] == "seat")
    assert ana.confirm()["ok"]
    assert new.see("mine", lambda mine: mine["stage"] == "paired")["couple"]["seat"] == "B"


def test_a_third_phone_is_refused_with_a_sentence(evening):
    room = evening()
    ana, _ = room.couples(1)
    eve = room.phone("eve").join()
    ack = eve.act("join_couple", couple=ana.views["mine"]["couple"]["id"])
    assert (ack["ok"], ack["code"]) == (False, "full") and "complete" in ack["error"]


def test_wrong_words_are_told_as_wrong_words(evening):
    eve = evening().phone("eve").join()
    ack = eve.act("join_couple", couple=secrets.token_hex(16))
    assert ack["code"] == "not_found" and "four words" in ack["error"]


def test_sealed_names_reach_the_partner_and_nobody_else(evening):
    room = evening()
    ana, ben, carla, _dan = room.couples(2)
    blob = secrets.token_urlsafe(60)
    assert ana.act("seal", slot="name", blob=blob)["ok"]
    assert ben.see("mine", lambda mine: mine["sealed"])["sealed"]["name"]["A"] == blob
    assert all(blob not in str(client.heard) for client in (carla, room.desk))


def test_late_comers_join_at_the_next_step(evening):
    room = evening()
    room.couples(1)
    room.desk.step("this-hour")
    late = pair(room.server, room.desk.code, "carla", "dan")
    room.people += late
    assert late[0].see("mine")["waits"]
    assert late[0].answer(None)["error"] == "You come in at the next step."
    room.desk.step("house-rules")
    late[0].see("mine", lambda mine: not mine["waits"])


def test_an_act_sent_twice_happens_once(evening):
    room = evening()
    frida = room.phone("frida").join()
    message = {"id": secrets.token_hex(16), "act": "go_alone"}
    first, second = frida.send(message), frida.send(message)
    assert first == second and first["ok"]
    assert len(room.desk.see("desk", lambda desk: desk["board"])["board"]) == 1


def test_the_session_page_of_a_wrong_code_says_so(evening):
    room = evening()
    status, page, _ = room.desk.get("/j/QQQQQQ")
    assert status == 404 and "no open session with this code" in page


def test_an_ended_session_opens_only_for_phones_that_were_there(evening):
    room = evening()
    ana, _ = room.couples(1)
    room.desk.step("this-hour")
    assert room.desk.act("end")["ok"]
    ana.see("room", lambda view: view["session"]["state"] == "ended")
    ana.drop()
    assert isinstance(ana.come(), Phone)
    stranger = room.desk
    status, _, _ = stranger.get(f"/j/{room.desk.code}")
    assert status == 404
