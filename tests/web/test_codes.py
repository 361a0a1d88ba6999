"""Guessing room codes takes years, mistyping them nobody’s evening, and no way around the limit tells a right one."""

import pytest

from tests.web.people import Company, browser
from workshop import limits
from workshop.passing import Memory
from workshop.passing.memory import MOST_BUCKETS
from workshop.sessions import ALPHABET, CODE_LENGTH
from workshop.web import codes
from workshop.wiring import create_app

YEAR_S = 365.25 * 24 * 3600
SESSIONS, ADDRESSES = 10, 100
ATTACKER, ROOM = "203.0.113.9", "198.51.100.4"


@pytest.fixture
def company(house):
    return Company(house, create_app(house=house))


@pytest.fixture
def code(company):
    return company.house.live(company.session).state.about.code


def guest(company, address):
    client = company.app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return client


def type_wrong(client, times):
    return [client.post("/", data={"code": "WWWWWW"}).status_code for _ in range(times)]


def exhaust(company):
    """Wrong codes from so many addresses that in all nothing is left."""
    for number in range(int(limits.CODES.all_burst / limits.CODES.burst) + 5):
        type_wrong(guest(company, f"203.0.{number}.1"), int(limits.CODES.burst))


@pytest.mark.parametrize("addresses", [ADDRESSES, 10**9])
def test_hitting_one_of_ten_sessions_takes_ten_years_at_least(addresses):
    limit = limits.CODES
    at_once = min(addresses * limit.burst, limit.all_burst)
    a_second = min(addresses * limit.rate, limit.all_rate)
    expected_tries = len(ALPHABET) ** CODE_LENGTH / SESSIONS
    years = (expected_tries - at_once) / a_second / YEAR_S
    assert years >= 10
    assert at_once / expected_tries < 0.001, "and hardly anything comes of what is let through at once"


def test_a_room_of_eighty_can_mistype_and_then_all_come_in(company, code):
    room = guest(company, ROOM)
    assert set(type_wrong(room, 35)) == {404}
    for _ in range(80):
        phone = guest(company, ROOM)
        assert phone.post("/", data={"code": code}).status_code == 303
        assert phone.get(f"/j/{code}").status_code == 200


@pytest.fixture
def attacker(company):
    """Somebody who has tried too often."""
    client = guest(company, ATTACKER)
    assert type_wrong(client, 60)[-1] == 429
    return client


def ways_in(code):
    return [("POST", "/"), ("GET", f"/j/{code}"), ("GET", f"/j/{code}/resources"), ("GET", f"/qr/{code}.svg")]


def test_once_it_is_too_often_a_right_code_is_answered_like_a_wrong_one_everywhere(attacker, code):
    attacker.set_cookie("seat-none", "x")
    for right, wrong in zip(ways_in(code), ways_in("WWWWWW"), strict=True):
        answers = [
            attacker.open(where, method=how, data={"code": tried} if how == "POST" else None)
            for (how, where), tried in ((right, code), (wrong, "WWWWWW"))
        ]
        assert [answer.status_code for answer in answers] == [429, 429], right
        assert answers[0].data == answers[1].data and dict(answers[0].headers) == dict(answers[1].headers)


def test_leaving_tells_a_stranger_nothing_about_a_code(company, code):
    stranger = guest(company, ATTACKER)
    right, wrong = stranger.post(f"/j/{code}/leave"), stranger.post("/j/WWWWWW/leave")
    assert (right.status_code, dict(right.headers)) == (wrong.status_code, dict(wrong.headers))


def test_whoever_scans_the_qr_comes_in_whatever_others_tried(company, code):
    exhaust(company)
    key = codes.key(company.house, code)
    assert guest(company, ROOM).get(f"/j/{code}").status_code == 429
    phone = guest(company, ROOM)
    assert phone.get(f"/j/{code}?k={key}").status_code == 200
    assert phone.get(f"/j/{code}").status_code == 200, "a phone that was in comes again without it"
    assert phone.get(f"/j/{code}/resources").status_code == 200
    assert "Max-Age=0" in phone.post(f"/j/{code}/leave").headers["Set-Cookie"]


def test_a_key_of_another_code_opens_nothing(company, attacker, code):
    for key in (codes.key(company.house, "WWWWWW"), "", "ключ", codes.key(company.house, code)[:-1]):
        assert attacker.get(f"/j/{code}", query_string={"k": key}).status_code == 429


def test_screen_and_desk_show_the_qr_whatever_others_tried(company, code):
    exhaust(company)
    live = company.house.live(company.session)
    screen = guest(company, ROOM)
    assert screen.get(f"/qr/{code}.svg").status_code == 429
    assert screen.get(f"/screen/{live.screen}").status_code == 200
    assert screen.get(f"/qr/{code}.svg").status_code == 200
    assert browser(company.app, "Kim").get(f"/qr/{code}.svg").status_code == 200
    assert browser(company.app, "Eve").get(f"/qr/{code}.svg").status_code == 429


def test_right_codes_cost_nothing(company, code):
    phone = guest(company, ROOM)
    for _ in range(100):
        assert phone.get(f"/j/{code}").status_code == 200
    assert type_wrong(phone, 1) == [404]


def test_a_household_is_one_address_whatever_it_calls_itself():
    assert limits.network("2001:db8:1:2:3:4:5:6") == limits.network("2001:db8:1:2::1")
    assert limits.network("2001:db8:1:3::1") != limits.network("2001:db8:1:2::1")
    assert limits.network("192.0.2.1") == "192.0.2.1"


def test_nobody_forgets_a_limit_by_using_many_names():
    passing = Memory(lambda: 0.0)
    assert passing.allow("tried too often", 1, 1)
    for number in range(MOST_BUCKETS + 10):
        passing.allow(f"name {number}", 1, 1)
        assert number % 1_000 or not passing.allow("tried too often", 1, 1)
    assert len(passing._buckets) <= MOST_BUCKETS
