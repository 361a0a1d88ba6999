"""Erasing a session at once: nothing of it is in any file, and a receipt says how much went."""

import secrets

import pytest

from tests import databases
from tests.web.evenings import DAY, Clock, Evening
from workshop import erasing, exercises, followups, sessions
from workshop.config import Config
from workshop.live.house import House
from workshop.paths import ASSETS
from workshop.store import open_store, register
from workshop.store.tables import followup_ballots, metadata, receipts
from workshop.workshops import delete, make_workshop

MARKER = "ZQXPLANTED"


@pytest.fixture
def house(tmp_path):
    config = Config(data=tmp_path, database=databases.of(tmp_path), secret="x" * 32)
    house = House(config, open_store(config.database), exercises.load(ASSETS.exercises))
    house.time = Clock(house)
    yield house
    house.store.close()


@pytest.fixture
def workshop(house):
    return make_workshop(house, "robin", "Tuesday", "first-evening")


@pytest.fixture
def evening(house, workshop):
    """Five couples, words in every place a session has, and a question weeks later that two answered."""
    evening = Evening(house, workshop, resources=f"{MARKER}-resources").play()
    evening.end()
    evening.plant(MARKER)
    followups.ask(house, evening.live.state, house.clock() + 28 * DAY)
    house.time.on(days=29)
    found = followups.of_session(house, evening.session)
    for choice in (0, 1):
        assert followups.answer(house, found, secrets.token_hex(16), choice)
    return evening


def rows(house, session):
    """How many rows any table has of this session."""
    with house.store.read() as connection:
        tables = [table for table in metadata.sorted_tables if "session" in table.c]
        return sum(len(register.all_of(connection, table, session=session)) for table in tables)


def test_nothing_of_an_erased_session_is_in_the_database_file_or_its_log(house, workshop, evening, tmp_path):
    couple = evening.live.state.couples.popitem()[0]
    for word in (MARKER, evening.session, couple, evening.live.state.about.code):
        assert word.encode() in databases.files(tmp_path), word
    code = evening.live.state.about.code
    assert erasing.erase_session(house, evening.session)
    left = databases.files(tmp_path)
    for word in (f"{MARKER}-remark", f"{MARKER}-sealed", f"{MARKER}-ballot", f"{MARKER}-resources", couple, code):
        assert word.encode() not in left, word
    assert MARKER.encode() not in left
    assert rows(house, evening.session) == 0 and house.live(evening.session) is None


def test_the_receipt_says_when_and_how_many_and_no_word_of_the_session(house, workshop, evening):
    erasing.erase_session(house, evening.session)
    [receipt] = erasing.receipts_of(house, workshop)
    assert receipt["at"] == house.clock() and not receipt["rehearsal"]
    assert receipt["erased"]["sessions"] == 1 and receipt["erased"]["followups"] == 1
    assert receipt["erased"]["answers"] == 3 and receipt["erased"]["sealed"] == 1
    assert receipt["erased"]["events"] > 20
    assert set(receipt) == {"id", "at", "held", "rehearsal", "erased"}
    assert erasing.erased_from(house, evening.session) == (workshop, house.clock())


def test_an_open_session_is_not_erased(house, workshop):
    evening = Evening(house, workshop, couples=1)
    with pytest.raises(erasing.StillOpen, match="End it first"):
        erasing.erase_session(house, evening.session)
    assert house.live(evening.session) is not None and erasing.receipts_of(house, workshop) == []


def test_another_session_of_the_same_workshop_keeps_every_row(house, workshop, evening):
    other = Evening(house, workshop, couples=2).play().end()
    other.plant("ZQXOTHER")
    before = rows(house, other.session)
    erasing.erase_session(house, evening.session)
    assert rows(house, other.session) == before
    house.drop(other.session)
    assert other.live.state.remarks["session"] == "ZQXOTHER-remark"


def test_it_is_erased_once(house, evening):
    erasing.erase_session(house, evening.session)
    with pytest.raises(LookupError):
        erasing.erase_session(house, evening.session)


def test_somebody_who_reads_the_database_meanwhile_is_told_of_and_waited_for(house, evening, tmp_path):
    with house.store.read() as reader:
        reader.exec_driver_sql("select count(*) from events").fetchall()
        assert not erasing.erase_session(house, evening.session)
    sessions.purge(house)
    assert MARKER.encode() not in databases.files(tmp_path)


def test_the_question_goes_with_its_session_after_ninety_days(house, evening):
    house.time.on(days=62)
    erased = sessions.purge(house)
    assert erased["sessions"] == 1 and erased["followups"] == 1
    assert rows(house, evening.session) == 0


def test_receipts_go_after_a_year(house, workshop, evening):
    erasing.erase_session(house, evening.session)
    house.time.on(days=364)
    assert sessions.purge(house)["receipts"] == 0 and erasing.receipts_of(house, workshop)
    house.time.on(days=2)
    assert sessions.purge(house)["receipts"] == 1 and erasing.receipts_of(house, workshop) == []


def test_a_deleted_workshop_is_forgotten_after_ninety_days_with_its_receipts(house, workshop, evening):
    from tests.web.evenings import workshop_row

    erasing.erase_session(house, evening.session)
    delete(house, workshop_row(house, workshop))
    house.time.on(days=89)
    assert sessions.purge(house)["workshops"] == 0 and workshop_row(house, workshop) is not None
    house.time.on(days=2)
    assert sessions.purge(house)["workshops"] == 1 and workshop_row(house, workshop) is None
    with house.store.read() as connection:
        assert register.all_of(connection, receipts) == []


@pytest.mark.sqlite
def test_answers_stand_in_no_order_of_coming(house, evening):
    """The file holds them as their random keys fall; each new one moves all others."""
    with house.store.read() as connection:
        keys = [row.key for row in register.all_of(connection, followup_ballots, session=evening.session)]
    assert keys == sorted(keys)
