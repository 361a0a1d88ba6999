"""Two languages in one room (WORKSHOP E6): a text would tell which of them its author reads, so words are cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.room import LIBRARY, with_couples
from tests.session.test_languages import PLANS
from workshop.session.board import Books, Passing, desk_view
from workshop.session.circles import Here, room_view, screen_view
from workshop.session.release import Size, mode

HERE = Here("boot", 0.0)
sizes = st.builds(Size, people=st.integers(0, 90), units=st.integers(0, 45))


@given(sizes, st.integers(2, 5), st.booleans())
def test_in_more_than_one_language_no_room_collects_texts_and_nothing_else_changes(size, languages, strict):
    alone = mode(size, "words", strict)
    assert mode(size, "words", strict, languages) == ("cards" if alone == "texts" else alone)
    for releases in ("answers", "moves", "check"):
        assert mode(size, releases, strict, languages) == mode(size, releases, strict)


@given(sizes, st.sampled_from([0, 1]))
def test_in_one_language_or_where_nothing_is_known_all_is_as_ever(size, languages):
    assert mode(size, "words", languages=languages) == mode(size, "words")


@pytest.fixture
def room():
    room = with_couples(6, plans=PLANS)
    for number in range(6):
        room.reads("en", f"ana{number}", f"ben{number}")
    return room


def collects(room, step="first-signs"):
    room.push(step)
    return room.state.run.collect, room.state.run.limit


def test_where_everybody_reads_one_language_people_write(room):
    assert collects(room) == ("texts", 60)
    for number in range(6):
        room.reads("es", f"ana{number}", f"ben{number}")
    assert collects(room) == ("texts", 60)


def test_a_single_phone_that_reads_another_makes_it_cards_for_everybody(room):
    room.reads("es", "ben3")
    assert collects(room) == ("cards", None)
    assert collects(room, "in-general")[0] == "answers"


def told_why(room):
    return desk_view(room.state, Passing(present=frozenset(room.present)), Books(), HERE)["step"]["by_language"]


def test_the_desk_is_told_why_people_choose_cards_and_only_then(room):
    collects(room)
    assert not told_why(room)
    room.reads("es", "ben3")
    assert not told_why(room), "what was asked in texts stays so"
    collects(room)
    assert told_why(room)
    collects(room, "in-general")
    assert not told_why(room)


def test_a_small_room_chooses_cards_in_one_language_too_and_the_desk_is_told_nothing_of_languages():
    room = with_couples(4, plans=PLANS)
    room.reads("es", "ben3")
    assert collects(room)[0] == "cards" and not told_why(room)


def test_a_page_in_each_on_one_phone_is_two_languages(room):
    room.languages["ana0"] = frozenset({"en", "es"})
    assert collects(room)[0] == "cards"


def test_only_those_count_who_can_answer(room):
    room.phone("sofia", "join")
    room.alone("lola", "go_shared")
    room.reads("es", "sofia", "lola", "ana5", "somebody who never came")
    room.present -= {"ana5"}
    assert collects(room)[0] == "texts"
    room.present |= {"ana5"}
    assert collects(room)[0] == "cards"


def test_a_phone_of_which_nothing_is_known_speaks_for_no_language(room):
    del room.languages["ana1"]
    assert collects(room)[0] == "texts"


def test_what_was_asked_stays_as_it_was_asked_when_the_languages_change(room):
    collects(room)
    room.reads("es", "ana0")
    assert room.state.run.collect == "texts" and room_view(room.state, HERE, "es")["step"]["collect"] == "texts"


def test_each_reads_the_cards_and_what_the_room_chose_in_their_own_words(room):
    room.reads("es", "ana0", "ben0")
    collects(room)
    step = room.state.about.plan[room.state.run.index]
    other = PLANS["es"][room.state.run.index]
    banks = {language: room_view(room.state, HERE, language)["step"]["body"]["bank"] for language in ("en", "es")}
    assert banks == {"en": step["bank"], "es": other["bank"]} and banks["en"] != banks["es"]
    room.ballots = {f"{n:032x}": {"picked": [0, 1 + n % 6]} for n in range(12)}
    room.tally = (12, 6)
    room.desk("close")
    room.desk("release")
    assert room.state.runs[-1].release["form"] == "cards"
    [shown] = screen_view(room.state, HERE)["shown"]
    assert [item["text"] for item in shown["items"]] == [step["bank"][0]]
    room.push(talk())
    [read] = room_view(room.state, HERE, "es")["step"]["body"]["shown"]
    assert [item["text"] for item in read["items"]] == [other["bank"][0]] and read["title"] == other["stem"]


def talk():
    """The step that talks about the words."""
    steps = LIBRARY.exercises["can-trust-be-rebuilt"]["steps"]
    return next(f"can-trust-be-rebuilt/{step['id']}" for step in steps if step.get("source") == "first-signs")
