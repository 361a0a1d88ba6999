"""The promise of WORKSHOP 0.3, by enumeration: every answer everybody in a small room could give, and every release.

Somebody knows P, the rules, the release, their own answer (or that they passed) and one more. What a third person chose
must stay open. The same told for a reader: docs/anonymity.md.
"""

import random
from collections import defaultdict
from functools import partial
from itertools import combinations, permutations, product

import pytest

from workshop.session import release
from workshop.session.release import MOVES, Size, cards, check, closed_answers, enough, pulse, tier

pytestmark = pytest.mark.slow

PASSED = ()
TOO_FEW = {repr(release.few())}
strictly = partial(closed_answers, strict=True)
SMALL = [(closed_answers, people) for people in range(6, 11)] + [(cards, people) for people in range(6, 11)]
SMALL += [(strictly, 10)]  # with fewer people all is strict
EVERY = [(closed_answers, people) for people in range(2, 17)] + [(cards, people) for people in range(6, 11)]
EVERY += [(strictly, people) for people in range(10, 17)]


def strip(ballots, options, size, chance, strict=False):
    """The pulse on a single statement: options 0, 1 and 2 are up, same and down."""
    moves = [[MOVES[option] for option in ballot] for ballot in ballots]
    return pulse(moves, ["a statement"], size, chance, strict)


def lines(ballots, options, size, chance):
    return check(ballots, options, size)


class EveryLot(random.Random):
    """Instead of chance: of all that lots could draw, the one numbered `turn`. Drawn order says nothing: it stays."""

    def __init__(self, turn):
        super().__init__(0)
        self.turn, self.draws = turn, 1

    def sample(self, population, k, **_):
        draws = list(combinations(population, k))
        self.draws = len(draws)
        return list(draws[self.turn])

    def shuffle(self, x):
        pass


def every_release(form, ballots, options, size, lot):
    """All releases that lots could make of these ballots, as texts to compare; only one if the lot is known."""
    names, first = [f"option {n}" for n in range(options)], EveryLot(0)
    if lot is not None:
        return {repr(form(ballots, names, size, random.Random(lot)))}
    releases = [form(ballots, names, size, first)]
    return {
        repr(shown) for shown in releases + [form(ballots, names, size, EveryLot(n)) for n in range(1, first.draws)]
    }


def possible_answers(options, ticks):
    return [PASSED] + [answer for n in range(1, ticks + 1) for answer in combinations(range(options), n)]


def size_of(people):
    """Couples, and one person alone if need be; other rooms of so many people show the same (first test below)."""
    return Size(people, (people + 1) // 2)


def every_room(answers, people):
    """How many gave which answer, in every way there is. Who gave it changes nothing (first test below)."""
    for cuts in combinations(range(people + len(answers) - 1), len(answers) - 1):
        edges = (-1, *cuts, people + len(answers) - 1)
        yield {answer: edges[i + 1] - edges[i] - 1 for i, answer in enumerate(answers)}


def known_answers(answers, options, known):
    """All that may be known, up to what the options are called: the rules treat options alike (test_release.py)."""
    for pattern in product(answers, repeat=known):
        renamed = [tuple(tuple(sorted(new[o] for o in b)) for b in pattern) for new in permutations(range(options))]
        if pattern == min(renamed):
            yield pattern


def left_open(form, people, options, ticks=1, known=2, lot=None):
    """For everything somebody can see and know: all answers of another person that agree with it."""
    size, answers, thirds = size_of(people), possible_answers(options, ticks), defaultdict(set)
    known = min(known, people - 1)
    patterns = list(known_answers(answers, options, known) if lot is None else product(answers, repeat=known))
    for counts in every_room(answers, size.people):
        ballots = [answer for answer, people in counts.items() for _ in range(people) if answer]
        shown = every_release(form, ballots, options, size, lot)
        for pattern in patterns:
            if all(pattern.count(answer) <= counts[answer] for answer in pattern):
                rest = [answer for answer in answers if counts[answer] > pattern.count(answer)]
                for seen in shown:
                    thirds[pattern, seen].update(rest)
    return thirds


def certain(thirds):
    """Where all answers left to the third hold the same option: so above all where a single answer is left."""
    return [known for known, left in thirds.items() if set.intersection(*map(set, left))]


def ruled_out(thirds, options):
    """Where there is an option that the third certainly did not choose."""
    return [known for known, left in thirds.items() if len(set().union(*left)) < options]


@pytest.mark.parametrize("people", range(6, 81))
def test_who_came_with_whom_changes_nothing_because_enough_answers_always_come_from_enough_units(people):
    for units, answers in product(range((people + 1) // 2, people + 1), range(1, people + 1)):
        size, fewest, most = Size(people, units), (answers + 1) // 2, min(answers, units)
        assert tier(size) == tier(size_of(people))
        assert enough(size, answers, fewest) == enough(size, answers, most)


@pytest.mark.parametrize("form", [closed_answers, cards])
@pytest.mark.parametrize(("units", "options", "ticks"), [((2, 2, 2), 3, 1), ((2, 2, 1, 1), 2, 1), ((2, 2, 2), 2, 2)])
def test_counting_answers_equals_counting_person_by_person(form, units, options, ticks):
    size, seats = Size(sum(units), len(units)), [unit for unit, here in enumerate(units) for _ in range(here)]
    counted = left_open(form, size.people, options, ticks)
    patterns, by_person = {known for known, _ in counted}, defaultdict(lambda: defaultdict(set))
    for room in product(possible_answers(options, ticks), repeat=size.people):
        ballots = [answer for answer in room if answer]
        passed = enough(size, len(ballots), len({seat for seat, answer in zip(seats, room, strict=True) if answer}))
        shown = every_release(form, ballots, options, size, None) if passed else TOO_FEW
        for ana, ben, carla in permutations(range(size.people), 3):
            if (room[ana], room[ben]) in patterns:
                for seen in shown:
                    by_person[ana, ben, carla][(room[ana], room[ben]), seen].add(room[carla])
    assert all(thirds == counted for thirds in by_person.values())


@pytest.mark.parametrize("options", [2, 3, 4, 5, 6])
@pytest.mark.parametrize(("form", "people"), EVERY)
def test_nobody_who_knows_two_answers_is_certain_what_a_third_chose(form, people, options):
    assert certain(left_open(form, people, options)) == []


@pytest.mark.parametrize(("options", "ticks"), [(2, 2), (3, 2), (3, 3)])
@pytest.mark.parametrize(("form", "people"), SMALL)
def test_nor_when_several_may_be_ticked(form, people, options, ticks):
    assert certain(left_open(form, people, options, ticks)) == []


@pytest.mark.parametrize("people", [*range(2, 17), 20, 24, 31, 32, 38, 44])
@pytest.mark.parametrize("form", [strip, partial(strip, strict=True)])
def test_the_pulse_leaves_open_how_anybody_else_has_moved(form, people):
    assert certain(left_open(form, people, 3)) == []


@pytest.mark.parametrize(("people", "options", "ticks"), [
    *((people, 2, 2) for people in range(2, 17)), *((people, 3, 3) for people in range(6, 12)), (6, 4, 4), (32, 2, 2),
])  # fmt: skip
def test_the_closing_check_leaves_open_what_anybody_ticked(people, options, ticks):
    assert certain(left_open(lines, people, options, ticks)) == []


@pytest.mark.parametrize(("form", "people", "options", "ticks"), [
    (cards, 8, 4, 2), (cards, 6, 4, 3), (closed_answers, 8, 4, 2), (closed_answers, 10, 4, 2),
    (closed_answers, 12, 3, 2), (closed_answers, 24, 4, 1), (closed_answers, 32, 3, 1), (closed_answers, 32, 4, 1),
    (strictly, 32, 4, 1),
    *((cards, people, options, 1) for people in range(11, 17) for options in (2, 3, 4)),
    (cards, 12, 3, 2), (cards, 16, 2, 2), (cards, 32, 3, 1),
])  # fmt: skip
def test_nor_with_more_options_and_in_larger_rooms(form, people, options, ticks):
    assert certain(left_open(form, people, options, ticks)) == []


@pytest.mark.parametrize(("options", "ticks"), [(2, 1), (3, 1), (4, 1), (2, 2), (3, 2)])
@pytest.mark.parametrize(("form", "people"), SMALL)
def test_not_even_somebody_who_also_knows_how_the_lot_falls_is_certain(form, people, options, ticks):
    assert certain(left_open(form, people, options, ticks, lot=people)) == []


@pytest.mark.parametrize(("options", "ticks"), [(2, 1), (3, 1), (4, 1), (2, 2), (3, 2)])
@pytest.mark.parametrize(("form", "people"), [*SMALL, (closed_answers, 12), (strictly, 12), (closed_answers, 16)])
def test_with_only_their_own_answer_nobody_is_certain_even_of_somebody_seen_answering(form, people, options, ticks):
    thirds = left_open(form, people, options, ticks, known=1)
    assert certain({known: left - {PASSED} for known, left in thirds.items() if left != {PASSED}}) == []


def test_a_third_who_is_seen_answering_stays_open_to_a_couple_unless_the_question_has_two_options():
    def answered(options):
        return {known: left - {PASSED} for known, left in left_open(closed_answers, 10, options).items()}

    assert {pattern for pattern, _ in certain(answered(2))} == {((0,), (0,))}
    assert certain(answered(3)) == certain(answered(4)) == []


@pytest.mark.parametrize("options", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("people", range(6, 16))
def test_the_strict_forms_never_tell_what_another_did_not_choose(people, options):
    assert ruled_out(left_open(strictly, people, options, known=1), options) == []


@pytest.mark.parametrize(("people", "options"), [(16, 5), (20, 4), (26, 4), (32, 4), (38, 3), (44, 3)])
def test_nor_do_they_in_the_larger_rooms_that_were_tried(people, options):
    assert ruled_out(left_open(strictly, people, options, known=1), options) == []


def test_unless_somebody_knows_how_the_lot_falls():
    assert any(ruled_out(left_open(strictly, 10, 4, known=1, lot=lot), 4) for lot in range(3))


def test_bars_may_tell_that_nobody_else_chose_an_option_as_0_3_accepts():
    told = ruled_out(left_open(closed_answers, 10, 3, known=1), 3)
    assert any(known == ((0,),) and "'count': 5" in seen and "'count': 4" in seen for known, seen in told)


def test_cards_tell_what_another_did_not_pick_only_where_a_phone_may_pick_a_single_one():
    assert ruled_out(left_open(cards, 6, 4, ticks=1, known=1), 4)
    assert not ruled_out(left_open(cards, 6, 4, ticks=2, known=1), 4)


def test_the_enumeration_finds_the_flaw_of_bars_that_everybody_may_stand_in(monkeypatch):
    monkeypatch.setattr(release, "_bars_hide_everyone", lambda counts, _: sum(n >= 3 for n in counts) >= 2)
    assert certain(left_open(closed_answers, 10, 2, ticks=2))


def test_the_enumeration_finds_the_flaw_of_bars_for_a_single_person(monkeypatch):
    monkeypatch.setattr(release, "CROWD", 1)
    assert certain(left_open(closed_answers, 10, 3))
