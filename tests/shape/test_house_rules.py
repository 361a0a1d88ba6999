"""The house rules of the code, as tests: imports point down, one file emits, one folder has SQL, everything is told."""

import ast
import re
from pathlib import Path

import pytest

from workshop.live.schemas import ACTS
from workshop.session.events import EVENTS
from workshop.steps import KINDS

TREE = Path(__file__).parents[2]
PACKAGE = TREE / "workshop"
FILES = sorted(PACKAGE.rglob("*.py"))

LEVELS = (
    (
        "paths",
        "addresses",
        "certificates",
        "languages",
        "words",
        "sparing",
        "whole",
        "steady",
        "alone",
        "concurrency",
        "config",
        "limits",
        "metrics",
        "steps",
        "store",
        "passing",
        "version",
    ),
    ("session", "exercises"),
    ("notes",),
    ("live",),
    (
        "sessions",
        "accounts",
        "workshops",
        "company",
        "composing",
        "crowd",
        "followups",
        "jobs",
        "resources",
        "sheets",
        "erasing",
        "backup",
        "preflights",
    ),
    ("preview",),
    ("web",),
    ("wiring",),
    ("announcing", "diary", "doctor"),
    ("demo", "serving"),
    ("cli",),
)
ALONE = {"store": {"store"}, "passing": {"passing"}, "steps": {"steps", "words"}, "session": {"session", "steps"}}
"""Folders that import nothing else of ours; a step says its mistakes, so it knows what a sentence is."""
REHEARSAL_USES = {"rehearsal", "session", "paths"}
"""The rehearsal is a stranger to the server: it knows the protocol, the clock and where the word list lies."""


def part(path):
    inside = path.relative_to(PACKAGE)
    return inside.parts[0].removesuffix(".py")


def imported(path):
    """Parts of our package that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "workshop":
            parts = (node.module or "").split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("workshop.")}
    return found


def level(name):
    return next((number for number, names in enumerate(LEVELS) if name in names), None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    own = part(path)
    if own in ("__init__", "rehearsal"):
        return
    above = {name for name in imported(path) if (level(name) or 0) > (level(own) or 0) and own != "cli"}
    assert not above, f"{path} reaches up to {above}"
    if own in ALONE:
        assert imported(path) <= ALONE[own]


def test_every_part_of_the_package_has_a_level():
    parts = {part(path) for path in FILES} - {"__init__", "rehearsal"}
    assert {name for name in parts if level(name) is None} == set()


def test_the_rehearsal_knows_the_server_only_from_outside():
    used = set().union(*(imported(path) for path in (PACKAGE / "rehearsal").rglob("*.py")))
    assert used <= REHEARSAL_USES


def server_files():
    return [path for path in FILES if part(path) != "rehearsal"]


def calls(path, method):
    tree = ast.parse(path.read_text())
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
    ]


def test_one_file_emits_and_always_to_somebody():
    emitting = {path.relative_to(PACKAGE).as_posix() for path in server_files() if calls(path, "emit")}
    assert emitting == {"live/rooms.py"}
    for call in calls(PACKAGE / "live" / "rooms.py", "emit"):
        assert "to" in {keyword.arg for keyword in call.keywords}


def test_one_folder_has_sql():
    using = {
        part(path)
        for path in FILES
        if re.search(r"^\s*(from|import) (sqlalchemy|alembic|sqlite3)", path.read_text(), re.M)
    }
    assert using <= {"store", "live"}
    handed = (PACKAGE / "live" / "play.py").read_text()
    assert re.findall(r"from sqlalchemy import (.*)", handed) == ["Connection"], (
        "live may hand a transaction on, no more"
    )


def test_the_pure_parts_know_no_clock_no_chance_and_no_network():
    for path in (PACKAGE / "session").rglob("*.py"):
        assert not re.search(
            r"^\s*(import|from) (time|datetime|secrets|flask|socketio|sqlalchemy)\b", path.read_text(), re.M
        )
        assert "SystemRandom" not in path.read_text()


def test_only_concurrency_knows_green_threads():
    theirs = re.compile(r"^\s*(import|from) (eventlet|gevent|greenlet|gunicorn)", re.M)
    assert {part(path) for path in FILES if theirs.search(path.read_text())} == {"concurrency"}
    for name, other in (("eventlet", "gevent"), ("gevent", "eventlet")):
        told = (PACKAGE / "concurrency" / f"on_{name}.py").read_text()
        assert not re.search(rf"^\s*(import|from) {other}", told, re.M)


def test_green_threads_of_either_kind_have_the_same_names():
    """And the same arguments, for nothing else checks what is chosen by a setting."""

    def offered(name):
        tree = ast.parse((PACKAGE / "concurrency" / f"on_{name}.py").read_text())
        made = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
        return {node.name: ast.unparse(node.args) for node in made}

    assert offered("eventlet") == offered("gevent")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_has_its_python_its_javascript_and_its_test(kind):
    assert (PACKAGE / "steps" / f"{kind}.py").is_file()
    assert (TREE / "static" / "steps" / f"{kind}.js").is_file()
    assert (TREE / "tests" / "steps" / f"test_{kind}.py").is_file()


def test_nobody_asks_a_step_for_its_kind_but_to_look_it_up_in_the_registry():
    scripts = [path for path in (TREE / "static").rglob("*.js") if "build" not in path.parts]
    for path in [*server_files(), *scripts]:
        assert not re.search(r"kind[\"']?\]?\s*(===?|!==?|in\b)", path.read_text()), path


def test_no_table_but_the_registry_has_a_line_for_each_kind():
    """So that a new kind needs no line anywhere else; two words of a table may happen to be names of kinds."""
    for path in (path for path in server_files() if part(path) != "steps"):
        tables = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Dict)]
        for table in tables:
            named = {key.value for key in table.keys if isinstance(key, ast.Constant)} & set(KINDS)
            assert len(named) < 3, f"{path}:{table.lineno} names {named}"


@pytest.mark.parametrize("type", sorted(EVENTS))
def test_each_event_is_told_in_the_docs(type):
    assert f"`{type}`" in (TREE / "docs" / "architecture.md").read_text()


@pytest.mark.parametrize("role", ["phone", "desk"])
def test_each_act_is_documented(role):
    told = (TREE / "docs" / "protocol.md").read_text()
    assert [act for act in ACTS[role] if f"`{act}`" not in told] == []


def test_each_setting_and_command_is_documented():
    from workshop.cli import main

    told = (TREE / "docs" / "running.md").read_text()
    settings = set(re.findall(r"WORKSHOP_[A-Z]+", "".join(path.read_text() for path in FILES)))
    assert {name for name in settings if name not in told} == set()
    assert {name for name in main.commands if f"workshop {name}" not in told} == set()


def test_the_read_me_is_short_and_leads_on():
    told = (TREE / "README.md").read_text()
    assert len(told.splitlines()) <= 80
    for linked in re.findall(r"\]\((?!http)([^)#]+)", told):
        assert (TREE / linked).exists(), f"README leads to {linked}, which is not there"


def test_templates_carry_no_inline_code_or_style():
    for path in (TREE / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*(src=|application/json))", text), path
