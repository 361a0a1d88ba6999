"""docs/openapi.yaml describes every page there is and no other, and every page says what it takes."""

import re
from pathlib import Path

import yaml

from scripts import describe_http

TOLD = Path(__file__).parents[2] / "docs" / "openapi.yaml"
AGAIN = "run `python scripts/describe_http.py > docs/openapi.yaml`"


def test_the_description_is_that_of_the_pages_there_are(company):
    assert yaml.safe_load(TOLD.read_text()) == describe_http.describe(company.app), AGAIN


def test_every_page_and_method_is_in_it_and_nothing_else(company):
    told = yaml.safe_load(TOLD.read_text())["paths"]
    described = {(method.upper(), one["operationId"]) for place in told.values() for method, one in place.items()}
    there = {
        (method, rule.endpoint)
        for rule in company.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert described == there and len(there) == sum(map(len, told.values()))


def test_every_page_that_takes_something_says_what(company):
    for rule in company.app.url_map.iter_rules():
        view = company.app.view_functions[rule.endpoint]
        if "POST" in rule.methods:
            assert hasattr(view, "form") or hasattr(view, "body"), f"put @takes or @hands_in on {rule.endpoint}"


READ = re.compile(r"request\.(args|form)(?:\.get(?:list)?\(|\[)\"([\w-]+)\"")
ANYWHERE = {"csrf"}
"""The token of a form, which every form brings along."""


def test_no_page_reads_a_field_that_none_has_declared(company):
    views = company.app.view_functions.values()
    declared = {name for view in views for kind in ("form", "query") for name in getattr(view, kind, ())}
    files = sorted((TOLD.parents[1] / "workshop" / "web").glob("*.py"))
    read = {name for file in files for _, name in READ.findall(file.read_text())}
    assert len(read) > 20 and read - declared <= ANYWHERE
