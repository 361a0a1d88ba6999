"""What the server says in the areas named here stands in the catalogue of every language, with the same gaps."""

import ast
import json
import re
from collections import Counter
from html.parser import HTMLParser
from importlib import import_module
from itertools import chain
from pathlib import Path
from string import Formatter

import jinja2
import pytest
from jinja2 import nodes

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
from workshop.notes import content, export, kit, markdown
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
    *(one.name for one in export.FORMATS.values() if " " in one.name),
)
"""What stands in a table, and is said where it is shown."""
ALIKE = {"es": {"Side by Side", "Argentina", "Chile", "Colombia", "{n} min", "{some}, {next}"}}
LEVELS = ("many", "some", "theme", "shortened", "lit", "unlit")
"""What a release says of its items."""
NAMES = {
    "Side by Side",
    "PDF",
    "Word",
    "Markdown",
    "A4",
    "JSON",
    ".yaml",
    "WORKSHOP_URL",
    "--host 0.0.0.0",
    "iPhone",
    "Android",
}
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
    assert same <= ALIKE.get(language, set())
    told = re.findall(r'^msgid (".+(?:\n".*")*)', (HERE / f"{language}.po").read_text(), re.M)
    assert [sentence for sentence, times in Counter(told).items() if times > 1] == []


SPOKEN = json.loads((Path(__file__).parent / "vectors" / "spanish.json").read_text())
"""Why a word is not ours, and which these are; tests/js/said.test.js holds what browsers say to the same."""


@pytest.mark.parametrize("why", SPOKEN)
def test_spanish_speaks_of_everybody(why):
    word = re.compile(rf"(?<!\w)(?:{'|'.join(SPOKEN[why])})(?!\w)", re.I)
    assert [said for said in catalogue("es").values() if word.search(said)] == []


SPOKEN_OF = {"label", "title", "placeholder", "alt", "summary", "content"}
SPOKEN_OF |= {f"aria-{name}" for name in ("label", "description", "roledescription", "valuetext", "placeholder")}
"""Attributes that somebody hears or reads; of a button also its value, of a page what it says of itself."""
WORDS = re.compile(r"[^\W\d_]")


class Page(HTMLParser):
    """What a page says by itself: its texts, and the attributes that are read. What Jinja says is a hole."""

    def __init__(self, template):
        super().__init__()
        self.said, self.inside = set(), []
        self.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "\n", template, flags=re.S))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.inside = [tag] if tag in ("script", "style") else []
        spoken = SPOKEN_OF - ({"content"} if given.get("name") != "description" else set())
        spoken |= {"value"} if tag == "input" and given.get("type") in ("submit", "button", "reset") else set()
        self.keep(given[name] or "" for name in spoken & set(given))

    def handle_data(self, text):
        self.keep(text.splitlines() if not self.inside else [])

    def handle_endtag(self, tag):
        self.inside = []

    def keep(self, texts):
        self.said |= {line.strip() for text in texts for line in text.split("\n") if WORDS.search(line)}


def says_by_itself(template):
    """What a template says that no catalogue can say otherwise, in its HTML or in its Jinja."""
    tree = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(template)
    calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "_"]
    asked = {id(one) for call in calls for said in call.args[:1] for one in (said, *said.find_all(nodes.Const))}
    written = {one.value for one in tree.find_all(nodes.Const) if id(one) not in asked and isinstance(one.value, str)}
    return (Page(template).said | set(filter(LIKE_WORDS.search, written))) - NAMES


LIKE_WORDS = re.compile(r"^[“«¿¡]?[A-ZÁÉÍÓÚÑ][a-z’'áéíóúñ]|\w [a-z]|[a-z][.!?…]$")
"""A string that begins like a sentence, has several words, or ends like one."""


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_by_itself(name):
    assert says_by_itself((ASSETS.templates / name).read_text()) == set()


@pytest.mark.parametrize(
    "template",
    [
        "<p>Welcome</p>",
        "<p>{{ name }} is here</p>",
        "<button title='Close it'>x</button>".replace(">x<", "><"),
        '<a aria-label="Close {{ title }}"></a>',
        '<input placeholder="your name">',
        '<input type="submit" value="Send">',
        '<input aria-description="{% if a %}one more{% endif %}">',
        '<meta name="description" content="A workshop">',
        '<p>{{ "Saved" if saved else _("Not yet.") }}</p>',
        '{% set told = "it went well" %}{{ told }}',
        '{{ field("Your name", name) }}',
        '<p>{{ _("{n} left", n="three more") }}</p>',
        "<title>{% block title %}Notes{% endblock %}</title>",
        '<div aria-valuetext="half of it"></div>',
    ],
)
def test_a_template_that_would_say_something_by_itself_is_seen(template):
    assert says_by_itself(template)


OPERATING = {"addresses", "alone", "announcing", "backup", "certificates", "concurrency", "config", "demo", "diary"}
OPERATING |= {"doctor", "metrics", "serving", "store"}
"""Modules that speak to whoever runs the server, on its command line."""
LIKE_SENTENCE = re.compile(r"^[“«]?[A-Z][a-z’']+[,:]? [\w“‘(]|[a-z]{2,} .*[a-z”)][.?!…]$")
CALLED = {
    "exercises/course": {"The exercise `0` has mistakes of its own."},  # for whoever works on this
    "live/engine": {"There is no room."},
    "live/sockets": {"The events heard are 0; say in EVENTS whose they are."},
    "notes/word": {"Heading 1", "Heading 2", "Intense Quote", "Light Grid Accent 1", "List Bullet", "Noto Sans CJK SC"},
    "session/gates": {  # the beginning of a sentence that ends with its ticks, and is translated whole
        "This step asks for more care than this session was opened with. It needs all four ticks before it: "
    },
    "web/assets": {"The front end is not built: run `make run` or `pip install -e .` once."},
    "live/schemas": {  # to a program that sends what no page of ours does
        "There is no such act.",
        "This should be 32 hexadecimal digits.",
        "This should be a couple.",
        "This should be a phone.",
        "This should be a sealed text of at most 0 characters.",
    },
}
"""What reads like a sentence, and is for nobody at a page."""
HEADINGS = {
    "notes/paper": {"Cc", "Cn", "Co", "Cs"},
    "notes/typesetting": {"Drawn"},
    "notes/word": {"Calibri", "Normal"},
    "web/assets": {"Vary"},
    "web/choosing": {"Lax"},
    "web/forms": {"Cc", "Cs"},
    "web/front": {"Connection"},
    "web/health": {"Authorization"},
    "web/identity": {"Lax"},
    "web/jobs": {"Refresh"},
    "web/mark": {"Vary"},
}
"""Single words in notes and pages that are names."""


def unsaid(name, text):
    """What a module writes down that reads like something for people, and that no catalogue is asked for."""
    tree = ast.parse(text)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            told = "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (docs | parts):
            told = node.value
        else:
            continue
        heading = name.split("/")[0] in ("notes", "web") and re.fullmatch(r"[A-Z][a-z]+[.!?…:]?", told)
        if (LIKE_SENTENCE.search(told) or heading) and told not in KNOWN | NAMES:
            yield told


@pytest.mark.parametrize("name", [name for name in SOURCES if name.split("/")[0] not in OPERATING])
def test_a_module_says_nothing_by_itself(name):
    told = set(unsaid(name, (PACKAGE / f"{name}.py").read_text()))
    assert told == CALLED.get(name, set()) | HEADINGS.get(name, set())


@pytest.mark.parametrize(
    "code",
    [
        'abort(400, "Choose another day.")',
        'return {"error": "That is too long."}, 400',
        'raise Refused(f"“{title}” comes first.")',
        'render_template("a.html", error=f"Only {most} fit here.")',
        'row = ["Exercise", "Step"]',
        'document.add_heading("Remarks")',
        'jsonify(told="Nothing was kept")',
        'NO_DAY = "There is no such day."',
        'flash("Saved.")',
        'response.data = "Please wait a moment."',
    ],
)
def test_a_module_that_would_say_something_by_itself_is_seen(code, monkeypatch):
    monkeypatch.setattr("tests.test_said.KNOWN", set())
    assert list(unsaid("notes/sheet", code))


@pytest.mark.parametrize("file", sorted((PACKAGE / "notes" / "typst").glob("*.typ")), ids=lambda file: file.stem)
def test_a_page_to_print_says_nothing_by_itself(file):
    """Its words come with the data: no markup and no string in it reads like a word for people."""
    code = re.sub(r"//.*", "", file.read_text())
    markup = re.findall(r"\[\s*([^\W\d_#][^\]#]*)", re.sub(r'"[^"]*"', "", code))
    strings = [text for text in re.findall(r'"([^"]*)"', code) if re.search(r"[a-z] [a-z]|[a-z][.!?…]$", text)]
    assert set(markup + strings) <= NAMES
