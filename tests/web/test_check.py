"""The page on which a facilitator checks what they wrote: problems in words, with lines, and nothing is stored."""

import html
import io
import re
from pathlib import Path

from tests.live.people import csrf
from workshop import exercises
from workshop.paths import ASSETS
from workshop.wiring import create_app

BROKEN = Path(__file__).parents[1] / "broken"
LIBRARY = exercises.load(ASSETS.exercises)


def checked(desk, text="", file=None):
    """The page's answer to a text, or to the bytes of a file."""
    form = {"csrf": csrf(desk.get("/desk/check").text), "text": text}
    if file is not None:
        form["file"] = (io.BytesIO(file), "mine.yaml")
    return desk.post("/desk/check", data=form, content_type="multipart/form-data")


def told(page):
    """The sentences of a page, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


AGENDA = "id: mine\ntitle: Mine\npurpose: To try it.\nminutes: 28\nitems:\n  - say-it-back\n  - pause\n"


def test_the_desk_leads_to_it(desk):
    assert 'href="/desk/exercises"' in desk.get("/desk").text
    assert 'href="/desk/check"' in desk.get("/desk/exercises").text
    assert desk.get("/desk/check").status_code == 200


def test_an_agenda_without_mistakes_is_told_so(desk):
    page = told(checked(desk, AGENDA).text)
    assert "Nothing wrong" in page and "thing to mend" not in page


def test_every_shipped_file_passes_when_pasted(desk):
    for file in [*ASSETS.exercises.glob("en/can-*.yaml"), *ASSETS.exercises.glob("agendas/*.yaml")]:
        assert "Nothing wrong" in checked(desk, file.read_text()).text, file.name


def test_a_mistake_is_told_with_its_line_and_its_cure(desk):
    page = told(checked(desk, (BROKEN / "en" / "unknown-field.yaml").read_text()).text)
    assert "Line 17" in page and "The field qestion is not known here. Did you mean question?" in page


def test_a_broken_rule_is_named_and_its_line_is_shown(desk):
    page = told(checked(desk, AGENDA.replace("  - say", "  - a-repair-in-five-parts\n  - say")).text)
    assert "Line 6 listen-before-repair - a-repair-in-five-parts" in page
    assert "a-repair-in-five-parts needs say-it-back before it." in page


def test_lines_are_those_of_what_was_pasted_also_from_windows_and_with_an_empty_line_on_top(desk):
    page = checked(desk, "\r\n" + AGENDA.replace("pause", "paus").replace("\n", "\r\n")).text
    assert "Line 8" in told(page)
    assert "<textarea" in page and re.search(r"<textarea[^>]*>\n\r?\n", page), "the empty line stays in the form"


def test_a_file_says_the_same_as_its_text(desk):
    raw = (BROKEN / "agendas" / "no-hour.yaml").read_bytes()
    assert told(checked(desk, file=raw).text) == told(checked(desk, raw.decode()).text)


def test_a_file_that_is_no_text_or_too_large_is_told_so(desk):
    assert "not UTF-8" in checked(desk, file=b"id: caf\xe9\n").text
    assert "larger than 256 KB" in checked(desk, file=b"# long\n" * 40_000).text
    assert checked(desk, file=b"# long\n" * 100_000).status_code == 413


def test_an_empty_form_is_asked_to_be_filled(desk):
    response = checked(desk, "  ")
    assert response.status_code == 400 and "nothing to check yet" in response.text


def test_what_was_pasted_comes_back_as_text_and_never_as_markup(desk):
    page = checked(desk, "id: </textarea><script>alert(1)</script>\n").text
    assert "<script>alert" not in page and "&lt;/textarea&gt;" in page


def test_nothing_is_stored(house, desk, tmp_path):
    before = set(house.library.exercises), set(house.library.agendas)
    checked(desk, AGENDA.replace("To try it.", "A purpose like no other."))
    assert (set(house.library.exercises), set(house.library.agendas)) == before
    assert not any(b"A purpose like no other" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_only_a_facilitator_checks_and_only_with_the_form(house, desk):
    stranger = create_app(house=house).test_client()
    assert stranger.get("/desk/check").location.endswith("/desk/sign-in")
    assert stranger.post("/desk/check", data={"text": AGENDA}).location.endswith("/desk/sign-in")
    assert desk.post("/desk/check", data={"text": AGENDA}).status_code == 400


def test_who_checks_without_end_is_asked_to_wait(desk):
    assert 429 in [checked(desk, "id: x\n").status_code for _ in range(60)]


def test_an_agenda_is_listed_with_days_titles_and_minutes(desk):
    home = told(desk.get("/desk/new").text)
    assert home.index("First evening, 60") < home.index("An evening, 90") < home.index("A weekend, 730")
    assert "Half a day, 240 min" in home and "Saturday, 370 min: One at a time · Two clocks" in home
    form = {"csrf": csrf(desk.get("/desk").text), "title": "In June", "agenda": "weekend"}
    page = told(desk.post("/desk/workshops", data=form, follow_redirects=True).text)
    assert "Saturday from 09:30 370 min" in page
    assert "A walk, together or apart 30 min" in page
    assert "Known ground instead" in page and "stands in for the one above" in page


def test_what_is_to_mend_is_told_as_the_page_reads(desk):
    desk.set_cookie("language", "es")
    page = told(checked(desk, (BROKEN / "en" / "unknown-field.yaml").read_text()).text)
    assert "Línea 17" in page and "El campo qestion no se conoce aquí. ¿Querías decir question?" in page
