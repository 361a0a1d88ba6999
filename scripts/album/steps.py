"""Every step of every exercise: for two, for somebody alone, and on a phone for two; on desk and screen.

The first of each kind is looked at in every cell, the others on small phones.
"""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser

from scripts.album import house as at
from scripts.album.camera import plainly
from scripts.album.cells import ALL, LIGHT, SMALL, WITHOUT_LARGE, Camera, Cell
from scripts.album.said import said
from tests.browser.course import Course, Step, played
from tests.browser.people import Phone, Tab
from tests.browser.playing import play
from tests.server import Server

ALONE = ("frida", "gil")
MOMENTS = {
    "begins": ("ana", *ALONE),
    "filled": ("ana",),
    "drafted": ("ana",),
    "agreed": ("ana",),
    "exchanged": ("ana",),
    "met": ("ana",),
    "offered": ("ana",),
    "answered": ("ana",),
    "closed": ("desk", "ana"),
    "shown": ("screen", "ana"),
}
"""Who is looked at when."""
IN_PARTS = "say-it-back"
QUICK = ("read", "talk")
"""Nothing changes on these when somebody has finished."""
BEFORE_BEGIN = {"points"}


def take(browser: Browser, camera: Camera, only: str = "") -> None:
    with at.house() as server:
        at.desk(browser, server, camera.language).close()
        album = Steps(browser, server, camera, only)
        try:
            album.take()
        finally:
            album.course.close()


class Steps:
    def __init__(self, browser: Browser, server: Server, camera: Camera, only: str) -> None:
        self.browser, self.server, self.camera, self.only = browser, server, camera, only
        self.seen: set[tuple[str, ...]] = set()
        self.course = course_in(camera.language)(browser, server, self.watch)
        self.desk = at.at_its_page(browser, server, camera.language, self.course.desk)
        self.tabs: dict[str, Tab] = {one.name.lower(): one.phone for one in self.course.everybody}
        self.tabs |= {"desk": self.desk, "screen": self.course.screen}
        self.numbers: dict[str, int] = {}

    def take(self) -> None:
        for exercise in played(self.course.plan):
            if self.only in exercise:
                self.exercise(exercise)
        self.end()

    def exercise(self, exercise: str) -> None:
        self.numbers = {}
        if exercise.startswith("a-repair"):
            self.course.was_on("say-it-back")
        for index in self.course.steps(exercise):
            play(self.course, self.course.push(index))

    def watch(self, moment: str, step: Step) -> None:
        if not hasattr(self, "numbers") or (step["kind"] in QUICK and moment not in ("begins", "shown")):
            return
        for who in self.looked_at(moment, step):
            self.shoot(step, who, moment)
        if moment == "begins":
            self.begins(step)
        if moment == "filled" and step["body"].get("card") is True:
            ana = self.course.ana.phone
            ana.tap(self.says("steps").choice.card)
            self.shoot(step, "ana", "large")
            ana.page.locator(".big-card").click()

    def says(self, area: str) -> Any:
        return getattr(said(self.camera.language), area)

    def begins(self, step: Step) -> None:
        """The first of each kind on the screen and on the desk, too."""
        for who in ("screen", "desk"):
            if (step["kind"], who) not in self.seen:
                self.shoot(step, who, "begins")
        ana = self.course.ana.phone
        if step["body"].get("points") and len(step["body"].get("items", [])) > 1:
            ana.tap(ana.said("Begin"), exact=True)
            self.shoot(step, "ana", "one-of-them")

    def looked_at(self, moment: str, step: Step) -> tuple[str, ...]:
        if moment.startswith("part-") and moment != "part-1" and step["exercise"]["id"] == IN_PARTS:
            return ("ana", "ben")
        return MOMENTS.get(moment, ())

    def shoot(self, step: Step, who: str, moment: str) -> None:
        number = self.numbers.setdefault(step["id"], len(self.numbers) + 1)
        exercise, _, name = step["id"].partition("/")
        surface = (
            f"{'phone' if who not in ('desk', 'screen') else who}/steps/{plainly(exercise)}/{number:02}-{plainly(name)}"
        )
        cells = self.cells(step, who, moment)
        if cells:
            self.camera.take(self.tabs[who], f"{surface}-{who}-{moment}", who not in ("desk", "screen"), cells)

    def cells(self, step: Step, who: str, moment: str) -> Sequence[Cell]:
        key = (
            (step["kind"], who, moment) if moment != "begins" or who not in ("desk", "screen") else (step["kind"], who)
        )
        first = key not in self.seen
        self.seen.add(key)
        if who == "screen":
            return WITHOUT_LARGE if first else [Cell(1280), Cell(1920)]
        if who == "desk":
            return ALL if first else []
        if who in ALONE:
            return LIGHT if first else [Cell(320)] if moment == "begins" else []
        return ALL if first else SMALL

    def end(self) -> None:
        self.course.end()
        for who in ("ana", *ALONE):
            self.tabs[who].see(self.says("takehome").save)
            self.camera.take(self.tabs[who], f"phone/home/at-the-end-{who}")


def course_in(language: str) -> type[Course]:
    """Everybody reads the same language, and stands on a phone of ours."""

    class Here(Course):
        desk_of = staticmethod(at.desk_in(language))

        @staticmethod
        def phone_of(browser: Browser, server: Server, code: str, look: dict[str, Any]) -> Phone:
            return at.PHONES[language](browser, server, code, {**look, **at.ONE_PIXEL})

    return Here
