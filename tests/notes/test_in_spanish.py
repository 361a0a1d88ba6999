"""Notes are written in the session's language; what programs read in them is the same in every language."""

import csv
import io
import json
import zipfile
from pathlib import Path

import docx
import jsonschema
import pytest

from tests.notes.test_formats import SCHEMA, flat, in_words, pdf_text, written
from tests.notes.test_kit import kit_text
from tests.notes.told import SHOWN_AS, bare, everything
from workshop.languages import LANGUAGES
from workshop.notes import charts, content, export
from workshop.notes.markdown import results
from workshop.notes.naming import hint

HERE = Path(__file__).parent
ENGLISH = [charts.PULSE, charts.CHECK, "Too few answers", "not done", "some couples", "REHEARSAL"]
"""Of what we say in notes, what can't be something else."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_read_as_they_have_been_read_over(language, fonts):
    """The file beside this one is what a person looked at; whoever changes a word changes it there, and looks."""
    assert written(everything(language), "md", fonts).decode() == (HERE / f"everything.{language}.md").read_text()


@pytest.mark.parametrize("form", [form for form in export.FORMATS if form not in ("zip", "json", "csv")])
def test_in_no_format_anything_of_ours_is_left_in_english(form, fonts, tmp_path):
    said = flat(in_words(everything("es"), form, fonts, tmp_path))
    assert [words for words in ENGLISH if words not in export.to_markdown(everything())] == []
    assert [words for words in ENGLISH if flat(words) in said] == []
    for words in ("ENSAYO", "La próxima vez", "Ejercicio", "27 de noviembre de 2026", "no se hizo"):
        assert words in said


ACCENTS = "¿Qué tal, señor Ñandú? «Más pequeñito» ¡Ánimo! Güiro, coração."


def test_the_pdf_is_said_to_be_spanish_and_shows_every_accent(fonts, tmp_path):
    shown = [{"run": 1, "title": ACCENTS, "form": "texts", "items": [{"text": ACCENTS}]}]
    raw = written(bare(language="es", title=ACCENTS, themes=ACCENTS, step={"shown": shown}), "pdf", fonts)
    said = flat(pdf_text(raw, tmp_path))
    assert said.count(ACCENTS) >= 4 and "Duró (min)" in said
    assert b"/Lang(es)" in raw


def test_the_word_document_is_said_to_be_spanish(fonts):
    raw = written(everything("es"), "docx", fonts)
    document = docx.Document(io.BytesIO(raw))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert {"Lo previsto y lo hecho", "Temas", "Observaciones", "Después de cuatro semanas"} <= set(headings)
    assert document.core_properties.language == "es"
    styles = zipfile.ZipFile(io.BytesIO(raw)).read("word/styles.xml").decode()
    assert 'w:lang w:val="es"' in styles
    tables = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert tables == [["Ejercicio", "Paso", "Previsto (min)", "Duró (min)"], ["Respuesta", "Cuántas personas"]]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_language(form, fonts):
    english, spanish = (written(everything(language), form, fonts).decode("utf-8-sig") for language in ("en", "es"))
    if form == "json":
        jsonschema.validate(json.loads(spanish), SCHEMA)
        assert {**json.loads(spanish), "language": "en"} == json.loads(english)
        return
    here, there = (list(csv.DictReader(io.StringIO(text))) for text in (english, spanish))
    said = ("step", "shown", "remark")
    assert [strip(row, said) for row in here] == [strip(row, said) for row in there]
    assert "algunas personas más" in {row["shown"] for row in there}
    assert {"toda la sesión", "temas", "la próxima vez", "ENSAYO"} <= {row["step"] for row in there}


def strip(row, keys):
    return {key: value for key, value in row.items() if key not in keys}


def test_a_file_without_a_plain_title_is_called_notes_in_each_language():
    assert (export.file_name("夫婦"), export.file_name("夫婦", "es")) == ("notes", "notas")


@pytest.mark.parametrize("release", SHOWN_AS, ids=[release["form"] for release in SHOWN_AS])
def test_a_chart_speaks_the_language_it_was_asked_for_also_when_it_was_drawn_in_another(release):
    view = {"shown": [{"run": 1, "title": "¿Cómo estamos?", **release}]}
    english, spanish = (charts.with_charts(view, language)["shown"][0] for language in ("en", "es"))
    assert charts.with_charts(view)["shown"][0] == english
    own = results(release, "en") != results(release, "es") or release["form"] in ("named", "cards")
    assert all((english[frame] != spanish[frame]) == own for frame in ("svg", "middle", "tall"))
    assert all(words not in spanish[frame] for words in ENGLISH for frame in ("svg", "middle", "tall"))


def test_a_chart_is_as_long_as_its_words_in_every_language():
    """Spanish needs more room; no label may leave the picture."""
    for language in LANGUAGES:
        [drawn] = charts.with_charts({"shown": [{"run": 1, "title": "?", **SHOWN_AS[5]}]}, language)["shown"]
        assert all(f'viewBox="0 0 {width} ' in drawn[frame] for frame, width in (("svg", 1800), ("tall", 1200)))


def test_a_remark_is_hinted_at_in_the_language_of_the_notes():
    assert "puede ser el nombre de una pareja" in hint("Garza llegó tarde", "es") and not hint("Heron came late", "es")
    texts = ("ask ana@example.org", "+34 600 123 456", "“I never said that”")
    assert all(hint(text) and hint(text, "es") and hint(text) != hint(text, "es") for text in texts)
    assert hint("They laughed.", "es") == ""


@pytest.mark.parametrize("parts", [["poster"], ["cards"]])
def test_the_kit_is_printed_in_the_workshops_language(parts, fonts, tmp_path):
    said = flat(kit_text(tmp_path, fonts, language="es", agenda="first-evening", parts=parts))
    assert b"/Lang(es)" in (tmp_path / "k.pdf").read_bytes()
    english = ("and scan", "enter the code", "turns:", "Talk about", "speak ", "Nobody asks")
    assert [word for word in english if word in said] == []
    told = {"poster": ["escanea", "escribe el código"], "cards": ["turnos: hablar", "Para conversar", "¿"]}
    assert [word for word in told[parts[0]] if word not in said] == []


def test_the_size_of_a_room_is_a_word_for_programs_and_told_in_words():
    sizes = {content.band(people) for people in range(100)}
    assert sizes == set(SCHEMA["properties"]["size"]["enum"])
    assert "de 6 a 15 personas" in export.to_markdown(bare(language="es"))
