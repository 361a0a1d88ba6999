"""Links in the docs lead somewhere, the site has every page, and what is asked of those who help can be done."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from scripts.site import BESIDE, CODE, written

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *DOCS.glob("adr/*.md"), *ROOT.glob("*.md"), *ROOT.glob(".github/**/*.md")])
SITE = yaml.safe_load((ROOT / "mkdocs.yml").read_text())


def named(path):
    return path.relative_to(ROOT).as_posix()


def spoken(path):
    """A page without what stands in it as code."""
    return "".join(CODE.split(path.read_text())[::2])


def headings(path):
    """The anchors of a page, as GitHub and the site make them."""
    prose = re.sub(r"^ *```.*?^ *```$", "", path.read_text(), flags=re.M | re.S)
    titles = re.findall(r"^#+ (.+)$", prose, re.M)
    return {re.sub(r" +", "-", re.sub(r"[^\w\- ]", "", title.lower()).strip()) for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_something_that_is_there(page):
    for target, anchor in re.findall(r"\]\((?!\w+:)([^)\s#]*)#?([^)\s]*)\)", spoken(page)):
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{named(page)} leads to {target}"
        assert not anchor or anchor in headings(there), f"{named(page)} leads to {target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_page_that_a_sentence_names_is_there(page):
    for name in re.findall(r"\bdocs/[\w/.-]+\.(?:md|json|yaml)\b", page.read_text()):
        assert (ROOT / name).is_file() or "NNNN" in name, f"{named(page)} names {name}"


def in_order(nav):
    for one in nav:
        yield from (
            in_order(one) if isinstance(one, list) else in_order(one.values()) if isinstance(one, dict) else [one]
        )


def test_the_site_names_every_page_once_and_no_other():
    there = [*(path.relative_to(DOCS).as_posix() for path in PAGES if DOCS in path.parents), *BESIDE]
    assert sorted(in_order(SITE["nav"])) == sorted(there)


def test_the_site_asks_for_no_font_of_others_and_can_be_searched():
    assert SITE["theme"]["font"] is False and "search" in SITE["plugins"]
    assert SITE["extra_css"] == ["extra.css"] and not re.search(r"url\(|@import", (DOCS / "extra.css").read_text())


def test_the_site_has_the_colours_of_the_program():
    values = re.compile(r"--([\w-]+): (#\w+);")
    theirs = values.findall((DOCS / "extra.css").read_text())
    ours = values.findall((ROOT / "static" / "style" / "tokens.css").read_text())
    assert theirs and set(theirs) <= set(ours)
    assert len(theirs) == 2 * len(dict(theirs)), "one value for light and one for dark"


@pytest.mark.parametrize(
    ("page", "says", "becomes"),
    [
        ("guide.md", "(docs/privacy.md)", "([Privacy](privacy.md))"),
        ("adr/index.md", "See docs/privacy.md.", "See [Privacy](../privacy.md)."),
        ("guide.md", "`docs/privacy.md` and docs/nothing.md", "`docs/privacy.md` and docs/nothing.md"),
        ("index.md", "[all](../CHANGELOG.md)", "[all](CHANGELOG.md)"),
        (
            "CONTRIBUTING.md",
            "[how](docs/adr/index.md#x), [it](workshop/cli.py)",
            "[how](adr/index.md#x), it (`workshop/cli.py`)",
        ),
        ("running.md", "[unit](../deploy/side-by-side.service)", "unit (`deploy/side-by-side.service`)"),
        ("CONTRIBUTING.md", "![A desk](docs/pictures/desk.png)", "![A desk](pictures/desk.png)"),
        ("notes.md", "[out](https://example.org/docs/a.md)", "[out](https://example.org/docs/a.md)"),
    ],
)
def test_in_the_site_links_lead_where_the_site_has_it(page, says, becomes):
    assert written(page, says) == becomes


def test_decisions_are_numbered_and_listed():
    records = sorted(DOCS.glob("adr/0*.md"))
    index = (DOCS / "adr" / "index.md").read_text()
    for number, record in enumerate(records, 1):
        text = record.read_text()
        title = text.partition("\n")[0].removeprefix("# ")
        assert record.name.startswith(f"{number:04}-") and title.startswith(f"{number}. ")
        assert f"| [{number}]({record.name}) | {title.partition('. ')[2]} |" in index
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]


def test_what_runs_before_a_commit_is_in_the_environment_and_fetches_nothing():
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert {repo["repo"] for repo in repos} == {"local"}
    hooks = [hook for repo in repos for hook in repo["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system"}
    programs = {shlex.split(hook["entry"])[0] for hook in hooks}
    assert programs == {f".venv/bin/{name}" for name in ("ruff", "mypy", "workshop")}


@pytest.mark.parametrize("name", ["bug", "exercise", "translation"])
def test_whoever_opens_an_issue_is_asked_to_paste_nothing_of_couples(name):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text())
    assert {"name", "description", "body"} <= set(form)
    first = form["body"][0]["attributes"]["value"]
    assert re.search(r"\*\*Please .*in a workshop", first, re.S)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert all(part["id"] and part["attributes"]["label"] for part in asked)


def test_targets_that_contributors_are_sent_to_are_there():
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    told = "".join(
        (ROOT / page).read_text() for page in ("CONTRIBUTING.md", "docs/translating.md", "docs/releasing.md")
    )
    for line in re.findall(r"(?:`|^ {4,})make ([a-z -]+?)(?:`|$)", told, re.M):
        assert set(line.split()) <= made, line
    for path in re.findall(r"`((?:workshop|tests|static|scripts|exercises|docs)/[\w/.-]+)`", told):
        assert (ROOT / path).exists() or re.search(r"three-breaths|quiet|NAME|XX", path), path
