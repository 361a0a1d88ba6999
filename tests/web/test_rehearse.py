"""Rehearsing from the desk, without a network: what is refused is said, and nothing is left half done."""

import pytest

from tests.live.people import csrf
from tests.web.people import browser
from workshop.store import register
from workshop.store.tables import sessions
from workshop.wiring import create_app


def rehearse(company, **form):
    robin = browser(company.app, "Robin")
    where = f"/desk/workshops/{company.workshop}"
    return robin.post(f"{where}/rehearsals", data={"csrf": csrf(robin.get(where).text), **form})


def opened(company):
    with company.house.store.read() as connection:
        return [row for row in register.all_of(connection, sessions, workshop=company.workshop) if row.rehearsal]


def test_the_page_of_a_workshop_offers_to_rehearse_it(company):
    page = browser(company.app, "Robin").get(f"/desk/workshops/{company.workshop}").text
    assert "Rehearse it" in page and f'action="/desk/workshops/{company.workshop}/rehearsals"' in page


@pytest.mark.parametrize("form", [{"couples": "0"}, {"couples": "41"}, {"couples": "two"}, {"couples": "2.5"}])
def test_from_one_to_forty_couples_come(company, form):
    answer = rehearse(company, **form)
    assert answer.status_code == 400 and "Choose from 1 to 40 couples." in answer.text
    assert f'value="{form["couples"]}"' in answer.text and opened(company) == []


@pytest.mark.parametrize("speed", ["0.5", "101", "nan", "fast", "inf"])
def test_time_goes_up_to_a_hundred_times_faster(company, speed):
    answer = rehearse(company, speed=speed)
    assert answer.status_code == 400 and "The speed is a number from 1 to 100" in answer.text
    assert opened(company) == []


def test_a_server_that_somebody_else_listens_for_says_that_nobody_can_come(company):
    answer = rehearse(company)
    assert answer.status_code == 409 and "was started with `workshop serve`" in answer.text
    assert opened(company) == []


def test_a_process_that_stops_by_accident_is_told_on_the_page(company, monkeypatch):
    company.house.local_url = "http://127.0.0.1:9"
    monkeypatch.setattr("workshop.crowd.sys.executable", "/bin/false")
    assert rehearse(company).status_code == 303
    crowd = company.app.extensions["crowds"].of(opened(company)[0].id)
    assert crowd.process.wait(10) == 1
    page = browser(company.app, "Robin").get(f"/desk/workshops/{company.workshop}").text
    assert "They stopped by accident (exit code 1)." in page


def test_a_process_that_does_not_start_leaves_the_reason(company, monkeypatch):
    company.house.local_url = "http://127.0.0.1:9"
    monkeypatch.setattr("workshop.crowd.sys.executable", "/nowhere/python")
    answer = rehearse(company)
    assert answer.status_code == 409 and "could not be started: No such file" in answer.text
    assert opened(company)[0].ended_at is not None


def test_nothing_of_a_crowd_stays_in_the_data_folder(company, monkeypatch):
    before = sorted(path.name for path in company.house.config.data.iterdir())
    company.house.local_url = "http://127.0.0.1:9"
    monkeypatch.setattr("workshop.crowd.sys.executable", "/bin/false")
    rehearse(company)
    assert sorted(path.name for path in company.house.config.data.iterdir()) == before


def test_sending_home_where_nobody_came_changes_nothing(company):
    robin = browser(company.app, "Robin")
    token = csrf(robin.get(f"/desk/workshops/{company.workshop}").text)
    where = f"/desk/sessions/{company.session}/crowd"
    answer = robin.post(f"{where}/stop", data={"csrf": token, "back": "workshop"})
    assert (answer.status_code, answer.location) == (303, f"/desk/workshops/{company.workshop}#rehearse")
    assert robin.get(where).json == {}


def test_a_second_app_of_the_same_house_knows_nobody(company):
    assert create_app(house=company.house).extensions["crowds"].of(company.session) is None
