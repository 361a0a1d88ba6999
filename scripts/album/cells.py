"""Every size, light and size of type in which a surface is looked at, and what is wrong with it there."""

import base64
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession

from scripts.album.camera import OUT
from tests.browser.people import Tab, drawn

FAULTS = (Path(__file__).parent / "faults.js").read_text()
USUAL_PX, DOUBLE_PX = 16, 32
"""What a browser's owner sets; everything we draw grows with it."""
HEIGHTS = {320: 640, 390: 844, 768: 1024, 1280: 800, 1920: 1080}
OF_SCREENS = {320: 480, 390: 844, 768: 576, 1280: 960, 1920: 1080}
"""Projectors are wide, 16:9 or 4:3; a phone can be held either way."""
TAKEN = """() => {
  const sticks = (one) => one.checkVisibility() && /fixed|sticky/.test(getComputedStyle(one).position);
  const all = [...document.querySelectorAll("body *")];
  const stuck = all.filter((one) => sticks(one) && !one.closest("dialog, aside, .unseen"));
  const rows = stuck.map((one) => one.getBoundingClientRect()).filter(({ width, bottom, top }) =>
    width > innerWidth / 2 && bottom > 0 && top < innerHeight);
  return rows.reduce((sum, { height }) => sum + Math.max(0, height), 0) / innerHeight;
}"""
HALF = 0.5


@dataclass(frozen=True)
class Cell:
    width: int
    scheme: str = "light"
    large: bool = False

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}{'-large' if self.large else ''}"


LIGHT = [Cell(width) for width in HEIGHTS]
DARK = [Cell(width, "dark") for width in HEIGHTS]
LARGE = [Cell(width, large=True) for width in HEIGHTS]
ALL = [*LIGHT, *LARGE, *DARK]
WITHOUT_LARGE = [*LIGHT, *DARK]
SMALL = [Cell(320), Cell(390), Cell(320, large=True)]


@dataclass
class Fault:
    surface: str
    what: str
    where: str
    says: str
    cells: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.surface}: {self.what}\n    {self.where} “{self.says}” ({', '.join(self.cells)})"


class Camera:
    """Takes a surface in its cells: `take(tab, "phone/consent")` leaves phone/consent/320-light.png and so on."""

    def __init__(self, language: str, only: list[str]) -> None:
        self.language, self.only = language, only
        self.faults: dict[tuple[str, str, str], Fault] = {}
        self.pictures = 0

    def take(self, tab: Tab, surface: str, whole: bool = True, cells: Sequence[Cell] = ALL, clean: bool = True) -> None:
        """`whole`: as high as its page, so that what is always at the bottom stands below everything else."""
        before = tab.page.viewport_size
        session = tab.context.new_cdp_session(tab.page)
        try:
            self._still(tab)
            for cell in (one for one in cells if self.only == [""] or str(one) in self.only):
                self._be(tab, session, cell)
                self._one(tab, session, surface, cell, whole, clean)
        finally:
            self._font(session, USUAL_PX)
            tab.page.emulate_media(color_scheme=None, reduced_motion=None)
            if before:
                tab.page.set_viewport_size(before)
            with suppress(Exception):
                session.detach()

    def _still(self, tab: Tab) -> None:
        tab.page.emulate_media(reduced_motion="reduce")
        tab.page.evaluate("document.fonts.ready")
        tab.page.wait_for_timeout(250)

    def _be(self, tab: Tab, session: CDPSession, cell: Cell) -> None:
        tab.page.emulate_media(color_scheme=cell.scheme, reduced_motion="reduce")
        self._font(session, DOUBLE_PX if cell.large else USUAL_PX)
        heights = OF_SCREENS if "/screen/" in tab.page.url else HEIGHTS
        tab.page.set_viewport_size({"width": cell.width, "height": heights[cell.width]})

    def _font(self, session: CDPSession, px: int) -> None:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": px}})

    def _one(self, tab: Tab, session: CDPSession, surface: str, cell: Cell, whole: bool, measured: bool) -> None:
        drawn(tab.page)
        if measured and not cell.large and tab.page.evaluate(TAKEN) > HALF:
            self._tell(surface, cell, ["what stays in sight takes more than half of the window", "", ""])
        if whole:
            self._grow(tab, cell)
        if measured and cell.scheme == "light":
            for fault in tab.page.evaluate(FAULTS):
                self._tell(surface, cell, fault)
        told = session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        path = OUT / self.language / surface / f"{cell}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(told["data"]))
        self.pictures += 1

    def _grow(self, tab: Tab, cell: Cell) -> None:
        size: Any = tab.page.viewport_size
        for _ in range(2):
            height = tab.page.evaluate("document.documentElement.scrollHeight")
            if height <= size["height"]:
                return
            size = {"width": cell.width, "height": height}
            tab.page.set_viewport_size(size)
            drawn(tab.page)

    def _tell(self, surface: str, cell: Cell, fault: list[str]) -> None:
        what, where, says = fault
        key = (surface, what.split(" by ")[0].split(":")[0], where)
        found = self.faults.setdefault(key, Fault(surface, what, where, says))
        if str(cell) not in found.cells:
            found.cells.append(str(cell))

    def keep(self, name: str) -> None:
        """The faults of a part, for whoever counts them."""
        path = OUT / "faults" / f"{self.language}-{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = [{**vars(one), "surface": f"{self.language}/{one.surface}"} for one in self.faults.values()]
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1))


def faults_kept(of: str) -> Iterable[Fault]:
    for path in sorted((OUT / "faults").glob(f"{of}.json")):
        for one in json.loads(path.read_text()):
            yield Fault(**one)
