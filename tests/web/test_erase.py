"""Erasing from the notes page: a question first, then the deed, then a receipt to keep."""

import json

import pytest

from tests.live.people import csrf
from tests.web.evenings import Clock, Evening, make


@pytest.fixture
def workshop(house, desk):
    Clock(house)
    return make(house)


@pytest.fixture
def evening(house, workshop):
    return Evening(house, workshop).play().end()


def erase(desk, evening):
    where = f"/desk/sessions/{evening.session}/erase"
    return desk.post(where, data={"csrf": csrf(desk.get(where).text)})


def test_the_notes_say_until_when_everything_is_kept(desk, evening):
    page = desk.get(f"/desk/sessions/{evening.session}/notes").text
    assert "These notes" in page and "What the couples sealed" in page
    assert page.count("2026") + page.count("2027") >= 3


def test_it_is_asked_before_anything_goes(desk, house, evening):
    page = desk.get(f"/desk/sessions/{evening.session}/erase").text
    assert "What goes" in page and "cannot be undone" in page
    assert house.live(evening.session) is not None


def test_a_receipt_is_shown_can_be_kept_and_says_nothing_of_the_evening(desk, evening, workshop):
    code, answer = evening.live.state.about.code, erase(desk, evening)
    assert answer.location == f"/desk/workshops/{workshop}/receipts/{evening.session}"
    page = desk.get(answer.location).text
    assert "was erased on" in page and "steps of the log" in page
    for form in ("json", "txt"):
        file = desk.get(f"{answer.location}.{form}")
        assert file.status_code == 200 and "attachment" in file.headers["Content-Disposition"]
        assert code not in file.text and "spring" not in file.text
    told = json.loads(desk.get(f"{answer.location}.json").text)
    assert set(told) == {"erased_at", "held", "rehearsal", "erased"} and told["erased"]["sessions"] == 1


def test_the_receipt_is_listed_with_its_workshop(desk, evening, workshop):
    erase(desk, evening)
    page = desk.get(f"/desk/workshops/{workshop}").text
    assert f"/desk/workshops/{workshop}/receipts/{evening.session}" in page


def test_an_open_session_is_to_be_ended_first(desk, house, workshop):
    evening = Evening(house, workshop, couples=1)
    where = f"/desk/sessions/{evening.session}"
    assert "Erase it now" not in desk.get(f"{where}/erase").text
    form = {"csrf": csrf(desk.get("/desk").text)}
    answer = desk.post(f"{where}/erase", data=form)
    assert answer.status_code == 400 and "End it first" in answer.text
    assert house.live(evening.session) is not None


def test_afterwards_the_notes_and_their_files_are_said_to_be_erased(desk, evening):
    erase(desk, evening)
    for page in ("notes", "notes.md", "erase"):
        told = desk.get(f"/desk/sessions/{evening.session}/{page}")
        assert told.status_code == 410 and "was erased on" in told.text


def test_files_that_were_just_made_of_the_notes_go_as_well(desk, house, evening):
    where = f"/desk/sessions/{evening.session}"
    form = {"csrf": csrf(desk.get(f"{where}/notes").text), "form": "zip"}
    job = desk.post(f"{where}/exports", data=form).location
    assert desk.get(job).status_code == 200 and list((house.config.data / "exports").iterdir())
    erase(desk, evening)
    assert desk.get(job).status_code == 404 and not list((house.config.data / "exports").iterdir())


def test_a_receipt_of_another_workshop_is_not_there(desk, evening, house):
    erase(desk, evening)
    assert desk.get(f"/desk/workshops/{make(house)}/receipts/{evening.session}").status_code == 404
