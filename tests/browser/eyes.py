"""What an eye or a thumb would find fault with, measured: text that is cut or leaves its box, controls too small."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from tests.browser.people import Tab, has_come
from workshop import preview

SMALL = {"viewport": {"width": 320, "height": 568}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
"""The narrowest phone that is still about, which is also what WCAG 1.4.10 asks for."""

CUT = """() => {
  const found = [];
  const page = document.documentElement, wide = page.clientWidth;  // a phone zooms out of what is wider
  const shown = (one) => !one.closest(".unseen")
    && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const style = (one) => getComputedStyle(one);
  const within = (inner, box) => inner.left >= box.left - 1 && inner.right <= box.right + 1
    && inner.top >= box.top - 1 && inner.bottom <= box.bottom + 1;
  const isBox = (one) => style(one).display !== "inline"
    && (one.matches("button, a, label, summary, .card") || style(one).overflowX !== "visible");
  const boxes = (one) =>
    one && one !== document.body ? [...(isBox(one) ? [one] : []), ...boxes(one.parentElement)] : [];
  if (page.scrollWidth > wide) found.push(`the page is ${page.scrollWidth} wide in ${wide}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (!text.data.trim() || parent.matches("script, style, noscript, textarea") || !shown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, right, top, bottom, height } of range.getClientRects()) {
      const letters = { left, right, top: top + 0.15 * height, bottom: bottom - 0.15 * height };
      const tight = boxes(parent).find((box) => !within(letters, box.getBoundingClientRect()));
      const out = left < -1 || right > wide + 1 ? "the page" : tight && `${tight.nodeName}.${tight.className}`;
      if (out) found.push(`“${text.data.trim().slice(0, 40)}” leaves ${out}`);
      if (out) break;
    }
  }
  for (const field of document.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea"))
    if (shown(field) && field.value && field.scrollWidth > field.clientWidth + 1)
      found.push(`“${field.value.slice(0, 40)}” is longer than its field`);
  return found;
}"""

CONTROLS = "button, a[href], input, select, textarea, summary, [role=button], [tabindex='0']"
SMALL_FOR_A_THUMB = """([controls, least]) => [...document.querySelectorAll(controls)].flatMap((one) => {
  const inText = one.matches("a") && getComputedStyle(one).display === "inline";
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".unseen, [inert]") || inText) return [];
  const touched = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one;
  const { width, height } = touched.getBoundingClientRect();
  const says = (touched.innerText || touched.value || touched.getAttribute("aria-label") || "").slice(0, 30);
  const fits = width > least - 0.5 && height > least - 0.5;
  return fits ? [] : [`${touched.nodeName.toLowerCase()}.${touched.className} “${says}”: ${width} by ${height}`];
})"""


def cut(page: Page) -> list[str]:
    """Texts that are cut off, leave their box or make the page wider than the screen."""
    found: list[str] = page.evaluate(CUT)
    return found


def too_small(page: Page, least: int) -> list[str]:
    """Controls smaller than `least` CSS pixels either way; links in a running text have its lines (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(SMALL_FOR_A_THUMB, [CONTROLS, least])
    return found


EXERCISES = Path(__file__).parents[2] / "exercises"


def steps(language: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Of every step of every exercise: its name, its kind and what phones are told in it (workshop/preview.py)."""
    for path in sorted((EXERCISES / language).glob("*.yaml")):
        data = yaml.safe_load(path.read_text())
        for step, views in zip(data["steps"], preview.views(data, language), strict=True):
            assert views, f"{path.name}: {step['id']}"
            yield f"{path.stem}/{step['id']}", step["kind"], views


def show(tab: Tab, views: dict[str, Any], who: str = "two") -> None:
    """A step on the phone of the composer (`/desk/exercises/preview`), as one of two sees it, or somebody else."""
    tab.page.evaluate(
        "(told) => window.postMessage(told, location.origin)",
        {"room": views["room"], "mine": views[who], "covered": False},
    )
    expect(tab.page.locator("article.step h1")).to_have_text(views["room"]["step"]["title"])
    has_come(tab.page)
