"""What counts as lost, as there twice, as late: the rehearsal must not call a bad evening a good one."""

from collections.abc import Callable

import pytest

from workshop.rehearsal.books import Books
from workshop.rehearsal.pushes import Pushes
from workshop.rehearsal.report import Report, Spread, spread


def counted(books: Books, run: int, *receipts: str) -> None:
    for receipt in receipts:
        books.handed_in(run, receipt)
        books.accepted(receipt, counted=False)
        books.accepted(receipt, counted=True)


def test_all_is_well_when_every_ballot_is_counted_once() -> None:
    books = Books()
    counted(books, 3, "ana", "ben")
    books.in_the_box({"3": 2})
    assert (books.counted, books.lost, books.doubled) == (2, 0, 0)


def test_an_act_without_an_ack_is_lost() -> None:
    books = Books()
    books.sent("1", "join")
    books.sent("2", "join")
    books.acked("2", 4.0)
    assert books.unacked == ["join"] and books.lost == 1


def test_an_accepted_ballot_that_is_never_counted_is_lost() -> None:
    books = Books()
    books.handed_in(3, "ana")
    books.accepted("ana", counted=False)
    assert books.lost == 1


def test_a_ballot_that_came_too_late_is_not_lost() -> None:
    books = Books()
    books.handed_in(3, "ana")
    books.taken_back("ana")
    assert (books.lost, len(books.ballots)) == (0, 0)


def test_a_ballot_called_counted_that_the_box_does_not_hold_is_lost_once() -> None:
    books = Books()
    counted(books, 3, "ana", "ben")
    books.in_the_box({"3": 1})
    assert books.lost == 1


def test_a_ballot_that_lies_in_the_box_twice_is_doubled() -> None:
    books = Books()
    counted(books, 3, "ana", "ben")
    books.in_the_box({"3": 3})
    assert (books.lost, books.doubled) == (0, 1)


def test_a_withdrawn_ballot_that_was_counted_all_the_same_is_doubled() -> None:
    books = Books()
    counted(books, 3, "ana")
    books.handed_in(3, "ben")
    books.taken_back("ben")
    books.in_the_box({"3": 2})
    assert books.doubled == 1


def test_what_the_box_held_is_remembered_after_the_end_has_emptied_it() -> None:
    books = Books()
    counted(books, 3, "ana")
    books.in_the_box({"3": 1})
    books.in_the_box({})
    assert (books.written, books.lost) == ({3: 1}, 0)


def test_more_time_that_was_given_twice_is_doubled() -> None:
    books = Books()
    books.shown("extensions", times=2, sent=1)
    books.shown("couples", times=11, sent=12)
    assert books.doubled == 1


@pytest.fixture
def evening() -> Pushes:
    """Ana's phone is there from the start; step 1 comes at second 10, step 2 at second 20."""
    pushes = Pushes()
    pushes.on("ana", 0.0)
    pushes.push(1, "welcome/read", 10.0)
    pushes.push(2, "welcome/talk", 20.0)
    return pushes


def test_a_push_is_measured_from_the_button_to_the_phone(evening: Pushes) -> None:
    evening.hold("ana", 1, "welcome/read", 10.02)
    evening.hold("ana", 2, "welcome/talk", 20.04)
    evening.hold("ana", 2, "welcome/talk", 25.0)
    assert evening.push_ms == pytest.approx([20, 40])
    assert evening.late(30.0) == [] and evening.wrong == []


def test_a_phone_that_was_away_does_not_slow_the_push_down(evening: Pushes) -> None:
    evening.hold("ana", 1, "welcome/read", 10.02)
    evening.off("ana", 19.0)
    evening.on("ana", 24.0)
    evening.hold("ana", 2, "welcome/talk", 24.1)
    assert evening.push_ms == pytest.approx([20])
    assert evening.late(30.0) == []


def late_at(second: float) -> Callable[[Pushes], None]:
    return lambda pushes: pushes.hold("ana", 2, "welcome/talk", second)


@pytest.mark.parametrize("meanwhile", [lambda pushes: None, late_at(23.5)])
def test_a_phone_that_holds_a_step_too_late_or_never_is_named(
    evening: Pushes, meanwhile: Callable[[Pushes], None]
) -> None:
    evening.hold("ana", 1, "welcome/read", 10.02)
    meanwhile(evening)
    assert evening.late(30.0) == ["ana did not hold welcome/talk (run 2) within 3 s."]


def test_a_phone_that_comes_back_has_three_seconds_too(evening: Pushes) -> None:
    evening.off("ana", 5.0)
    evening.on("ana", 12.0)
    assert evening.late(20.0) == ["ana did not hold welcome/read (run 1) within 3 s."]


def test_a_step_that_is_over_before_three_seconds_is_not_judged(evening: Pushes) -> None:
    evening.hold("ana", 1, "welcome/read", 10.02)
    assert evening.late(22.0) == []


def test_a_phone_that_shows_another_step_than_the_one_pushed_is_wrong(evening: Pushes) -> None:
    evening.hold("ana", 1, "closing/read", 10.02)
    assert evening.wrong == ["ana shows closing/read as run 1, but the facilitator pushed welcome/read."]


@pytest.mark.parametrize("roles", [["speaker", "speaker"], ["listener", "listener"], ["speaker", None]])
def test_two_who_both_speak_are_wrong(evening: Pushes, roles: list[str | None]) -> None:
    evening.compare("ana", 1, roles)
    assert len(evening.wrong) == 1 and evening.compared == 1


@pytest.mark.parametrize("roles", [["speaker", "listener"], [None, None]])
def test_one_who_speaks_and_one_who_listens_are_right(evening: Pushes, roles: list[str | None]) -> None:
    evening.compare("ana", 1, roles)
    assert evening.wrong == []


def test_the_spread_of_times_names_times_that_were_measured() -> None:
    assert spread([5, 1, 3, 2, 4]) == Spread(3, 5, 5)
    assert spread(range(1, 101)) == Spread(50, 95, 100)
    assert spread([]) == Spread(None, None, None)


def report(**faults: int) -> Report:
    found = dict.fromkeys(("lost", "doubled", "wrong_step", "errors"), 0) | faults
    names = [
        "couples",
        "phones",
        "joined",
        "paired",
        "steps",
        "turns_compared",
        "acts_sent",
        "acts_acked",
        "ballots_sent",
        "ballots_counted",
        "exchanges",
        "agreed_clauses",
    ]
    return Report(
        session="s", **dict.fromkeys(names, 0), reconnects=9, push_ms=Spread(), ack_ms=Spread(), seconds=1.0, **found
    )


@pytest.mark.parametrize("fault", ["lost", "doubled", "wrong_step", "errors"])
def test_any_fault_spoils_the_outcome(fault: str) -> None:
    assert report().ok and "all is well" in report().as_text()
    assert not report(**{fault: 1}).ok and "NOT well" in report(**{fault: 1}).as_text()
