"""The pulse and the closing check: each statement and each line is judged by itself."""

import random

import pytest

from workshop.session.release import Size, check, is_shown, pulse

THREE, FIVE, EIGHT, SIXTEEN = (Size(2 * couples, couples) for couples in (3, 5, 8, 16))


def strip(up, same, down, size, none=0, strict=False):
    ballots = [["up"]] * up + [["same"]] * same + [["down"]] * down + [[None]] * none
    release = pulse(ballots, ["I can breathe"], size, random.Random(0), strict)
    return release["items"][0] if release["form"] == "pulse" else release


def lit(item):
    return {move: item[move] for move in ("up", "same", "down") if item[move]}


def test_three_couples_see_only_the_direction_named_most():
    assert lit(strip(3, 2, 1, THREE)) == {"up": True}
    assert lit(strip(2, 2, 1, THREE)) == {}


def test_five_couples_see_every_direction_that_three_took_and_no_count():
    assert lit(strip(4, 3, 3, FIVE)) == {"up": True, "same": True, "down": True}
    assert lit(strip(6, 2, 2, FIVE)) == {"up": True}


def test_from_eight_couples_there_are_counts_if_two_directions_hold_three():
    assert lit(strip(7, 5, 2, EIGHT)) == {"up": 7, "same": 5}
    assert lit(strip(9, 2, 2, EIGHT)) == {"up": True}


def test_strict_shows_no_counts():
    assert lit(strip(7, 5, 4, EIGHT, strict=True)) == {"up": True, "same": True, "down": True}
    assert lit(strip(20, 6, 4, SIXTEEN, strict=True)) == {"up": "many", "same": "some"}


def test_down_is_never_folded_into_same():
    assert lit(strip(0, 4, 6, FIVE)) == {"same": True, "down": True}


def test_a_statement_that_too_few_answered_says_so_beside_one_that_enough_did():
    ballots = [["up", None]] * 5 + [["same", "up"]] * 3
    release = pulse(ballots, ["I can breathe", "I can sleep"], FIVE, random.Random(0))
    assert [item.get("few", False) for item in release["items"]] == [False, True]
    assert release["items"][1] == {"text": "I can sleep", "few": True}


def test_too_few_ballots_show_nothing():
    assert pulse([["up"]] * 4, ["I can breathe"], THREE, random.Random(0)) == {"form": "few"}
    assert check([[0]] * 4, ["I was rushed"], THREE) == {"form": "few"}


@pytest.mark.parametrize(
    ("size", "ticks", "on"), [(FIVE, 3, True), (FIVE, 2, False), (SIXTEEN, 4, False), (SIXTEEN, 5, True)]
)
def test_a_line_of_the_closing_check_is_lit_from_three_or_five_people_on(size, ticks, on):
    ballots = [[0, 1]] * ticks + [[0]] * (20 - ticks if size is SIXTEEN else 8 - ticks)
    assert check(ballots, ["I could pass", "I was rushed"], size) == {
        "form": "check",
        "items": [{"text": "I could pass", "lit": True}, {"text": "I was rushed", "lit": on}],
    }


def test_the_closing_check_is_not_for_the_room():
    assert not is_shown(check([[0]] * 8, ["I could pass"], FIVE))
    assert is_shown(pulse([["up"]] * 8, ["I can breathe"], FIVE, random.Random(0)))
