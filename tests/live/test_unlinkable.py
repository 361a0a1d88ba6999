"""Tries to tell whose ballot is whose, from everything the server writes, and should do no better than chance."""

import secrets

import pytest

from tests import databases
from tests.live.people import Desk, pair
from workshop.store.tables import metadata

RUNS = 12
PEOPLE = 12
CHANCE = RUNS  # a random order puts one of n in its place on average, whatever n is
BOUND = 3 * CHANCE


@pytest.fixture(scope="module")
def voted(server):
    """A dozen people answer a dozen times, always in the same order, each saying who they are."""
    desk = Desk(server, rehearsal=True)
    people = [phone for n in range(PEOPLE // 2) for phone in pair(server, desk.code, f"a{n}", f"b{n}")]
    sent = []
    for _ in range(RUNS):
        run = desk.step("first-signs")["run"]
        for number, phone in enumerate(people):
            phone.see("room", lambda view, run=run: view["step"] and view["step"]["run"] == run)
            act = secrets.token_hex(16)
            receipt = secrets.token_hex(16)
            answer = {"text": f"person {number:02d} says so"}
            assert phone.send({"id": act, "act": "answer", "run": run, "receipt": receipt, "answer": answer})["ok"]
            sent.append((run, number, act, receipt))
        assert desk.act("close", run=run)["ok"]
    yield server, desk, people, sent
    for client in [desk, *people]:
        client.close()


def rows(server, desk, order=""):
    return server.rows(f"select run, key, answer from ballots where session = ? {order}", desk.session)


def hits(found):
    """How often the n-th ballot of a run is the n-th person's."""
    by_run = {}
    for run, answer in found:
        by_run.setdefault(run, []).append(int(answer.split("person ")[1][:2]))
    assert all(sorted(people) == list(range(PEOPLE)) for people in by_run.values())
    return sum(person == place for people in by_run.values() for place, person in enumerate(people))


@pytest.mark.parametrize("order", ["", "order by key", "order by answer desc", "order by length(answer), key"])
def test_the_order_of_rows_and_keys_tells_nothing(voted, order):
    server, desk, _, _ = voted
    found = [(run, answer) for run, _, answer in rows(server, desk, order) if run]
    if "answer" in order:
        return  # what people wrote may tell; that it is ordered by is only a check of the check
    assert hits(found) <= BOUND


@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["workshop.sqlite", "workshop.sqlite-wal"])
def test_where_ballots_lie_in_the_files_tells_nothing(voted, name):
    server, _, _, sent = voted
    raw = (server.data / name).read_bytes()
    found = []
    for run in {run for run, *_ in sent}:
        places = [(raw.find(receipt.encode()), number) for r, number, _, receipt in sent if r == run]
        found += [(run, f"person {number:02d}") for place, number in sorted(places) if place >= 0]
    if len(found) == len(sent):
        assert hits(found) <= BOUND


def test_a_ballot_has_no_column_for_time_seat_or_address(voted):
    server, *_ = voted
    columns = [column.name for column in metadata.tables["ballots"].columns]
    assert columns == ["session", "run", "key", "answer"], "and a test compares these tables with those of a database"
    if databases.chosen == "sqlite":
        [(made,)] = server.rows("select sql from sqlite_master where name = 'ballots'")
        assert "WITHOUT ROWID" in made


def test_no_row_anywhere_holds_a_receipt_beside_the_act_or_the_phone_it_came_with(voted):
    server, _, people, sent = voted
    receipts = {receipt for *_, receipt in sent}
    for table in metadata.tables:
        for row in server.rows(f"select * from {table}"):
            line = " ".join(map(str, row))
            if any(receipt in line for receipt in receipts):
                assert table == "ballots"
                assert not any(phone.facts["phone"] in line for phone in people)
    written = server.written()
    assert not any(act.encode() in written for _, _, act, _ in sent), "an answer's act id is written nowhere"


def test_all_ballots_of_a_run_are_there_once(voted):
    server, desk, _, sent = voted
    assert sorted(key for _, key, _ in rows(server, desk)) == sorted(receipt for *_, receipt in sent)
