"""What somebody does on a step without being told: takes the page in, fills what can be filled, finishes or passes."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, expect

from tests.browser.people import Phone

GLANCE = r"""() => {
  const step = document.querySelector("article.step");
  const shows = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen");
  const wide = (one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1;
  const clips = (one) => getComputedStyle(one).overflowX !== "visible" && !one.closest(".with");
  const cut = (one) => one.scrollWidth > one.clientWidth + 1 && clips(one);
  const said = (one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`;
  const all = [...document.querySelectorAll("#app *")].filter((one) => one instanceof HTMLElement && shows(one));
  return {
    title: step?.querySelector("h1")?.innerText ?? "",
    over: step?.querySelector(".over-line")?.innerText ?? "",
    circle: step?.querySelector(".circle")?.innerText ?? "",
    text: document.body.innerText,
    fields: [...(step?.querySelectorAll("textarea, input, select, .card-tap, .point") ?? [])].filter(shows).length,
    wide: [...new Set(all.filter((one) => wide(one) || cut(one)).map(said))],
    stray: all.flatMap((one) => [...one.childNodes]).filter((one) => one.nodeType === 3).map((one) => one.data.trim())
      .filter((text) => /^(0|false|true|null|undefined|NaN)$/.test(text) || /\[object |undefined/.test(text)),
    scrolls: document.documentElement.scrollWidth > innerWidth,
  };
}"""

STANDS = """([title, over]) => {
  const said = (place) => document.querySelector(`article.step ${place}`)?.innerText ?? "";
  return said("h1") === title && said(".over-line") === over;
}"""


ADJECTIVES = "a quiet", "an open", "a slow", "a kind", "an early", "a plain", "a long", "a warm", "an even", "a small"
NOUNS = (
    "morning",
    "walk",
    "answer",
    "window",
    "letter",
    "promise",
    "question",
    "evening",
    "cup",
    "door",
    "road",
    "chair",
)


@dataclass(frozen=True)
class Glance:
    """What a phone shows of a step. `wide`: what stands out of it or is cut off; `stray`: what no person wrote."""

    title: str
    over: str
    circle: str
    text: str
    fields: int
    wide: list[str]
    stray: list[str]
    scrolls: bool


def glance(phone: Phone) -> Glance:
    return Glance(**phone.page.evaluate(GLANCE))


def await_step(phone: Phone, title: str, exercise: str) -> None:
    """The exercise’s title stands above the step’s, unless it is the same."""
    phone.page.wait_for_function(STANDS, arg=[title, exercise if exercise != title else ""], timeout=10_000)


class Person:
    """Somebody with a phone who writes what can be told apart by its last words: `said` gives all of it, by circle."""

    def __init__(self, name: str, phone: Phone, own: str, seat: int = 0) -> None:
        self.name, self.phone, self.own, self.seat = name, phone, own, seat
        self.said: dict[str, list[str]] = {"me": [], "us": [], "room": [], "none": []}

    @property
    def step(self) -> Locator:
        return self.phone.page.locator("article.step")

    def calls_themselves(self, name: str) -> None:
        self.phone.write(self.phone.said("What shall your partner’s phone call you?"), name)
        self.phone.tap(self.phone.said("Save"))

    def words(self, circle: str) -> str:
        """Short enough for every field, and said by nobody else and never again."""
        number = sum(map(len, self.said.values()))
        text = f"{ADJECTIVES[number // len(NOUNS)]} {NOUNS[number % len(NOUNS)]} {self.own}"
        self.said[circle].append(text)
        return text

    def fill(self, circle: str) -> None:
        """Everything on the page that can be answered, the way the page asks for it."""
        self._go_through_points()
        self._tick()
        for row in self.step.locator(".state-list fieldset").all()[:3]:
            row.locator("label.state").nth(self.seat).click()
        for choices in self.step.locator(".segments").all():
            choices.locator("label").first.click()
        for field in self.step.locator("textarea").all():
            if field.input_value() in ("", *self.said["me"]):
                field.fill(self.words(circle))
        for day in self.step.locator("input[type=date]").all():
            day.fill((date.today() + timedelta(days=7)).isoformat())

    def _go_through_points(self) -> None:
        single = self.step.locator(".points .point")
        if single.count() and not self.step.locator(".dots").count():
            return single.nth(1 + self.seat).click()
        begin = self.step.get_by_role("button", name=self.phone.said("Begin"), exact=True)
        if begin.count():
            begin.click()
        for number in range(self.step.locator(".dots i").count()):
            expect(self.step.locator(".dots i").nth(number)).to_have_class("here")
            self.step.locator(".point").nth((number + self.seat) % 4).click()
        return None

    def _tick(self) -> None:
        """The first of several, or what this seat has to say; whatever else there is to tick, too."""
        for options in self.step.locator("fieldset.options").all():
            ways = options.locator("input")
            ways.nth(self.seat if ways.first.get_attribute("type") == "radio" else 0).check()
        for tick in self.step.locator("label.tick:not(fieldset *) input:not(:disabled)").all():
            tick.check()

    def done(self) -> None:
        self._finish(-1)

    def passes(self) -> None:
        self._finish(0)

    def _finish(self, which: int) -> None:
        """Both are said back in the same words."""
        self.phone.page.locator(".actions .two button").nth(which).click()
        expect(self.phone.page.locator(".actions-line [role=status]")).to_have_text(
            re.compile(f"^{self.phone.said('Noted')}")
        )

    def sees(self, text: str) -> None:
        shows = f"() => document.body.innerText.includes({json.dumps(text)})"
        self.phone.page.wait_for_function(shows, timeout=10_000)

    def await_change(self, place: str, before: str) -> None:
        other = "([place, before]) => document.querySelector(`article.step ${place}`)?.innerText !== before"
        self.phone.page.wait_for_function(other, arg=[place, before], timeout=10_000)
