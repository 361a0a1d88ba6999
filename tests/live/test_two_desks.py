"""Two desks and a screen on one session, pressing at one moment: one wins, the other is told, nothing is skipped."""

import asyncio
import secrets

import pytest

from tests.live.people import NOT_SEEN, Colleague, run

MOVED_ON = "The session has already moved on."


@pytest.fixture
def room(evening):
    room = evening(rehearsal=True)
    room.couples(5)
    room.second = Colleague(room.server, "Robin", room.desk.session)
    room.open.append(room.second)
    room.projector = room.screen()
    return room


def at_once(*acts):
    """Each act from its desk, sent before any of them is answered; the acknowledgements."""

    async def send():
        told = [{"id": secrets.token_hex(16), "act": act, **fields} for _, act, fields in acts]
        desks = [desk for desk, _, _ in acts]
        return await asyncio.gather(
            *(d.socket.call("act", one, timeout=10) for d, one in zip(desks, told, strict=True))
        )

    return run(send())


def in_step(room):
    """Both desks and the screen have come to the same state; that of the first desk."""
    view = room.desk.views["desk"]
    room.second.see("desk", lambda other: _state(other) == _state(room.desk.views["desk"]))
    room.projector.see("screen", lambda screen: screen["seq"] == room.desk.views["desk"]["screen"]["seq"])
    return view


def _state(view):
    return {
        key: view[key] for key in ("seq", "plan", "step", "next", "screen", "room", "collected") if key != "took"
    } | {
        "plan": [(item["state"], item["minutes"], item["run"]) for item in view["plan"]],
        "screen": {**view["screen"], "now": 0},
        "room": {**view["room"], "now": 0},
    }


def test_both_press_next_at_the_same_moment_and_no_step_is_skipped(room):
    plan = room.desk.see("desk")["plan"]
    for number in range(len(plan)):
        acks = at_once(*((desk, "next", {"after": number}) for desk in (room.desk, room.second)))
        assert sorted(ack["ok"] for ack in acks) == [False, True]
        assert [ack["error"] for ack in acks if not ack["ok"]] == [MOVED_ON]
        for desk in (room.desk, room.second):
            step = desk.see("desk", lambda view, n=number: view["step"] and view["step"]["run"] == n + 1)["step"]
            assert step["index"] == number
        room.projector.see("screen", lambda view, n=number: view["step"] and view["step"]["run"] == n + 1)
    in_step(room)
    assert [item["run"] for item in room.desk.views["desk"]["plan"]] == list(range(1, len(plan) + 1))


@pytest.fixture
def cards(room):
    """Ten texts that wait to be looked through, and their run."""
    number = room.desk.step("first-signs")["run"]
    for n, phone in enumerate(room.people):
        assert phone.answer({"text": f"words of somebody {'abcdefghij'[n]}"}, run=number)["ok"]
    assert room.desk.act("close", run=number)["ok"]
    found = room.desk.see("desk", lambda view: view["collected"] and len(view["collected"]["cards"]) == 10)
    return number, found["collected"]["cards"]


def judge(desk, number, card, verdict, text=None, seen=NOT_SEEN):
    return desk, "moderate", {"run": number, "key": card["key"], "verdict": verdict, "text": text, "seen": seen}


def test_both_judge_the_same_cards_and_one_of_them_is_told_each_time(room, cards):
    number, cards = cards
    for n, card in enumerate(cards):
        first, other = (room.desk, room.second) if n % 2 else (room.second, room.desk)
        acks = at_once(judge(first, number, card, "show"), judge(other, number, card, "fold", "Small things"))
        assert sorted(ack["ok"] for ack in acks) == [False, True]
        told = next(ack["error"] for ack in acks if not ack["ok"])
        verdict = room.desk.see("desk", lambda view, n=n: view["collected"]["cards"][n]["verdict"])["collected"][
            "cards"
        ][n]
        expected = {"show": "let this card through meanwhile", "fold": "put this card under “Small things” meanwhile"}
        assert expected[verdict["verdict"]] in told
    in_step(room)
    again = {"verdict": verdict["verdict"], "text": verdict["theme"]}
    assert at_once(judge(room.second, number, cards[-1], "hold", seen=again))[0]["ok"], "who has seen it may change it"


def test_both_decide_alike_and_nobody_is_told_anything(room, cards):
    number, cards = cards
    acks = at_once(judge(room.desk, number, cards[0], "hold"), judge(room.second, number, cards[0], "hold"))
    assert [ack["ok"] for ack in acks] == [True, True]
    in_step(room)


def test_one_shows_while_the_other_keeps_back_and_one_of_them_is_told(room, cards):
    number, cards = cards
    assert at_once(judge(room.desk, number, cards[0], "show"))[0]["ok"]
    acks = at_once((room.desk, "release", {"run": number}), (room.second, "withhold", {"run": number}))
    assert sorted(ack["ok"] for ack in acks) == [False, True]
    assert "decided already" in next(ack["error"] for ack in acks if not ack["ok"])
    in_step(room)


def test_both_wrap_up_and_blank_and_the_screen_holds_nothing(room):
    number = room.desk.step("open-question")["run"]
    acts = [("wrap", {"run": number, "on": True}), ("blank", {"on": True})]
    acks = at_once(*((desk, act, fields) for act, fields in acts for desk in (room.desk, room.second)))
    assert all(ack["ok"] for ack in acks)
    screen = room.projector.see("screen", lambda view: view["session"]["blank"])
    assert (screen["step"], screen["shown"], screen["questions"]) == (None, [], [])
    assert room.people[0].see("room", lambda view: view["session"]["wrap"])["step"]["run"] == number
    room.desk.step("in-general")
    assert not room.people[0].see("room", lambda view: view["step"]["run"] == number + 1)["session"]["wrap"]
    assert room.projector.see("screen", lambda view: not view["session"]["wrap"])["session"]["blank"]
    in_step(room)


def test_two_desks_shorten_and_skip_what_is_ahead_and_see_the_same_plan(room):
    step = room.desk.step("open-question")
    plan = room.desk.see("desk")["plan"]
    talk = next(item for item in plan if item["gives"] and item["index"] > step["index"])
    least = talk["gives"]["least"]
    fields = {"step": talk["index"], "minutes": least}
    acks = at_once((room.desk, "shorten", fields), (room.second, "shorten", fields))
    assert all(ack["ok"] for ack in acks)
    refused = at_once((room.second, "shorten", {"step": talk["index"], "minutes": least / 2}))[0]
    assert "can take from" in refused["error"]
    in_step(room)
    assert room.second.views["desk"]["plan"][talk["index"]]["minutes"] == least
