"""What goes when: sealed texts and comings and goings after 24 hours, everything of a session after 90 days."""

from random import Random

import pytest

from tests import databases
from workshop import erasing, exercises, sessions
from workshop.config import Config
from workshop.live import between
from workshop.live.guest import Guest
from workshop.live.house import MISSED_S, House
from workshop.live.play import play
from workshop.notes.content import content
from workshop.paths import ASSETS
from workshop.store import log, open_store, register, sealed, tables
from workshop.store.tables import workshops
from workshop.workshops import make_workshop

HOUR = 3600.0


@pytest.fixture
def house(tmp_path):
    config = Config(data=tmp_path, database=databases.of(tmp_path), secret="x" * 32)
    house = House(config, open_store(config.database), exercises.load(ASSETS.exercises), clock=lambda: 0.0)
    house.clock, house.time, house.chance = lambda: house.time, 1_764_000_000.0, Random(1)
    yield house
    house.store.close()


def opened(house, **how):
    id = make_workshop(house, None, "Tuesday", "first-evening")
    with house.store.read() as connection:
        workshop = register.one(connection, workshops, id=id)
    return sessions.open_session(house, workshop, "limits", "resources", **how)


@pytest.fixture
def ended(house):
    """A session in which ana and ben sealed a name and which then ended; its id."""
    sid = opened(house)
    live = house.live(sid)
    for phone in ("ana", "ben"):
        _act(house, live, "phone", phone, act="join")
    _act(house, live, "phone", "ana", act="start_couple", couple="c")
    _act(house, live, "phone", "ben", act="join_couple", couple="c")
    for phone in ("ana", "ben"):
        _act(house, live, "phone", phone, act="confirm", asking="ben")
    between.seal(house, live, Guest("phone", sid, "ana"), {"slot": "name", "blob": "YmxvYg"})
    _act(house, live, "desk", "robin", act="next", after=0)
    _act(house, live, "desk", "robin", act="remark", about="1", text="well begun")
    house.time += 60
    _act(house, live, "desk", "robin", act="end")
    return sid


def _act(house, live, role, who, **act):
    house.n = getattr(house, "n", 0) + 1
    play(house, live, role, who, {"id": str(house.n), **act})


def held(house, sid):
    with house.store.read() as connection:
        return sealed.read(connection, sid, "c")


def test_nothing_goes_before_its_time(house, ended):
    house.time += 23 * HOUR
    assert not any(sessions.purge(house).values())
    assert held(house, ended)


def test_after_a_day_the_couples_are_gone_and_the_notes_are_as_before(house, ended):
    notes = content(house.live(ended).state, house.time)
    house.time += 25 * HOUR
    sessions.purge(house)
    assert not held(house, ended)
    house.drop(ended)
    state = house.live(ended).state
    assert state.couples == {} and state.phones == {}
    assert content(state, house.time) == notes


def test_after_ninety_days_nothing_is_left(house, ended):
    house.time += 91 * 24 * HOUR
    sessions.purge(house)
    house.drop(ended)
    assert house.live(ended) is None


def test_an_open_session_is_left_alone(house, ended):
    sid = opened(house)
    house.time += 100 * 24 * HOUR
    sessions.purge(house)
    house.drop(sid)
    assert house.live(sid) is not None


def test_a_remark_made_after_the_purge_is_the_one_that_stays(house, ended):
    house.time += 25 * HOUR
    sessions.purge(house)
    _act(house, house.live(ended), "desk", "robin", act="remark", about="1", text="second thoughts")
    house.drop(ended)
    assert house.live(ended).state.remarks == {"1": "second thoughts"}


def test_a_session_that_nobody_ends_is_ended_after_a_day_and_a_half(house):
    sid = opened(house)
    house.time += 35 * HOUR
    sessions.purge(house)
    assert house.live(sid).state.ended_at is None
    house.time += 2 * HOUR
    sessions.purge(house)
    assert house.live(sid).state.ended_at == house.time


def test_a_rehearsal_that_nobody_ends_is_ended_after_six_hours_without_anything(house):
    sid = opened(house, rehearsal=True)
    _act(house, house.live(sid), "desk", "robin", act="push", step=0, after=0)
    house.time += 5 * HOUR
    sessions.purge(house)
    assert house.live(sid).state.ended_at is None
    house.time += 2 * HOUR
    sessions.purge(house)
    assert house.live(sid).state.ended_at == house.time


def abandoned(house):
    """A session left with a question open, 37 hours ago; its id."""
    sid = opened(house)
    live = house.live(sid)
    for number in range(6):
        house.passing.connect(sid, f"p{number}", "socket")
        _act(house, live, "phone", f"p{number}", act="join")
        _act(house, live, "phone", f"p{number}", act="go_alone")
    index = next(n for n, step in enumerate(live.state.about.plan) if step["id"].endswith("in-general"))
    _act(house, live, "desk", "robin", act="push", step=index, after=0)
    assert live.state.run.collecting
    house.time += 37 * HOUR
    house.drop(sid)
    return sid


def test_a_server_that_has_just_started_lets_go_of_what_is_due_before_phones_are_back(house, ended):
    sid = abandoned(house)
    restarted = House(house.config, house.store, house.library, clock=lambda: house.time)
    sessions.purge(restarted)
    assert not held(house, ended) and restarted.live(sid).state.ended_at is None
    house.time += MISSED_S + 1
    sessions.purge(restarted)
    assert restarted.live(sid).state.ended_at == house.time


def test_a_session_that_cannot_be_read_keeps_nothing_else_from_going(house, ended):
    broken, sid = abandoned(house), abandoned(house)
    with house.store.write() as connection:
        log.append(connection, broken, 99, [("from_the_future", 1.0, {})], None)
    house.time += 1
    sessions.purge(house)
    assert not held(house, ended) and house.live(sid).state.ended_at == house.time


def test_moderated_texts_go_with_the_end(house, ended):
    with house.store.read() as connection:
        assert "moderated" not in {row[0] for row in log.read(connection, ended)}


def test_a_server_that_was_overtaken_reads_the_log_and_goes_on(house, ended):
    live = house.live(ended)
    other = House(house.config, house.store, house.library, clock=lambda: house.time)
    _act(house, other.live(ended), "desk", "robin", act="remark", about="session", text="from elsewhere")
    _act(house, live, "desk", "robin", act="remark", about="1", text="from here")
    assert live.state.remarks == {"1": "from here", "session": "from elsewhere"}


def test_what_fails_to_be_stored_is_in_no_message(house, ended):
    with house.store.write() as connection:
        connection.exec_driver_sql("alter table events rename to on_fire")
    with pytest.raises(Exception, match="events") as wrong:
        _act(house, house.live(ended), "desk", "robin", act="remark", about="1", text="ZQXREMARK")
    assert "ZQXREMARK" not in str(wrong.value)
    assert house.live(ended).state.remarks == {"1": "well begun"}


def test_what_goes_after_ninety_days_leaves_a_receipt(house, ended):
    with house.store.read() as connection:
        [found] = register.all_of(connection, tables.sessions)
    house.time += 91 * 24 * HOUR
    sessions.purge(house)
    [receipt] = erasing.receipts_of(house, found.workshop)
    assert (receipt["id"], receipt["at"]) == (ended, house.time)
    assert receipt["erased"]["sessions"] == 1 and receipt["erased"]["events"] > 2
