"""The simulation of many evenings: nothing is lost or made up, more takes more, the same seed tells the same."""

import json
from random import Random

import pytest

from bench import crowds, simulate
from bench.crowds import ACTS, Storm
from bench.scale import MEASURED

COUPLES = 3


def costs():
    return crowds.costs(json.loads(MEASURED.read_text()))


def happenings(sessions=40, seconds=600, storms=(), seed=5):
    return list(crowds.happenings(range(sessions), seconds, COUPLES, storms, Random(seed)))


def test_what_was_measured_is_a_cost_of_each_act():
    found = costs()
    for part in (found.worker, found.redis, found.postgres, found.front, found.commands, found.bytes):
        assert set(part) == set(ACTS) and all(cost >= 0 for cost in part.values())
    assert all(found.worker[what] > 0 for what in ACTS) and found.rest > 0 and found.session_bytes > 0


def test_everything_that_happens_is_done_once_and_takes_what_it_takes():
    them = happenings(storms=[Storm(100, 0.5, 3)])
    told = crowds.serve(iter(them), 3, costs().worker)
    assert told.happened.total() == len(told.waits) == len(them)
    assert sum(told.busy) == pytest.approx(sum(told.happened[what] * costs().worker[what] for what in ACTS))
    assert told.waits[0] >= min(costs().worker.values()) - 1e-9
    assert [one.at for one in them] == sorted(one.at for one in them) and them[-1].at < 600


def test_everybody_who_lost_the_line_comes_back_once_and_in_time():
    back = [one for one in happenings(storms=[Storm(100, 0.5, 3)]) if one.what == "back"]
    assert len(back) == 20 * 2 * COUPLES and all(100 <= one.at <= 103 for one in back)
    assert len({one.session for one in back}) == 20


def test_each_step_that_is_over_was_answered_by_every_phone():
    them = happenings(sessions=1, seconds=100_000)
    told = crowds.serve(iter(them), 1, costs().worker)
    steps = told.happened["push"] / 3
    assert abs(told.happened["act"] / 2 / COUPLES - steps) < 2


def test_more_workers_keep_nobody_waiting_longer_and_more_sessions_take_more():
    slow = {what: 100 * cost for what, cost in costs().worker.items()}
    few, many = (crowds.serve(iter(happenings()), workers, slow) for workers in (1, 8))
    assert many.wait(0.5) <= few.wait(0.5) and many.wait(1) <= few.wait(1) and few.wait(1) > few.wait(0.5)
    assert sum(crowds.serve(iter(happenings(80)), 1, slow).busy) > sum(few.busy)


def test_as_many_evenings_as_were_asked_for_go_on_at_the_fullest_moment():
    for sessions in (100, 3_000):
        begun = crowds.starts(sessions, Random(2))
        most = crowds.going(begun, crowds.fullest(begun))
        assert abs(most - sessions) < 0.1 * sessions + 3 * sessions**0.5
        assert all(crowds.going(begun, at) <= most for at in range(0, 86_400, 600))
    assert all(0 <= at < 86_400 for at in begun) and len(begun) > sessions


def test_the_same_seed_tells_the_same_and_another_something_else():
    one, again, other = (simulate.told(costs(), 60, COUPLES, seed) for seed in (1, 1, 2))
    assert one == again and one != other and [name for name, _ in one] == [name for name, _ in other]
