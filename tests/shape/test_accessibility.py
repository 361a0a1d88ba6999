"""The statement names every criterion of WCAG 2.2, A and AA, once, and tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATEMENT = (ROOT / "docs" / "accessibility.md").read_text()
ROWS = re.findall(r"^\| (\d\.\d\.\d+) ([^|]+) \| (A|AA) \| ([^|]+) \| ([^|]+) \|$", STATEMENT, re.M)
CRITERIA = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2"
    " 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8"
    " 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}
SOURCES = [
    path for path in (ROOT / "static").rglob("*.*") if path.suffix in (".js", ".css") and "build" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_each_criterion_is_named_exactly_once_with_its_level():
    named = {level: [number for number, _, its, _, _ in ROWS if its == level] for level in CRITERIA}
    assert {level: sorted(all_of) for level, all_of in named.items()} == {
        level: sorted(numbers.split()) for level, numbers in CRITERIA.items()
    }
    assert len(ROWS) == 55


def test_each_says_whether_it_is_met_and_how_that_is_known():
    for number, _, _, says, how in ROWS:
        assert says in ("met", "partly", "does not apply"), number
        assert len(how) > 7, number


def test_every_test_it_rests_on_is_there():
    for path in re.findall(r"`(tests/[\w/.-]+)`", STATEMENT):
        assert (ROOT / path).is_file(), path


def test_nothing_sounds_moves_or_turns_by_itself():
    loud = re.compile(r"\bnew Audio\b|AudioContext|<audio|<video|\.vibrate\(|orientation\.lock|DeviceMotion|<marquee")
    assert [path.name for path in [*SOURCES, *TEMPLATES] if loud.search(path.read_text())] == []


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda path: path.name)
def test_no_page_keeps_anybody_from_zooming(page):
    assert not re.search(r"user-scalable|maximum-scale", page.read_text())
