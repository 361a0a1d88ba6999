"""An evening that an older version opened goes on with this one: evening-0001.sql is what that version had written."""

import secrets
import sqlite3
from pathlib import Path

import pytest

from tests.between import LIBRARY
from workshop.config import Config
from workshop.live import rooms
from workshop.live.house import House
from workshop.live.play import play
from workshop.notes.content import content
from workshop.session import circles, ours
from workshop.store import open_store

ANA, BEN, COUPLE = "0" * 16, "0" * 15 + "1", "0" * 32
SEQ = 12
"""The number that the older version's last views carried."""


@pytest.fixture
def house(tmp_path):
    with sqlite3.connect(tmp_path / "w.sqlite") as connection:
        connection.executescript((Path(__file__).parent / "evening-0001.sql").read_text())
    connection.close()
    config = Config(data=tmp_path, database=f"sqlite:///{tmp_path}/w.sqlite", secret="x" * 32)
    house = House(config, open_store(config.database), LIBRARY)
    house.started_at -= 10
    yield house
    house.store.close()


@pytest.fixture
def live(house):
    [session] = [row.id for row in rows(house, "select id from sessions")]
    return house.live(session)


def rows(house, query):
    with house.store.read() as connection:
        return connection.exec_driver_sql(query).all()


def desk(house, live, act, **fields):
    play(house, live, "desk", "robin", {"id": secrets.token_hex(16), "act": act, **fields})


def everybody_sees(house, live):
    here = house.here(live)
    views = [circles.room_view(live.state, here), circles.screen_view(live.state, here), rooms.desk(house, live)]
    return [*views, rooms.mine(house, live, ANA), ours.ours_view(live.state)]


def test_every_step_it_planned_can_still_be_opened(house, live):
    for run in range(len(live.state.runs), len(live.state.about.plan) + len(live.state.runs) - 4):
        assert all(everybody_sees(house, live))
        desk(house, live, "next", after=run)
    assert {step["kind"] for step in live.state.about.plan} == {"read", "choice", "words", "talk", "write", "turns"}
    desk(house, live, "end")
    assert len(content(live.state, house.clock())["steps"]) == len(live.state.about.plan)


def test_the_couple_is_still_one_and_its_name_still_sealed(house, live):
    mine = rooms.mine(house, live, ANA)
    assert (mine["stage"], mine["couple"]["id"], mine["apart"]) == ("paired", COUPLE, False)
    assert set(mine["sealed"]["name"]) == {"A"}


def test_phones_that_stayed_on_take_the_first_view_they_get(house, live):
    """The older version counted every event for them; who holds a newer view drops an older one."""
    room, *_, mine, _ = everybody_sees(house, live)
    assert min(room["seq"], mine["seq"]) >= SEQ
