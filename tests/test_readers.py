"""What people write or scan, read by the server: whatever it is, there is an answer, and no reader falls over."""

import json
import os
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_exercises_properties import TEXTS, json_like, rearranged, scarred
from workshop import composing, exercises, preview, sheets
from workshop.exercises import look, write
from workshop.exercises.run_sheet import BadSheet, counted, keyed, named, read_sheet, to_mend
from workshop.paths import ASSETS
from workshop.sessions import ALPHABET, CODE_LENGTH
from workshop.web.codes import BETWEEN, clean

LIBRARY = exercises.load(ASSETS.exercises)
SHEET = {name: keyed(LIBRARY.agendas["weekend"])[name] for name in sheets.SHOWN}
MANY = settings(max_examples=5_000 if "LONG" in os.environ else 60, deadline=None)


@st.composite
def one_thing_else(draw, whole):
    """The same with one value, however deep, that is something else."""
    made = json.loads(json.dumps(whole))
    node = made
    while True:
        key = draw(st.sampled_from(list(node) if isinstance(node, dict) else list(range(len(node)))))
        if not isinstance(node[key], dict | list) or not node[key] or draw(st.booleans()):
            break
        node = node[key]
    node[key] = draw(json_like)
    return made


def composed(text):
    """All that the composer asks of a text while it is written."""
    found = look(text.encode(errors="replace"))
    steps = found.data.get("steps") if isinstance(found.data, dict) else None
    json.dumps([composing.prompts(steps), preview.views(found.data)])
    assert found.exercise is None or not found.flaws
    assert found.exercise or found.flaws
    return found


@MANY
@given(scarred() | rearranged() | st.text(max_size=300))
def test_a_text_that_is_being_written_is_always_looked_at_whole(text):
    composed(text)


@MANY
@given(st.dictionaries(st.text(max_size=8), json_like, max_size=5) | one_thing_else(look(TEXTS[0].encode()).data))
def test_what_the_form_of_an_exercise_holds_can_be_written_and_is_read_as_the_same(data):
    again = look(write(data).encode(errors="replace")).data
    assert again is None or again == look(write(again).encode(errors="replace")).data


@MANY
@given(scarred() | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_an_agenda_file_is_taken_over_or_told_what_is_wrong(text):
    sheet, problems = sheets.upload(text.encode(errors="replace"))
    assert (sheet is None) == bool(problems)
    assert all(problem.what and problem.cure and problem.line >= 1 for problem in problems)


@MANY
@given(json_like | one_thing_else(SHEET))
def test_a_run_sheet_that_is_handed_in_is_kept_or_refused_in_a_sentence(said):
    try:
        sheet = read_sheet(said)
    except BadSheet as no:
        assert str(no)
        return
    made = counted({**LIBRARY.agendas["weekend"], **sheet}, LIBRARY.exercises)
    json.dumps([made, list(named(to_mend(made, LIBRARY.exercises), made))])


BOMBS = {
    "aliases": "a: &a [x]\nb: [*a, *a]\n",
    "deep": "[" * 100_000,
    "deep dashes": "- " * 100_000,
    "many": "k: v\n" * 50_000,
    "a wide list": "{" + "a," * 100_000 + "}",
    "a long word": "x" * 250_000 + ": 1",
    "a tag": "!!python/object/apply:os.system ['true']",
    "documents": "---\n" * 1_000,
    "a quotation": 'a: "' + "x" * 250_000,
    "itself": "&a [*a]",
    "a merge": "<<: *a",
    "too large": "x" * 300_000,
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_file_that_is_meant_to_take_long_is_refused_in_a_sentence(what):
    sheet, problems = sheets.upload(BOMBS[what].encode())
    assert sheet is None and problems[0].what and problems[0].cure
    assert composed(BOMBS[what]).flaws


@MANY
@given(st.text(max_size=80) | st.text(alphabet=string.printable + ALPHABET, max_size=12))
def test_a_code_is_cleaned_of_what_stands_between_its_signs_and_of_nothing_else(typed):
    code = clean(typed)
    assert len(code) <= CODE_LENGTH + 1 and not set(code) & set(BETWEEN) and clean(code) == code
    meant = "".join(sign for sign in typed.upper() if sign in ALPHABET)
    assert set(typed.upper()) - set(BETWEEN + ALPHABET) or code == meant[: CODE_LENGTH + 1]
