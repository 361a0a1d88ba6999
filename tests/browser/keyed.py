"""Somebody at a keyboard: nothing else acts, and at every stop the place of the keyboard can be seen."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

AROUND = 90
"""More stops than any page of ours has."""

STOP = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const box = on.getBoundingClientRect(), at = on.closest("label") ?? on;
  const ringed = [on, at].some((one) => {
    const look = getComputedStyle(one);
    const isDrawn = look.outlineStyle !== "none" && look.outlineColor !== "rgba(0, 0, 0, 0)";
    return isDrawn && parseFloat(look.outlineWidth) >= 2;
  });
  const seen = at.getBoundingClientRect();
  const left = Math.max(seen.left, 0) + 2, right = Math.min(seen.right, innerWidth) - 2;
  const top = Math.max(seen.top, 0) + 2, bottom = Math.min(seen.bottom, innerHeight) - 2;
  const points = [[(left + right) / 2, (top + bottom) / 2], [(left + right) / 2, top], [(left + right) / 2, bottom]];
  const mine = (found) => found && (at.contains(found) || found.contains(on));
  const covered = left > right || top > bottom || points.some(([x, y]) => !mine(document.elementFromPoint(x, y)));
  const region = on.closest("dialog, header, nav, aside, footer, main");
  const labels = [...(on.labels ?? [])].map((one) => one.innerText);
  return { tag: on.tagName, says: [on.ariaLabel ?? "", ...labels, on.innerText].join(" "), ringed, covered,
    box: [box.left, box.top, box.right, box.bottom], region: region?.tagName ?? "" };
}"""


@dataclass
class Stop:
    tag: str
    says: str
    ringed: bool
    covered: bool
    box: list[float]
    region: str


class Keyed:
    """Keys on a page. `goes_to` only ever presses Tab, so that what cannot be reached so fails."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[Stop] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab(self, back: bool = False) -> Stop | None:
        """The next stop, or None where the browser's own begin."""
        self.press("Shift+Tab" if back else "Tab")
        return self.stop()

    def stop(self) -> Stop | None:
        found = self.page.evaluate(STOP)
        if not found:
            return None
        stop = Stop(**found)
        if not re.match(r"H\d|P", stop.tag):
            assert stop.ringed, f"nobody sees that the keyboard is at {stop}"
            assert not stop.covered, f"something lies over {stop}"
        self.stops.append(stop)
        return stop

    def goes_to(self, to: Locator) -> None:
        expect(to).to_be_visible()
        for _ in range(AROUND):
            if self.is_at(to):
                return
            self.tab()
        raise AssertionError(f"no key leads to {to}: {[stop.says for stop in self.stops[-AROUND:]]}")

    def is_at(self, there: Locator) -> bool:
        return bool(there.evaluate("(one) => one === document.activeElement"))

    def takes(self, role: Any, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Go to a button, a link, a tick, and press the key that works it."""
        self.goes_to((within or self.page).get_by_role(role, name=name).first)
        self.press("Space" if role in ("checkbox", "radio") else "Enter")

    def is_somewhere(self) -> None:
        """Whatever has just changed, the keyboard has a place on the page."""
        self.page.wait_for_function("() => document.activeElement && document.activeElement !== document.body")

    def round(self) -> list[Stop]:
        """Every stop of the page, from wherever one is, once around."""
        stops: list[Stop] = []
        for _ in range(AROUND):
            stop = self.tab()
            if stop and stops and stop.box == stops[0].box and stop.says == stops[0].says:
                return stops
            if stop:
                stops.append(stop)
        raise AssertionError("the keyboard never comes round")
