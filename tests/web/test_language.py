"""The language of a page: what the browser asks for, until somebody chooses."""

import json
import re

import pytest
from markupsafe import Markup

from tests.live.people import csrf
from tests.web.people import browser
from workshop import workshops
from workshop.preflights import LIMITS
from workshop.web.days import day, moment, soon
from workshop.web.language import _, written_in
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


def test_a_page_says_in_its_head_what_language_it_is_in(app, company):
    someone = browser(app)
    for language in ("en", "es"):
        answer = someone.get("/", headers={"Accept-Language": language})
        assert answer.headers["Content-Language"] == lang(answer) == language
    assert "Content-Language" not in someone.get("/manifest.webmanifest").headers
    missing = someone.get("/nowhere", headers={"Accept-Language": "es"})
    assert missing.headers["Content-Language"] == lang(missing) == "es"


def in_language(app, language):
    return app.test_request_context(headers={"Accept-Language": language})


@pytest.mark.parametrize(
    ("text", "reads", "got"), [("We report danger.", "es", "en"), (LIMITS, "es", "es"), (LIMITS, "en", "en")]
)
def test_a_text_of_a_workshop_is_in_its_language_and_one_of_ours_in_the_pages(app, text, reads, got):
    with app.test_request_context(headers={"Accept-Language": reads}):
        assert written_in(text, "en") == got


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


def in_spanish(desk):
    desk.post("/language", data={"language": "es", "next": "/desk"})
    return desk


def made(desk, **typed):
    form = {"csrf": csrf(desk.get("/desk/new").text), "title": "", "agenda": "first-evening", **typed}
    return desk.post("/desk/workshops", data=form).headers["Location"]


def workshop(house, where):
    return workshops.find(house, where.rpartition("/")[2])


def test_the_pages_around_the_live_desk_speak_the_browsers_language(desk):
    assert "<h1>Your workshops</h1>" in desk.get("/desk").text
    home = in_spanish(desk).get("/desk").text
    assert "<h1>Tus talleres</h1>" in home and 'lang="en"' in home.split('class="languages"')[1]
    assert "Entrar en la mesa" in browser(desk.application).get("/desk/sign-in", headers={"Accept-Language": "es"}).text


def test_a_new_workshop_speaks_the_pages_language_unless_another_is_chosen(desk, house):
    assert workshop(house, made(desk)).language == "en"
    in_spanish(desk)
    page = desk.get("/desk/new").text
    assert '<option value="es" lang="es" selected>Español</option>' in page and "Primera velada" in page
    assert workshop(house, made(desk)).language == "es"
    assert workshop(house, made(desk, language="en")).language == "en"


def test_a_workshop_in_another_language_says_so_and_the_page_stays_as_it_was(desk, house):
    where = made(desk, language="es")
    page = desk.get(where).text
    assert "First evening, 60 min, in Español" in page and "Before you open" in page
    assert "Lo que se dice aquí se queda aquí" in page


def test_a_copy_keeps_the_language_and_says_in_it_that_it_is_one(desk, house):
    where = made(desk, language="es")
    copied = desk.post(f"{where}/copy", data={"csrf": csrf(desk.get("/desk").text)}).headers["Location"]
    found = workshop(house, copied.rpartition("/")[0])
    assert (found.language, found.title) == ("es", "Primera velada (copia)")


def test_lines_of_a_country_come_in_the_workshops_language(desk):
    where = made(desk, language="es")
    page = desk.get(where).text
    typed = {"csrf": csrf(page), "base": page.split('name="base" value="')[1][:16], "limits": "x", "country": "Spain"}
    taken = desk.post(f"{where}/preflight", data={**typed, "take-over": "yes"}).text
    assert "Emergencias: 112" in taken and "Take these lines" in taken


def test_countries_stand_in_the_order_of_their_names(desk):
    found = re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', in_spanish(desk).get("/desk/resources").text)
    assert found == ["Argentina", "Chile", "Colombia", "España", "Estados Unidos", "México", "Reino Unido"]


def test_what_is_refused_is_said_in_the_pages_language(desk):
    in_spanish(desk)
    form = {"csrf": csrf(desk.get("/desk/new").text), "agenda": "first-evening", "title": "x" * 99}
    assert "Un título tiene 80 caracteres como máximo, y este tiene 99." in desk.post("/desk/workshops", data=form).text
    form["title"] = "x" * 9_000
    assert "«title»: Esto tiene 8000 caracteres como máximo." in desk.post("/desk/workshops", data=form).text


def test_an_exercise_is_copied_as_the_page_reads(desk):
    assert "Say it back until it fits (mine)" in desk.get("/desk/exercises/new?copy=say-it-back").text
    page = json.loads(
        in_spanish(desk).get("/desk/exercises/new?copy=say-it-back").text.split('id="page">')[1].split("</")[0]
    )
    assert " (versión propia)" in page["text"]


def test_nothing_of_the_notes_page_is_left_in_english(desk, house):
    where = made(in_spanish(desk), title="Una velada")
    sent = {"csrf": csrf(desk.get(where).text), "limits": "x", "resources": "y"}
    session = desk.post(f"{where}/sessions", data=sent).headers["Location"]
    page = desk.get(f"{session}/notes").text
    assert "Primera velada · nadie todavía · 0 de 60 minutos" in page and "No se hizo nada." in page
