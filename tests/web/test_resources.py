"""Where help is: seeds nobody has checked, a table of one's own, and two pages that change the same country."""

import re

import pytest

from tests.live.people import csrf
from tests.web.evenings import Clock
from workshop import resources


@pytest.fixture
def clock(house):
    return Clock(house)


def open_page(desk, name="Spain"):
    page = desk.get(f"/desk/resources/{name}").text
    field = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')
    return {key: value for key, value in field.findall(page) if key not in ("checked",)}


def keep(desk, name="Spain", **changes):
    return desk.post(f"/desk/resources/{name}", data={**open_page(desk, name), **changes})


def row(desk, name="Spain"):
    page = desk.get("/desk/resources").text
    found = re.search(rf"<tr>(?:(?!</tr>).)*>{name}<.*?</tr>", page, re.S)
    return found and " ".join(re.sub("<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize("name", resources.SEEDS)
def test_every_seed_is_said_to_be_unchecked_until_somebody_confirms_it(desk, clock, name):
    assert "not checked yet" in row(desk, name)
    assert "nobody has checked it" in desk.get(f"/desk/resources/{name}").text
    assert resources.Country(name, resources.SEEDS[name]).text().endswith(resources.NOT_CHECKED)


def test_somebody_confirms_a_country_with_the_day_of_today(desk, clock):
    assert keep(desk, checked="today").status_code == 303
    assert row(desk) == "Spain 112 · 016 18 November 2026"
    assert "not checked" not in row(desk) and "not checked yet" in row(desk, "Chile")


def test_after_ninety_days_it_is_long_ago(desk, clock):
    keep(desk, checked="today")
    clock.on(days=90)
    assert "long ago" not in row(desk)
    clock.on(days=1)
    assert "long ago" in row(desk)
    assert "more than 90 days ago" in desk.get("/desk/resources/Spain").text


def test_what_is_changed_counts_as_unchecked_until_it_is_checked_again(desk, clock):
    keep(desk, checked="today")
    keep(desk, legal="Colegio de Abogados")
    assert "not checked yet" in row(desk)
    keep(desk, checked="today")
    assert "not checked" not in row(desk)
    keep(desk)
    assert "not checked" not in row(desk), "nothing was changed"


def test_a_country_of_ones_own_is_added_and_taken_away(desk, clock):
    page = desk.get("/desk/resources").text
    where = desk.post("/desk/resources", data={"csrf": csrf(page), "name": "  Côte d’Ivoire "}).location
    assert row(desk, "Côte d’Ivoire") is None
    name = "Côte d’Ivoire"
    assert keep(desk, name, emergency="111", more="One line\n  Another").status_code == 303
    assert "111" in row(desk, name) and where.startswith("/desk/resources/C")
    desk.post(f"/desk/resources/{name}/remove", data={"csrf": csrf(page)})
    assert row(desk, name) is None


def test_a_seed_that_was_changed_can_be_as_it_was(desk, clock):
    keep(desk, emergency="113")
    assert "113" in row(desk)
    desk.post("/desk/resources/Spain/remove", data={"csrf": csrf(desk.get("/desk/resources").text)})
    assert "112" in row(desk) and "not checked yet" in row(desk)


def test_who_comes_second_is_told_and_keeps_what_they_typed(desk, clock):
    first, second = open_page(desk), open_page(desk)
    assert desk.post("/desk/resources/Spain", data={**first, "legal": "from the first"}).status_code == 303
    late = desk.post("/desk/resources/Spain", data={**second, "legal": "from the second"})
    assert late.status_code == 409 and "from the first" in late.text and 'value="from the second"' in late.text
    again = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', late.text))
    assert desk.post("/desk/resources/Spain", data=again).status_code == 303
    assert "from the second" in desk.get("/desk/resources/Spain").text


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "a/b", "a\x00b"])
def test_a_name_that_is_none_is_refused_in_a_sentence(desk, name):
    page = desk.get("/desk/resources").text
    answer = desk.post("/desk/resources", data={"csrf": csrf(page), "name": name})
    sentence = "a sign that cannot be shown" if "\0" in name else "from one to 40 characters"
    assert answer.status_code == 400 and sentence in answer.text


@pytest.mark.parametrize(("field", "text"), [("legal", "x" * 301), ("more", "x" * 2001)])
def test_a_text_that_is_too_long_is_refused_and_stays_in_its_field(desk, field, text):
    answer = keep(desk, **{field: text})
    assert answer.status_code == 400 and text in answer.text and "Shorten" in answer.text
    assert "not checked yet" in row(desk)


@pytest.mark.parametrize("version", ["", "x", "-1", "99", "9" * 30])
def test_a_version_that_never_was_is_told_like_any_other_that_is_old(desk, version):
    assert keep(desk, version=version).status_code == 409


def test_the_table_is_ones_own(company):
    from tests.web.people import browser

    robin, eve = browser(company.app, "Robin"), browser(company.app, "Eve")
    keep(robin, emergency="ROBINS")
    assert "ROBINS" in row(robin) and "ROBINS" not in row(eve)


def test_phones_get_plain_lines_without_empty_ones():
    lines = {"emergency": "112", "crisis": "024", "more": "Our house: 91\nAlways open"}
    told = resources.Country("Spain", lines, "2026-11-20").text()
    assert told == "Emergency: 112\nIf life feels too heavy to carry: 024\nOur house: 91\nAlways open"
    assert resources.Country("Nowhere").text() == ""
