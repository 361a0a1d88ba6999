"""What simulated partners hand each other: it opens in its place only, weighs the same, and is compared in the end."""

import asyncio
from base64 import urlsafe_b64decode
from random import Random
from typing import Any

import pytest
from nacl.exceptions import CryptoError

from workshop.rehearsal import between, compare
from workshop.rehearsal.books import Books
from workshop.rehearsal.drafting import Draft
from workshop.rehearsal.sealing import Keys

KEYS = Keys("5e5510", "c0" * 16, b"s" * 32, b"m" * 32)
EXCHANGE = {"run": 4, "body": {"prompts": ["One thing", "And another"], "max": 60}}
PLAN = {"run": 5, "body": {"lines": [{"start": "When", "max": 20}, {"start": "I will", "max": 400}], "review": "On"}}
OWN = {"run": 9, "body": {"own": True}}
DRAFT = {
    "id": "fences/draft",
    "body": {"max": 2, "fields": [{"id": "what", "kind": "text"}, {"id": "both", "kind": "flag"}]},
}


@pytest.mark.parametrize("step", [EXCHANGE, PLAN, OWN])
def test_every_sealed_text_weighs_the_same_and_opens_only_in_its_place(step: dict[str, Any]) -> None:
    said = between.content(step, "MARKER", Random(1))
    blob = between.shut(KEYS, step["run"], "A", said)
    assert len(urlsafe_b64decode(blob + "=" * (-len(blob) % 4))) == 24 + 3072 + 16
    assert between.opened(KEYS, step["run"], "A", blob) == said
    for run, seat in ((step["run"], "B"), (step["run"] + 1, "A")):
        with pytest.raises(CryptoError):
            between.opened(KEYS, run, seat, blob)


def test_lines_keep_to_their_length_and_carry_the_marker() -> None:
    lines = between.content(PLAN, "MARKER", Random(1))["lines"]
    assert [len(line["text"]) <= most for line, most in zip(lines, (20, 400), strict=True)] == [True, True]
    assert all(line["text"].startswith("MARKER") for line in lines)


def test_marks_are_one_for_every_item_or_picks_among_options() -> None:
    listed = between.marks({"body": {"items": ["a", "b", "c"], "states": ["x", "y"]}}, Random(1))
    assert len(listed) == 3 and set(listed) <= {None, 0, 1}
    assert between.marks({"body": {"options": ["a", "b"]}}, Random(1)) in ([0], [1])


def draft(seat: str) -> Draft:
    return Draft(DRAFT, KEYS, seat)


def test_two_who_write_at_once_hold_the_same_words_in_the_end() -> None:
    ana, ben = draft("A"), draft("B")
    updates = [(1, "A", ana.type("from ana ")), (2, "B", ben.type("from ben "))]
    for update in updates:
        assert ana.take(update) and ben.take(update)
    assert ana.words() == ben.words() and "from ana" in ana.words() and "from ben" in ana.words()


def test_an_update_behind_a_gap_waits_for_what_is_missing() -> None:
    ana, ben = draft("A"), draft("B")
    first, second = (1, "A", ana.type("one ")), (2, "A", ana.type("two"))
    assert not ben.take(second) and ben.last == 0
    ben.catch_up({"updates": [first, second], "n": 2, "agreed": {}})
    assert ben.words() == ana.words() == '[["what","one two"],["both",""]]'


def test_agreed_means_these_words_only() -> None:
    ana = draft("A")
    ana.type("no phones")
    ana.agreed = {"1": ana.marks(yes=True)["1"]}
    assert ana.is_agreed
    ana.type(" after nine")
    assert not ana.is_agreed


def test_a_mark_that_is_no_yes_looks_like_any_other() -> None:
    ana = draft("A")
    yes, no = ana.marks(yes=True), ana.marks(yes=False)
    assert yes.keys() == no.keys() == {"1", "2"}
    assert {len(mark) for mark in (*yes.values(), *no.values())} == {32}
    assert yes["1"] == ana.yes() != no["1"]


class Phone:
    """Stands for a phone at the end of the session; `sealed` is what the server gives it."""

    def __init__(self, seat: str, sealed: dict[str, Any]) -> None:
        self.seat, self.label, self.keys, self.sealed = seat, f"phone {seat}", KEYS, sealed
        self.line = type("Line", (), {"books": Books()})()
        self.couple = type("Couple", (), {"number": 1, "parted": False})()
        self.both, self.handed, self.over = {4}, {4: 10.0}, {4: 20.0}
        self.said: dict[int, Any] = {4: between.content(EXCHANGE, seat, Random(1))}
        self.met: dict[int, Any] = {}
        self.drafts: dict[str, Draft] = {}
        self.typed: dict[str, list[str]] = {}

    async def act(self, act: str, **fields: Any) -> dict[str, Any]:
        return {"sealed": self.sealed}


def couple(*seats: str, swap: bool = False) -> tuple[Phone, Phone]:
    ana, ben = Phone("A", {}), Phone("B", {})
    phones = {"A": ana, "B": ben}
    said = {seat: phones["B" if seat == "A" and swap else seat].said[4] for seat in seats}
    ana.sealed = ben.sealed = {"run-4": {seat: between.shut(KEYS, 4, seat, what) for seat, what in said.items()}}
    ana.partner, ben.partner = ben, ana  # type: ignore[attr-defined]
    ben.line = ana.line
    return ana, ben


def look(*phones: Phone) -> Books:
    for phone in phones:
        asyncio.run(compare.all_that_was_shared(phone))  # type: ignore[arg-type]
    books: Books = phones[0].line.books  # type: ignore[attr-defined]
    return books


def test_an_exchange_counts_when_both_could_read_it() -> None:
    ana, ben = couple("A", "B")
    assert look(ana).exchanges == 0
    assert look(ben).exchanges == 1 and not ana.line.books.errors  # type: ignore[attr-defined]


def test_what_both_handed_in_and_nobody_got_is_lost() -> None:
    books = look(*couple())
    assert books.lost == 1 and "what couple 1 exchanged in run 4 is lost" in books.told()


def test_half_an_exchange_and_changed_words_are_errors() -> None:
    assert any("halves" in text for text in look(*couple("A")).errors)
    assert any("not what the partner wrote" in text for text in look(*couple("A", "B", swap=True)).errors)


def test_what_was_handed_in_at_the_last_moment_may_have_come_too_late() -> None:
    ana, ben = couple()
    ana.over = {4: 10.1}
    assert look(ana, ben).lost == 0
