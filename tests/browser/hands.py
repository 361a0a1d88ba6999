"""What somebody does on a step without being told: takes the page in, fills what can be filled, finishes or passes."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, expect

from tests.browser.people import Phone

GLANCE = """() => {
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
    scrolls: document.documentElement.scrollWidth > innerWidth,
  };
}"""

STANDS = """([title, over]) => {
  const step = document.querySelector("article.step");
  return step?.querySelector("h1")?.innerText === title && step.querySelector(".over-line")?.innerText === over;
}"""


@dataclass(frozen=True)
class Glance:
    """What a phone shows of a step. `wide`: whatever stands out of the page or is cut off in it."""

    title: str
    over: str
    circle: str
    text: str
    fields: int
    wide: list[str]
    scrolls: bool


def glance(phone: Phone) -> Glance:
    return Glance(**phone.page.evaluate(GLANCE))


def await_step(phone: Phone, title: str, exercise: str) -> None:
    phone.page.wait_for_function(STANDS, arg=[title, exercise], timeout=10_000)


class Person:
    """Somebody with a phone who writes what can be told apart: `said` gives all of it, by circle."""

    def __init__(self, name: str, phone: Phone, seat: int = 0) -> None:
        self.name, self.phone, self.seat = name, phone, seat
        self.said: dict[str, list[str]] = {"me": [], "us": [], "room": [], "none": []}

    @property
    def step(self) -> Locator:
        return self.phone.page.locator("article.step")

    def words(self, circle: str, run: int, place: int) -> str:
        """Short enough for every field, and nobody else's."""
        text = f"{self.name} {circle} {run}-{place}"
        self.said[circle].append(text)
        return text

    def fill(self, circle: str, run: int) -> None:
        """Everything on the page that can be answered, the way the page asks for it."""
        self._go_through_points()
        self._tick()
        for row in self.step.locator(".state-list fieldset").all()[:3]:
            row.locator("label.state").nth(self.seat).click()
        for choices in self.step.locator(".segments").all():
            choices.locator("label").first.click()
        for number, field in enumerate(self.step.locator("textarea").all()):
            if field.input_value() in ("", *self.said["me"]):
                field.fill(self.words(circle, run, number))
        for day in self.step.locator("input[type=date]").all():
            day.fill((date.today() + timedelta(days=7)).isoformat())

    def _go_through_points(self) -> None:
        single = self.step.locator(".points .point")
        if single.count():
            return single.nth(1 + self.seat).click()
        begin = self.step.get_by_role("button", name="Begin", exact=True)
        if not begin.count():
            return None
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
        expect(self.phone.page.locator(".actions-line [role=status]")).to_have_text(re.compile("^Noted"))

    def sees(self, text: str) -> None:
        shows = f"() => document.body.innerText.includes({json.dumps(text)})"
        self.phone.page.wait_for_function(shows, timeout=10_000)

    def await_change(self, place: str, before: str) -> None:
        other = "([place, before]) => document.querySelector(`article.step ${place}`)?.innerText !== before"
        self.phone.page.wait_for_function(other, arg=[place, before], timeout=10_000)
