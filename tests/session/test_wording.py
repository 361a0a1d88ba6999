"""Released texts look alike, whoever wrote them (WORKSHOP E6)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.session.wording import normalise


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  small   promises\nkept ", "Small promises kept"),
        ("SMALL PROMISES Kept", "Small promises kept"),
        ("kept. every time! why? so", "Kept. Every time! Why? So"),
        ("wait ... and see....", "Wait… and see…"),
        ("really?!? yes!!!", "Really? Yes!"),
        ("time , and space !", "Time, and space!"),
        ("so,, much -- time", "So, much - time"),
        ("it’s “time”", 'It\'s "time"'),
        ("", ""),
    ],
)
def test_sentence_case_single_marks_and_single_spaces(written, shown):
    assert normalise(written) == shown


def test_a_text_may_hold_two_quotations_side_by_side():
    assert normalise('say "yes" "no"') == 'Say "yes" "no"'


@pytest.mark.parametrize(
    "written",
    ["time 😀", "👍🏽 time", "❤️time", "👨‍👩‍👧 time ✨✨", "time :-)", ":D time <3", "ti\u200bme", "\u202etime"],
)
def test_emoji_smileys_and_invisible_signs_go(written):
    assert normalise(written) == "Time"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("¿¿POR QUÉ ahora??", "¿Por qué ahora?"),
        ("¿¡Cómo!?", "¿Cómo?"),
        ("¡ ánimo !", "¡Ánimo!"),
        ("pero, ¿Cuándo?", "Pero, ¿cuándo?"),
        ("ñandú. ÉL", "Ñandú. Él"),
        ("u\u0301til", "Útil"),
        ("straße", "Straße"),
        ("été", "Été"),
    ],
)
def test_letters_with_accents_and_spanish_marks_stay(written, shown):
    assert normalise(written) == shown


@pytest.mark.parametrize("written", ["نمی‌خواهم", "नमस्ते", "信頼", "שלום"])
def test_scripts_without_capitals_stay_as_they_were_written(written):
    assert normalise(written) == written


def test_the_english_i_stays_a_capital():
    assert normalise("what i need is that I'm heard, i think") == "What I need is that I'm heard, I think"


def test_acronyms_lose_their_capitals_as_every_habit_of_capitals_does():
    assert normalise("no TV at night") == "No tv at night"


def test_a_time_of_day_and_a_number_stay():
    assert normalise("at 20:30, 3 times, 1.5 hours") == "At 20:30, 3 times, 1.5 hours"


@given(st.text(alphabet="aAbI iÉñß¿¡!?.…,;:'\"()- \n😀❤\ufe0f\u200d1", max_size=40))
@settings(database=None)
def test_whatever_was_written_has_single_marks_single_spaces_and_no_pictures(written):
    shown = normalise(written)
    assert shown == " ".join(shown.split())
    assert not re.search(r"([^\w\s])\1", shown)
    assert not {"😀", "❤"} & set(shown)
