"""An evening in a storm: whatever breaks, the books balance and everybody is in the right step."""

import asyncio
import json

import pytest

from tests.faults.storm import Plan, told, unbalanced, weather
from workshop.rehearsal.books import Act

pytestmark = pytest.mark.faults


SHORT = Plan(couples=4, agenda="first-evening", minutes=0.3, kills=2, stops=1, seed=2, longest_cut_s=6.0)
HALF_DAY = Plan(couples=6, agenda="half-day", minutes=0.6, kills=2, stops=1, seed=2, longest_cut_s=8.0)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("plan", [SHORT, pytest.param(HALF_DAY, marks=pytest.mark.long)], ids=lambda plan: plan.agenda)
def test_an_evening_in_a_storm_loses_doubles_and_tells_nothing(tmp_path, plan):
    storm, report = asyncio.run(weather(plan, tmp_path))
    found = told(storm, report)
    assert (report.ok, storm.balance(), storm.failures()) == (True, [], []), json.dumps(found)
    assert (report.joined, report.paired) == (2 * plan.couples, plan.couples)
    assert report.acts_sent == report.acts_acked and report.ballots_sent == report.ballots_counted > 0
    assert report.steps == 20 or (report.exchanges > 3 and report.agreed_clauses > 1)
    assert {"kill", "stop"} <= set(storm.toll.befell) and storm.toll.back_s, "it was no storm"
    assert report.reconnects > 10
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and b"ZQXSTORM" in path.read_bytes()] == []


def test_the_books_of_the_log_notice_what_is_there_twice_or_missing():
    rows = [("a", 1, "joined"), ("b", 2, "closed"), ("b", 3, "pushed"), ("c", 4, "joined")]
    acts = {"a": Act("join", 1.0, True), "b": Act("next", 1.0, True), "n": Act("join", 1.0, False)}
    assert unbalanced(rows, acts) == []
    assert "is in the log twice" in unbalanced([*rows, ("a", 5, "joined")], acts)[0]
    assert "is not in the log" in unbalanced(rows[1:], acts)[0]
