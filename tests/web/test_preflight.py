"""The page before a session: only two things keep it closed, and nothing that was typed is lost."""

import json
import re

import pytest

from tests import databases
from tests.live.people import csrf
from tests.web.evenings import Clock, Evening, make, workshop_row
from workshop import preflights, resources
from workshop.session.gates import TICKS


@pytest.fixture
def clock(house):
    return Clock(house)


@pytest.fixture
def where(house, desk, clock):
    return f"/desk/workshops/{make(house)}"


def state(page, point):
    """How a line of the checklist stands, and what it says."""
    found = re.search(rf'data-point="{point}" class="point (\w+)">.*?data-says>(.*?)</p>', page, re.S)
    return found and (found[1], found[2])


def form(desk, where, **changes):
    page = desk.get(where).text
    base = re.search(r'name="base" value="(\w+)"', page)[1]
    kept = {"limits": "It stays here.", "resources": "Help is near.", "checked": "", "country": ""}
    return {"csrf": csrf(page), "base": base, **kept, **changes}


def keep(desk, where, **changes):
    return desk.post(f"{where}/preflight", data=form(desk, where, **changes))


def keep_by_script(desk, where, **changes):
    typed = form(desk, where, **changes)
    return desk.post(f"{where}/preflight", data=typed, headers={"X-CSRF": typed.pop("csrf")})


def field(page, name):
    return re.search(rf'<textarea id="{name}"[^>]*>\s*(.*?)</textarea>', page, re.S)[1]


def test_what_is_typed_is_there_next_time_without_any_session(desk, where):
    assert keep(desk, where, limits="We report danger.", checked="2026-11-01").status_code == 303
    page = desk.get(where).text
    assert field(page, "limits") == "We report danger." and 'value="2026-11-01"' in page


def test_the_texts_of_the_last_session_are_there_for_the_next_but_its_ticks_are_asked_for_anew(house, desk, where):
    ticks = {f"tick-{tick.name}": "on" for tick in TICKS}
    keep(desk, where, **ticks)
    answer = desk.post(f"{where}/sessions", data=form(desk, where, limits="Used once.", **ticks))
    assert answer.status_code == 303
    kept = preflights.read(workshop_row(house, where.rsplit("/", 1)[1]))
    assert kept.limits == "Used once." and kept.ticks == ()


def test_empty_limits_keep_it_closed_and_everything_else_that_was_typed_stays(desk, where):
    answer = desk.post(
        f"{where}/sessions", data=form(desk, where, limits=" \n ", resources="Mine.", checked="2026-11-02")
    )
    assert answer.status_code == 400 and preflights.NO_LIMITS in answer.text
    assert field(answer.text, "resources") == "Mine." and 'value="2026-11-02"' in answer.text
    assert state(answer.text, "limits")[0] == "missing"


def test_texts_that_are_too_long_are_refused_and_stay_in_their_fields(desk, where):
    for path in ("sessions", "preflight"):
        answer = desk.post(f"{where}/{path}", data=form(desk, where, resources="x" * 8001))
        assert answer.status_code == 400 and "x" * 8001 in answer.text and "8,000 characters" in answer.text


def test_nothing_but_an_empty_text_or_a_broken_run_sheet_keeps_it_closed(desk, where):
    page = desk.get(where).text
    assert state(page, "help")[0] == state(page, "room")[0] == state(page, "rehearse")[0] == "look"
    assert desk.post(f"{where}/sessions", data=form(desk, where, resources="", checked="")).status_code == 303


def test_a_run_sheet_that_breaks_a_rule_keeps_it_closed_and_leads_to_its_editor(house, desk, where):
    [(sheet,)] = databases.rows(house.config.database, "select sheet from workshops")
    databases.rows(
        house.config.database, "update workshops set sheet = ?", json.dumps({**json.loads(sheet), "items": []})
    )
    page = desk.get(where).text
    assert state(page, "sheet")[0] == "missing" and f"{where}/sheet" in page
    answer = desk.post(f"{where}/sessions", data=form(desk, where, limits="Mine."))
    assert answer.status_code == 400 and "not ready" in answer.text and field(answer.text, "limits") == "Mine."


def test_numbers_that_were_never_checked_and_numbers_checked_long_ago_are_said_to_be(desk, where, clock):
    assert state(desk.get(where).text, "help") == ("look", "Nobody has said yet that these numbers are true.")
    today = preflights.date.fromtimestamp(clock.now).isoformat()
    keep(desk, where, checked=today)
    assert state(desk.get(where).text, "help") == ("ready", "")
    clock.on(days=91)
    assert "more than 90 days ago" in state(desk.get(where).text, "help")[1]
    keep(desk, where, checked="yesterday")
    assert "not a date" in state(desk.get(where).text, "help")[1]


def test_the_lines_of_a_country_are_taken_and_what_stood_there_is_still_to_be_seen(desk, where):
    answer = desk.post(
        f"{where}/preflight", data=form(desk, where, country="Spain", resources="My own.", **{"take-over": "yes"})
    )
    assert answer.status_code == 200
    text = field(answer.text, "resources")
    assert text.startswith("Emergency: 112") and resources.NOT_CHECKED in text
    assert "What stood there until now" in answer.text and "My own." in answer.text
    assert field(desk.get(where).text, "resources") == text


def test_a_country_that_was_checked_brings_its_day_along(house, desk, where):
    owner = workshop_row(house, where.rsplit("/", 1)[1]).owner
    resources.save(house, owner, "Spain", 0, resources.SEEDS["Spain"], "2026-11-09")
    answer = desk.post(f"{where}/preflight", data=form(desk, where, country="Spain", **{"take-over": "yes"}))
    assert 'value="2026-11-09"' in answer.text and resources.NOT_CHECKED not in answer.text


@pytest.mark.parametrize("country", ["", "Atlantis"])
def test_a_country_that_is_not_in_the_table_changes_nothing(desk, where, country):
    answer = desk.post(
        f"{where}/preflight", data=form(desk, where, country=country, resources="Mine.", **{"take-over": "yes"})
    )
    assert answer.status_code == 400 and field(answer.text, "resources") == "Mine."


def test_two_who_prepare_at_once_lose_nothing(desk, where):
    late = form(desk, where, limits="From the second.")
    keep(desk, where, limits="From the first.")
    answer = desk.post(f"{where}/preflight", data=late)
    assert answer.status_code == 409 and field(answer.text, "limits") == "From the second."
    assert field(desk.get(where).text, "limits") == "From the first."
    assert desk.post(f"{where}/sessions", data=late).status_code == 303, "what stands in the fields counts"


def test_a_script_keeps_quietly_and_hears_how_the_checklist_stands(desk, where):
    answer = keep_by_script(desk, where, limits="")
    assert answer.json["points"]["limits"]["state"] == "missing"
    answer = keep_by_script(desk, where, limits="Something.")
    assert answer.json["points"]["limits"]["state"] == "ready"
    assert answer.json["base"] == re.search(r'name="base" value="(\w+)"', desk.get(where).text)[1]
    typed = {**form(desk, where), "base": "old", "limits": "Else."}
    late = desk.post(f"{where}/preflight", data=typed, headers={"X-CSRF": typed.pop("csrf")})
    assert late.status_code == 409 and "still in the fields" in late.json["error"]


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:8000", False), ("http://localhost:8000", False), ("http://[::1]:8000", False),
        ("http://0.0.0.0:8000", False), ("", False), ("http://192.168.1.20:8000", True),
        ("https://couples.example.org", True), ("http://[fd00::1]:8000", True), ("http://169.254.3.4", False),
    ],
)  # fmt: skip
def test_an_address_that_leads_back_to_the_phone_is_said_to(url, near):
    assert preflights.reachable(url) == near


def test_a_rehearsal_that_was_ended_is_ticked_off(house, desk, where):
    Evening(house, where.rsplit("/", 1)[1], couples=1, rehearsal=True).play().end()
    mark, says = state(desk.get(where).text, "rehearse")
    assert mark == "ready" and says.startswith("Last on")


def test_everything_that_couples_agree_to_can_be_read_as_phones_show_it(desk, where):
    keep(desk, where, limits="We report <danger>.")
    page = desk.get(f"{where}/welcome").text
    facts = json.loads(re.search(r'id="page">(.*?)</script>', page, re.S)[1])
    assert facts == {"limits": "We report <danger>.", "limits_in": "en"}


def test_the_projector_can_be_tried_in_a_bright_and_in_a_dark_room(desk):
    stranger = desk.application.test_client()
    for look in ("bright", "dark"):
        page = stranger.get(f"/screen/test?look={look}")
        assert page.status_code == 200 and f'data-theme="{look}"' in page.text and "<svg" in page.text
    assert 'data-theme="bright"' in stranger.get("/screen/test?look=<x>").text


def test_a_copy_of_the_workshop_has_the_same_texts(house, desk, where):
    keep(desk, where, limits="Said once.")
    made = desk.post(f"{where}/copy", data={"csrf": form(desk, where)["csrf"]}).location.rsplit("/", 1)[0]
    assert field(desk.get(made).text, "limits") == "Said once."


def test_it_says_where_phones_go_besides_and_what_plain_http_lacks(house, desk, where):
    house.base_url, house.other_urls = "http://10.42.0.1:8000", ("http://192.168.1.20:8000",)
    page = desk.get(where).text
    assert "this computer is also here:" in page and "http://192.168.1.20:8000" in page
    assert "plain http" in page and "stay on for some minutes" in page
    house.base_url, house.other_urls = "https://workshop.example", ()
    page = desk.get(where).text
    assert "plain http" not in page and "also here" not in page
