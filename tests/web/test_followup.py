"""One question four weeks later: nobody is known, nothing is seen before it closes, and too few stay unsaid."""

import json
import re
from itertools import product

import pytest

from tests.live.people import csrf
from tests.web.evenings import DAY, Clock, Evening, make
from workshop import followups, sessions
from workshop.session import release as rel
from workshop.session.thresholds import TABLE
from workshop.store import register
from workshop.store.followups import read as answers_of
from workshop.store.tables import followup_ballots


@pytest.fixture
def clock(house):
    return Clock(house)


@pytest.fixture
def evening(house, desk, clock):
    """Five couples were here, and it is over."""
    return Evening(house, make(house)).play().end()


def notes(desk, evening):
    return desk.get(f"/desk/sessions/{evening.session}/notes").text


def asked(desk, evening):
    """Ask, and pass the link on; its path."""
    page = notes(desk, evening)
    opens = re.search(r'name="opens" type="date" value="([^"]+)"', page)[1]
    answer = desk.post(f"/desk/sessions/{evening.session}/followup", data={"csrf": csrf(page), "opens": opens})
    assert answer.status_code == 303
    return re.search(r'value="[^"]*(/f/[^"]+)"', notes(desk, evening))[1]


def stranger(desk):
    return desk.application.test_client()


def answer(desk, link, choice, key=None):
    browser = stranger(desk)
    page = browser.get(link).text
    form = {"key": key or re.search(r'name="key" value="(\w+)"', page)[1]}
    form |= {"pass": "yes"} if choice is None else {"answer": str(choice)}
    return browser.post(link, data=form)


def everybody(desk, house, clock, link, choices):
    for choice in choices:
        clock.on(seconds=60)
        assert answer(desk, link, choice).status_code == 303, choice


def test_it_is_off_until_somebody_asks_for_it(desk, evening):
    assert "/f/" not in notes(desk, evening)
    assert "Ask once more" in notes(desk, evening)


def test_it_opens_after_four_weeks_and_closes_two_weeks_later(desk, evening, clock):
    link = asked(desk, evening)
    assert "This question opens on" in stranger(desk).get(link).text
    clock.on(days=27)
    assert "This question opens on" in stranger(desk).get(link).text
    clock.on(days=1.5)
    assert "Dropped it, rightly" in stranger(desk).get(link).text
    clock.on(days=14)
    assert "has closed" in stranger(desk).get(link).text
    assert "has closed" in stranger(desk).post(link, data={"key": "0" * 32, "answer": "1"}).text


def test_the_page_works_without_a_script_and_gives_no_cookie(desk, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    page = stranger(desk).get(link)
    assert "<script" not in page.text and "Set-Cookie" not in page.headers
    assert page.headers["Referrer-Policy"] == "no-referrer" and page.headers["Cache-Control"] == "no-store"
    assert "couple" not in page.text.lower() and "trust" not in page.text.lower()
    told = answer(desk, link, 0)
    assert "Set-Cookie" not in told.headers


def test_passing_looks_like_answering_and_leaves_nothing(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    passed, answered = answer(desk, link, None), answer(desk, link, 2)
    assert passed.status_code == answered.status_code and passed.location == answered.location
    assert dict(passed.headers) == dict(answered.headers)
    with house.store.read() as connection:
        assert list(answers_of(connection, evening.session).values()) == [2]


def test_a_form_that_is_sent_twice_counts_once(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    for choice in (1, 1, 3):
        assert answer(desk, link, choice, key="ab" * 16).status_code == 303
    with house.store.read() as connection:
        assert answers_of(connection, evening.session) == {"ab" * 16: 1}


def test_an_answer_is_kept_with_a_random_key_and_nothing_else(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    answer(desk, link, 0)
    with house.store.read() as connection:
        [row] = register.all_of(connection, followup_ballots)
    assert set(row._mapping) == {"session", "key", "answer"} and re.fullmatch("[0-9a-f]{32}", row.key)


@pytest.mark.parametrize("form", [{}, {"key": "short", "answer": "1"}, {"key": "g" * 32, "answer": "1"}])
def test_a_form_without_its_key_is_refused(desk, evening, clock, form):
    link = asked(desk, evening)
    clock.on(days=29)
    assert stranger(desk).post(link, data=form).status_code == 400


@pytest.mark.parametrize("typed", ["", "4", "-1", "1.5", "x" * 5000])
def test_an_answer_that_is_none_of_the_four_is_asked_for_again(desk, house, evening, clock, typed):
    link = asked(desk, evening)
    clock.on(days=29)
    told = stranger(desk).post(link, data={"key": "ab" * 16, "answer": typed})
    assert told.status_code == 400 and "Choose one of the four" in told.text and "ab" * 16 in told.text
    with house.store.read() as connection:
        assert answers_of(connection, evening.session) == {}


def test_nothing_can_be_seen_before_it_closes_neither_count_nor_result(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    empty = notes(desk, evening)
    everybody(desk, house, clock, link, [0] * 8)
    full = notes(desk, evening)
    assert re.sub(r'name="csrf" value="[^"]+"', "", full) == re.sub(r'name="csrf" value="[^"]+"', "", empty)
    assert json.loads(desk.get(f"/desk/sessions/{evening.session}/notes.json").text)["followup"] is None


def test_what_came_of_it_stands_in_the_notes_once_without_numbers_and_the_answers_are_gone(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    everybody(desk, house, clock, link, [0, 0, 0, 0, 1, 1, 1, 2])
    clock.on(days=14)
    told = json.loads(desk.get(f"/desk/sessions/{evening.session}/notes.json").text)["followup"]
    assert told["form"] == "named" and {item["text"] for item in told["items"]} == {"Did it", "Partly"}
    assert not re.search(r"\d", json.dumps({**told, "run": None}))
    with house.store.read() as connection:
        assert answers_of(connection, evening.session) == {}
    assert "the answers are erased" in notes(desk, evening)
    again = json.loads(desk.get(f"/desk/sessions/{evening.session}/notes.json").text)["followup"]
    assert again["items"] == told["items"], "drawn once"


def test_too_few_answers_get_the_sentence_of_the_room(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    everybody(desk, house, clock, link, [0, 0, 0, 0, 0, 0])
    clock.on(days=14)
    assert "Too few answers to show safely." in notes(desk, evening)


def test_more_answers_than_people_say_nothing(desk, house, evening, clock):
    """A link that was passed on, or somebody who answers again and again."""
    link = asked(desk, evening)
    clock.on(days=29)
    everybody(desk, house, clock, link, [0] * 11)
    clock.on(days=14)
    assert "Too few answers to show safely." in notes(desk, evening)


def test_the_purge_makes_results_that_are_due(desk, house, evening, clock):
    asked(desk, evening)
    clock.on(days=29 + 14)
    sessions.purge(house)
    with house.store.read() as connection:
        assert register.one(connection, followup_ballots.metadata.tables["followups"]).released


def test_a_link_that_is_taken_back_leads_nowhere_and_its_answers_are_gone(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=29)
    answer(desk, link, 0)
    page = notes(desk, evening)
    desk.post(f"/desk/sessions/{evening.session}/followup/back", data={"csrf": csrf(page)})
    assert stranger(desk).get(link).status_code == 404
    with house.store.read() as connection:
        assert answers_of(connection, evening.session) == {}


def test_a_link_that_nobody_made_is_not_there_and_trying_many_is_slowed_down(desk, evening):
    codes = [stranger(desk).get(f"/f/nobody-made-{n}").status_code for n in range(40)]
    assert codes[0] == 404 and codes[-1] == 429


@pytest.mark.parametrize(("couples", "rehearsal"), [(2, False), (5, True)])
def test_it_is_not_asked_where_nothing_could_be_said(desk, house, clock, couples, rehearsal):
    evening = Evening(house, make(house), couples=couples, rehearsal=rehearsal).play().end()
    page = notes(desk, evening)
    assert "Ask once more" not in page and ("Too few people" in page or "rehearsal" in page)
    form = {"csrf": csrf(page), "opens": "2027-01-01"}
    assert desk.post(f"/desk/sessions/{evening.session}/followup", data=form).status_code == 400


@pytest.mark.parametrize("opens", ["", "soon", "0001-01-01", "2020-01-01", "2099-01-01", "9999-12-31"])
def test_it_opens_on_a_day_that_is_ahead_and_before_the_notes_go(desk, evening, opens):
    form = {"csrf": csrf(notes(desk, evening)), "opens": opens}
    told = desk.post(f"/desk/sessions/{evening.session}/followup", data=form)
    assert told.status_code == 400 and "Choose a day" in told.text


def test_it_goes_with_the_session_and_the_link_leads_nowhere(desk, house, evening, clock):
    link = asked(desk, evening)
    clock.on(days=91)
    sessions.purge(house)
    assert stranger(desk).get(link).status_code == 404


def test_enough_answers_always_come_from_enough_couples():
    """No link knows who belongs to whom. A couple is two at most, so R answers come from at least R / 2 of them."""
    for row in TABLE:
        for people, units in product(range(row.people, row.people + 40), range(row.units, row.units + 20)):
            size = rel.Size(people, units)
            for answers in range(people + 1):
                fewest = (answers + 1) // 2
                assert rel.enough(size, answers, answers) == rel.enough(size, answers, fewest), (size, answers)


def test_what_is_said_never_carries_a_count_whatever_was_answered():
    for size in (rel.Size(6, 3), rel.Size(10, 5), rel.Size(16, 8), rel.Size(40, 20)):
        for many in range(size.people + 3):
            told = followups.outcome([n % 4 for n in range(many)], size)
            assert told["form"] in ("few", "named", "levels", "spread")
            assert not any("count" in item for item in told.get("items", []))


def test_the_last_day_leaves_room_to_close_before_the_notes_go(evening):
    state = evening.live.state
    _, _, last = followups.days(state, state.ended_at)
    assert last + followups.OPEN_FOR_S < state.ended_at + 90 * DAY
