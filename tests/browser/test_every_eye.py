"""Twice as large on the narrowest phone, spaced out, in colours of one's own: all is whole, and thumbs find it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import eyes
from tests.browser.eyes import SMALL, cut, too_small
from tests.browser.people import Desk, Phone

THUMB, POINTER = 44, 24
"""CSS pixels: of what is tapped on a phone (WCAG 2.5.5), and of what is pressed at a desk (2.5.8)."""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 1.4.12 says that somebody may set."""


class Previews:
    """The composer's phone, 320 wide: every step there is, without a session."""

    def __init__(self, browser: Any, house: Any) -> None:
        self.tab = Desk(browser, house, SMALL)
        self.tab.sign_in()
        self.page = self.tab.page

    def open(self, language: str = "en", percent: int = 100) -> None:
        self.tab.context.add_cookies([{"name": "language", "value": language, "url": self.tab.server.url}])
        self.page.goto(f"{self.tab.server.url}/desk/exercises/preview")
        self.page.evaluate(
            f"document.documentElement.style.fontSize = '{percent}%'; dispatchEvent(new Event('resize'))"
        )

    def each(self, language: str = "en", whole: bool = False) -> Iterator[str]:
        """Show every step to everybody it is for; unless `whole`, one of each kind. Their names."""
        seen = set()
        for name, kind, views in eyes.steps(language):
            for who in ("two", "solo", "shared"):
                if whole or (kind, who) not in seen:
                    seen.add((kind, who))
                    yield from self.step(f"{language}, {name}, {who}", views, who)

    def step(self, where: str, views: Any, who: str = "two") -> Iterator[str]:
        """What is there at first, and behind the button that begins."""
        eyes.show(self.tab, views, who)
        yield where
        begins = self.page.locator("main button.main")
        if begins.is_visible():
            begins.click()
            yield f"{where}, begun"


@pytest.fixture
def previews(browser, house) -> Iterator[Previews]:
    one = Previews(browser, house)
    yield one
    one.tab.close()
    assert one.tab.faults == []


def faults(page: Page, where: str, least: int = THUMB) -> list[str]:
    return [f"{where}: {fault}" for fault in (*cut(page), *too_small(page, least))]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_step_is_whole_on_a_narrow_phone_at_twice_the_size(previews, language):
    previews.open(language, 200)
    assert [fault for where in previews.each(language) for fault in faults(previews.page, where)] == []


@pytest.mark.long
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_step_of_every_exercise_is_whole_at_every_size(previews, language, percent):
    previews.open(language, percent)
    found = [fault for where in previews.each(language, whole=True) for fault in faults(previews.page, where)]
    assert not found, "\n".join(found)


def test_every_kind_of_step_is_whole_with_the_spacing_somebody_sets(previews):
    previews.open()
    previews.page.evaluate(SPACED)
    assert [fault for where in previews.each() for fault in faults(previews.page, where)] == []


SPOILT = {
    "the page is 400 wide": "document.querySelector('main').style.width = '400px'",
    "leaves H1": "document.querySelector('main h1').style.cssText = 'width: 20px; overflow: hidden'",
    "“Cover” leaves BUTTON": "document.querySelector('.bar button').style.cssText = 'height: 20px; min-height: 0'",
    "button. “Cover”": "document.querySelector('.bar button').style.cssText = 'height: 43px; min-height: 0'",
}


@pytest.mark.parametrize("fault", SPOILT)
def test_what_is_too_wide_cut_or_too_small_would_be_found(previews, fault):
    previews.open()
    next(previews.each())
    assert faults(previews.page, "") == []
    previews.page.evaluate(SPOILT[fault])
    assert any(fault in found for found in faults(previews.page, "")), faults(previews.page, "")


def test_the_way_through_an_evening_is_whole_on_a_narrow_phone_at_twice_the_size(evening):
    room = evening()
    ana, ben = room.phone(look=SMALL), room.phone(look=SMALL)
    found: list[str] = []

    def look(phone: Phone, where: str) -> None:
        found.extend(faults(phone.page, where))

    for path in ("/", "/accessibility", "/away"):
        ana.page.goto(f"{room.server.url}{path}")
        look(ana, path)
        ana.page.evaluate("document.documentElement.style.fontSize = '200%'")
        look(ana, f"{path}, large")
    for phone in (ana, ben):
        phone.here()
        phone.heading("Before we begin")
        look(phone, "consent")
        phone.tap("Menu", exact=True)
        phone.heading("Menu")
        look(phone, "menu")
        phone.tap("Reading and time", exact=True)
        phone.page.get_by_label("200 %").check()
        expect(phone.page.locator("html.narrow")).to_have_count(1)
        look(phone, "reading and time")
        phone.tap("Back", exact=True)
        look(phone, "consent, large")
        phone.come()
        look(phone, "choose")
    phrase = ana.start_couple()
    look(ana, "four words")
    ben.enter_words(phrase)
    ben.see("Is this the two of you?")
    look(ben, "confirm")
    ben.confirm()
    look(ben, "confirmed")
    ana.confirm()
    ana.heading(re.compile("^You are "))
    ben.write("What shall your partner’s phone call you?", "Bartholomew-Maximilian")
    ben.tap("Save")
    ana.see("with Bartholomew")
    look(ana, "lobby")
    for title, side in (
        ("I’d like a word alone", "when"),
        ("Work separately from now on", "apart"),
        ("What I keep", "notes"),
    ):
        ana.tap("Menu", exact=True)
        look(ana, "menu, in the room")
        ana.tap(title, exact=True)
        look(ana, side)
        ana.tap("Close" if side == "when" else "Menu", exact=True)
        if side != "when":
            ana.tap("Close", exact=True)
    ana.tap("Leave", exact=True)
    look(ana, "leave")
    ana.tap("Stay", exact=True)
    room.desk.act("Begin: This hour")
    ana.on_step("This hour")
    ana.tap("Cover", exact=True)
    look(ana, "cover")
    ana.tap("Uncover", exact=True)
    room.desk.push("For myself")
    ana.write(
        re.compile("^One thing"), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    )
    ana.page.get_by_label(re.compile("^Keep this for me")).check()
    look(ana, "a long word")
    room.desk.end()
    ana.heading("That was it. Thank you.")
    ana.see("My page")
    look(ana, "ended")
    assert not found, "\n".join(found)


IN_SIGHT = """() => {
  const one = document.activeElement, box = (one.closest("label") ?? one).getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + 8, box.bottom - 1));
  return one === document.body || (!!at && ((one.closest("label") ?? one).contains(at) || at.contains(one)));
}"""


@pytest.mark.parametrize("percent", [100, pytest.param(200, marks=pytest.mark.long)])
def test_whatever_the_keyboard_comes_to_is_in_sight(previews, percent):
    previews.open("en", percent)
    hidden = []
    for where in previews.each():
        previews.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        for _ in range(previews.page.locator("main :is(button, input, textarea, summary):visible").count()):
            previews.page.keyboard.press("Tab")
            if not previews.page.evaluate(IN_SIGHT):
                hidden.append(f"{where}: {previews.page.evaluate('document.activeElement.outerHTML.slice(0, 120)')}")
    assert not hidden, "\n".join(hidden)


TOLD = {
    ".tick": "welcome/practice",
    ".state": "fences-with-gates/where-a-line",
    ".point": "two-clocks/arriving",
    ".card-tap[aria-pressed]": "can-trust-be-rebuilt/first-signs",
    ".segments label": "fences-with-gates/the-gate",
    ".marks button": "fences-with-gates/the-gate",
}
"""Whatever can be chosen, and a step in which it is."""


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_in_colours_of_ones_own_the_chosen_the_focus_and_the_time_can_be_told(previews, scheme):
    page = previews.page
    page.emulate_media(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    previews.open()
    steps = {name: views for name, _, views in eyes.steps("en")}
    steps["can-trust-be-rebuilt/first-signs"]["room"]["step"]["collect"] = "cards"  # as in a small room
    for selector, name in TOLD.items():
        for _ in previews.step(name, steps[name]):
            if selector == ".marks button":  # there is nothing to say yes to before somebody has written
                page.locator(".clause textarea").first.fill("A line to say something to")
            one = page.locator(f"main {selector}:visible").last
        told_apart(page, one, name)
    colours = [page.evaluate(STROKE, part) for part in (".ring-left", ".ring-track")]
    assert len({*colours, page.evaluate("getComputedStyle(document.body).backgroundColor")}) == 3


STROKE = "(part) => getComputedStyle(document.querySelector(part)).stroke"


def told_apart(page: Page, one: Any, where: str) -> None:
    """It looks another way when the keyboard is there, and another way again once it is chosen."""
    one.scroll_into_view_if_needed()
    control = one.locator("input") if one.locator("input").count() else one
    box = one.bounding_box()
    around = {"x": box["x"] - RING, "y": box["y"] - RING}
    around |= {"width": box["width"] + 2 * RING, "height": box["height"] + 2 * RING}

    def left() -> bytes:
        """How it looks when neither the keyboard nor the pointer is there."""
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(0, 0)
        return page.screenshot(clip=around)

    plain = left()
    page.keyboard.press("Tab")  # so that the browser takes it for the keyboard's focus
    control.focus()
    shown = page.screenshot(clip=around) != plain
    assert shown, f"{where}: the focus"
    assert left() == plain, where
    control.click(force=True)
    expect(one.and_(page.locator(CHOSEN))).to_have_count(1)
    shown = left() != plain
    assert shown, f"{where}: the chosen"


RING = 8
"""CSS pixels around a control in which its focus may show."""
CHOSEN = "[aria-pressed=true], :has(:checked)"


MOVING = """() => [...document.querySelectorAll("*")]
  .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::before")])
  .map((style) => [style.transitionDuration, style.animationName === "none" ? "0" : style.animationDuration])
  .filter((durations) => durations.some((one) => parseFloat(one) > 0))
  .length"""


def test_whoever_wants_no_motion_sees_none(previews):
    page = previews.page
    page.emulate_media(reduced_motion="reduce")
    previews.open()
    assert [where for where in previews.each() if page.evaluate(MOVING)] == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING), "with motion some of it would be seen"


def test_the_desk_is_reached_with_any_pointer(table):
    table.push("The first signs")
    table.answers(*[{"text": f"words from somebody {word}"} for word in "abc"])
    found = faults_of(table.desk.page, "desk")
    for opens in ("Keys", "Join", "End …"):
        table.desk.tap(re.compile(f"^{opens}"))
        expect(table.desk.page.get_by_role("dialog")).to_be_visible()
        found += faults_of(table.desk.page, opens)
        table.desk.page.keyboard.press("Escape")
    page = table.desk.open()
    for path in ("/desk", "/desk/new", "/desk/account", "/desk/exercises", "/desk/resources"):
        page.goto(f"{table.server.url}{path}")
        found += faults_of(page, path)
    page.close()
    assert not found, "\n".join(found)


def faults_of(page: Page, where: str) -> list[str]:
    return [f"{where}: {fault}" for fault in too_small(page, POINTER)]
