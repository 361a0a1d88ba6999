import sqlite3
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from tests import databases
from workshop.store import StoreError, ballots, log, open_store, sealed
from workshop.store.tables import metadata


@pytest.fixture
def store(tmp_path):
    store = open_store(databases.of(tmp_path))
    yield store
    store.close()


def test_migrations_make_the_tables_that_the_code_knows(store):
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_twice_changes_nothing(store, tmp_path):
    with store.write() as connection:
        log.append(connection, "s", 0, [("opened", 1.0, {"a": 1})], None)
    again = open_store(databases.of(tmp_path))
    with again.read() as connection:
        assert log.read(connection, "s") == [("opened", 1.0, {"a": 1})]
    again.engine.dispose()


def test_two_that_append_behind_the_same_seq_do_not_both_succeed(store):
    with store.write() as connection:
        log.append(connection, "s", 0, [("a", 1.0, {}), ("b", 1.0, {})], "act")
    with pytest.raises(log.Overtaken), store.write() as connection:
        log.append(connection, "s", 1, [("c", 2.0, {})], None)
    with store.read() as connection:
        assert [row[0] for row in log.read(connection, "s")] == ["a", "b"] and log.last(connection, "s") == 2
        assert log.acts(connection, "s") == {"act"}


def test_a_transaction_that_fails_leaves_nothing_behind(store):
    with pytest.raises(RuntimeError), store.write() as connection:
        ballots.put(connection, "s", 1, {"k": {"picked": [0]}})
        raise RuntimeError
    with store.read() as connection:
        assert ballots.written(connection, "s") == {}


def test_writers_queue_and_none_is_lost(store):
    def write(number):
        with store.write() as connection:
            ballots.put(connection, "s", 1, {f"k{number}": {"picked": [number]}})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as connection:
        assert ballots.written(connection, "s") == {"1": 20}


def test_a_sealed_text_takes_the_place_of_its_authors_last_one(store):
    with store.write() as connection:
        for blob in (b"old", b"new"):
            sealed.put(connection, "s", "c", "name", "A", blob)
        sealed.put(connection, "s", "c", "name", "B", b"other")
    with store.read() as connection:
        assert sealed.read(connection, "s", "c") == {"name": {"A": b"new", "B": b"other"}}


def test_what_is_deleted_is_in_no_file_any_more(store, tmp_path):
    with store.write() as connection:
        ballots.put(connection, "s", 1, {"k": {"text": "ZQXGONE"}})
    with store.write() as connection:
        ballots.erase(connection, "s")
    store.forget_deleted()
    assert b"ZQXGONE" not in databases.files(tmp_path)


@pytest.mark.sqlite
def test_a_database_that_is_none_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "w.sqlite").write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreError, match=r"w\.sqlite can't be used"):
        open_store(databases.of(tmp_path))


@pytest.mark.sqlite
def test_a_database_that_may_not_be_written_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(StoreError, match="can't be used"):
        open_store("sqlite:////proc/w.sqlite")


@pytest.mark.sqlite
def test_a_writer_waits_for_another_process_and_others_can_read_meanwhile(store, tmp_path):
    other = sqlite3.connect(tmp_path / "w.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("begin immediate")
    threading.Timer(0.3, lambda: other.execute("commit")).start()
    with store.read() as connection:
        assert log.read(connection, "s") == []
    with store.write() as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], None)
    with store.read() as connection:
        assert log.last(connection, "s") == 1
    other.close()


@pytest.mark.sqlite
def test_a_writer_does_not_wait_for_ever(store, tmp_path, monkeypatch):
    monkeypatch.setattr("workshop.store.engine.PATIENCE_S", 0.1)
    other = sqlite3.connect(tmp_path / "w.sqlite", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(OperationalError, match="locked"), store.write() as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], None)
    other.close()
    with store.write() as connection:
        log.append(connection, "s", 0, [("a", 1.0, {})], None)
