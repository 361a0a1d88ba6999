"""What axe says of a page: nothing, whatever the rule and however slight, unless a reason for it is written here.

Of its rules all that stand for WCAG 2.0 to 2.2, A and AA, and those it calls best practice, in every frame of a page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.people import drawn

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
SCHEMES = ("light", "dark")


class Exception_(NamedTuple):
    """What a rule may find at a selector, as axe gives it (`html > …`), and why that is right as it is."""

    rule: str
    selector: str
    reason: str


EXCEPTIONS: tuple[Exception_, ...] = ()

LOOK = """async (options) => {
  const found = await axe.run(document, options);
  const node = ({ target, html, failureSummary }) => ({ target: target.join(" "), html, summary: failureSummary });
  return {
    rules: found.passes.length + found.violations.length + found.incomplete.length,
    violations: found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(node) })),
  };
}"""
"""Rules that had something to look at, and what they found."""

SHAPE = """() => {
  const words = new Set(["aria-label", "aria-labelledby", "aria-describedby", "aria-controls", "aria-valuenow"]);
  const said = ({ name, value }) => (words.has(name) ? name : `${name}=${value}`);
  const telling = ["class", "role", "type", "lang", "open", "title"];
  const tells = ({ name }) => name.startsWith("aria-") || telling.includes(name);
  const shape = (one) => {
    if (!one.checkVisibility({ visibilityProperty: true })) return "";
    const told = [...one.attributes].filter(tells).map(said).sort();
    for (const state of ["disabled", "checked", "readOnly", "required", "hidden"]) if (one[state]) told.push(state);
    const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) ? "…" : "";
    const frame = one.contentDocument ? shape(one.contentDocument.documentElement) : "";
    return `<${one.tagName} ${told}>${text}${frame}${[...new Set([...one.children].map(shape))].join("")}</>`;
  };
  return `${innerWidth} ${document.documentElement.lang} ${shape(document.body)}`;
}"""
"""A page without its words: what stands in what, with its classes, roles, states and names of attributes; of several
that are alike side by side, one."""

IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"
HEIGHT = "() => document.documentElement.scrollHeight"


class Found(NamedTuple):
    """`rules`: how many had something to look at."""

    rules: int
    violations: list[str]


def examine(page: Page, where: str, schemes: Iterable[str] = SCHEMES) -> None:
    """Nothing is wrong with it, in the colours of the day and of the night."""
    found = [told for one in look(page, where, schemes) for told in one.violations]
    assert not found, "\n".join(found)


def look(page: Page, where: str, schemes: Iterable[str] = SCHEMES) -> list[Found]:
    """In each colour scheme; afterwards the page is as it was."""
    was = "dark" if page.evaluate(IS_DARK) else "light"
    with as_high_as_it_is(page):
        found = [_run(page, where, scheme) for scheme in schemes]
    page.emulate_media(color_scheme=was, reduced_motion="no-preference")  # type: ignore[arg-type]
    return found


@contextmanager
def as_high_as_it_is(page: Page) -> Iterator[None]:
    """So that what always stands at the bottom hides nothing that one would scroll to."""
    size, height = page.viewport_size, page.evaluate(HEIGHT)
    assert size
    if height > size["height"]:
        page.set_viewport_size({**size, "height": height})
    yield
    if height > size["height"]:
        page.set_viewport_size(size)


def _run(page: Page, where: str, scheme: str) -> Found:
    """Without motion, so that no colour is caught half way."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    drawn(page)
    for frame in page.frames:
        if not frame.evaluate("() => !!window.axe"):
            frame.evaluate(AXE_SCRIPT)
    told = page.evaluate(LOOK, OPTIONS)
    return Found(told["rules"], [f"{where}, {scheme}: {text}" for text in _violations(told["violations"])])


def _violations(found: list[dict[str, Any]]) -> Iterator[str]:
    for one in found:
        for node in one["nodes"]:
            if not any((one["id"], node["target"]) == (known.rule, known.selector) for known in EXCEPTIONS):
                yield f"{one['id']} ({one['impact']}): {node['html'][:160]} {node['summary'][:300]}"


class Sweep:
    """Looks at whatever comes by, at each form of a page once in each scheme.

    Two views are of one form if they differ in their words alone, in how many that are alike stand side by side, or in
    how far a ring has turned: colours, names, roles, order and nesting hang on the rest (SHAPE). Another language,
    width or surface is another form. `alternating`: each form once, in light and in dark by turns.
    """

    def __init__(self, alternating: bool = False) -> None:
        self.alternating = alternating
        self.seen: set[tuple[str, str]] = set()
        self.examined: Counter[str] = Counter()
        self.violations: list[str] = []
        self.rules = 0

    def see(self, page: Page, surface: str, where: str) -> None:
        form = (surface, page.evaluate(SHAPE))
        if form in self.seen:
            return
        self.seen.add(form)
        schemes = [SCHEMES[len(self.seen) % 2]] if self.alternating else SCHEMES
        for one in look(page, where, schemes):
            self.examined[surface] += 1
            self.rules += one.rules
            self.violations += one.violations

    def __str__(self) -> str:
        return (
            f"{len(self.seen)} forms, {dict(self.examined)} examined, {self.rules} rules that had something to look at"
        )
