"""Shared drafts: relayed live, in order, to the two and to nobody else; kept over restarts, and never too large."""

import secrets

import pytest

from tests.between import PLAN, Two, blob
from tests.live.people import Phone, pair, run
from workshop.live.blobs import to_bytes
from workshop.session.drafting import MOST_BYTES, MOST_UPDATES
from workshop.session.rules import Refused
from workshop.store import drafts

VOW = "two/vow"
YES, NO = "a" * 32, "b" * 32


@pytest.fixture
def two(tmp_path):
    two = Two(tmp_path)
    yield two
    two.close()


def heard(phone, event):
    run(phone.socket.call("time", timeout=10))
    return [told for name, told in phone.heard if name == event]


def test_what_one_writes_both_hear_in_order_and_nobody_else(room):
    desk, ana, ben, carla, dan = room
    for client in room:
        client.heard.clear()
    said, begun = [blob() for _ in range(5)], ana.act("draft", draft=VOW, after=0)["n"]
    for number, text in enumerate(said):
        assert (ana, ben)[number % 2].act("write", draft=VOW, blob=text)["n"] == begun + number + 1
    told = [{"draft": VOW, "n": begun + n + 1, "seat": "AB"[n % 2], "blob": text} for n, text in enumerate(said)]
    assert heard(ana, "draft") == heard(ben, "draft") == told
    assert heard(carla, "draft") == heard(dan, "draft") == []
    assert not any(text in str(desk.heard) for text in said)
    caught_up = ben.act("draft", draft=VOW, after=begun + 3)
    assert caught_up["updates"] == [[begun + 4, "B", said[3]], [begun + 5, "A", said[4]]]
    assert caught_up["n"] == begun + 5
    others = carla.act("draft", draft=VOW, after=0)["updates"]
    assert not any(text in str(others) for text in said), "another couple's draft is another draft"


def test_every_open_page_of_a_phone_hears_what_is_written(room):
    _, ana, ben, *_ = room
    second = Phone.__new__(Phone)
    second.server, second.http, second.session = ana.server, ana.http, ana.session
    second.connect()
    text = blob()
    ben.act("write", draft=VOW, blob=text)
    for page in (ana, second):
        page.see("draft", lambda told: told["blob"] == text)
    second.drop()


def test_two_hear_of_what_is_agreed_only_when_that_changes(room):
    _, carla, dan = room[0], *room[3:]
    for phone in (carla, dan):
        phone.heard.clear()
    assert carla.act("mark", draft=VOW, marks={"1": YES, "2": NO}) == {
        "ok": True,
        "seq": carla.views["room"]["seq"],
        "counted": False,
    }
    dan.act("mark", draft=VOW, marks={"1": NO})
    assert heard(carla, "agreed") == []
    dan.act("mark", draft=VOW, marks={"1": YES})
    dan.act("mark", draft=VOW, marks={"1": YES, "2": secrets.token_hex(16)})
    assert heard(carla, "agreed") == heard(dan, "agreed") == [{"draft": VOW, "agreed": {"1": YES}}]
    assert dan.act("draft", draft=VOW, after=0)["agreed"] == {"1": YES}
    carla.act("mark", draft=VOW, marks={})
    assert heard(dan, "agreed")[1:] == [{"draft": VOW, "agreed": {}}]


def test_somebody_who_types_fast_is_not_told_to_wait_and_may_answer_meanwhile(server, room):
    ana, ben = pair(server, room[0].code, "eve", "finn")
    assert all(ana.act("write", draft=VOW, blob=blob())["ok"] for _ in range(50))
    assert all(ana.act("progress", run=9, state="working")["code"] != "slow_down" for _ in range(5))
    codes = {ana.act("write", draft=VOW, blob=blob()).get("code") for _ in range(300)}
    assert codes == {None, "slow_down"}, "but nobody floods"
    assert ana.act("ours")["ok"]
    for phone in (ana, ben):
        phone.close()


def test_a_large_update_fits_into_a_frame_and_a_larger_one_is_refused(room):
    carla = room[3]
    assert carla.act("write", draft=VOW, blob=blob(24_000))["ok"]
    assert carla.act("write", draft=VOW, blob=blob(24_002))["code"] == "malformed"


def test_an_update_sent_again_is_one_update(two):
    act = {"id": secrets.token_hex(16), "draft": VOW, "blob": blob()}
    first, again = two.ana("write", **act), two.ana("write", **act)
    assert first.ack == again.ack == {"n": 1} and (len(first.heard), again.heard) == (1, ())
    two.restart()
    assert two.ana("write", **act).ack == {"n": 1}
    assert two.ben("write", **act).ack == {"n": 1}, "nor when it is the partner who sends it"


def test_a_restart_loses_nothing_of_a_draft(two):
    said = [blob() for _ in range(3)]
    for text in said:
        two.ana("write", draft=VOW, blob=text)
    for who in ("ana", "ben"):
        two.act(who, "mark", draft=VOW, marks={"1": YES})
    before = two.ben("draft", draft=VOW, after=0).ack
    two.restart()
    assert two.ben("draft", draft=VOW, after=0).ack == before
    assert [text for _, _, text in before["updates"]] == said and before["agreed"] == {"1": YES}
    assert two.ben("write", draft=VOW, blob=blob()).ack == {"n": 4}


def test_a_snapshot_takes_the_place_of_what_it_holds_and_the_numbers_go_on(two):
    for _ in range(4):
        two.ana("write", draft=VOW, blob=blob())
    whole = blob(600)
    assert two.ben("compact", draft=VOW, upto=3, blob=whole).heard == ()
    told = two.ana("draft", draft=VOW, after=0).ack
    assert [(n, seat) for n, seat, _ in told["updates"]] == [(3, "B"), (4, "A")] and told["updates"][0][2] == whole
    assert [n for n, *_ in two.ana("draft", draft=VOW, after=3).ack["updates"]] == [4]
    assert two.ana("write", draft=VOW, blob=blob()).ack == {"n": 5}


@pytest.mark.parametrize("upto", [1, 2, 7])
def test_a_snapshot_that_is_too_old_or_too_new_changes_nothing(two, upto):
    for _ in range(4):
        two.ana("write", draft=VOW, blob=blob())
    two.ben("compact", draft=VOW, upto=3, blob=blob())
    before = two.ana("draft", draft=VOW, after=0).ack
    assert two.ana("compact", draft=VOW, upto=upto, blob=blob()).ack == {"n": 4}
    assert two.ana("draft", draft=VOW, after=0).ack == before


def test_a_snapshot_of_nothing_is_none(two):
    two.ana("compact", draft=VOW, upto=1, blob=blob())
    assert two.ana("draft", draft=VOW, after=0).ack == {"n": 0, "updates": [], "agreed": {}}


def fill(two, updates, size):
    place = {"session": two.session, "couple": "ana+ben", "draft": VOW}
    with two.house.store.write() as connection:
        for n in range(1, updates + 1):
            drafts.add(connection, place, n=n, seat="A", blob=b"x" * size, act=str(n))


@pytest.mark.parametrize(("updates", "size"), [(MOST_UPDATES, 1), (4, MOST_BYTES // 4)])
def test_a_full_draft_takes_no_more_until_it_is_put_together(two, updates, size):
    fill(two, updates, size)
    with pytest.raises(Refused) as no:
        two.ana("write", draft=VOW, blob=blob())
    assert no.value.code == "full" and str(no.value).endswith(".")
    two.carla("write", draft=VOW, blob=blob())
    two.ana("compact", draft=VOW, upto=updates, blob=blob())
    assert two.ana("write", draft=VOW, blob=blob()).ack == {"n": updates + 1}


@pytest.mark.parametrize(
    "marks", [None, [], "1", {"3": YES}, {"0": YES}, {"one": YES}, {"1": YES[:-1]}, {"1": YES.upper()}, {"1": None}]
)
def test_marks_that_can_not_be_are_refused_with_a_sentence(two, marks):
    with pytest.raises(Refused) as no:
        two.ana("mark", draft=VOW, marks=marks)
    assert no.value.code == "malformed" and str(no.value).endswith(".")


@pytest.mark.parametrize("act", ["draft", "write", "compact", "mark"])
@pytest.mark.parametrize("draft", ["two/tell", "two/nothing", "vow", ""])
def test_only_a_draft_of_the_plan_can_be_drafted(two, act, draft):
    with pytest.raises(Refused) as no:
        two.ana(act, draft=draft, after=0, upto=1, blob=blob(), marks={})
    assert no.value.code == "not_found"


@pytest.mark.parametrize("act", ["draft", "write", "compact", "mark"])
def test_a_phone_in_no_couple_has_no_draft(two, act):
    two.act("eve", "join")
    two.act("eve", "start_couple", couple="eve's")
    for who in ("eve", "stranger"):
        with pytest.raises(Refused, match="not in the room yet"):
            two.act(who, act, draft=VOW, after=0, upto=1, blob=blob(), marks={})


def test_a_draft_is_written_before_during_and_after_its_step_but_not_after_the_end(two):
    for step in ("rules", "vow", "tell"):
        two.push(step)
        assert two.ana("write", draft=VOW, blob=blob()).heard
    two.desk("end")
    for act in ("write", "compact", "mark"):
        with pytest.raises(Refused) as no:
            two.ana(act, draft=VOW, upto=1, blob=blob(), marks={})
        assert no.value.code == "closed"
    assert len(two.ana("draft", draft=VOW, after=0).ack["updates"]) == 3


@pytest.mark.parametrize("how", ["go_alone", "go_shared"])
def test_who_has_nobody_to_draft_with_is_heard_by_nobody(two, how):
    two.act("eve", "join")
    two.act("eve", how)
    told = two.act("eve", "write", draft=VOW, blob=blob())
    assert (told.ack, told.heard) == ({"n": 0}, ())
    assert two.act("eve", "mark", draft=VOW, marks={"1": YES}).heard == ()
    assert two.act("eve", "draft", draft=VOW, after=0).ack == {"n": 0, "updates": [], "agreed": {}}


def both_say_yes(two):
    for who in ("ana", "ben"):
        two.act(who, "mark", draft=VOW, marks={"1": YES})


def test_who_parted_neither_writes_nor_hears_and_the_other_side_notices_nothing(two):
    two.ben("write", draft=VOW, blob=blob())
    both_say_yes(two)
    two.ana("part")
    assert two.ana("write", draft=VOW, blob=blob()).heard == ()
    assert two.ana("draft", draft=VOW, after=0).ack == {"n": 0, "updates": [], "agreed": {}}
    [told] = two.ben("write", draft=VOW, blob=blob()).heard
    assert told.phones == ("ben",) and told.body["n"] == 2
    assert two.ben("draft", draft=VOW, after=0).ack["agreed"] == {"1": YES}
    two.time += 46
    assert two.ben("draft", draft=VOW, after=0).ack["agreed"] == {}


def test_coming_together_again_does_not_bring_back_what_was_agreed(two):
    """WORKSHOP I2.8: unpairing voids."""
    both_say_yes(two)
    two.ana("part")
    two.time += 46
    for who in ("ana", "ben"):
        two.act(who, "together", couple="ana+ben")
    two.ana("confirm", asking="ben")
    two.ben("confirm", asking="ana")
    assert two.live.state.couples["ana+ben"].together
    assert two.ben("draft", draft=VOW, after=0).ack["agreed"] == {}
    two.ana("mark", draft=VOW, marks={"1": YES})
    assert two.ben("draft", draft=VOW, after=0).ack["agreed"] == {}, "ben says yes anew, or it is none"


def test_to_the_partner_not_yet_lets_talk_and_silence_look_alike(two):
    """WORKSHOP I2.8."""
    two.ben("mark", draft=VOW, marks={"1": YES})
    seen = []
    for marks in ({}, {"1": secrets.token_hex(16)}, {"1": secrets.token_hex(16), "2": secrets.token_hex(16)}):
        told = two.ana("mark", draft=VOW, marks=marks)
        seen.append((told.heard, told.ack, two.ben("draft", draft=VOW, after=0).ack, two.ben("ours").ack))
    assert seen[0] == seen[1] == seen[2]


def test_what_is_stored_is_what_was_sealed(two):
    sent = blob(301 * 2)
    two.ana("write", draft=VOW, blob=sent)
    with two.house.store.read() as connection:
        place = {"session": two.session, "couple": "ana+ben", "draft": VOW}
        assert drafts.since(connection, place, 0) == [(1, "A", to_bytes(sent))]
    assert any(step["id"] == VOW for step in PLAN)
