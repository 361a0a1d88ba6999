"""What watches a server sees whether it answers and may be sent people; numbers are for who has the token."""

import re
import sqlite3

import pytest

from tests import databases
from tests.web.people import Company
from workshop.metrics import AT_A_TIME
from workshop.wiring import create_app

TOKEN = "a-token-long-enough-for-this"


@pytest.fixture
def company(tmp_path, library):
    house = databases.house(tmp_path, library, metrics=TOKEN)
    yield Company(house, create_app(house=house))
    house.close()


@pytest.fixture
def anybody(company):
    return company.app.test_client()


def numbers(client, name):
    told = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert told.status_code == 200
    return {labels: float(value) for labels, value in re.findall(rf"^{name}(\S*) (\S+)$", told.text, re.M)}


def test_a_server_that_can_work_says_so(anybody):
    assert anybody.get("/healthz").json == {"ok": True}
    answer = anybody.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"ok": True, "readable": True, "writable": True, "at_head": True, "staying": True}


def not_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    return {name for name, good in answer.json.items() if not good} - {"ok"}


def test_one_whose_schema_is_an_older_one_is_not_ready(company, anybody):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0001'")
    assert not_ready(anybody) == {"at_head"}
    assert anybody.get("/healthz").status_code == 200


def test_one_whose_schema_a_newer_version_has_made_since_goes_on(company, anybody):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    assert anybody.get("/readyz").status_code == 200


def test_one_whose_database_cannot_be_read_is_not_ready(company, anybody):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("drop table accounts")
    assert not_ready(anybody) == {"readable"}


@pytest.mark.sqlite
def test_one_whose_database_cannot_be_written_is_not_ready(company, anybody):
    with sqlite3.connect(company.house.config.data / "w.sqlite", isolation_level=None) as other:
        company.house.store.engine.connect().exec_driver_sql("pragma busy_timeout = 1").close()
        other.execute("begin immediate")
        assert not_ready(anybody) == {"writable"}
        other.execute("rollback")


def test_one_that_stops_takes_nothing_new_and_says_so_without_a_page(company, anybody):
    company.house.draining = True
    assert not_ready(anybody) == {"staying"}
    answer = anybody.get("/")
    assert answer.status_code == 503 and answer.headers["Retry-After"] and "<" not in answer.text


def test_numbers_are_not_there_without_the_token(company, anybody):
    nowhere = anybody.get("/nothing")
    for sent in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {TOKEN}x"}, {"X": TOKEN}):
        answer = anybody.get("/metrics", headers=sent)
        assert (answer.status_code, answer.data) == (404, nowhere.data)


def test_numbers_name_nobody_and_nothing(company, anybody):
    code = company.house.live(company.session).state.about.code
    for page in (f"/j/{code}", f"/j/{code}/resources", "/qr/AAAAAA.svg", f"/desk/sessions/{company.session}", "/x"):
        anybody.get(page)
    told = anybody.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    for secret in (code, company.session, company.workshop, "An evening", "Robin", "127.0.0.1", "/j/"):
        assert secret not in told
    assert numbers(anybody, "workshop_open_sessions") == {"": 1.0}
    assert numbers(anybody, "workshop_requests_total")['{outcome="ok",page="phone"}'] == 2.0


def test_a_scrape_a_second_cannot_tell_one_act_of_a_phone_from_another(company, anybody):
    metrics = company.house.metrics
    metrics.acted("desk", "", 0.01)
    assert numbers(anybody, "workshop_acts_total") == {'{outcome="ok",role="desk"}': 1.0}
    for number in range(AT_A_TIME - 1):
        metrics.acted("phone", "not_now" if number % 2 else "", 0.001)
    quiet = anybody.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    assert 'role="phone",' not in quiet and 'workshop_act_seconds_count{role="phone"}' not in quiet
    metrics.acted("phone", "closed", 0.001)
    acts = numbers(anybody, "workshop_acts_total")
    assert acts['{outcome="ok",role="phone"}'] + acts['{outcome="refused",role="phone"}'] == AT_A_TIME
    assert numbers(anybody, "workshop_act_seconds_count")['{role="phone"}'] == AT_A_TIME
