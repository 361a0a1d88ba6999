"""Exercises of one's own: the form knows every field, what is written can be read again, and no check is weaker."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import databases
from tests.notes.told import LIBRARY
from workshop import composing, preview, sheets, workshops
from workshop.exercises import form, look, write
from workshop.exercises.form import NAMES
from workshop.exercises.schemas import ExerciseSchema
from workshop.languages import LANGUAGES
from workshop.paths import ASSETS
from workshop.steps import KINDS

FILES = sorted((ASSETS.exercises / "en").glob("*.yaml"))


@pytest.fixture
def house(tmp_path):
    house = databases.house(tmp_path, LIBRARY, clock=lambda: 1_764_000_000.0)
    yield house
    house.close()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_composed_again_is_the_same_exercise(file):
    read = look(file.read_bytes(), file.stem)
    written = write(read.data)
    again = look(written.encode(), file.stem)
    assert again.exercise == read.exercise and again.flaws == []
    assert write(again.data) == written, "written twice it does not change any more"


TEXTS = st.text(max_size=300)
DATA = st.dictionaries(
    st.sampled_from([*ExerciseSchema().fields, "strange"]),
    st.one_of(TEXTS, st.integers(), st.booleans(), st.lists(TEXTS)),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_written_so_that_it_can_be_read(text):
    read = look(write({"title": text}).encode(errors="replace"))
    if isinstance(read.data, dict) and isinstance(read.data["title"], str) and text.isprintable():
        assert " ".join(read.data["title"].split()) == " ".join(text.split())


@settings(max_examples=150, deadline=None)
@given(DATA)
def test_whatever_is_handed_in_is_looked_at_without_falling_over(data):
    found = look(write(data).encode(errors="replace"))
    assert found.exercise is None and found.flaws
    assert preview.views(found.data) == [] or isinstance(preview.views(found.data), list)


def described(fields):
    return {field["name"] for field in fields}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_form_has_every_field_of_every_kind_with_a_word_of_help(kind):
    told = form()["kinds"][kind]
    assert described(told["fields"]) == set(KINDS[kind].schema().fields)
    assert all(field["label"] and field["label"][0].isupper() for field in told["fields"]) and told["says"].endswith(
        "."
    )


def test_the_form_has_every_field_of_an_exercise():
    assert described(form()["exercise"]) == set(ExerciseSchema().fields) - {"steps", "variants"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_new_step_of_any_kind_can_be_shown_at_once(kind, language):
    step = {"id": "one", **form(language)["kinds"][kind]["starter"]}
    data = {"id": "mine", "title": "Mine", "purpose": "To try.", "minutes": step["minutes"], "steps": [step]}
    found = look(write(data).encode(), "mine")
    assert found.flaws == []
    [views] = preview.views(found.data)
    assert (
        views["room"]["step"]["kind"] == kind
        and views["two"]["stage"] == "paired"
        and views["solo"]["stage"] == "alone"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_step_of_every_exercise_can_be_previewed(file):
    views = preview.views(look(file.read_bytes(), file.stem).data)
    assert views and all(views)


def test_a_step_that_lacks_something_waits_and_the_others_are_shown():
    views = preview.views(
        {"title": "Mine", "steps": [{"kind": "read"}, {"id": "a", **form()["kinds"]["read"]["starter"]}]}
    )
    assert views[0] is None and views[1]["room"]["step"]["title"] == "To begin with"


ROOM = form()["kinds"]["choice"]["starter"]


def exercise(id="mine", **changes):
    step = {"id": "ask", **ROOM, **changes}
    return write({"id": id, "title": "Mine", "purpose": "To try.", "minutes": 2, "steps": [step]})


def prompt(text):
    return composing.prompts(look(text.encode()).data["steps"])[0]["text"]


def test_a_question_to_the_room_is_ready_only_when_its_author_looked_once_more(house):
    text = exercise()
    row = composing.save(house, "robin", "mine", 0, text, [])
    assert composing.ready(house, "robin") == {} and composing.listing(house, "robin")[0]["test"]
    row = composing.save(house, "robin", "mine", row.version, text, [prompt(text)])
    assert set(composing.ready(house, "robin")) == {"mine"} and composing.listing(house, "robin")[0]["ready"]


@pytest.mark.parametrize("change", [{"question": "What else?"}, {"options": ["one", "two"]}])
def test_another_question_or_answer_takes_the_tick_back(house, change):
    first, second = exercise(), exercise(**change)
    row = composing.save(house, "robin", "mine", 0, first, [prompt(first)])
    composing.save(house, "robin", "mine", row.version, second, [prompt(first)])
    assert composing.ready(house, "robin") == {}


def test_practice_and_what_is_for_the_two_asks_nothing_of_the_room():
    assert composing.prompts(look(exercise(practice=True).encode()).data["steps"]) == []
    assert composing.prompts(look(exercise(circle="me").encode()).data["steps"]) == []
    assert composing.prompts([None, {}, {"kind": "choice"}, {"kind": []}, "x"]) == []


def test_a_text_with_mistakes_is_kept_and_cannot_be_chosen(house):
    composing.save(house, "robin", "mine", 0, "title: Half\nsteps: [", [])
    [listed] = composing.listing(house, "robin")
    assert (listed["mend"], listed["ready"]) == (1, False) and composing.find(house, "robin", "mine").text.startswith(
        "title"
    )
    assert composing.ready(house, "robin") == {}


def test_no_check_is_weaker_than_for_a_file(house):
    risky = write({**look(exercise().encode()).data, "risk": "high"})
    composing.save(house, "robin", "mine", 0, risky, [prompt(risky)])
    assert composing.ready(house, "robin") == {}
    assert any("for the room stands at high risk" in flaw.what for flaw in look(risky.encode(), "mine").flaws)


@pytest.mark.parametrize("id", ["", "UPPER", "a b", "../x", "say-it-back", "x" * 61, "a--b"])
def test_a_short_name_that_cannot_be_is_refused_in_a_sentence(house, id):
    with pytest.raises(composing.Unfit, match=r"\.$"):
        composing.save(house, "robin", id, 0, exercise(), [])


def test_of_two_desks_that_save_one_wins_and_the_other_is_told(house):
    row = composing.save(house, "robin", "mine", 0, exercise(), [])
    composing.save(house, "robin", "mine", row.version, exercise(question="Theirs?"), [])
    with pytest.raises(composing.Overtaken) as told:
        composing.save(house, "robin", "mine", row.version, exercise(question="Mine?"), [])
    assert "Theirs?" in told.value.row.text


def test_an_account_sees_only_its_own(house):
    composing.save(house, "robin", "mine", 0, exercise(), [])
    assert composing.listing(house, "kim") == [] and composing.find(house, "kim", "mine") is None


def test_an_exercise_in_a_run_sheet_is_not_deleted(house):
    text = exercise()
    composing.save(house, "robin", "mine", 0, text, [prompt(text)])
    id = workshops.make_workshop(house, "robin", "Tuesday", "first-evening")
    assert "mine" in workshops.library(house, workshops.find(house, id)).exercises
    shown = sheets.sheet(house, workshops.find(house, id)).shown()
    items = [*shown["sheet"]["items"], {"key": "z1", "exercise": "mine"}]
    sheets.save(house, workshops.find(house, id), shown["version"], {**shown["sheet"], "items": items})
    with pytest.raises(composing.Unfit, match="run sheet of “Tuesday”"):
        composing.remove(house, "robin", "mine")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_any_exercise_is_sound(house, language):
    for file in FILES:
        text = composing.copied(house, "robin", file.stem, language)
        found = look(text.encode())
        assert found.flaws == [] and found.exercise["id"] == f"my-{file.stem}"[:50]
    assert composing.copied(house, "robin", "nothing", language) is None


def told(described):
    """Labels, helps and what a kind is for, of all fields however deep; and all that a step begins with."""
    for key, value in described.items():
        if key in ("label", "help", "says") and value:
            yield value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from texts(inner) if key == "starter" else told(inner)


def texts(step):
    for key, value in step.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from texts(inner)
            elif isinstance(inner, str) and key not in NAMES:
                yield inner


def test_the_form_says_all_it_says_in_spanish_and_asks_for_the_same():
    english, spanish = (list(told(form(language))) for language in ("en", "es"))
    assert len(english) == len(spanish) > 300 and english == list(told(form()))
    assert [said for said, read in zip(english, spanish, strict=True) if said == read] == []
