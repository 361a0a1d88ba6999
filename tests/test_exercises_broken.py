"""Every file in tests/broken says one thing wrong; the reader must say which, where, and how to mend it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop.cli import main
from workshop.exercises import check
from workshop.exercises.agenda_rules import RULES
from workshop.words import said

BROKEN = Path(__file__).parent / "broken"

# file: (line, what is wrong, how to mend it)
EXPECTED = {
    "agendas/apart-time": (
        5,
        "Nobody has time on their own in the agenda, which takes 126 minutes",
        "15 minutes",
    ),
    "agendas/before-the-days": (6, "belongs to no day", "`- day: Friday`"),
    "agendas/break-after-high": (6, "`whole-high` is of high risk, and 19 minutes of break follow", "`minutes: 20`"),
    "agendas/day-empty": (6, "Nothing belongs to the day `Friday`", "take it out"),
    "agendas/day-twice": (8, "The day `Saturday` is here twice", "a name of its own"),
    "agendas/days-do-not-add-up": (4, "take 12:00 together, but `minutes` says 10:00", "`minutes: 12`"),
    "agendas/high-after-eight": (7, "`whole-high` is of high risk and lasts until after 20:00", "begin earlier"),
    "agendas/high-in-last-quarter": (7, "reaches into the last quarter of the agenda", "Move it up"),
    "agendas/length-of-many": (6, "`whole` has 3 steps", "take `minutes` out"),
    "agendas/list-as-line": (7, "A line of an agenda is a list", "`- say-it-back`"),
    "agendas/listen-before-repair": (7, "`whole-stone` needs `whole` before it", "earlier"),
    "agendas/no-hour": (6, "`starts` is not a time of day", '"09:30"'),
    "agendas/no-such-variant": (6, "`whole` has no variant `shrot`", "Take it out"),
    "agendas/off-for-nothing": (6, "`whole-off` is off", "before it"),
    "agendas/off-in-evening": (7, "`whole-off` is off until the desk takes it in", "longer day"),
    "agendas/pulse-after-calm": (9, "straight after `whole-stone`, which is of medium risk", "low risk between"),
    "agendas/pulse-has-a-before": (
        7,
        "`whole-again/now` looks back to `walk`, and nothing before asks",
        "`moment: before`",
    ),
    "agendas/short-hour": (4, "take 6:00 together, but `minutes` says 60:00", "`minutes: 6`"),
    "agendas/size": (7, "as heavy as a stone; this agenda goes up to a pebble", "`max_size: stone`"),
    "agendas/stranger": (7, "There is no exercise `whole-hog`", "`whole-high`"),
    "agendas/variant-and-length": (6, "A variant brings its own `minutes`", "Take `variant` out"),
    "agendas/wrong-inside": (7, "`other-name` has mistakes", "Mend that file"),
    "en/after-stranger": (13, "There is no item `the skies`", "`the sky`"),
    "en/agree-on-two": (13, "at least three options", "each for ourselves"),
    "en/alias": (2, "aliases", "out again"),
    "en/begins-without-first": (6, "`first` is missing", "`first: …`"),
    "en/by-nowhere": (12, "There is no step `nobody`", "`reveal: agree`"),
    "en/commit-line-twice": (12, "`when` is here twice", "an id of its own"),
    "en/desk-without-room": (11, "can go to the desk", "`circle: room`"),
    "en/draft-caution-without-card": (6, "`card` is missing", "`caution` needs it"),
    "en/draft-library-stranger": (15, "no text field `waht`", "`what`"),
    "en/draft-max-on-whose": (13, "`max` means nothing", "texts"),
    "en/draft-no-text-first": (12, "first field is no text", "kind `text` first"),
    "en/draft-starts-on-flag": (13, "`starts` means nothing", "texts"),
    "en/draft-weeks-on-text": (12, "`weeks` means nothing", "dates"),
    "en/empty": (1, "empty", "Write an exercise"),
    "en/examples-short": (24, "4 examples for 5 points", "one example for each"),
    "en/field-twice": (10, "`minutes` is here twice", "Take one"),
    "en/first-later": (17, "`who` does not come before", "Move it up"),
    "en/first-nowhere": (17, "There is no step `who`", "`first: null`"),
    "en/first-proposal": (38, "`which` is no choice to agree on", "who"),
    "en/fits-missing": (6, "`fits` is missing", "`fits: …`"),
    "en/fits-stranger": (14, "no state `look for`", "`look for it`"),
    "en/frees-no-draft": (18, "`note` is no draft", "kind `draft`"),
    "en/from-write-read": (20, "`out` writes nothing", "kind `write`"),
    "en/indented-too-far": (8, "indented too far", "line it up"),
    "en/latin-1": (2, "not UTF-8", "UTF-8"),
    "en/level-of-two": (24, "`how` is no scale with one item", "`examples_from: null`"),
    "en/list-on-top": (1, "fields with names", "`title: …`"),
    "en/max-above-options": (15, "`max` is larger", "3 or fewer"),
    "en/minutes-as-clock": (27, "should be a number of minutes", "1.5 stands for 1:30"),
    "en/minutes-do-not-add-up": (4, "take 6:00 together, but `minutes` says 7:00", "`minutes: 6`"),
    "en/missing-field": (1, "`purpose` is missing", "`purpose: …`"),
    "en/missing-kind": (24, "`kind` is missing", "read, turns, write"),
    "en/no-colon": (8, "no `: ` after a name", "`name: value`"),
    "en/nobody-for-solo": (12, "`solo` is missing", "alone"),
    "en/not-yaml": (8, "second `: `", "quotation marks"),
    "en/one-example": (31, "`fallback` holds 1; it needs at least 2", "Add more"),
    "en/one-option": (18, "`options` holds 1; it needs at least 2", "Add more"),
    "en/one-turn-with-breath": (16, "`breath_s` means nothing", "two turns"),
    "en/option-twice": (21, "`shops` twice", "Take one"),
    "en/other-name": (1, "`another-name`, but the file is `other-name.yaml`", "the same"),
    "en/own-with-items": (10, "`items` means nothing", "without `own`"),
    "en/part-stranger": (5, "`part` cannot be `rest`", "pulse, break"),
    "en/proposal-never-everyday": (14, "`doors` stands in `everyday` and in `never`", "one of them"),
    "en/proposal-never-stranger": (15, "no option `garden`", "`gardens`"),
    "en/proposal-stranger": (17, "no option `door`", "`doors`"),
    "en/proposal-three-everyday": (14, "needs 4 everyday options at least; here are 3", "Name more"),
    "en/proposal-too-long": (15, "`proposal_s` takes 1:00", "fewer seconds"),
    "en/quotation-open": (2, "never closed", "Close it"),
    "en/read-too-long": (13, "`read_s` takes 1:00", "fewer seconds"),
    "en/reason-stranger": (12, "`reason` cannot be `calmness`", "`closeness`"),
    "en/reveal-without-us": (11, "`reveal` means nothing", "circle us"),
    "en/room-at-risk": (13, "medium risk", "`risk: low`"),
    "en/same-step-twice": (12, "Two steps are called `out`", "an id of its own"),
    "en/scale-after-without-series": (6, "`series` is missing", "`moment: after` needs it"),
    "en/scale-room-at-risk": (7, "high risk", "`risk: low`"),
    "en/sign-first": (8, "cannot start with this sign", "quotation marks"),
    "en/source-collects-nothing": (28, "`out` collects nothing", "seen"),
    "en/source-later": (16, "`seen` does not come before", "Move it up"),
    "en/source-missing": (28, "There is no step `sene`", "Did you mean `seen`?"),
    "en/source-only-practice": (29, "`seen` collects nothing", "`source: null`"),
    "en/tab": (7, "tab", "spaces"),
    "en/tag": (10, "Tags", "quotation marks"),
    "en/take-home-too-much": (5, "`take_home` holds 7", "Take some out"),
    "en/too-heavy": (6, "bytes on a phone", "Shorten"),
    "en/too-long": (10, "`text` has 2039 characters; 1800 fit", "Shorten"),
    "en/turns-do-not-fill": (9, "take 4:00, but `minutes` says 5:00", "`minutes: 4`"),
    "en/two-documents": (5, "second document", "`---`"),
    "en/unknown-field": (17, "`qestion` is not known", "`question`"),
    "en/unknown-kind": (25, "There is no kind `chat`", "read, turns, write, exchange, draft, checklist"),
    "en/us-without-reveal": (6, "`reveal` is missing", "circle us"),
    "en/variant-does-not-add-up": (7, "take 4:30 together, but `minutes` says 5:00", "`minutes: 4.5`"),
    "en/variant-leaves-out": (8, "from `who`, which this variant leaves out", "Put `who` in"),
    "en/variant-name": (6, "`A short one` is no name", "`short`"),
    "en/variant-other-order": (8, "another order", "in their own order"),
    "en/variant-shortens-turns": (10, "`way` cannot take 3:00", "Keep it at 3:30"),
    "en/variant-stranger": (10, "no step `ways`", "`way`"),
    "en/wrong-type": (26, "`title` is a list", "Write words"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mistake_is_told_with_path_line_and_cure(name):
    line, what, cure = EXPECTED[name]
    file = BROKEN / f"{name}.yaml"
    told = [(problem.path, problem.line) for problem in check([file]) if what in problem.what and cure in problem.cure]
    assert told == [(file, line)]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_sentence_is_one(name):
    for problem in check([BROKEN / f"{name}.yaml"]):
        assert problem.what.endswith(".") and problem.cure.endswith((".", "?"))
        assert str(problem).startswith(f"{BROKEN / name}.yaml:{problem.line}: ")
        assert "{" not in str(problem) and "\n" not in str(problem)


def test_no_broken_file_is_forgotten():
    files = {str(file.relative_to(BROKEN).with_suffix("")) for file in BROKEN.rglob("*.yaml")}
    assert {name for name in files if not name.startswith("en/whole")} == set(EXPECTED)


def test_the_whole_ones_are_whole():
    assert check(list(BROKEN.glob("en/whole*.yaml"))) == []


RULED = {
    "apart-time": "apart-time",
    "break-after-high": "break-after-high",
    "high-after-eight": "no-high-late",
    "high-in-last-quarter": "no-high-late",
    "listen-before-repair": "listen-before-repair",
    "pulse-after-calm": "pulse-after-calm",
    "pulse-has-a-before": "pulse-has-a-before",
    "size": "size",
    "off-in-evening": "high-off-in-evenings",
}


@pytest.mark.parametrize("name", RULED)
def test_an_agenda_that_breaks_a_rule_is_told_its_name_and_nothing_else(name):
    [problem] = check([BROKEN / "agendas" / f"{name}.yaml"])
    assert problem.rule == RULED[name]
    assert f":{problem.line}: {RULED[name]}: {problem.what}" in str(problem)


def test_each_rule_of_agendas_is_broken_here_and_documented():
    told = (BROKEN.parents[1] / "docs" / "exercises.md").read_text()
    assert set(RULED.values()) == set(RULES)
    assert [name for name in RULES if f"| `{name}` |" not in told] == []


def test_a_folder_is_read_whole_and_always_in_the_same_order():
    problems = check([BROKEN])
    assert {str(problem.path.relative_to(BROKEN).with_suffix("")) for problem in problems} == set(EXPECTED)
    assert problems == sorted(problems) == check([BROKEN / "en", BROKEN / "agendas", BROKEN / "en"])


def test_one_file_may_hold_several_mistakes():
    told = [problem.line for problem in check([BROKEN / "en" / "unknown-field.yaml"])]
    assert told == [12, 17]


def told_about(path):
    [problem] = check([path])
    assert (problem.path, problem.line) == (path, 1)
    return f"{problem.what} {problem.cure}"


ENGLISH = re.compile(r"\b(the|of|it|its|is|are|out|take|takes|and|one|here|there)\b", re.I)


@pytest.mark.parametrize("file", sorted(BROKEN.rglob("*.yaml")), ids=lambda file: file.stem)
def test_every_mistake_can_be_told_in_spanish(file):
    """Pages say it in their own language; what files call something stays between its signs."""
    for problem in check([file]):
        told = [said(problem.what, "es"), said(problem.cure, "es")]
        assert told[0] != problem.what and told[1] != problem.cure, problem
        assert [text for text in told if ENGLISH.search(re.sub("`[^`]*`", "", text))] == []


def test_what_is_no_exercise_file_at_all(tmp_path):
    assert "no such file" in told_about(tmp_path / "nowhere.yaml")
    assert "no exercises in this folder" in told_about(tmp_path)
    (tmp_path / "notes.txt").write_text("id: notes")
    assert ".yaml" in told_about(tmp_path / "notes.txt")
    (tmp_path / "notes.yml").write_text("id: notes")
    assert "Rename" in told_about(tmp_path / "notes.yml")
    (tmp_path / "huge.yaml").write_text("# long\n" * 50_000)
    assert "larger than 256 KB" in told_about(tmp_path / "huge.yaml")
    (tmp_path / "nul.yaml").write_bytes(b"\x00")
    assert "cannot be shown" in told_about(tmp_path / "nul.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert "not a file" in told_about(tmp_path / "loop.yaml")
    assert "no such file" in told_about(tmp_path / ("long" * 200 + ".yaml"))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[" * 10_000, "nested too deeply"),
        ("? " * 10_000, "nested too deeply"),
        ("a: &a [x]\nb: [*a, *a]\n", "aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", "Tags"),
        ("[a, b]: c\n", "one word"),
        ('a: "\\UFFFFFFFF"\n', "cannot read"),
        (f"%YAML 1.{'9' * 5000}\n---\na: b\n", "cannot read"),
        ('"\\e[31m": red\n', "The field ` [31m` is not known"),
        ('"\\uD800": half\n', "The field ` ` is not known"),
        ('risk: "low\\n\\e[0m"\n', "`risk` cannot be `low  [0m`"),
        (f"{'a' * 900}: long\n", "aaa…` is not known"),
        ("steps: [7, text, [], null]\n", "A step is a number"),
        ("steps:\n  - id: a\n    kind: [read]\n", "There is no kind `['read']`"),
    ],
)
def test_tricks_are_refused_like_any_mistake(tmp_path, text, what):
    file = tmp_path / "trick.yaml"
    file.write_text(text)
    assert any(what in problem.what for problem in check([file]))


def test_an_agenda_without_exercises_beside_it_says_where_it_looked(tmp_path):
    file = tmp_path / "agendas" / "alone.yaml"
    file.parent.mkdir()
    file.write_text("id: alone\ntitle: Alone\npurpose: None.\nminutes: 5\nitems: [whole]\n")
    [problem] = check([file])
    assert problem.path == tmp_path / "en"
    assert "no exercises in this folder" in problem.what


def test_the_command_line_names_the_rule_in_words_and_in_json():
    file = str(BROKEN / "agendas" / "size.yaml")
    plain = CliRunner().invoke(main, ["check", file])
    assert plain.exit_code == 1 and f"{file}:7: size: `whole-stone`" in plain.output
    [problem] = json.loads(CliRunner().invoke(main, ["check", "--json", file]).output)["problems"]
    assert (problem["rule"], problem["line"]) == ("size", 7)
