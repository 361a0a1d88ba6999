"""Inside of gunicorn, which listens in the server's place: everything goes on, and it stops without a jolt."""

import os
import subprocess
import sys
import time

import pytest

from tests import databases
from tests.live.conftest import the_house_of
from tests.live.people import Desk, Phone, run
from tests.live.test_door import ask, home
from tests.live.test_other_ways import ClimbingPhone, PollingPhone, the_desk_pushes_and_all_hear
from tests.server import Hosted
from tests.waiting import until
from workshop import workshops
from workshop.live.engine import SWITCHED
from workshop.session.duties import TIMER
from workshop.store import people
from workshop.store.engine import BEFORE

OLD_S = 3 * 24 * 3600


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    (data / BEFORE).touch()
    os.utime(data / BEFORE, (time.time() - OLD_S,) * 2)
    server = Hosted(data)
    yield server
    server.stop()


def test_a_desk_pushes_and_all_hear_however_they_came(evening, server):
    evening()  # and leaves a fresh link for a desk
    the_desk_pushes_and_all_hear(server, (Phone, PollingPhone, ClimbingPhone))


def test_what_goes_on_beside_goes_on_here_as_well(server, evening):
    if databases.chosen == "sqlite":
        until(lambda: not (server.data / BEFORE).exists(), told=lambda: "what is due goes at the start")
    colleague = evening().colleague(TIMER)
    with the_house_of(server) as house, house.store.write() as connection:
        workshop = workshops.of_session(house, colleague.session).id
        for member in people.members_of(connection, workshop):
            people.remove_member(connection, workshop, member.account)
    run(colleague.socket.wait(), 15)  # another process changed it: the next look hangs up
    assert not colleague.socket.connected


def test_a_connection_takes_none_of_gunicorns_places(server):
    """The answer is our own, and it is a line from then on."""
    assert ask(server, home(server)).startswith(SWITCHED.split("\r\n")[0].encode())


def test_told_to_stop_it_tells_everybody_to_come_again_and_ends_well(tmp_path):
    server = Hosted(tmp_path / "data")
    phone = Phone(server, Desk(server).code, "eve").join()
    phone.socket.on("again", phone._hear("again"))
    assert server.stop() == 0
    assert "again" in [name for name, _ in phone.heard]
    assert not (server.data / "workshop.sqlite-wal").exists()
    server.again()
    assert phone.come().views["mine"]
    server.stop()


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"WORKSHOP_ASYNC": "gevent", "WORKSHOP_URL": ""}, "set WORKSHOP_URL"),
        ({"WORKSHOP_URL": "http://a.example"}, "set WORKSHOP_ASYNC=gevent"),
    ],
    ids=["without its address", "without being told"],
)
def test_it_says_what_it_has_to_be_told(tmp_path, env, says):
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-k",
        "gevent",
        "--no-control-socket",
        "--bind",
        "127.0.0.1:0",
        "wsgi:app",
    ]
    env = {**os.environ, "WORKSHOP_ASYNC": "", "WORKSHOP_DATA": str(tmp_path), **env}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode and says in done.stderr
