"""What is stored has happened, also when the database fails before anybody could be told: then they are told later."""

import pytest

from tests.live import indoors
from tests.waiting import until

pytestmark = pytest.mark.sqlite  # another database would be asked for a table that is gone in other words


@pytest.fixture
def evening(tmp_path):
    with indoors.house(tmp_path) as server:
        evening = server.open(rehearsal=True)
        evening.desk("Robin")
        evening.pair("ana", "ben")
        evening.push("tell")
        evening.heard()
        yield evening
        evening.close()


def alter(evening, before, after):
    with evening.house.store.write() as connection:
        connection.exec_driver_sql(f"alter table {before} rename to {after}")


def hears_at_a_beat(person):
    person.server.socketio.sleep(0.05)
    return {frame["name"] for frame in person.hear()}


def test_an_act_that_is_stored_and_could_not_be_told_is_done_and_everybody_hears_of_it_later(evening):
    robin, ana = evening.people["Robin"], evening.people["ana"]
    alter(evening, "ballots", "elsewhere")  # of which a desk in a rehearsal is told
    robin.ok("hold", on=True, why="break")
    assert evening.live.state.held and "desk" not in hears_at_a_beat(robin)
    alter(evening, "elsewhere", "ballots")
    until(lambda: "desk" in hears_at_a_beat(robin))
    until(lambda: not evening.server.app.extensions["presence"]._owed)
    assert {frame["name"] for frame in ana.hear()} >= {"room", "mine"}
