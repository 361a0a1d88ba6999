"""The language of a page: what the browser asks for, until somebody chooses."""

import pytest
from markupsafe import Markup

from tests.web.people import browser
from workshop.web.days import day, moment, soon
from workshop.web.language import _
from workshop.wiring import create_app


@pytest.fixture
def app(house):
    return create_app(house=house)


def lang(answer):
    return answer.text.split('<html lang="')[1][:2]


@pytest.mark.parametrize(
    ("asked", "got"),
    [("es-MX,es;q=0.9", "es"), ("de,fr;q=0.8", "en"), ("en-GB,es;q=0.5", "en"), ("", "en"), ("es;q=no,;;", "en")],
)
def test_a_page_comes_in_what_the_browser_asks_for(app, asked, got):
    assert lang(browser(app).get("/", headers={"Accept-Language": asked})) == got


def test_what_somebody_chose_stays_whatever_the_browser_asks_for(app):
    someone = browser(app)
    answer = someone.post("/language", data={"language": "es", "next": "/"})
    assert answer.status_code == 303 and answer.headers["Location"] == "/"
    assert lang(someone.get("/", headers={"Accept-Language": "en"})) == "es"


@pytest.mark.parametrize("language", ["", "xx", "es'; DROP", "e" * 10])
def test_a_language_that_is_none_of_ours_changes_nothing(app, language):
    someone = browser(app)
    someone.post("/language", data={"language": language, "next": "/"})
    assert lang(someone.get("/", headers={"Accept-Language": "es"})) == "es"


@pytest.mark.parametrize(
    "where", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "j/AB", ""]
)
def test_one_is_sent_back_to_an_address_of_this_server_only(app, where):
    answer = browser(app).post("/language", data={"language": "es", "next": where})
    assert answer.headers["Location"] == "/"


def in_language(app, language):
    return app.test_request_context(headers={"Accept-Language": language})


def test_days_are_written_as_the_language_writes_them(app):
    with in_language(app, "en"):
        assert (day(1_796_126_400), moment(1_796_126_400)[:15]) == ("1 December 2026", "1 December 2026")
    with in_language(app, "es"):
        assert day(1_796_126_400) == "1 de diciembre de 2026"
        assert moment(1_796_126_400).startswith("1 de diciembre de 2026, ")
        assert soon(1_796_126_400).startswith("1 de diciembre, ")


def test_what_fills_a_gap_is_escaped_beside_markup(app):
    with in_language(app, "en"):
        link = Markup("<a href='/'>there</a>")
        assert _("{who} is {link}.", who="<Ana>", link=link) == "&lt;Ana&gt; is <a href='/'>there</a>."
