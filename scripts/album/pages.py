"""The desk's pages before and after a session, and the exercises of one's own."""

from playwright.sync_api import Browser, expect

from scripts.album import house as at
from scripts.album.cells import Camera
from scripts.album.live import TEXTS
from scripts.album.said import said
from tests.browser.people import DESK, Tab
from tests.live import people as live
from tests.server import Server


def take(browser: Browser, camera: Camera) -> None:
    with at.house(WORKSHOP_STYLEGUIDE="1") as server:
        Pages(browser, server, camera).take()


class Pages:
    def __init__(self, browser: Browser, server: Server, camera: Camera) -> None:
        self.browser, self.server, self.camera, self.language = browser, server, camera, camera.language
        self.says = said(self.language)

    def take(self) -> None:
        self.door()
        self.desk = at.desk(self.browser, self.server, self.language)
        for part in (self.planning, self.composing, self.company, self.rehearsing, self.after, self.pieces):
            part()
        self.desk.close()

    def visit(self, path: str, name: str, wait: str = "main", whole: bool = True) -> None:
        page = self.desk.page
        page.goto(path if path.startswith("http") else f"{self.server.url}{path}")
        page.locator(wait).first.wait_for()
        self.shoot(name, whole)

    def shoot(self, name: str, whole: bool = True, tab: Tab | None = None) -> None:
        self.camera.take(tab or self.desk, f"desk/{name}", whole)

    def door(self) -> None:
        tab = Tab(self.browser, self.server, **at.look(self.language, **DESK))
        tab.page.goto(self.server.desk)
        self.shoot("first-account", tab=tab)
        tab.page.goto(f"{self.server.url}/desk/sign-in")
        self.shoot("sign-in", tab=tab)
        tab.close()

    def planning(self) -> None:
        self.visit("/desk", "workshops-none")
        self.visit("/desk/new", "workshop-new")
        self.desk.make_workshop(at.TITLES[self.language], "weekend", self.language)
        self.weekend = self.desk.workshop
        self.visit(self.weekend, "before/weekend")
        self.visit(f"{self.weekend}/sheet", "sheet/weekend", ".lines > li")
        self.desk.make_workshop(at.TITLES[self.language], "first-evening", self.language)
        self.workshop = self.desk.workshop
        self.visit(self.workshop, "before/evening")
        self.visit(f"{self.workshop}/sheet", "sheet/evening", ".lines > li")
        self.desk.page.locator(".lines button.line").nth(2).click()
        self.desk.page.locator(".detail").wait_for()
        self.shoot("sheet/a-line-opened")
        for path, name in (
            ("kit", "to-print"),
            ("title", "rename"),
            ("delete", "delete"),
            ("welcome", "what-they-agree-to"),
        ):
            self.visit(f"{self.workshop}/{path}", name, "body")
        self.visit("/desk/resources", "where-help-is")

    def composing(self) -> None:
        self.visit("/desk/exercises/new?copy=fences-with-gates", "compose/a-copy", ".steps .line")
        page = self.desk.page
        page.locator(".steps .line").nth(2).click()
        page.locator("main textarea").first.wait_for()
        self.shoot("compose/a-step")
        self.visit("/desk/exercises", "exercises")
        self.visit("/desk/check", "check-a-file")

    def company(self) -> None:
        self.visit("/desk/account", "account")
        page = self.desk.page
        page.goto(f"{self.workshop}/people")
        page.locator("input[value=moderator]").check()
        page.locator("form.invite button.primary").click()
        page.locator("input[readonly]").wait_for()
        self.shoot("people")
        link = page.locator("input[readonly]").first.input_value()
        guest = Tab(self.browser, self.server, **at.look(self.language, **DESK))
        guest.page.goto(link)
        self.shoot("invited", tab=guest)
        guest.close()

    def rehearsing(self) -> None:
        page = self.desk.page
        self.visit(f"{self.workshop}/rehearsals", "rehearse")
        page.locator("input[name=couples]").fill("8")
        page.locator("input[name=speed]").fill("30")
        page.locator(".rehearsing-form button").click()
        page.wait_for_url("**/desk/sessions/*")
        expect(page.locator("li.tile").nth(6)).to_be_visible(timeout=60_000)
        self.desk.settle()
        page.locator("button.primary").click()
        page.locator(".now h1").wait_for()
        self.shoot("live/rehearsal", whole=False)
        self.desk.tap(self.says.desk.header.end)
        page.get_by_role("dialog").get_by_role("button", name=self.says.desk.end.go).click()
        page.locator(".ended").wait_for()

    def after(self) -> None:
        """Two sessions that are over, with results, remarks and themes."""
        first, second = self._evening(), self._evening()
        self.visit(f"/desk/sessions/{second.session}/notes", "notes")
        workshop = self.desk.page.locator(".plain-top a").nth(1).get_attribute("href")
        self.visit(f"{workshop}/compare?a={first.session}&b={second.session}", "compare")
        self.visit(f"/desk/sessions/{first.session}/erase", "erase")
        self.followup(second.session)
        page = self.desk.page
        page.goto(f"{self.server.url}/desk/sessions/{first.session}/erase")
        for tick in page.locator("main form input[type=checkbox]").all():
            tick.check()
        page.locator("main form button").last.click()
        page.wait_for_url("**/receipts/**")
        self.shoot("erased")
        self.visit("/desk", "workshops")

    def followup(self, session: str) -> None:
        page = self.desk.page
        page.goto(f"{self.server.url}/desk/sessions/{session}/notes")
        page.locator("form.ask button").click()
        page.locator("#after-link").wait_for()
        link = page.locator("#after-link").input_value()
        guest = Tab(self.browser, self.server, **at.look(self.language, viewport={"width": 390, "height": 844}))
        guest.page.goto(link)
        self.camera.take(guest, "phone/home/after-four-weeks")
        guest.close()

    def _evening(self) -> live.Desk:
        desk = at.desk_in(self.language)(self.server)
        people = [phone for n in range(6) for phone in live.pair(self.server, desk.code, f"a{n}", f"b{n}")]
        desk.must("next", after=0)
        self._ask(desk, people, "in-general", [[n % 3] for n in range(12)])
        self._ask(desk, people, "first-signs", [{"text": text} for text in (TEXTS[self.language] * 2)[:12]])
        for about, text in REMARKS[self.language].items():
            desk.must("remark", about=about, text=text)
        desk.must("end")
        for phone in people:
            phone.close()
        return desk

    def _ask(self, desk: live.Desk, people: list[live.Phone], step: str, answers: list[object]) -> None:
        run = desk.step(step)["run"]
        for phone, answer in zip(people, answers, strict=True):
            phone.see("room", lambda view: view["step"] and view["step"]["run"] == run)
            assert phone.answer(answer, run=run)["ok"]
        desk.must("close", run=run)
        held = desk.see("desk", lambda view: view["collected"] and view["collected"]["run"] == run)["collected"]
        for card in held["cards"][: held["room_for"]]:
            desk.must("moderate", run=run, key=card["key"], verdict="show", text=None, seen=live.NOT_SEEN)
        desk.must("release", run=run)

    def pieces(self) -> None:
        for of in ("phone", "desk"):
            self.visit(f"/styleguide?of={of}", f"styleguide-{of}", "h1, h2")


REMARKS = {
    "en": {
        "session": "Slow to begin, and then nobody wanted to stop. The second question carried further than the first.",
        "themes": "Time. Being asked before being told. Small things that come again.",
        "next": "Begin ten minutes earlier. Put the chairs further apart.",
    },
    "es": {
        "session": "Costó empezar, y después nadie quería parar. La segunda pregunta llegó más lejos que la primera.",
        "themes": "El tiempo. Que nos pregunten antes de contarnos. Lo pequeño que vuelve.",
        "next": "Empezar diez minutos antes. Separar más las sillas.",
    },
}
