"""What PostgreSQL does otherwise than SQLite, with one server and with several; `make test-scale` tries all else."""

import os
import secrets
import signal
import subprocess
import sys
import threading
from random import Random

import pytest
from sqlalchemy.exc import OperationalError

from tests.store.test_forensics import DEVIATIONS, Room, beyond_chance, together
from tests.waiting import until
from tests.web.evenings import DAY, Clock, Evening
from workshop import accounts, concurrency, doctor, erasing, exercises, followups, serving, sessions, workshops
from workshop.config import Config
from workshop.live.house import House
from workshop.live.play import play
from workshop.paths import ASSETS
from workshop.store import UNSAVED, StoreError, ballots, copying, drafts, fitness, log, open_store, people, register
from workshop.store.postgres import Line
from workshop.store.tables import followup_ballots, links, metadata
from workshop.workshops import make_workshop

pytestmark = pytest.mark.slow
LIBRARY = exercises.load(ASSETS.exercises)


@pytest.fixture
def url(postgres):
    return postgres.fresh()


@pytest.fixture
def store(url):
    store = open_store(url)
    yield store
    store.close()


@pytest.fixture
def houses(url, tmp_path):
    """Two servers on one database."""
    config = Config(data=tmp_path, database=url, secret="x" * 32)
    houses = [House(config, open_store(url), LIBRARY) for _ in range(2)]
    yield houses
    for house in houses:
        house.store.close()


def at_once(*works):
    """Do all of these at the same time; what came of them, failures too."""
    came, ready = [None] * len(works), threading.Barrier(len(works))

    def do(place, work):
        ready.wait()
        try:
            came[place] = work()
        except Exception as wrong:
            came[place] = wrong

    threads = [threading.Thread(target=do, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return came


def asked(store, query):
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


# green threads

TICKS = """
import sys
from workshop import concurrency
concurrency.patch()
from workshop.store import open_store
green = concurrency.green()
store, ticks = open_store(sys.argv[1]), []
def tick():
    while True:
        ticks.append(1)
        green.sleep(0.01)
green.spawn(tick)
green.sleep(0)
before = len(ticks)
with store.read() as connection:
    connection.exec_driver_sql("select pg_sleep(0.5)")
print(len(ticks) - before)
"""


@pytest.mark.parametrize("mode", concurrency.MODES)
@pytest.mark.parametrize(("wait", "goes_on"), [(None, True), ("wait_c", False)])
def test_while_a_query_runs_everything_else_goes_on(url, mode, wait, goes_on):
    """The second is the check of the check: psycopg's own way of waiting lets nobody else run."""
    env = {**os.environ, "WORKSHOP_ASYNC": mode, **({"PSYCOPG_WAIT_FUNC": wait} if wait else {})}
    said = subprocess.run([sys.executable, "-c", TICKS, url], env=env, capture_output=True, text=True, check=True)
    assert (int(said.stdout) > 2) is goes_on


def test_what_is_read_while_writing_needs_no_second_connection(url):
    store = open_store(url, pool=1)
    with store.write() as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], None)
        with store.read() as within:
            assert log.last(within, "s") == 1
    store.close()


# ballots


def test_nothing_about_the_rows_of_ballots_tells_who_came_when(houses):
    """By their place, by the transaction that wrote them, and by what else that transaction wrote."""
    chance, taus = Random(5), []
    rooms = [Room(houses[0], chance) for _ in range(2)]
    for run in range(1, 41):
        for room in rooms:
            room.ask(run)
    store, found, writers = houses[0].store, {}, {}
    for session, run, key, xmin in asked(store, "select session, run, key, xmin::text from ballots order by ctid"):
        found.setdefault((session, run), []).append(key)
        writers.setdefault((session, run), set()).add(xmin)
    assert len(found) == 80 and all(len(xmins) == 1 for xmins in writers.values())
    for room in rooms:
        taus += [together(list(order.values()), found[room.id, run]) for run, order in room.order.items()]
    assert abs(beyond_chance(taus)) < DEVIATIONS
    theirs = {xmin for xmins in writers.values() for xmin in xmins}
    beside = {table: asked(store, f"select xmin::text, t.* from {table} t") for table in metadata.tables}
    written = {(table, row[3]) for table, rows in beside.items() for row in rows if row[0] in theirs}
    assert {table for table, _ in written} == {"ballots", "events"}
    assert {type for table, type in written if table == "events"} == {"closed"}


def test_answers_weeks_later_lie_there_as_if_they_had_come_together(postgres, url, houses):
    house = houses[0]
    house.time = Clock(house)
    evening = Evening(house, make_workshop(house, "robin", "Tuesday", "first-evening")).play().end()
    followups.ask(house, evening.live.state, house.clock() + 28 * DAY)
    house.time.on(days=29)
    keys = [secrets.token_hex(16) for _ in range(6)]
    for key in keys:
        assert followups.answer(house, followups.of_session(house, evening.session), key, 1)
    [(writers, rows)] = asked(house.store, f"select count(distinct xmin::text), count(*) from {followup_ballots.name}")
    assert (writers, rows) == (1, 6)
    files = postgres.files(url)
    assert len({files.count(key.encode()) for key in keys}) == 1, "earlier copies, fewer for who came later, are gone"


# an outage


def test_a_lost_connection_is_made_anew_before_anybody_notices(store):
    with store.read() as connection:
        assert log.last(connection, "s") == 0
    lost = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
    with pytest.raises(OperationalError), store.read() as connection:
        connection.exec_driver_sql(lost)
    for number in range(3):
        with store.write("s") as connection:
            log.append(connection, "s", number, [("a", 1.0, {})], None)


def test_after_an_outage_the_first_act_goes_through_and_nothing_is_half_done(postgres, store):
    with pytest.raises(OperationalError), store.write("s") as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], "one")
        postgres.stop()
        log.append(connection, "s", 1, [("a", 1.0, {})], "one")
    with pytest.raises(OperationalError), store.write("s"):
        pass
    assert not fitness.readable(store) and not fitness.writable(store)
    postgres.start()
    with store.write("s") as connection:
        assert log.last(connection, "s") == 0
        log.append(connection, "s", 0, [("a", 1.0, {})], "one")
    assert fitness.readable(store) and fitness.writable(store) and fitness.at_head(store)


def test_a_postgresql_that_stands_still_is_waited_for_so_long_and_no_longer(postgres, url, monkeypatch):
    monkeypatch.setattr(Line, "silent_s", 0.5)
    store = open_store(f"{url}&connect_timeout=2")
    with store.write("s") as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], "one")
    with postgres.frozen():
        for _ in range(2):
            with pytest.raises(UNSAVED), store.write("s") as connection:
                log.append(connection, "s", 1, [("a", 1.0, {})], "two")
        assert not fitness.readable(store)

    def again():
        with store.write("s") as connection:
            log.append(connection, "s", 1, [("a", 1.0, {})], "two")
        return True

    until(again, pardons=UNSAVED)
    assert asked(store, "select seq, act from events order by seq") == [(1, "one"), (2, "two")]
    store.close()


@pytest.mark.long
def test_one_connection_that_stands_still_is_made_anew_and_what_takes_long_is_not_given_up(url, monkeypatch):
    monkeypatch.setattr(Line, "silent_s", 0.5)
    store = open_store(url)
    with store.read() as connection:
        [(backend,)] = connection.exec_driver_sql("select pg_backend_pid()").fetchall()
    os.kill(backend, signal.SIGSTOP)
    try:
        with store.write("s") as connection:
            log.append(connection, "s", 0, [("a", 1.0, {})], "one")
    finally:
        os.kill(backend, signal.SIGCONT)
    with store.read() as connection, store.long(connection):
        connection.exec_driver_sql("select pg_sleep(2)")
    with pytest.raises(UNSAVED), store.read() as connection:
        connection.exec_driver_sql("select pg_sleep(20)")
    store.close()


def opened(house, **how):
    id = make_workshop(house, None, "Tuesday", "first-evening")
    return sessions.open_session(house, workshops.find(house, id), "limits", "resources", **how)


def act(house, session, id, **act):
    return play(house, house.live(session), "desk", "robin", {"id": id, **act})


def test_an_act_whose_commit_was_never_answered_is_done_once_when_it_is_sent_again(houses, monkeypatch):
    house, dialect = houses[0], houses[0].store.engine.dialect
    session, commit = opened(house), dialect.do_commit

    def unanswered(connection):
        commit(connection)
        raise house.store.engine.dialect.dbapi.OperationalError("the server closed the connection unexpectedly")

    monkeypatch.setattr(dialect, "do_commit", unanswered)
    with pytest.raises(Exception, match="closed the connection"):
        act(house, session, "1" * 32, act="push", step=0, after=0)
    monkeypatch.undo()
    act(house, session, "1" * 32, act="push", step=0, after=0)
    assert asked(house.store, "select seq, type from events order by seq") == [(1, "opened"), (2, "pushed")]
    assert len(house.live(session).state.runs) == 1


# several servers


def test_acts_on_one_session_through_two_servers_are_all_done_once(houses):
    session = opened(houses[0])
    acts = [secrets.token_hex(16) for _ in range(24)]
    works = [
        lambda id=id, n=n: act(houses[n % 2], session, id, act="remark", about="session", text=f"well {n}")
        for n, id in enumerate(acts)
    ]
    assert not [wrong for wrong in at_once(*works, *works[:6]) if isinstance(wrong, Exception)]
    rows = asked(houses[0].store, "select seq, act from events order by seq")
    assert [seq for seq, _ in rows] == list(range(1, len(acts) + 2))
    assert sorted(act for _, act in rows if act) == sorted(acts)


def test_servers_never_draw_the_same_room_code(houses, monkeypatch):
    monkeypatch.setattr(sessions, "CODE_LENGTH", 1)
    monkeypatch.setattr(sessions, "ALPHABET", sessions.ALPHABET[:8])
    at_once(*(lambda house=houses[n % 2]: opened(house) for n in range(8)))
    with houses[0].store.read() as connection:
        assert sorted(register.open_codes(connection)) == sorted(sessions.ALPHABET)


def test_a_link_is_used_once_and_a_name_taken_once_whichever_server_is_asked(houses):
    token = accounts.make_link(houses[0])

    def use(house):
        with house.store.write() as connection:
            return people.use_link(connection, accounts.hash_of(token), accounts.SIGN_IN, house.clock())

    def add(house):
        with house.store.write() as connection:
            return accounts.add(connection, "Robin", "hash", 1.0).name

    assert sorted(at_once(*(lambda n=n: use(houses[n % 2]) for n in range(8)))) == [False] * 7 + [True]
    assert [one for one in at_once(*(lambda n=n: add(houses[n % 2]) for n in range(8))) if one == "Robin"] == ["Robin"]


def test_updates_of_a_draft_through_two_servers_are_numbered_without_a_gap(houses):
    place = {"session": "s", "couple": "c", "draft": "vow"}

    def write(house, act):
        with house.store.write("s") as connection:
            n = drafts.standing(connection, place).newest + 1
            drafts.add(connection, place, n=n, seat="A", blob=b"x", act=act)

    came = at_once(*(lambda n=n: write(houses[n % 2], f"act{n}") for n in range(16)))
    with houses[0].store.read() as connection:
        assert [n for n, *_ in drafts.since(connection, place, 0)] == list(range(1, 17)), came


def test_who_writes_one_session_waits_only_for_who_writes_everything(houses):
    one, other = houses
    with one.store.write("s"):
        with other.store.write("t") as connection:
            log.append(connection, "t", 0, [("a", 1.0, {})], None)
        for wanted in ("s", ""):
            with pytest.raises(OperationalError, match="lock timeout"), other.store.write(wanted, patience=0.1):
                pass
    with one.store.write("s") as connection, pytest.raises(log.Overtaken):
        log.append(connection, "t", 0, [("a", 1.0, {})], None)


def test_two_servers_may_make_the_schema_at_the_same_time(postgres):
    url = postgres.fresh(empty=True)
    stores = at_once(*(lambda: open_store(url) for _ in range(3)))
    assert all(fitness.at_head(store) for store in stores), stores
    for store in stores:
        store.close()


def test_of_servers_that_start_at_once_one_makes_the_sample(houses):
    ways = at_once(*(lambda house=house: serving._way_in(house, sample=True) for house in houses))
    assert asked(houses[0].store, "select count(*) from sessions") == [(1,)]
    assert len(set(ways)) == 1 and ways[0].startswith("/j/")


def test_what_comes_in_the_moment_of_erasing_goes_with_the_next_purge(houses):
    one, other = houses
    session, kept = opened(one), opened(one)
    held = other.live(session)
    act(one, session, "1" * 32, act="end")
    other.catch_up(held)
    erasing.erase_session(one, session)
    play(other, held, "desk", "robin", {"id": "2" * 32, "act": "remark", "about": "session", "text": "too late"})
    assert asked(one.store, f"select count(*) from events where session = '{session}'") == [(1,)]
    sessions.purge(one)
    assert asked(one.store, "select distinct session from events") == [(kept,)]


# what is said of it


def test_what_has_no_place_in_a_text_is_looked_for_and_not_found(store):
    with store.read() as connection:
        assert register.one(connection, links, hash="a\0b") is None


def test_a_database_that_is_not_there_is_named_without_its_password(url):
    wrong = url.replace("side@", "side:geheim@").replace("/w", "/nowhere") + "&password=geheim"
    with pytest.raises(StoreError, match="Is PostgreSQL running there") as said:
        open_store(wrong)
    assert "geheim" not in str(said.value) and "nowhere" in str(said.value)


def test_the_doctor_looks_into_it(url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_DATABASE", url)
    found = {one.what: one for one in doctor.examine(str(tmp_path))}
    assert found["database"].told.startswith("PostgreSQL ") and found["schema"].good and found["encoding"].good
    assert not found["durability"].good and "fsync off" in found["durability"].told
    monkeypatch.setenv("WORKSHOP_DATABASE", url.replace("/w", "/nowhere"))
    assert not {one.what: one for one in doctor.examine(str(tmp_path))}["database"].good


def test_backups_are_left_to_its_own_tools(url):
    with pytest.raises(StoreError, match="pg_dump"):
        copying.place(url)


def test_what_is_erased_is_gone_from_tables_and_the_receipt_says_no_more_than_that(postgres, url, houses):
    house = houses[0]
    house.time = Clock(house)
    id = make_workshop(house, "robin", "Tuesday", "first-evening")
    evening = Evening(house, id).play().end()
    evening.plant("ZQXPLANTED")
    assert b"ZQXPLANTED" in postgres.files(url)
    with houses[1].store.read() as reader:
        reader.exec_driver_sql("select count(*) from events").all()
        assert not erasing.erase_session(house, evening.session), "somebody still sees it"
    sessions.purge(house)
    assert b"ZQXPLANTED" not in postgres.files(url) and house.store.keeps_a_log
    with house.store.read() as connection:
        assert ballots.written(connection, evening.session) == {}
