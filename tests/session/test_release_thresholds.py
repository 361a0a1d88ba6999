"""The table of WORKSHOP E2 with the amendment of 0.3: what is collected, and how many must answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.session.release import Size, enough, mode, text_limit, texts_shown, tier

sizes = st.builds(Size, people=st.integers(0, 90), units=st.integers(0, 45))
many = st.integers(0, 90)


@pytest.mark.parametrize("size", [Size(2, 1), Size(4, 2), Size(5, 3), Size(5, 5), Size(6, 2), Size(0, 0)])
def test_one_or_two_couples_or_five_people_are_asked_nothing_for_the_room(size):
    assert mode(size, "answers") == mode(size, "words") == "none"
    assert not enough(size, answers=100, units_answering=100)


@pytest.mark.parametrize(
    ("size", "words", "limit", "shown"),
    [
        (Size(6, 3), "cards", 60, 6),
        (Size(9, 4), "cards", 60, 6),
        (Size(10, 5), "texts", 60, 6),
        (Size(15, 7), "texts", 60, 6),
        (Size(16, 8), "texts", 90, 8),
        (Size(31, 15), "texts", 90, 8),
        (Size(32, 16), "texts", 120, 10),
        (Size(80, 40), "texts", 120, 10),
        (Size(120, 60), "texts", 120, 10),
    ],
)
def test_words_are_cards_for_three_or_four_couples_and_free_text_from_five_up(size, words, limit, shown):
    assert mode(size, "answers") == mode(size, "answers", strict=True) == "answers"
    assert mode(size, "words") == mode(size, "words", strict=True) == words
    assert (text_limit(size), texts_shown(size)) == (limit, shown)


def test_of_the_row_by_units_and_the_row_by_people_the_stricter_one_rules():
    assert tier(Size(people=9, units=8)) == tier(Size(people=30, units=4)) == tier(Size(6, 3))
    assert tier(Size(people=15, units=15)) == tier(Size(people=80, units=7)) == tier(Size(10, 5))


@pytest.mark.parametrize(
    ("size", "answers", "units"),
    [(Size(6, 3), 5, 3), (Size(10, 5), 7, 4), (Size(16, 8), 10, 5), (Size(20, 16), 12, 5), (Size(32, 16), 20, 8)],
)
def test_enough_is_so_many_answers_from_so_many_units_and_not_one_fewer(size, answers, units):
    assert enough(size, answers, units)
    assert not enough(size, answers - 1, units)
    assert not enough(size, answers, units - 1)


def test_sixty_per_cent_of_the_people_must_have_answered():
    assert not enough(Size(30, 15), 17, 15)
    assert enough(Size(30, 15), 18, 15)


def test_whoever_slept_at_the_opening_and_came_back_may_answer_but_the_row_stays():
    assert enough(Size(6, 3), answers=8, units_answering=4)
    assert not enough(Size(5, 3), answers=8, units_answering=4)


@given(sizes, many, many, many, many)
def test_more_answers_or_more_units_never_make_it_too_few(size, answers, units, more, others):
    assert enough(size, answers + more, units + others) or not enough(size, answers, units)


@given(sizes, many, many, many)
def test_the_same_answers_in_a_larger_room_never_become_enough_unless_it_reaches_the_first_row(
    size, answers, units, more
):
    larger = Size(size.people + more, size.units + more)
    assert enough(size, answers, units) or not enough(larger, answers, units) or mode(size, "answers") == "none"
