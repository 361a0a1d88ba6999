"""Rows of shared drafts and of the marks on them."""

import pytest
from alembic import command

from tests import databases
from workshop.store import drafts, log, open_store, sealed

PLACE = {"session": "s", "couple": "c", "draft": "vow/ours"}
OTHER = {**PLACE, "couple": "d"}


@pytest.fixture
def store(tmp_path):
    store = open_store(databases.of(tmp_path))
    yield store
    store.close()


def wrote(connection, *numbers, place=PLACE):
    for n in numbers:
        drafts.add(connection, place, n=n, seat="AB"[n % 2], blob=b"update %d" % n, act=f"act{n}")


def test_updates_come_back_in_the_order_of_their_numbers(store):
    with store.write() as connection:
        wrote(connection, 1, 2, 3)
        wrote(connection, 1, place=OTHER)
    with store.read() as connection:
        assert drafts.since(connection, PLACE, 1) == [(2, "A", b"update 2"), (3, "B", b"update 3")]
        assert drafts.standing(connection, PLACE) == drafts.Standing(1, 3, 3, 24)
        assert drafts.number(connection, PLACE, "act3") == 3 and drafts.number(connection, OTHER, "act3") is None


def test_nothing_stands_in_a_draft_that_nobody_began(store):
    with store.read() as connection:
        assert drafts.standing(connection, PLACE) == drafts.Standing(0, 0, 0, 0)


def test_a_snapshot_takes_the_place_of_what_came_before_it(store):
    with store.write() as connection:
        wrote(connection, 1, 2, 3, 4)
        wrote(connection, 1, 2, place=OTHER)
        drafts.compact(connection, PLACE, n=3, seat="A", blob=b"all", act="c")
    with store.read() as connection:
        assert drafts.since(connection, PLACE, 0) == [(3, "A", b"all"), (4, "A", b"update 4")]
        assert len(drafts.since(connection, OTHER, 0)) == 2, "another couple's draft stays as it is"


def test_marks_of_a_seat_are_replaced_as_a_whole(store):
    with store.write() as connection:
        drafts.put_marks(connection, PLACE, "A", {"1": "aa", "2": "bb"})
        drafts.put_marks(connection, PLACE, "B", {"1": "aa"})
        drafts.put_marks(connection, PLACE, "A", {"2": "cc"})
        drafts.put_marks(connection, OTHER, "A", {"1": "dd"})
    with store.read() as connection:
        assert drafts.read_marks(connection, PLACE) == {"A": {"2": "cc"}, "B": {"1": "aa"}}
    with store.write() as connection:
        drafts.put_marks(connection, PLACE, "A", {})
        drafts.void(connection, "s", "d")
    with store.read() as connection:
        assert drafts.read_marks(connection, PLACE) == {"A": {}, "B": {"1": "aa"}}
        assert drafts.read_marks(connection, OTHER) == {"A": {}, "B": {}}


def test_drafts_and_marks_of_a_session_are_erased_from_every_file(store, tmp_path):
    with store.write() as connection:
        drafts.add(connection, PLACE, n=1, seat="A", blob=b"ZQXDRAFT", act="a")
        drafts.put_marks(connection, PLACE, "A", {"1": "ZQXMARK"})
    with store.write() as connection:
        assert drafts.erase(connection, "s") == 2
    store.forget_deleted()
    written = databases.files(tmp_path)
    assert b"ZQXDRAFT" not in written and b"ZQXMARK" not in written


def test_only_the_slots_that_were_asked_for_are_read(store):
    with store.write() as connection:
        for slot in ("name", "run-1", "run-2"):
            sealed.put(connection, "s", "c", slot, "A", slot.encode())
    with store.read() as connection:
        assert sealed.read(connection, "s", "c", ["name", "run-2"]) == {
            "name": {"A": b"name"},
            "run-2": {"A": b"run-2"},
        }


def test_an_older_log_is_rid_of_what_partners_handed_each_other(tmp_path, monkeypatch):
    url = databases.of(tmp_path, empty=True)
    monkeypatch.setattr(command, "upgrade", lambda config, _: command_upgrade(config, "0001"))
    old = open_store(url)
    with old.write() as connection:
        log.append(connection, "s", 0, [("opened", 1.0, {}), ("sealed", 2.0, {}), ("pushed", 3.0, {})], None)
    old.close()
    monkeypatch.undo()
    new = open_store(url)
    with new.read() as connection:
        assert [row[0] for row in log.read(connection, "s")] == ["opened", "pushed"]
        assert log.last(connection, "s") == 3, "the gap stays: the next event is the fourth"
    new.close()


command_upgrade = command.upgrade
