"""Both languages are whole: every exercise, every agenda, and the same in each but for its words."""

import ast
import inspect
from copy import deepcopy

import pytest

from workshop.exercises import load
from workshop.exercises.alike import wrong_in_translation
from workshop.exercises.reworded import reworded
from workshop.languages import FIRST, LANGUAGES
from workshop.paths import ASSETS
from workshop.session import aside, gates, moderating, rules, shortening, steering
from workshop.words import catalogue, said

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


DESKS = (aside, gates, moderating, rules, shortening, steering)
"""What a desk can be refused."""


def sentences(module):
    """Those with which a module refuses: written where it does, or named in it."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused":
            yield from (one.value for one in node.args[:1] if isinstance(one, ast.Constant))
    for name, told in vars(module).items():
        texts = list(told.values()) if isinstance(told, dict) else [told]
        yield from (one for one in texts if isinstance(one, str) and one.endswith(".") and not name.startswith("__"))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("module", DESKS, ids=lambda module: module.__name__)
def test_a_desk_is_refused_in_every_language(module, language):
    assert set(sentences(module)) - set(catalogue(language)) == set()
