"""The notes editor, with a script and without: saved, hinted at, never lost, never over another's."""

import json
import re

import pytest

from tests.live.people import csrf
from tests.web.evenings import Clock, Evening, make
from workshop import erasing
from workshop.notes.naming import hint


@pytest.fixture
def evening(house, desk):
    Clock(house)
    return Evening(house, make(house)).play().end()


class Editor:
    """Somebody's notes page, as it stood when it was opened."""

    def __init__(self, desk, evening):
        self.desk, self.where = desk, f"/desk/sessions/{evening.session}"
        self.page = desk.get(f"{self.where}/notes").text
        self.csrf = csrf(self.page)

    def save(self, about, text, seen="", script=True):
        form = {"about": about, "text": text, "seen": seen} | ({} if script else {"csrf": self.csrf})
        headers = {"X-CSRF": self.csrf} if script else {}
        return self.desk.post(f"{self.where}/remarks", data=form, headers=headers)


@pytest.fixture
def editor(desk, evening):
    return Editor(desk, evening)


def test_remarks_themes_and_next_time_are_kept_and_stand_in_the_files(editor, evening):
    for about, text in (("session", "Calm."), ("themes", "Time."), ("next", "More chairs."), ("1", "Short.")):
        assert editor.save(about, text).json == {"text": text, "hint": ""}
    told = json.loads(editor.desk.get(f"{editor.where}/notes.json").text)
    assert (told["remark"], told["themes"], told["next"]) == ("Calm.", "Time.", "More chairs.")
    assert told["steps"][0]["remark"] == "Short."


def test_without_a_script_each_remark_is_a_form(editor):
    answer = editor.save("themes", "Time.\r\nMoney.", script=False)
    assert answer.status_code == 303 and answer.location.endswith("/notes#about-themes")
    assert "Time.\nMoney.</textarea>" in editor.desk.get(f"{editor.where}/notes").text


def test_who_comes_second_is_told_and_both_texts_are_there(editor):
    assert editor.save("themes", "Time.").status_code == 200
    late = editor.save("themes", "Money.")
    assert late.status_code == 409
    assert late.json["theirs"] == "Time." and "Nothing of yours is lost" in late.json["error"]
    assert editor.save("themes", "Time. Money.", seen="Time.").status_code == 200


def test_who_comes_second_without_a_script_finds_their_text_in_the_field_and_the_other_beside_it(editor):
    editor.save("themes", "Time.", script=False)
    late = editor.save("themes", "Money.", script=False)
    assert late.status_code == 409 and "Nothing of yours is lost" in late.text
    field = re.search(r'<textarea id="remark-themes"[^>]*>\s*(.*?)</textarea>', late.text, re.S)[1]
    assert field == "Money." and re.search(r"data-their>Time\.<", late.text)
    seen = re.search(r'id="about-themes".*?name="seen" hidden>\s*(.*?)</textarea>', late.text, re.S)[1]
    assert editor.save("themes", "Both.", seen=seen, script=False).status_code == 303


def test_a_text_that_is_too_long_is_refused_and_stays_in_the_field(editor):
    assert editor.save("session", "x" * 4001).status_code == 400
    answer = editor.save("session", "x" * 4001, script=False)
    assert answer.status_code == 400 and "x" * 4001 in answer.text and "4,000 characters" in answer.text
    assert editor.save("session", "🌿" * 2000 + "é" * 2000).status_code == 200


@pytest.mark.parametrize("about", ["", "0", "99", "session;", "x" * 500])
def test_what_there_is_nothing_to_say_about_is_refused_in_a_sentence(editor, about):
    answer = editor.save(about, "hm")
    assert answer.status_code == 400 and "no such step" in answer.json["error"]


def test_markup_stays_text(editor):
    editor.save("session", "</textarea><script>alert(1)</script>")
    page = editor.desk.get(f"{editor.where}/notes").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_a_session_that_was_erased_meanwhile_is_said_to_be_and_the_page_is_calm(house, editor, evening):
    erasing.erase_session(house, evening.session)
    for answer in (editor.save("session", "Too late."), editor.desk.get(f"{editor.where}/notes")):
        assert answer.status_code == 410 and "was erased on" in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Cedar took long.", "Cedar"),
        ("Heron 2 left early.", "Heron 2"),
        ("Wrote to ana@example.org about it.", "ana@example.org"),
        ("Ask @ben.", "@ben"),
        ("Call 0808 2000 247 next time.", "phone number"),
        ("One said “I never felt heard here”.", "quotation"),
        ('"we slept in two rooms" was said', "quotation"),
    ],
)
def test_a_name_an_address_a_number_or_a_quotation_is_hinted_at(editor, text, says):
    assert says in hint(text)
    assert says in editor.save("session", text).json["hint"]
    assert 'class="hint"' in editor.desk.get(f"{editor.where}/notes").text


@pytest.mark.parametrize(
    "text",
    ["", "Begin at 19:30 on 2026-11-27.", "12 of 14 minutes; 3.5 for the talk.", "Moved on 27.11.2026, 19:00.",
     "“Two clocks” went well.", "The cedar table is too small."],
)  # fmt: skip
def test_ordinary_remarks_are_left_in_peace(text):
    assert hint(text) == ""
