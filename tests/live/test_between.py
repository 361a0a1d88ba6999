"""Two partners on a live server: what each of them, and the desk, can tell from what comes in."""

import json

import pytest

from tests.between import ANSWERS, ITEMS, blob
from tests.live.people import run
from workshop.live.blobs import to_bytes
from workshop.store import log, sealed

OFFERS = ["plan", "own"]
MARKS = ["ticks", "pebble", "who"]
HANDED_ON = ["tell", *OFFERS, *MARKS]


def push(room, step):
    """Push a step and wait until everybody shows it; its number."""
    desk, *people = room
    number = desk.step(step)["run"]
    for phone in people:
        phone.see("room", lambda view: view["step"] and view["step"]["run"] == number)
    return number


def back(phone):
    """The phone after its connection was lost and made again."""
    phone.drop()
    return phone.come()


def settled(room):
    """Wait until everybody has heard all that was sent to them so far."""
    for client in room:
        run(client.socket.call("time", timeout=10))


def quietly(room, act, desk_hears=True):
    """What an act brings: its ack, and what each client hears of it, desk first."""
    desk = room[0]
    settled(room)
    before = desk.see("desk")
    for client in room:
        client.heard.clear()
    ack = act()
    if desk_hears:
        desk.see("desk", lambda view: view["tick"] > before["tick"])
    settled(room)
    return ack, [[(name, json.dumps(_plain(view, before))) for name, view in client.heard] for client in room]


VOLATILE = {"now", "started_at", "took", "run", "runs", "chance", "plan"}
"""What differs between any two runs of a step."""


def _plain(view, before):
    """A view without what differs between any two runs; its numbers counted from those of before."""
    if isinstance(view, list):
        return [_plain(entry, before) for entry in view]
    if not isinstance(view, dict):
        return view
    start = before if "tick" in view else before["room"]
    counted = {key: view[key] - start[key] for key in ("seq", "tick") if key in view}
    return {key: None if key in VOLATILE else _plain(entry, before) for key, entry in view.items()} | counted


def sizes(heard):
    return [[(name, len(text)) for name, text in frames] for frames in heard]


@pytest.mark.parametrize("step", HANDED_ON)
def test_from_outside_nobody_can_tell_an_answer_from_a_pass(room, step):
    """WORKSHOP I2.1: what oneself, the partner, another couple and the desk hear is the same, word for word."""
    ana, said, heard = room[1], [], []
    for answer in (ANSWERS[step](), None):
        push(room, step)
        ack, frames = quietly(room, lambda answer=answer: ana.answer(answer))
        said.append({**ack, "seq": 0})
        heard.append(frames)
    (desk, mine, partners, *others), (desk_of_pass, *of_pass) = heard
    assert said[0] == said[1] and said[0]["ok"]
    assert desk == desk_of_pass and all('"seq": 0' in text for _, text in desk)
    assert of_pass == [[], [], [], []] and others == [[], []]
    assert [name for name, _ in partners] == [name for name, _ in mine] == ["mine"] * (step in OFFERS)


@pytest.mark.parametrize("step", HANDED_ON)
def test_when_the_partner_passes_then_all_hear_the_same_as_if_both_had_passed(room, step):
    _, ana, ben, *_ = room
    said, heard = [], []
    for answer in (ANSWERS[step](), None):
        push(room, step)
        quietly(room, lambda answer=answer: ana.answer(answer))
        ack, frames = quietly(room, lambda: ben.answer(None))
        said.append({**ack, "seq": 0})
        heard.append(frames)
    assert said[0] == said[1] and said[0]["counted"] is (step != "tell")
    assert sizes(heard[0]) == sizes(heard[1])
    assert heard[0][0] == heard[1][0], "the desk"
    assert [name for name, _ in heard[0][1]] == ["mine"] * (step in MARKS)


def test_of_an_exchange_both_see_both_texts_at_one_moment_and_nobody_else_sees_any(room):
    desk, ana, ben, carla, _ = room
    number = push(room, "tell")
    ours = {"A": blob(4_000), "B": blob(4_000)}
    assert ana.answer({"blob": ours["A"]})["counted"] is False
    ack, heard = quietly(room, lambda: ben.answer({"blob": ours["B"]}))
    assert ack["counted"] is True
    for phone in (ana, ben):
        assert phone.see("mine")["sealed"][f"run-{number}"] == ours
    assert [name for name, _ in heard[1]] == [name for name, _ in heard[2]] == ["mine"]
    assert not any(text in str(client.views) for client in (desk, carla) for text in ours.values())
    assert ana.answer({"blob": ours["A"]}, ana.receipt)["counted"] is True


def test_a_lone_text_is_gone_when_the_room_moves_on(room):
    desk, ana, ben, *_ = room
    number, alone = push(room, "tell"), blob()
    ana.answer({"blob": alone})
    push(room, "rules")
    late = ben.answer({"blob": blob()}, run=number)
    assert (late["ok"], late["counted"]) == (True, True), "it may forget what came too late, calmly"
    push(room, "tell")
    assert ben.answer({"blob": blob()})["counted"] is False
    written = b"".join(path.read_bytes() for path in desk.server.data.rglob("*") if path.is_file())
    assert to_bytes(alone) not in written and alone.encode() not in written
    with desk.store.read() as connection:
        couple = ana.views["mine"]["couple"]["id"]
        assert f"run-{number}" not in sealed.read(connection, desk.session, couple)


def test_an_offer_reaches_the_partner_at_once_and_a_later_one_takes_its_place(room):
    _, ana, ben, *_ = room
    number, first, second = push(room, "plan"), blob(), blob()
    assert ana.answer({"blob": first}, turn=1)["counted"] is True
    assert ben.see("mine", lambda mine: mine["sealed"].get(f"run-{number}"))["sealed"][f"run-{number}"] == {"A": first}
    assert ana.answer({"blob": second}, turn=2)["counted"] is True
    ben.see("mine", lambda mine: mine["sealed"][f"run-{number}"] == {"A": second})
    assert ana.answer({"blob": first}, turn=1)["ok"], "a late copy of the first"
    assert ana.answer(None, turn=3)["counted"] is True, "what was shown is not taken back by passing"
    assert back(ana).see("mine")["sealed"][f"run-{number}"] == {"A": second}
    push(room, "rules")
    assert f"run-{number}" not in back(ana).see("mine")["sealed"]


def met_in(phone, number):
    """The item that the two met at in this run."""
    return phone.see("mine", lambda mine: mine["met"] and mine["met"]["run"] == number)["met"]["item"]


@pytest.mark.parametrize("step", ["ticks", "pebble"])
def test_both_are_shown_the_same_item_once_both_have_marked(room, step):
    _, ana, ben, carla, _ = room
    number = push(room, step)
    assert ana.answer(ANSWERS[step]())["counted"] is False
    assert back(ben).see("mine")["met"] is None
    assert ben.answer(ANSWERS[step]())["counted"] is True
    met = [met_in(phone, number) for phone in (ana, ben)]
    assert met[0] == met[1] and met[0] in range(len(ITEMS))
    assert carla.see("mine")["met"] is None


def test_two_who_agree_see_each_their_own_part(room):
    _, ana, ben, *_ = room
    number = push(room, "who")
    ana.answer([0])
    ben.answer([1])
    assert [met_in(phone, number) for phone in (ana, ben)] == [0, 1]


def test_when_the_time_has_come_whoever_asks_first_has_it_drawn(room):
    desk, ana, ben, *_ = room
    number = push(room, "pebble")
    ana.answer([1])
    too_early = ana.act("draw", run=number)
    assert (too_early["ok"], too_early["code"]) == (False, "not_now")
    assert desk.act("extend", run=number, seconds=-60)["ok"]
    assert ben.act("draw", run=number) == {"ok": True, "seq": ben.views["room"]["seq"]}
    met = met_in(ana, number)
    assert met in range(4), "an everyday item, for one of them marked nothing"
    assert ana.act("draw", run=number)["ok"]
    assert ben.answer([1])["counted"] is True, "too late, calmly"
    assert back(ben).see("mine")["met"] == {"run": number, "item": met}


def test_what_two_hand_each_other_moves_no_number_and_is_in_no_log(room):
    desk, ana, ben, *_ = room
    push(room, "tell")
    with desk.store.read() as connection:
        before = log.read(connection, desk.session)
    told = (desk.server.data / "server.log").read_bytes()
    numbers = [phone.views["room"]["seq"] for phone in (ana, ben)]
    for phone in (ana, ben):
        assert phone.act("seal", slot="name", blob=blob())["seq"] == numbers[0]
        assert phone.answer({"blob": blob()})["ok"]
        assert phone.act("write", draft="two/vow", blob=blob())["ok"]
        assert phone.act("mark", draft="two/vow", marks={"1": "0" * 32})["ok"]
    with desk.store.read() as connection:
        assert log.read(connection, desk.session) == before
    assert (desk.server.data / "server.log").read_bytes() == told
    assert desk.see("desk")["seq"] == len(before)


def test_names_drafts_and_the_page_to_take_home_are_no_news_for_the_desk(room):
    ana, number = room[1], push(room, "vow")
    acts = [{"act": "seal", "slot": "name", "blob": blob()}, {"act": "write", "draft": "two/vow", "blob": blob()}]
    acts += [{"act": "mark", "draft": "two/vow", "marks": {}}, {"act": "draft", "draft": "two/vow", "after": 0}]
    quietly(room, lambda: ana.act("progress", run=number, state="working"))
    for act in [*acts, {"act": "ours"}]:
        _, (desk, *_, carla, dan) = quietly(room, lambda act=act: ana.act(**act), desk_hears=False)
        assert carla == dan == [] and all('"seq": 0' in text and '"tick": 0' in text for _, text in desk)


@pytest.mark.parametrize("step", HANDED_ON)
def test_an_answer_that_can_not_be_read_is_refused_with_a_sentence(room, step):
    push(room, step)
    for answer in ({"blob": "x" * 53}, {"blob": "x" * 4_301}, {"blob": "x" * 57}, [99], "no"):
        ack = room[1].answer(answer)
        assert (ack["ok"], ack["code"]) == (False, "malformed") and ack["error"].endswith(".")


def test_every_step_says_how_it_hands_on_and_how_large_its_acts_are(room):
    _, ana, *_ = room
    for steps, shares, size in (
        (["tell"], "texts", 6_144),
        (OFFERS, "offers", 6_144),
        (MARKS, "marks", 1_024),
        (["rules", "vow", "room"], None, 1_024),
    ):
        for step in steps:
            push(room, step)
            assert (ana.views["room"]["step"]["shares"], ana.views["room"]["step"]["size"]) == (shares, size)
