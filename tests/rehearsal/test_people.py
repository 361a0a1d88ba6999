"""Who comes and what they say: seeded, varied, and harmless."""

import asyncio
from random import Random
from typing import Any

import pytest

from workshop.rehearsal import answers, pages, roles
from workshop.rehearsal.attending import _well_inside
from workshop.rehearsal.envelope import Refusal, unless_closed
from workshop.rehearsal.habits import CUT_OFF, DROPPER, PASSER, deal
from workshop.rehearsal.people import invite
from workshop.rehearsal.server import House
from workshop.session.clock import Position


def step(collect: str, **body: Any) -> dict[str, Any]:
    return {"collect": collect, "limit": None, "body": body}


def test_the_same_seed_invites_the_same_people() -> None:
    async def guests(seed: int) -> list[tuple[str, str]]:
        return [(phone.label, phone.name) for phone in invite(6, seed, "MARK")]

    assert asyncio.run(guests(1)) == asyncio.run(guests(1)) != asyncio.run(guests(2))


def test_among_twelve_couples_some_pass_some_vanish_and_some_are_cut_off() -> None:
    dealt = deal(24, Random(1))
    assert [dealt.count(habit) for habit in (PASSER, DROPPER, CUT_OFF)] == [2, 2, 2]


@pytest.mark.parametrize(("couples", "late"), [(1, []), (2, []), (3, [3]), (12, [12])])
def test_one_couple_comes_late_when_there_are_enough_others(couples: int, late: list[int]) -> None:
    async def late_ones() -> list[int]:
        return [phone.couple.number for phone in invite(couples, 1, "") if phone.couple.late and phone.seat == "A"]

    assert asyncio.run(late_ones()) == late


def test_where_nothing_is_collected_nothing_is_said() -> None:
    assert answers.answer(step("none"), Random(1)) is None


def test_options_and_cards_are_picked_from_what_there_is() -> None:
    for seed in range(50):
        picked = answers.answer(step("answers", options=["a", "b", "c"], max=2), Random(seed))
        cards = answers.answer(step("cards", bank=["a", "b", "c", "d"]), Random(seed))["cards"]
        assert 1 <= len(set(picked)) == len(picked) <= 2 and set(picked) <= {0, 1, 2}
        assert 1 <= len(set(cards)) == len(cards) <= 3 and set(cards) <= {0, 1, 2, 3}


def test_texts_keep_to_the_rooms_limit_and_carry_no_marker() -> None:
    for seed in range(50):
        said = answers.answer({**step("texts", max=60), "limit": 9}, Random(seed))["text"]
        assert 1 <= len(said) <= 9
    assert answers.private("MARK", Random(1)).startswith("MARK ") and "MARK" in answers.name("MARK", Random(1))


PARTS = [
    {"name": "speak", "turn": 0, "seconds": 60},
    {"name": "breath", "seconds": 10},
    {"name": "speak", "turn": 1, "seconds": 60},
]


@pytest.mark.parametrize("chance", ["0" * 32, "1" * 32, "2" * 32, "3" * 32])
def test_partners_take_turns(chance: str) -> None:
    told = [[roles.role({"chance": chance, "parts": PARTS}, part, "c", seat) for seat in "AB"] for part in range(3)]
    assert set(told[0]) == {"speaker", "listener"}
    assert told[1] == [None, None]
    assert told[2] == told[0][::-1]


def test_a_page_is_read_for_its_form_and_its_facts() -> None:
    html = """<form><input type="hidden" name="csrf" value="abc"><input name="name"></form>
              <script type="application/json" id="page">{"session": "s1", "title": "A &amp; B <3"}</script>"""
    page = pages.read("http://127.0.0.1:1/j/ABC", html)
    assert page.csrf == "abc" and page.inputs["name"] == ""
    assert page.facts == {"session": "s1", "title": "A &amp; B <3"}
    assert pages.origin(page.url) == "http://127.0.0.1:1"


def test_a_page_without_a_token_is_named() -> None:
    with pytest.raises(pages.Unexpected, match="/desk holds no csrf token"):
        _ = pages.read("http://127.0.0.1:1/desk", "<p>hello</p>").csrf


def test_a_server_is_ready_when_it_has_said_both_of_its_addresses() -> None:
    async def evening() -> None:
        house = House()
        for line in ("Starting.", "desk: http://127.0.0.1:1/desk/sign-in/x", "join: soon"):
            house.hear(line)
        assert not house.ready.is_set()
        house.hear("join: http://127.0.0.1:1/j/ABC")
        assert house.ready.is_set() and house.desk.endswith("/x")

    asyncio.run(evening())


def test_being_a_moment_too_late_is_no_fault_but_any_other_refusal_is() -> None:
    with unless_closed():
        raise Refusal("answer", {"error": "This question closed before your answer came.", "code": "closed"})
    with pytest.raises(Refusal), unless_closed():
        raise Refusal("answer", {"error": "Your answer is here already.", "code": "full"})


def test_turns_are_not_compared_where_doubt_about_the_clock_could_decide() -> None:
    def phone(doubt: float, partner: Any = None) -> Any:
        line = type("Line", (), {"clock": type("Clock", (), {"doubt": doubt})()})()
        return type("Phone", (), {"speed": 60.0, "line": line, "partner": partner})()

    now = Position(part=0, left=15, of=60, total_left=15, over=False)  # a quarter of a second of the wall's clock
    assert _well_inside(now, phone(0.01, phone(0.02)))
    assert not _well_inside(now, phone(0.01, phone(0.2)))
