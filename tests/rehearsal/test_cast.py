"""Who comes to a rehearsal that a person leads: the whole cast from five couples on, and what each of them writes."""

import asyncio
from random import Random
from typing import Any

import pytest

from workshop.rehearsal import sayings
from workshop.rehearsal.answers import answer, blank, hurtful
from workshop.rehearsal.cast import BLANK, DECK, DROP_OUT, DROP_OUT_LATER, HURTFUL, PARTS, PASSER, PLAIN, SLOW, deal
from workshop.rehearsal.crowd import GONE_S, Guests, visit
from workshop.rehearsal.people import seat
from workshop.rehearsal.pushes import Followed


def habits(couples: int, seed: int = 1) -> list[Any]:
    return [habit for pair in deal(couples, Random(seed)) for habit in pair]


def words(most: int, stem: str = "Patience looks like…") -> dict[str, Any]:
    return {"collect": "texts", "limit": most, "body": {"stem": stem, "max": 120}, "run": 1}


@pytest.mark.parametrize("couples", range(5, 41))
def test_from_five_couples_on_the_whole_cast_is_there(couples: int) -> None:
    for seed in range(5):
        dealt = habits(couples, seed)
        assert len(dealt) == 2 * couples
        assert (SLOW, SLOW) in deal(couples, Random(seed)) and dealt.count(SLOW) == 2
        assert [dealt.count(one) for one in (PASSER, HURTFUL, BLANK)] == [1, 1, 1]
        assert dealt.count(DROP_OUT) + dealt.count(DROP_OUT_LATER) == 1


def test_with_few_couples_there_is_as_much_of_the_cast_as_fits() -> None:
    cast = ("slow pair", "drop-out", "passer", "hurtful card", "empty answer")
    there = {couples: {habit.name for habit in habits(couples)} & set(cast) for couples in range(1, 5)}
    assert {couples: len(names) for couples, names in there.items()} == {1: 1, 2: 3, 3: 5, 4: 5}


def test_the_same_seed_deals_the_same_cast() -> None:
    assert habits(12, 3) == habits(12, 3) != habits(12, 4)


def test_whoever_comes_late_is_one_of_the_quiet_ones() -> None:
    for seed in range(20):
        one, other = deal(9, Random(seed))[-1]
        assert one in DECK and other is PLAIN


def test_only_larger_rehearsals_have_a_couple_that_comes_late() -> None:
    async def late(couples: int) -> int:
        return sum(phone.couple.late for phone in seat(deal(couples, Random(1)), 1, "", late=couples > 5))

    assert [asyncio.run(late(couples)) for couples in (5, 6)] == [0, 2]


def test_every_habit_is_told_to_the_facilitator_afterwards_but_the_plain_one() -> None:
    assert {habit.name for couples in range(1, 20) for habit in habits(couples)} - set(PARTS) == {"plain"}


@pytest.mark.parametrize("most", [20, 60, 90, 120])
def test_a_hurtful_card_names_somebody_and_fits(most: int) -> None:
    for seed in range(9):
        text = hurtful(words(most), Random(seed))["text"]
        assert ("Carla" in text or "Dan" in text) and text.endswith(".") and len(text) <= most
    assert hurtful({"collect": "answers", "body": {"options": ["a", "b"], "max": 1}}, Random(1)) in ([0], [1])


def test_a_room_writes_different_things() -> None:
    for ending in sayings.ENDINGS:
        texts = [answer(words(60, f"It is {ending}…"), Random(place), place)["text"] for place in range(16)]
        plain = [text for text in texts if text not in sayings.ODD]
        assert len(set(plain)) == len(plain) >= 12


def test_what_people_write_ends_the_sentence_they_were_given() -> None:
    for stem, known in (("People put off asking for help because…", sayings.BECAUSE), ("Why", sayings.ANYTHING)):
        texts = {answer(words(120, stem), Random(seed), seed)["text"] for seed in range(40)}
        assert texts <= {*known, *sayings.ODD} and texts & set(known)


def test_somewhere_there_is_an_emoji_another_script_and_a_long_text() -> None:
    every = [text for texts in (*sayings.ENDINGS.values(), sayings.ANYTHING) for text in texts]
    assert any(letter >= "\U0001f300" for text in every for letter in text)
    assert any("а" <= letter <= "я" for text in every for letter in text)
    assert max(map(len, every)) > 90 and max(map(len, every)) <= 120


def test_an_empty_answer_has_nothing_in_it() -> None:
    assert blank(words(60))["text"].strip(" \u200b\u2060") == ""
    assert (blank({"collect": "answers"}), blank({"collect": "none"})) == ([], None)


def test_where_a_person_leads_all_phones_must_show_what_the_first_one_shows() -> None:
    pushes = Followed()
    pushes.hold("ana", 1, "welcome", 10.0)
    pushes.hold("ben", 1, "welcome", 10.1)
    assert (pushes.wrong, len(pushes.pushed)) == ([], 1)
    pushes.hold("carla", 1, "farewell", 10.2)
    assert len(pushes.wrong) == 1 and "carla shows farewell" in pushes.wrong[0]


def test_a_server_that_is_not_there_is_named() -> None:
    visited = visit(Guests(join="http://127.0.0.1:9/j/ABCDEF", couples=1))
    assert not visited.ok and visited.left == "nobody could stay" and len(visited.report.error_texts) == 1
    assert GONE_S == 60
