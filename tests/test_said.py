"""What the server says in the areas named here stands in the catalogue of every language, with the same gaps."""

import ast
import json
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from string import Formatter

import jinja2
import pytest

from workshop import crowd, erasing, followups, jobs, resources, sessions
from workshop.exercises.helps import HELPS
from workshop.languages import FIRST, LANGUAGES
from workshop.notes import content, kit, markdown
from workshop.paths import ASSETS
from workshop.rehearsal.cast import PARTS
from workshop.session.gates import TICKS
from workshop.web import compare, erase, notes, workshops
from workshop.words import HERE, catalogue

PACKAGE = HERE.parent
TEMPLATES = sorted(path.relative_to(ASSETS.templates).as_posix() for path in ASSETS.templates.rglob("*.html"))
SOURCES = (
    *("live/answers", "live/between", "live/blobs", "live/drafting", "live/play", "live/sockets"),
    *("session/answering", "session/aside", "session/company", "session/drafting", "session/gates"),
    *("session/meeting", "session/moderating", "session/pairing", "session/parting", "session/rules"),
    *("session/shortening", "session/steering", "steps/ballots", "steps/words"),
    *("notes/charts", "notes/drawing", "notes/export", "notes/kit", "notes/markdown", "notes/naming", "notes/pdf"),
    *("notes/sheet", "notes/word", "words/days", "followups", "exercises/form", "preview"),
    *("accounts", "company", "composing", "crowd", "jobs", "preflights", "resources", "sheets", "workshops"),
    *(f"web/{path.stem}" for path in sorted((PACKAGE / "web").glob("*.py"))),
)
SAYING = {"_", "_no", "Refused", "Sentence", "ValidationError", "hands_in", "said"}
SAYING |= {"CannotCome", "Failed", "NoSuchAgenda", "NotAsked", "StillOpen", "TooMany", "Unfit", "Untitled"}
"""Functions whose first argument is a sentence for somebody."""
ELSEWHERE = (
    *(part for tick in TICKS for part in (tick.what, tick.why)),
    *(label for _, label in resources.FIELDS),
    *resources.SEEDS,
    *(line for lines in resources.SEEDS.values() for line in lines.values() if re.search(r"[a-z]{3}", line)),
    *(resources.NOT_CHECKED, sessions.LIMITS, sessions.RESOURCES, erasing.TO_THE_END, jobs.WENT_WRONG),
    *(getattr(left, "source", left) for left in crowd.LEFT.values()),
    *PARTS.values(),
    *erase.WORDS.values(),
    *(erase.GONE, erase.GONE_FROM_TABLES, erase.WAITS),
    *(said for _, *both in notes.WHOLE for said in both),
    *(label for _, label in compare.WHOLE),
    *(compare.NOT_BOTH, compare.NO_SUCH),
    *workshops.SHARED.values(),
    *workshops.ORDERS.values(),
    *("(copy)", "{title} (mine)"),
)
"""What stands in a table, and is said where it is shown."""
ALIKE = {"es": {"Side by Side", "Argentina", "Chile", "Colombia", "{n} min", "{some}, {next}"}}
LEVELS = ("many", "some", "theme", "shortened", "lit", "unlit")
"""What a release says of its items."""
NAMES = {"Side by Side", "PDF", "Word", "A4", "JSON", ".yaml", "WORKSHOP_URL", "--host 0.0.0.0", "iPhone", "Android"}
NAMES |= {"Side by Side: styleguide"}  # only who works on the look reads it
"""What a template says in every language."""

OTHERS = sorted(set(LANGUAGES) - {FIRST})


def templates():
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    for name in TEMPLATES:
        text = (ASSETS.templates / name).read_text()
        for _, _, found in environment.extract_translations(text, gettext_functions=("_",)):
            sentence = found[0] if isinstance(found, tuple) else found
            if sentence:
                yield sentence


def sources():
    for name in SOURCES:
        module = import_module(f"workshop.{name.replace('/', '.')}")
        for node in ast.walk(ast.parse((PACKAGE / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING and node.args:
                yield from sentences(node.args[0], vars(module))


def sentences(argument, names):
    """All that an argument can be: what stands in it, and what the names in it stand for."""
    keys = {part for node in ast.walk(argument) if isinstance(node, ast.Subscript) for part in ast.walk(node.slice)}
    for node in set(ast.walk(argument)) - keys:
        assert not isinstance(node, ast.JoinedStr), ast.unparse(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[^\W\d_]", node.value):
            yield node.value
        elif isinstance(node, ast.Name) and node.id.isupper():
            yield from said_by(names[node.id])
        elif isinstance(node, ast.Attribute) and node.attr.isupper():
            yield from said_by(getattr(names[node.value.id], node.attr))


def said_by(value):
    """The sentences that a name stands for, if it stands for any."""
    found = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return [getattr(one, "source", one) for one in found if isinstance(one, str)]


def tables():
    """What stands in a table of headings, of which a source says one after the other."""
    yield from (*markdown.COLUMNS, *(heading for heading, _ in markdown.WHOLE), *kit.POSTER.values())
    yield from (*LEVELS, *followups.ANSWERS, followups.QUESTION, *HELPS.values(), *(content.band(n) for n in range(90)))


SAID = sorted({*templates(), *sources(), *tables(), *ELSEWHERE})


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_there_in_every_language(language):
    assert len(SAID) > 80
    there = catalogue(language)
    assert [sentence for sentence in SAID if not there.get(sentence, "").strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_gaps(language):
    for sentence, translated in catalogue(language).items():
        assert gaps(sentence) == gaps(translated), sentence


def gaps(sentence):
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english_or_said_twice(language):
    same = {sentence for sentence, translated in catalogue(language).items() if sentence == translated}
    assert same <= ALIKE[language]
    told = re.findall(r'^msgid (".+(?:\n".*")*)', (HERE / f"{language}.po").read_text(), re.M)
    assert [sentence for sentence, times in Counter(told).items() if times > 1] == []


SPOKEN = json.loads((Path(__file__).parent / "vectors" / "spanish.json").read_text())
"""Why a word is not ours, and which these are; tests/js/said.test.js holds what browsers say to the same."""


@pytest.mark.parametrize("why", SPOKEN)
def test_spanish_speaks_of_everybody(why):
    word = re.compile(rf"(?<!\w)(?:{'|'.join(SPOKEN[why])})(?!\w)", re.I)
    assert [said for said in catalogue("es").values() if word.search(said)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_by_itself(name):
    text = re.sub(r"\{#.*?#\}", "", (ASSETS.templates / name).read_text(), flags=re.S)
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"{]*)"', text)
    shown = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]*>", "\n", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text), flags=re.S)
    left = {line.strip() for line in [*attributes, *shown.splitlines()] if re.search(r"[^\W\d_]", line)}
    assert left <= NAMES
