"""Several workers behind haproxy, over PostgreSQL and Redis, while they are killed: nothing is lost."""

import os

import pytest

from tests.scale.topology import Topology

MARKER = "ZQXSECRET"
LONG = "LONG" in os.environ
COUPLES, SPEED = (60, 60) if LONG else (8, 100)


@pytest.fixture(scope="module")
def topology(tmp_path_factory):
    topology = Topology(tmp_path_factory.mktemp("topology"))
    yield topology
    topology.stop()


def whole(told, couples):
    faults = {name: told[name] for name in ("lost", "doubled", "wrong_step", "errors")}
    assert faults == dict.fromkeys(faults, 0), told
    assert told["paired"] == couples and told["phones"] == told["joined"] == 2 * couples
    assert told["acts_sent"] == told["acts_acked"] and told["ballots_sent"] == told["ballots_counted"] > 0


@pytest.mark.long
@pytest.mark.faults
@pytest.mark.timeout(600)
def test_a_whole_evening_goes_on_while_workers_and_redis_are_killed(topology):
    with topology.misfortune(redis_at=(2, 5) if LONG else (1, 3)) as told:
        whole(topology.rehearse(COUPLES, speed=SPEED, seed=4, marker=MARKER), COUPLES)
    assert told.count("redis") == 2 and len(told) >= 5, told
    assert MARKER.encode() not in topology.redis.everything()
    for worker in topology.workers:
        assert MARKER.encode() not in worker.written()
