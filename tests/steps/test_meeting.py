"""What two private marks lead to, over many draws with fixed seeds."""

from collections import Counter
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from workshop.steps.meeting import agree, both_picked, matching, propose

DRAWS = 6000
EVERYDAY = [0, 2, 3, 5]


def shares(fitting, everyday=EVERYDAY):
    """How often each item came up, as a share of all draws."""
    chance = Random(20)
    drawn = Counter(propose(fitting, everyday, chance)["A"] for _ in range(DRAWS))
    return {item: count / DRAWS for item, count in drawn.items()}


def test_two_times_in_three_it_is_a_fitting_item():
    for fitting in ([1], [1, 4]):
        drawn = shares(fitting)
        assert abs(sum(drawn.get(item, 0) for item in fitting) - 2 / 3) < 0.02
        assert max(drawn.get(item, 0) for item in fitting) - min(drawn.get(item, 0) for item in fitting) < 0.04
        assert all(abs(drawn[item] - 1 / 12) < 0.02 for item in EVERYDAY)


def test_where_nothing_fits_every_everyday_item_is_as_likely():
    assert all(abs(share - 1 / 4) < 0.02 for share in shares([]).values())
    assert set(shares([])) == set(EVERYDAY)


def test_an_item_that_is_not_everyday_comes_up_only_if_it_fits():
    for fitting in ([], [0], [1], [0, 1]):
        assert set(shares(fitting)) == set(EVERYDAY) | set(fitting)


def test_an_everyday_item_tells_nothing_for_sure_whether_it_comes_up_or_not():
    """Whatever ana marked and whatever she sees, every mark that ben may have made on an everyday item could be his."""
    states, everyday = (0, 1, None), [0, 1, 2, 3]
    for ana in product((0, 1), repeat=4):
        seen = {
            ben: {
                propose(matching({"states": list(ana)}, {"states": [ben, 1, 0, None]}, [(0, 1)]), everyday, Random(n))[
                    "A"
                ]
                for n in range(120)
            }
            for ben in states
        }
        assert all(came_up == set(everyday) for came_up in seen.values())


def test_what_is_seen_is_never_proof():
    """The most that an everyday item can tell: seen, nine times as likely that it fitted; not seen, a third."""
    fitted, did_not, nothing = shares([0]), shares([1]), shares([])
    assert 1 < fitted[0] / did_not[0] < 10
    assert 0.3 < (1 - fitted[0]) / (1 - nothing[0]) < 1


states = st.lists(st.sampled_from([0, 1, 2, None]), min_size=6, max_size=6).map(lambda found: {"states": found})
pairs = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4)


@given(states, states, pairs, st.integers(0, 2**32))
def test_the_same_marks_lead_to_the_same_item_whoever_asks_first(ours, theirs, fits, seed):
    drawn = [propose(matching(*marks, fits), EVERYDAY, Random(seed)) for marks in [(ours, theirs), (theirs, ours)]]
    assert drawn[0] == drawn[1] and drawn[0]["A"] == drawn[0]["B"]
    assert drawn[0]["A"] in {*EVERYDAY, *matching(ours, theirs, fits)}


@given(states, states, pairs)
def test_an_item_fits_when_its_two_states_are_a_pair_that_fits(ours, theirs, fits):
    both = list(zip(ours["states"], theirs["states"], strict=True))
    named = {frozenset(pair) for pair in fits}
    assert matching(ours, theirs, fits) == [item for item, pair in enumerate(both) if frozenset(pair) in named]


def test_without_one_of_the_marks_nothing_fits():
    marks, picks = {"states": [0] * 6}, {"picked": [0]}
    for ours, theirs in [(None, None), (marks, None), (None, marks)]:
        assert matching(ours, theirs, [(0, 0)]) == []
    for ours, theirs in [(None, None), (picks, None), (None, picks)]:
        assert both_picked(ours, theirs) == []


picks = st.one_of(st.none(), st.integers(0, 5))


@given(picks, picks)
def test_whoever_does_not_agree_learns_nothing_but_that(ours, theirs):
    met = agree((ours, theirs), last=5)
    assert met in ({"A": ours, "B": theirs}, {"A": None, "B": None})
    assert (met["A"] is None) == (met["B"] is None)
    assert 5 not in met.values()
    assert agree((theirs, ours), last=5) == {"A": met["B"], "B": met["A"]}
