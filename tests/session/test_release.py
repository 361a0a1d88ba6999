"""What the room may see of its ballots: forms, ties, order, and what no release ever holds."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.session.release import Size, cards, closed_answers, few, texts

OPTIONS = ["Listening", "Waiting", "Asking", "Telling", "Staying"]
THREE_COUPLES, FIVE_COUPLES, EIGHT_COUPLES, SIXTEEN_COUPLES = (Size(2 * couples, couples) for couples in (3, 5, 8, 16))


def ballots(*counts):
    """ballots(3, 2): three people chose the first option, two the second."""
    return [[option] for option, people in enumerate(counts) for _ in range(people)]


def show(given_ballots, size, seed=0, strict=False, options=OPTIONS):
    return closed_answers(given_ballots, options, size, random.Random(seed), strict)


def named(release):
    assert release["form"] == "named"
    assert all(item.keys() == {"text"} for item in release["items"])
    return {item["text"] for item in release["items"]}


def test_three_couples_see_the_answer_named_most():
    assert named(show(ballots(3, 2, 1), THREE_COUPLES)) == {"Listening"}


def test_three_couples_see_that_answers_are_spread_when_nobody_has_three():
    assert show(ballots(2, 2, 1), THREE_COUPLES) == {"form": "spread"}


def test_five_couples_see_bars_in_the_order_of_the_options_and_no_total():
    bars = [{"text": "Listening", "count": 4}, {"text": "Asking", "count": 5}]
    assert show(ballots(4, 0, 5), FIVE_COUPLES) == {"form": "bars", "items": bars, "others": None}


def test_small_options_are_a_few_others_when_together_they_are_three_and_left_out_below():
    assert show(ballots(4, 3, 2, 1), FIVE_COUPLES)["others"] == 3
    assert show(ballots(4, 3, 2), FIVE_COUPLES)["others"] is None


def test_one_person_who_ticked_two_small_options_is_one_of_the_others():
    assert show([*ballots(3, 3), [2, 3], [2, 4]], FIVE_COUPLES)["others"] is None
    assert show([*ballots(3, 3), [2, 3], [2, 4], [3]], FIVE_COUPLES)["others"] == 3


def test_five_couples_see_the_named_form_when_only_one_option_holds_three():
    assert named(show(ballots(6, 2, 1), FIVE_COUPLES)) == {"Listening"}


def test_strict_never_shows_bars():
    assert named(show(ballots(4, 3, 3), FIVE_COUPLES, strict=True)) < {"Listening", "Waiting", "Asking"}
    assert named(show(ballots(4, 3, 3), EIGHT_COUPLES, strict=True)) == {"Listening", "Waiting", "Asking"}


def test_a_bar_that_all_but_two_stand_in_is_not_shown_since_it_would_speak_for_everybody():
    both = [[0, 1]] * 7
    assert show([*both, [0], [0], [1]], FIVE_COUPLES)["form"] == "named"
    assert show([*both, [2], [2], [2]], FIVE_COUPLES)["form"] == "bars"


def test_sixteen_couples_see_many_and_some_of_up_to_four_options_when_strict():
    levels = [{"text": "Listening", "level": "some"}, {"text": "Asking", "level": "many"}]
    shown = show(ballots(10, 4, 11), SIXTEEN_COUPLES, strict=True, options=OPTIONS[:4])
    assert shown == {"form": "levels", "items": levels}


def test_sixteen_couples_see_up_to_four_of_many_options_each_with_five_when_strict():
    assert named(show(ballots(6, 6, 6, 4, 8), SIXTEEN_COUPLES, strict=True)) == set(OPTIONS) - {"Telling"}
    assert len(named(show(ballots(6, 6, 6, 6, 6), SIXTEEN_COUPLES, strict=True))) == 4


@pytest.mark.parametrize("size", [Size(4, 2), Size(5, 5), Size(30, 15)])
def test_too_few_ballots_show_nothing_even_if_the_caller_forgot_to_ask(size):
    assert show(ballots(6, 6), size) == cards(ballots(6, 6), OPTIONS, size, random.Random(0)) == few()


def test_a_tie_for_the_last_place_is_settled_by_a_fair_lot():
    drawn = Counter(*[[named(show(ballots(3, 3), THREE_COUPLES, seed)).pop() for seed in range(400)]])
    assert set(drawn) == {"Listening", "Waiting"}
    assert min(drawn.values()) > 150


def test_whoever_is_ahead_of_a_tie_is_named_whatever_the_lot():
    shown = [named(show(ballots(3, 4, 3), FIVE_COUPLES, seed, strict=True)) for seed in range(60)]
    assert {frozenset(names) for names in shown} == {
        frozenset({"Listening", "Waiting"}),
        frozenset({"Waiting", "Asking"}),
    }


def test_named_options_come_in_drawn_order_so_that_the_first_is_not_the_winner():
    first = Counter(show(ballots(6, 3), FIVE_COUPLES, seed, strict=True)["items"][0]["text"] for seed in range(400))
    assert min(first["Listening"], first["Waiting"]) > 150


def test_cards_are_those_that_three_people_picked_whatever_the_order():
    picked = [[0, 1], [0, 1], [0, 1], [2], [2], [3]]
    shown = [cards(picked, OPTIONS, THREE_COUPLES, random.Random(seed)) for seed in range(40)]
    assert {release["form"] for release in shown} == {"cards"}
    assert {tuple(item["text"] for item in release["items"]) for release in shown} == {
        ("Listening", "Waiting"),
        ("Waiting", "Listening"),
    }


def test_cards_are_spread_when_no_card_was_picked_by_three():
    assert cards(ballots(2, 2, 2), OPTIONS, THREE_COUPLES, random.Random(0)) == {"form": "spread"}


def test_texts_are_shuffled_made_alike_and_marked_when_shortened():
    decided = [("we TALK first!!", False), ("it takes time 🙂", True)]
    shown = [texts(decided, FIVE_COUPLES, random.Random(seed)) for seed in range(40)]
    one, other = {"text": "We talk first!", "shortened": False}, {"text": "It takes time", "shortened": True}
    assert all(
        release in ({"form": "texts", "items": [one, other]}, {"form": "texts", "items": [other, one]})
        for release in shown
    )
    assert len({release["items"][0]["text"] for release in shown}) == 2


def test_only_some_texts_are_shown_so_that_absence_proves_nothing():
    decided = [(f"text {letter}", False) for letter in "abcdefghijklmnop"]
    assert [len(texts(decided, Size(2 * c, c), random.Random(0))["items"]) for c in (5, 8, 16)] == [6, 8, 10]


def test_the_same_words_from_two_people_are_shown_once():
    assert len(texts([("Time.", False), ("TIME.", True)], FIVE_COUPLES, random.Random(0))["items"]) == 1


def test_no_text_left_or_a_room_too_small_for_texts_shows_too_few():
    assert texts([], FIVE_COUPLES, random.Random(0)) == texts([("🙂", False)], FIVE_COUPLES, random.Random(0)) == few()
    assert texts([("time", False)], THREE_COUPLES, random.Random(0)) == few()


rooms = st.integers(3, 40).map(lambda couples: Size(2 * couples, couples))
answers = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True), max_size=80)
seeds = st.integers(0, 2**32)


@given(rooms, answers, seeds, st.booleans())
@settings(database=None, deadline=None)
def test_no_release_holds_a_count_below_three_a_total_or_an_option_of_fewer_than_three(
    size, given_ballots, seed, strict
):
    shown = show(given_ballots, size, seed, strict)
    people = Counter(OPTIONS[option] for ballot in given_ballots for option in ballot)
    assert shown.keys() <= {"form", "items", "others"}
    assert all(item.keys() <= {"text", "count", "level"} for item in shown.get("items", []))
    assert all(people[item["text"]] >= 3 for item in shown.get("items", []))
    assert all(item.get("count", 3) >= 3 for item in shown.get("items", []))
    assert (shown.get("others") or 3) >= 3


@given(rooms, answers, seeds, st.booleans(), st.randoms())
@settings(database=None, deadline=None)
def test_the_order_of_the_ballots_changes_nothing(size, given_ballots, seed, strict, shuffling):
    shuffled = [shuffling.sample(ballot, len(ballot)) for ballot in given_ballots]
    shuffling.shuffle(shuffled)
    assert show(shuffled, size, seed, strict) == show(given_ballots, size, seed, strict)


@given(answers, st.permutations(range(5)), st.booleans(), st.integers(3, 40))
@settings(database=None, deadline=None)
def test_the_rules_treat_options_alike(given_ballots, renamed, strict, couples):
    def shown(these, options):
        lots = (show(these, Size(2 * couples, couples), seed, strict, options) for seed in range(60))
        return {frozenset(map(str, release.get("items", [release["form"]]))) for release in lots}

    moved = [[renamed[option] for option in ballot] for ballot in given_ballots]
    places = [OPTIONS[renamed.index(place)] for place in range(5)]
    assert shown(given_ballots, OPTIONS) == shown(moved, places)


@given(answers, seeds, st.integers(3, 4))
@settings(database=None, deadline=None)
def test_three_and_four_couples_see_the_same_strict_or_not(given_ballots, seed, couples):
    size = Size(2 * couples, couples)
    assert show(given_ballots, size, seed, strict=True) == show(given_ballots, size, seed, strict=False)
