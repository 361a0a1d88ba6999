"""What the pages on privacy say is there: each table has its place in the data map, each test they name exists."""

import re
from pathlib import Path

from workshop.store.tables import metadata

TREE = Path(__file__).parents[2]


def page(name):
    return (TREE / "docs" / name).read_text()


def test_every_table_has_its_place_in_the_data_map():
    told = page("privacy.md").partition("## Where everything lies")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", told))
    assert {table for table in metadata.tables if table not in named} == set()


def test_every_test_that_a_promise_rests_on_exists():
    for name in ("privacy.md", "threat-model.md", "anonymity.md", "architecture.md"):
        for test in re.findall(r"`(tests/[\w/.-]+\.(?:py|js|json))`", page(name)):
            assert (TREE / test).is_file(), f"docs/{name} names {test}"


def test_whatever_a_scanner_may_find_has_a_place_to_be_explained():
    assert "\n## What an outside scanner says\n" in page("threat-model.md")
