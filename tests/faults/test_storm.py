"""Half a day in a storm, in two minutes: whatever breaks, the books balance and everybody is in the right step."""

import asyncio
import json

import pytest

from tests.faults.storm import Plan, told, unbalanced, weather
from workshop.rehearsal.books import Act

pytestmark = pytest.mark.faults


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_half_a_day_in_a_storm_loses_doubles_and_tells_nothing(tmp_path):
    plan = Plan(couples=6, agenda="half-day", minutes=0.6, kills=2, stops=1, seed=2, longest_cut_s=8.0)
    storm, report = asyncio.run(weather(plan, tmp_path))
    found = told(storm, report)
    assert (report.ok, storm.balance(), storm.failures()) == (True, [], []), json.dumps(found)
    assert (report.joined, report.paired, report.steps) == (12, 6, 65)
    assert report.acts_sent == report.acts_acked and report.ballots_sent == report.ballots_counted > 60
    assert report.exchanges > 3 and report.agreed_clauses > 1
    assert {"kill", "stop"} < set(storm.toll.befell) and len(storm.toll.befell) >= 5, "it was no storm"
    assert report.reconnects > 40 and len(storm.toll.together) > 10
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and b"ZQXSTORM" in path.read_bytes()] == []


def test_the_books_of_the_log_notice_what_is_there_twice_or_missing():
    rows = [("a", 1, "joined"), ("b", 2, "closed"), ("b", 3, "pushed"), ("c", 4, "joined")]
    acts = {"a": Act("join", 1.0, True), "b": Act("next", 1.0, True), "n": Act("join", 1.0, False)}
    assert unbalanced(rows, acts) == []
    assert "is in the log twice" in unbalanced([*rows, ("a", 5, "joined")], acts)[0]
    assert "is not in the log" in unbalanced(rows[1:], acts)[0]
