"""Every step of every exercise: on ana's and ben's phones, on frida's, who is alone, and on gil's, which is for two."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import plainly, shoot
from scripts.album.together import sheet
from tests.browser.course import Course, Step, played
from tests.browser.people import Desk, Tab
from tests.browser.playing import play
from tests.server import Server

ALL = ("ana", "ben", "frida", "gil")
MOMENTS = {
    "begins": ALL,
    "filled": ("ana",),
    "drafted": ("ana", "ben"),
    "agreed": ("ana", "ben"),
    "exchanged": ("ana", "ben"),
    "met": ("ana", "ben"),
    "offered": ("ana", "ben"),
    "answered": ("ana",),
    "closed": ("desk", "ana"),
    "shown": ("screen",),
}
"""Who is photographed when; parts of turns are, in one exercise, all of them."""
IN_PARTS = "say-it-back"
QUICK = ("read", "talk")
"""Nothing changes on these when somebody has finished."""


def take(browser: Browser, only: str = "") -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        album = Album(browser, server, only)
        try:
            album.take()
        finally:
            album.course.close()
            server.stop()


class Album:
    def __init__(self, browser: Browser, server: Server, only: str) -> None:
        self.browser, self.only = browser, only
        self.course = Course(browser, server, self.watch)
        self.tabs: dict[str, Tab] = {one.name.lower(): one.phone for one in self.course.everybody}
        self.tabs |= {"desk": self.desk(browser, server), "screen": self.course.screen}
        self.rows: dict[str, list[Path]] = {}

    def desk(self, browser: Browser, server: Server) -> Desk:
        """The one at the socket, looked at in a browser."""
        desk = Desk(browser, server)
        kept = [{"name": one.key, "value": one.value, "url": server.url} for one in self.course.desk.http.cookie_jar]
        desk.context.add_cookies(kept)
        desk.page.goto(f"{server.url}/desk/sessions/{self.course.desk.session}")
        return desk

    def take(self) -> None:
        for exercise in played(self.course.plan):
            if self.only in exercise:
                self.exercise(exercise)
        self.end()

    def exercise(self, exercise: str) -> None:
        self.rows = {}
        if exercise.startswith("a-repair"):
            self.course.was_on("say-it-back")
        for index in self.course.steps(exercise):
            play(self.course, self.course.push(index))
        sheet(self.browser, exercise, self.rows)

    def watch(self, moment: str, step: Step) -> None:
        if not hasattr(self, "rows") or (step["kind"] in QUICK and moment != "begins"):
            return
        for who in self.looked_at(moment, step):
            self.shoot(step, who, moment)
        if moment == "begins" and len(step["body"].get("points", [])) and len(step["body"]["items"]) > 1:
            self.course.ana.phone.tap("Begin", exact=True)
            self.shoot(step, "ana", "one-of-them")
        if moment == "filled" and step["body"].get("card") is True:
            self.course.ana.phone.tap("Show it large")
            self.shoot(step, "ana", "large")
            self.course.ana.phone.page.locator(".big-card").click()

    def shoot(self, step: Step, who: str, moment: str) -> None:
        number, name = len(self.rows) + (step["title"] not in self.rows), plainly(step["id"].partition("/")[2])
        folder = f"exercises/{step['exercise']['id']}"
        path = shoot(self.tabs[who], f"{folder}/{number:02}-{name}-{who}-{moment}", whole=who in ALL)
        self.rows.setdefault(step["title"], []).append(path)

    def looked_at(self, moment: str, step: Step) -> tuple[str, ...]:
        if moment.startswith("part-") and moment != "part-1" and step["exercise"]["id"] == IN_PARTS:
            return ("ana", "ben")
        return MOMENTS.get(moment, ())

    def end(self) -> None:
        self.course.end()
        self.rows = {}
        for who in ALL:
            self.tabs[who].see("Save as one page")
            path = shoot(self.tabs[who], f"exercises/at-the-end/{who}", whole=True)
            self.rows.setdefault("At the end", []).append(path)
        sheet(self.browser, "at-the-end", self.rows)
