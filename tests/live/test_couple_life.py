"""Leaving, losing the network and parting look the same from the other side; one phone for two; apart by the desk."""

import json
import secrets

import pytest

from tests.live.people import Phone

FAST = 1000
"""A rehearsal in which the 45 seconds before somebody works separately are over at once."""


@pytest.fixture
def room(evening):
    room = evening(rehearsal=True, speed=FAST)
    room.couples(3)
    room.desk.step("house-rules")
    for phone in room.people:
        phone.see("room", lambda view: view["step"])
    return room


def leaves(phone):
    phone.post(f"/j/{phone.code}/leave")
    phone.drop()


def parts(phone):
    assert phone.act("part")["ok"]


WAYS = (leaves, Phone.drop, parts)


def alike(phone, told):
    """What was told, without what differs from couple to couple anyway."""
    couple = phone.views["mine"]["couple"]
    text = json.dumps(told, sort_keys=True)
    for own in (couple["id"], couple["name"], phone.views["mine"]["phone"]):
        text = text.replace(own, "…")
    return json.loads(text, object_hook=lambda view: {key: value for key, value in view.items() if key != "now"})


def words(phone):
    return phone.act("together", couple=phone.views["mine"]["couple"]["id"])


def test_leaving_losing_the_network_and_parting_look_the_same_from_the_other_side(room):
    stay, go = room.people[0::2], room.people[1::2]
    for phone in stay:
        phone.heard.clear()
    for way, phone in zip(WAYS, go, strict=True):
        way(phone)
    for phone in stay:
        phone.see("mine", lambda mine: mine["apart"])
    for act in (words, lambda phone: phone.act("help", item="info", when=None), lambda phone: phone.answer(None)):
        acks = [alike(phone, act(phone)) for phone in stay]
        assert acks[0]["ok"] and acks[0] == acks[1] == acks[2]
    room.desk.step("this-hour")
    for phone in stay:
        phone.see("room", lambda view: view["step"]["run"] == 2)
    heard = [alike(phone, phone.heard) for phone in stay]
    assert [name for name, _ in heard[0]] == ["mine", "mine", "room"]
    assert heard[0] == heard[1] == heard[2]


def test_nobody_else_hears_that_somebody_parted(room):
    screen, ben, others = room.screen(), room.people[1], room.people[2:]
    for client in (screen, *others):
        client.heard.clear()
    parts(ben)
    assert ben.see("mine", lambda mine: mine["apart"])["stage"] == "paired"
    room.people[0].see("mine", lambda mine: mine["apart"])
    room.desk.see("desk", lambda desk: [tile["apart"] for tile in desk["board"]].count(True) == 1)
    assert all(client.heard == [] for client in (screen, *others))


def test_a_partner_who_is_back_works_on_together_at_once_and_one_who_parted_does_not(room):
    ana, ben, carla, dan = room.people[:4]
    ben.drop()
    parts(dan)
    for phone in (ana, carla):
        phone.see("mine", lambda mine: mine["apart"])
    dan.drop()
    for phone in (ben, dan):
        phone.come()
    ana.see("mine", lambda mine: not mine["apart"])
    assert dan.views["mine"]["apart"] and carla.views["mine"]["apart"]


def test_two_come_together_again_by_four_acts(room):
    ana, ben = room.people[:2]
    parts(ben)
    ana.see("mine", lambda mine: mine["apart"])
    assert words(ana)["ok"] and ana.see("mine", lambda mine: mine["couple"]["again"])
    assert not ben.views["mine"]["couple"]["again"] and ben.views["mine"]["couple"]["ask"] is None
    assert words(ben)["ok"]
    for phone, other in ((ana, ben), (ben, ana)):
        mine = phone.see("mine", lambda mine: mine["couple"]["ask"] == "together")
        assert mine["couple"]["asking"] == other.views["mine"]["phone"]
        assert phone.confirm()["ok"]
    for phone in (ana, ben):
        phone.see("mine", lambda mine: not mine["apart"] and mine["couple"]["ask"] is None)


def test_wrong_words_bring_nobody_together(room):
    ana, ben = room.people[:2]
    parts(ben)
    ack = ana.act("together", couple=secrets.token_hex(16))
    assert ack["code"] == "not_found" and "four words" in ack["error"]


def test_a_parting_outlives_the_server(serve):
    from tests.live.conftest import Evening

    server = serve()
    room = Evening(server)
    ana, ben = room.couples(1)
    parts(ben)
    for phone in (ana, ben, room.desk):
        phone.drop()
    server.kill()
    server.again()
    ben.come()
    ana.come()
    assert ben.see("mine")["apart"] is True
    assert ana.see("mine")["apart"] is False, "she is told when 45 seconds have gone by"
    room.close()


def test_one_phone_for_two_is_heard_and_not_counted(evening):
    room = evening(rehearsal=True)
    room.couples(5)
    ida = room.phone("ida").join()
    assert ida.act("go_shared")["ok"]
    mine = ida.see("mine", lambda mine: mine["stage"] == "alone")
    assert (mine["couple"]["shared"], mine["couple"]["solo"], mine["couple"]["seat"]) == (True, False, "A")
    [tile] = [tile for tile in room.desk.see("desk", lambda desk: len(desk["board"]) == 6)["board"] if tile["shared"]]
    assert tile["name"] == mine["couple"]["name"]
    run = room.desk.step("in-general")["run"]
    for phone in (*room.people, ida):
        phone.see("room", lambda view: view["step"])
        assert phone.answer([1])["ok"]
    room.desk.see("desk", lambda desk: all(tile["state"] == "finished" for tile in desk["board"]))
    assert room.desk.act("close", run=run)["ok"]
    assert room.desk.see("desk", lambda desk: desk["collected"])["books"] == {str(run): 10}


def test_two_with_one_phone_may_choose_again(evening):
    ida = evening().phone("ida").join()
    assert ida.act("go_shared")["ok"]
    assert ida.act("cancel")["ok"]
    assert ida.see("mine", lambda mine: mine["stage"] == "joined")["couple"] is None


def test_the_desk_sets_one_couple_apart_and_others_by_lot(evening):
    room = evening()
    room.couples(4)
    screen = room.screen()
    meant = room.desk.see("desk", lambda desk: len(desk["board"]) == 4)["board"][0]["couple"]
    screen.heard.clear()
    assert room.desk.act("apart", couple=meant, on=True, others=2)["ok"]
    board = room.desk.see("desk", lambda desk: [tile["apart"] for tile in desk["board"]].count(True) == 3)["board"]
    apart = {tile["name"] for tile in board if tile["apart"]}
    assert board[0]["apart"] and screen.heard == []
    for phone in room.people:
        named = phone.views["mine"]["couple"]["name"] in apart
        phone.see("mine", lambda mine, named=named: mine["apart"] is named)
    assert room.desk.act("apart", couple=meant, on=False, others=0)["ok"]
    room.desk.see("desk", lambda desk: [tile["apart"] for tile in desk["board"]].count(True) == 2)


@pytest.mark.parametrize("fields", [{"couple": "nobody"}, {"couple": "0" * 8}, {"others": 6}, {"on": "yes and no"}])
def test_what_is_no_couple_is_not_set_apart(room, fields):
    couple = room.desk.views["desk"]["board"][0]["couple"]
    assert not room.desk.act("apart", **{"couple": couple, "on": True, "others": 0, **fields})["ok"]


def test_everybody_is_told_why_they_are_held(room):
    screen, ana = room.screen(), room.people[0]
    for fields, why in (({}, "quiet"), ({"why": "checkins"}, "checkins"), ({"why": "split"}, "split")):
        assert room.desk.act("hold", on=True, **fields)["ok"]
        for client, name in ((ana, "room"), (screen, "screen")):
            client.see(name, lambda view, why=why: view["session"]["held"] == why)
    assert room.desk.act("hold", on=True, why="because")["code"] == "malformed"
    assert room.desk.act("hold", on=False)["ok"]
    ana.see("room", lambda view: view["session"]["held"] is None and view["session"]["state"] == "open")
