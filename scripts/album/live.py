"""The live desk, and the screen beside it: the lobby, a step, cards, requests, dialogs, and the end."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, expect

from scripts.album import house as at
from scripts.album.cells import WITHOUT_LARGE, Camera
from scripts.album.said import said
from tests.browser.people import Desk, Screen
from tests.live import people as live
from tests.server import Server

TEXTS = {
    "en": [
        "keeps small promises",
        "asks first and waits for an answer",
        "Is there when it is dull, too 🙂",
        "tells it straight",
        "stops explaining",
        "my husband Bob comes home on time",
        "shows up",
        "gets help",
        "can wait",
        "can wait",
    ],
    "es": [
        "cumplir lo pequeño",
        "preguntar primero y esperar la respuesta",
        "Estar también cuando es aburrido 🙂",
        "decirlo claro",
        "dejar de explicar",
        "mi marido Bob llega a su hora",
        "aparecer",
        "buscar ayuda",
        "saber esperar",
        "saber esperar",
    ],
}
THEME = {"en": "Small promises, kept", "es": "Promesas pequeñas, cumplidas"}


def take(browser: Browser, camera: Camera) -> None:
    with at.house() as server:
        at.desk(browser, server, camera.language).close()
        Live(browser, server, camera).take()


class Live:
    def __init__(self, browser: Browser, server: Server, camera: Camera) -> None:
        self.browser, self.server, self.camera = browser, server, camera
        self.language, self.says = camera.language, said(camera.language)
        self.lead = at.desk_in(self.language)(server, agenda="first-evening")
        self.desk: Desk = at.at_its_page(browser, server, self.language, self.lead)
        self.screen: Screen = at.screen(browser, server, self.language, self.lead.see("desk")["session"]["screen_url"])
        self.people: list[live.Phone] = []

    def take(self) -> None:
        for part in (
            self.lobby,
            self.step,
            self.question,
            self.cards,
            self.requests,
            self.dialogs,
            self.held,
            self.end,
        ):
            part()
        for phone in self.people:
            phone.close()
        self.lead.close()

    def shoot(self, name: str) -> None:
        self.camera.take(self.desk, f"desk/live/{name}")

    def show(self, name: str) -> None:
        self.camera.take(self.screen, f"screen/{name}", whole=False, cells=WITHOUT_LARGE)

    def lobby(self) -> None:
        self.shoot("lobby-empty")
        self.screen.page.locator(".joining .qr").wait_for()
        self.show("lobby")
        self.people = [one for n in range(5) for one in live.pair(self.server, self.lead.code, f"a{n}", f"b{n}")]
        expect(self.desk.page.locator("li.tile")).to_have_count(5)
        self.shoot("lobby")

    def push(self, ending: str) -> Any:
        step = self.lead.step(ending)
        expect(self.desk.page.locator(".now h1")).to_have_text(step["title"])
        expect(self.screen.page.locator(".step")).to_be_visible()
        return step

    def step(self) -> None:
        self.lead.must("next", after=0)
        self.desk.page.locator(".now h1").wait_for()
        self.shoot("reading")
        self.show("reading")
        self.push("/turns")
        self.desk.page.locator(".now .digits").wait_for()
        self.shoot("turns")
        self.show("turns")
        self.desk.page.locator("nav.sheet li").filter(has_text=re.compile(".")).nth(3).locator("button.line").click()
        self.shoot("a-line-opened")

    def question(self) -> None:
        step = self.push("in-general")
        for number, phone in enumerate(self.people):
            assert phone.answer([number % 3], run=step["run"])["ok"]
        self.shoot("question")
        self.lead.must("close", run=step["run"])
        self.desk.page.locator(".actions button.primary:enabled").wait_for()
        self.shoot("question-closed")
        self.lead.must("release", run=step["run"])
        self.screen.page.locator("svg.chart:visible").wait_for()
        self.show("bars")

    def cards(self) -> None:
        step = self.push("first-signs")
        page, keys = self.desk.page, self.desk.page.keyboard
        for phone, text in zip(self.people, TEXTS[self.language], strict=True):
            assert phone.answer({"text": text}, run=step["run"])["ok"]
        self.lead.must("close", run=step["run"])
        expect(page.locator(".cards li")).not_to_have_count(0)
        self.shoot("cards")
        page.locator("main").click(position={"x": 5, "y": 5})
        for key, cards in (("s", 1), ("s", 2), ("s", 3)):
            keys.press(key)
            expect(page.locator(".cards li.show")).to_have_count(cards)
        keys.press("f")
        keys.type(THEME[self.language])
        keys.press("Enter")
        keys.press("x")
        keys.press("e")
        page.locator(".cards input").wait_for()
        self.shoot("cards-judged")
        keys.press("Escape")
        self.desk.settle()
        keys.press("b")
        self.dialog("keep-back")
        self.lead.must("release", run=step["run"])
        self.screen.page.locator("svg.chart:visible").wait_for()
        self.shoot("cards-shown")
        self.show("cards")

    def dialog(self, name: str) -> None:
        self.desk.page.locator("dialog[open]").wait_for()
        self.shoot(f"dialog-{name}")
        self.desk.page.keyboard.press("Escape")
        expect(self.desk.page.locator("dialog[open]")).to_have_count(0)

    def requests(self) -> None:
        for phone, item, when in ((self.people[0], "word", "break"), (self.people[3], "fast", None)):
            assert phone.act("help", item=item, when=when)["ok"]
        expect(self.desk.page.locator(".help")).to_have_count(2)
        self.desk.tap(self.says.desk.helps.draw)
        run = self.lead.see("desk")["step"]["run"]
        assert self.people[5].act("progress", run=run, state="time")["ok"]
        self.people[7].drop()
        self.shoot("requests")

    def dialogs(self) -> None:
        page, keys = self.desk.page, self.desk.page.keyboard
        self.push("what-it-costs")
        self.show("talk")
        page.locator("main").click(position={"x": 5, "y": 5})
        opens: dict[str, Callable[[], object]] = {
            "join": lambda: keys.press("q"),
            "keys": lambda: keys.press("?"),
            "time": lambda: keys.press("t"),
            "pictures": lambda: page.locator("button.picture").first.click(),
            "end": lambda: self.desk.tap(self.says.desk.header.end),
        }
        for name, way in opens.items():
            way()
            self.dialog(name)
        keys.press("?")
        self.desk.tap(self.says.desk.keys.warnings)
        self.dialog("warnings")
        self.some_couples()

    def some_couples(self) -> None:
        page = self.desk.page
        line = page.locator("nav.sheet li").filter(has_text=re.compile(self._title("for-myself")))
        if not line.locator(".choices").count():
            line.locator("button.line").click()
        self.desk.tap(self.says.desk.sheet.some)
        page.locator("dialog[open] input").first.wait_for()
        self.dialog("some-couples")

    def _title(self, ending: str) -> str:
        return str(next(step["title"] for step in self.lead.see("desk")["plan"] if step["id"].endswith(ending)))

    def held(self) -> None:
        self.lead.must("wrap", run=self.lead.see("desk")["step"]["run"], on=True)
        self.screen.page.locator(".wrap").wait_for()
        self.show("wrap-up")
        self.lead.must("hold", on=True, why="break")
        self.screen.page.locator(".plain").wait_for()
        self.desk.page.locator(".hold[aria-pressed=true]").wait_for()
        self.shoot("held")
        self.show("held")
        self.lead.must("hold", on=False)
        self.desk.lose_network()
        self.desk.page.locator(".banner").wait_for(timeout=60_000)
        self.shoot("no-network")
        self.desk.find_network()
        expect(self.desk.page.locator(".banner")).to_have_count(0, timeout=30_000)

    def end(self) -> None:
        self.lead.must("end")
        self.desk.page.locator(".ended").wait_for()
        self.shoot("ended")
        self.screen.page.locator(".plain").wait_for()
        self.show("ended")
        self.screen.page.goto(f"{self.server.url}/screen/test")
        self.screen.page.locator("body").wait_for()
        self.show("test")
