"""Both languages are whole: every exercise, every agenda, and the same in each but for its words."""

from copy import deepcopy

import pytest

from workshop.exercises import load
from workshop.exercises.alike import wrong_in_translation
from workshop.exercises.reworded import reworded
from workshop.languages import FIRST, LANGUAGES
from workshop.paths import ASSETS
from workshop.session.rules import Refused
from workshop.words import Quoting, Sentence, catalogue, said, together

LIBRARY = load(ASSETS.exercises)
OTHERS = sorted(set(LANGUAGES) - {FIRST})


@pytest.mark.parametrize("language", OTHERS)
def test_every_exercise_is_there_in_every_language(language):
    files = {folder: {file.name for file in (ASSETS.exercises / folder).glob("*.yaml")} for folder in (FIRST, language)}
    assert files[language] == files[FIRST]


@pytest.mark.parametrize("language", OTHERS)
def test_every_agenda_says_all_it_says_in_every_language(language):
    for agenda in LIBRARY.agendas.values():
        own = {agenda["title"], agenda["purpose"], *(item.get("day") or item.get("title") for item in agenda["items"])}
        assert own - {None} == set(agenda["words"][language]), agenda["id"]


@pytest.mark.parametrize("language", OTHERS)
def test_an_agenda_can_be_said_in_another_language_and_back(language):
    for agenda in LIBRARY.agendas.values():
        there = reworded(agenda, language, agenda["words"])
        assert there["title"] != agenda["title"] and reworded(there, FIRST, agenda["words"]) == agenda


CHANGES = {
    "kind": lambda step: step.update(kind="read"),
    "minutes": lambda step: step.update(minutes=step["minutes"] + 1),
    "options": lambda step: step["options"].pop(),
    "everyday": lambda step: step.update(everyday=step["options"][:1]),
    "solo": lambda step: step.update(solo=None),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_translation_that_changes_more_than_words_is_found(name):
    original = LIBRARY.exercises["say-it-back"]
    place = next(n for n, step in enumerate(original["steps"]) if step["kind"] == "choice" and step["everyday"])
    read = deepcopy(LIBRARY.read_in("es").exercises["say-it-back"])
    assert list(wrong_in_translation(read, original)) == []
    CHANGES[name](read["steps"][place])
    assert next(where[:3] for where, _ in wrong_in_translation(read, original)) == ("steps", place, name)


def test_what_nobody_has_translated_stays_as_it_is():
    assert (
        said("No such sentence: {n}.", "es", n=3) == said("No such sentence: {n}.", "en", n=3) == "No such sentence: 3."
    )
    assert catalogue("en") == {} == catalogue("nothing")


def test_a_sentence_is_english_as_it_stands_and_knows_how_it_reads_elsewhere(monkeypatch):
    words = {"{some} and {last}": "{some} y {last}", "{n} couples": "{n} parejas"}
    monkeypatch.setattr("workshop.words.catalogue", lambda language: words if language == "es" else {})
    several = Sentence("{some} and {last}", some=Sentence("{n} couples", n=3), last="Ana")
    assert several == "3 couples and Ana" and said(several, "es") == "3 parejas y Ana"


def test_a_gap_may_have_any_name(monkeypatch):
    words = {"In {language}: {sentence}": "En {language}: {sentence}"}
    monkeypatch.setattr("workshop.words.catalogue", lambda language: words if language == "es" else {})
    gaps = {"language": "rojo", "sentence": "nada", "source": "x", "cls": "y", "self": "z", "code": "c"}
    assert said("In {language}: {sentence}", "es", **gaps) == "En rojo: nada"
    assert said(Sentence("In {language}: {sentence}", **gaps), "es") == "En rojo: nada"
    assert str(Refused("In {language}: {sentence}", **gaps)) == "In rojo: nada"


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (["Oak"], "Oak"),
        (["Oak", "Elm", "Fern"], "Oak, Elm y Fern"),
        (["Cedro", "Higuera"], "Cedro e Higuera"),
        (["Cedro", "“Isla”"], "Cedro e “Isla”"),
        (["Cedro", "Hielo"], "Cedro y Hielo"),
        (["Cedro", "Iris"], "Cedro e Iris"),
    ],
)
def test_several_names_are_joined_as_a_language_joins_them(names, read):
    assert said(together(names), "es") == read and together(names) == " and ".join(
        filter(None, [", ".join(names[:-1]), names[-1]])
    )


def test_short_names_of_a_file_are_quoted_as_a_language_quotes():
    sentence = Quoting("There is no exercise `{name}`.", name="pause")
    assert sentence == "There is no exercise “pause”." and said(sentence, "es") == "No existe el ejercicio «pause»."
