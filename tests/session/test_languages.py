"""One session, several languages: everybody reads the same step, each phone in its own words."""

import pytest

from tests.session.room import AGENDA, AT, LIBRARY, Room, with_couples
from workshop import exercises
from workshop.exercises.reworded import reworded
from workshop.session.circles import Here, mine_view, room_view, screen_view
from workshop.session.fold import replay
from workshop.session.ours import ours_view
from workshop.session.retold import retold

HERE = Here("boot", AT)
SPANISH = LIBRARY.read_in("es")
PLANS = {"es": exercises.plan(reworded(AGENDA, "es", AGENDA["words"]), SPANISH)}


@pytest.fixture
def room():
    room = with_couples(6, plans=PLANS)
    room.push("can-trust-be-rebuilt/in-general")
    return room


def view(room, language):
    return room_view(room.state, HERE, language)


def test_each_phone_reads_the_step_in_its_language_and_everything_else_is_the_same(room):
    english, spanish = view(room, "en"), view(room, "es")
    assert english["step"]["body"]["question"].startswith("Thinking of people in general")
    assert spanish["step"]["exercise"]["title"] == "¿Se puede volver a confiar?"
    assert len(spanish["step"]["body"]["options"]) == len(english["step"]["body"]["options"])
    for told in ("id", "kind", "run", "started_at", "parts", "collect", "chance"):
        assert spanish["step"][told] == english["step"][told]
    assert (english["session"]["language"], spanish["session"]["language"]) == ("en", "es")


def test_what_everybody_takes_home_reads_in_the_language_of_the_phone(room):
    english, spanish = ours_view(room.state, "en"), ours_view(room.state, "es")
    assert english == ours_view(room.state) == ours_view(room.state, "fr")
    assert [one["title"] for one in spanish["always"]] == ["¿Se puede volver a confiar?"]
    lines = zip(english["always"], spanish["always"], strict=True)
    assert all(len(ours["lines"]) == len(theirs["lines"]) and ours != theirs for ours, theirs in lines)
    assert {run["id"] for run in english["runs"].values()} == {run["id"] for run in spanish["runs"].values()}


def test_a_language_the_session_does_not_have_reads_its_own(room):
    assert view(room, "fr") == view(room, "en") == view(room, "")


def test_what_the_room_answered_is_told_to_each_in_their_words(room):
    room.ballots = {f"{n:032x}": {"picked": [n % 2]} for n in range(12)}
    room.tally = (12, 6)
    room.desk("close")
    room.desk("release")
    room.push("can-trust-be-rebuilt/first-signs")
    release = room.state.runs[0].release
    steps = [plan[room.state.runs[0].index] for plan in (room.state.about.plan, PLANS["es"])]
    read = retold(release, *steps)
    assert [item["text"] for item in read["items"]] == steps[1]["options"][:2]
    assert [item["count"] for item in read["items"]] == [item["count"] for item in release["items"]]
    assert read["title"] == steps[1]["question"] and retold(release, steps[0], steps[0]) is release


def test_what_somebody_wrote_stays_as_it_was_written(room):
    words = next(step for step in room.state.about.plan if step["kind"] == "words")
    other = next(step for step in PLANS["es"] if step["kind"] == "words")
    release = {"form": "texts", "title": words["stem"], "items": [{"text": "a lamp"}, {"text": words["bank"][2]}]}
    assert [item["text"] for item in retold(release, words, other)["items"]] == ["a lamp", other["bank"][2]]
    assert retold({"form": "few", "title": words["stem"]}, words, other) == {"form": "few", "title": other["stem"]}


def test_a_change_of_minutes_is_one_in_every_language(room):
    index = next(i for i, step in enumerate(room.state.about.plan) if step["id"].endswith("what-it-costs"))
    room.desk("shorten", step=index, minutes=4)
    assert {plan[index]["minutes"] for plan in (room.state.about.plan, *room.state.about.plans.values())} == {4}
    assert replay(room.log) == room.state


def test_a_step_of_ones_own_is_read_in_ones_own_language():
    room = with_couples(2, plans=PLANS)
    room.desk("next")
    index = next(i for i, step in enumerate(room.state.about.plan) if step["id"].endswith("say-it-back/rules"))
    room.desk("aside", step=index, couples=["ana0+ben0"[-8:]])
    titles = {
        language: mine_view(room.state, "ana0", {}, AT, language=language)["step"]["exercise"]["title"]
        for language in ("en", "es")
    }
    assert titles == {"en": "Say it back until it fits", "es": PLANS["es"][index]["exercise"]["title"]}


def test_the_screen_speaks_the_language_of_the_session():
    room = Room(language="es", plan=PLANS["es"], plans={"en": exercises.plan(AGENDA, LIBRARY)})
    room.alone("ana")
    room.push("can-trust-be-rebuilt/in-general")
    assert screen_view(room.state, HERE)["step"]["exercise"] == "¿Se puede volver a confiar?"
    assert view(room, "en")["step"]["exercise"]["title"] == "Can trust be rebuilt?"
