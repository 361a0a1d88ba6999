"""The version before this one and this one side by side, while couples play: what one writes the other understands."""

import subprocess
import threading
import urllib.request
from pathlib import Path

import pytest

from tests.scale.test_topology import whole
from tests.scale.topology import Topology
from tests.scale.wheels import NoHistory, before, checked_out, installed, this
from tests.server import path_of, python
from tests.waiting import until

pytestmark = [pytest.mark.long, pytest.mark.faults, pytest.mark.timeout(600)]

COUPLES, SPEED = 12, 80


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """Where the version before and this one are installed."""
    try:
        commit = before()
    except NoHistory as why:
        pytest.skip(f"needs the version before this one: {why}")
    old, new = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    return installed(checked_out(commit, tmp_path_factory.mktemp("tree")), old), installed(this(), new)


def runs(server):
    """Where the code lies that a server of this kind runs."""
    said = [*python(server.site), "-c", "import workshop, wsgi; print(workshop.__file__, wsgi.__file__)"]
    where = subprocess.run(said, env=path_of(server.site), capture_output=True, text=True, check=True).stdout
    return {Path(one).is_relative_to(server.site) for one in where.split()} == {True}


def replace(server, site):
    """Drained, and started anew in the other version, as docs/scaling.md has it."""
    assert server.stop() == 0
    server.site = site
    server.again()
    ready = f"{server.url}/readyz"
    until(lambda: urllib.request.urlopen(ready, timeout=5).status == 200, pardons=(OSError,))


@pytest.mark.parametrize("pages", ["old", "new"])
def test_an_evening_goes_on_while_each_worker_becomes_the_newer_version(versions, tmp_path, pages):
    old, new = versions
    topology = Topology(tmp_path, sites=(old, new, old))
    told = {}

    def play():
        told.update(topology.rehearse(COUPLES, site=old if pages == "old" else new, speed=SPEED, seed=4))

    playing = threading.Thread(target=play)
    try:
        assert all(map(runs, topology.workers))
        playing.start()
        until(lambda: topology.workers[1].rows("select 1 from events where type = 'pushed'"))
        for worker in (topology.workers[0], topology.workers[2]):
            pushed = len(worker.rows("select 1 from events where type = 'pushed'"))
            replace(worker, new)
            until(lambda worker=worker, pushed=pushed: more_than(pushed, worker))
        assert playing.is_alive(), "all of this was while they played"
        playing.join(500)
        whole(told, COUPLES)
    finally:
        playing.join(500)
        topology.stop()


def more_than(pushed, server):
    """Whether the evening has gone on since."""
    return len(server.rows("select 1 from events where type = 'pushed'")) > pushed
