"""What the server says in the areas named here stands in the catalogue of every language, with the same gaps."""

import ast
import json
import re
from collections import Counter
from importlib import import_module
from itertools import chain
from pathlib import Path
from string import Formatter

import jinja2
import pytest

from workshop import crowd, erasing, followups, jobs, resources, sessions
from workshop.exercises.agenda_fit import EXERCISES_TAKE
from workshop.exercises.alike import COUNTS, SAYS
from workshop.exercises.form import FOR_ONE
from workshop.exercises.form import NAMES as NO_WORDS
from workshop.exercises.helps import HELPS
from workshop.exercises.rules import STEPS_TAKE
from workshop.exercises.schemas import SIZES
from workshop.exercises.step_rules import LENDING
from workshop.exercises.unreadable import SYNTAX
from workshop.languages import FIRST, LANGUAGES
from workshop.notes import content, kit, markdown
from workshop.paths import ASSETS
from workshop.rehearsal.cast import PARTS
from workshop.session.gates import TICKS
from workshop.steps import KINDS
from workshop.web import compare, erase, notes, workshops
from workshop.words import HERE, catalogue

PACKAGE = HERE.parent
TEMPLATES = sorted(path.relative_to(ASSETS.templates).as_posix() for path in ASSETS.templates.rglob("*.html"))
STRANGERS = ("rehearsal", "styleguide", "migrations", "cli")
"""Parts that speak to whoever works on this, in English: on the command line, or on a page for developers."""
SOURCES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix()
    for path in PACKAGE.rglob("*.py")
    if not set(path.relative_to(PACKAGE).with_suffix("").parts) & set(STRANGERS)
    and (path.name != "__init__.py" or path.parent == HERE)
)
SAYING = {"_", "Refused", "Sentence", "ValidationError", "hands_in", "said"}
SAYING |= {"CannotCome", "Failed", "NoSuchAgenda", "NotAsked", "StillOpen", "TooMany", "Unfit", "Untitled"}
"""Functions whose first argument is a sentence for somebody."""
MENDING = {"Message": 0, "Mistake": 1, "Problem": 2, "Unreadable": 1, "misplaced": 2, "needed": 2, "says": 0, "told": 0}
"""Functions that take several, what is wrong and how to mend it; and the place of the first."""
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
    *SIZES,
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
        tree = ast.parse((PACKAGE / f"{name}.py").read_text())
        calls = [node for node in ast.walk(tree) if said_in(node)]
        names = {**vars(import_module(f"workshop.{name.replace('/', '.')}")), **written(tree)} if calls else {}
        for call in calls:
            for argument in said_in(call):
                yield from sentences(argument, names)


def said_in(node):
    """The arguments of a call that are sentences for somebody."""
    name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
    if name in MENDING:
        return [*node.args[MENDING[name] :], *(one.value for one in node.keywords if name == "says")]
    return node.args[1:2] if name == "_no" else node.args[:1] if name in SAYING else []


def written(tree):
    """What is wrong and how to mend it, where that is written down just before it is said."""
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    return {
        name: [node.value for node in assigned if name in [getattr(one, "id", "") for one in node.targets]]
        for name in ("what", "cure")
    }


def sentences(node, names):
    """All that an argument can be: what stands in it, and what the names in it stand for."""
    match node:
        case ast.JoinedStr():
            raise AssertionError(ast.unparse(node))
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=("what" | "cure") as name):
            for value in names[name]:
                yield from sentences(value, names)
        case ast.Name(id=name) if name.isupper():
            yield from said_by(names[name])
        case ast.Attribute(value=ast.Name(id=module), attr=name) if name.isupper():
            yield from said_by(getattr(names[module], name))
        case ast.Subscript(value=value):
            yield from sentences(value, names)
        case ast.Call(func=ast.Attribute(value=value, attr="get"), args=args):
            for one in (value, *args[1:]):
                yield from sentences(one, names)
        case ast.Call():
            return  # says something itself, or nothing that is known here
        case ast.IfExp(body=one, orelse=other):
            yield from (*sentences(one, names), *sentences(other, names))
        case ast.Dict(values=several) | ast.BoolOp(values=several) | ast.Tuple(elts=several) | ast.List(elts=several):
            for one in several:
                yield from sentences(one, names)


def has_words(text):
    """Whether anything in it is there to be read: neither a gap nor what a file calls something."""
    return re.search(r"[^\W\d_]", re.sub(r"`[^`]*`|\{[^{}]*\}", "", text)) is not None


def said_by(value):
    """The sentences that a name stands for, if it stands for any."""
    found = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return [getattr(one, "source", one) for one in found if isinstance(one, str)]


def forms():
    """What the form of an exercise says of kinds and fields, and what a new step says at first."""
    yield FOR_ONE
    for kind in KINDS.values():
        yield from (kind.says, *kind.helps.values())
        yield from begins(kind.starter)


def begins(written):
    if isinstance(written, dict):
        for name, value in written.items():
            yield from begins(value) if name not in NO_WORDS else ()
    elif isinstance(written, list):
        for value in written:
            yield from begins(value)
    elif isinstance(written, str):
        yield written


def tables():
    """What stands in a table of headings, of which a source says one after the other."""
    yield from (*markdown.COLUMNS, *(heading for heading, _ in markdown.WHOLE), *kit.POSTER.values())
    yield from (STEPS_TAKE, EXERCISES_TAKE, COUNTS, SAYS, *chain(*LENDING.values()), *chain(*SYNTAX.values()))
    yield from (*LEVELS, *followups.ANSWERS, followups.QUESTION, *HELPS.values(), *(content.band(n) for n in range(90)))


KNOWN = {*templates(), *sources(), *tables(), *forms(), *ELSEWHERE}
SAID = sorted(sentence for sentence in KNOWN if has_words(sentence))


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_there_in_every_language(language):
    assert len(SAID) > 80
    there = catalogue(language)
    assert [sentence for sentence in SAID if not there.get(sentence, "").strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_nobody_says_any_more(language):
    assert [sentence for sentence in catalogue(language) if sentence not in KNOWN] == []


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
