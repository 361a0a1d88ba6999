"""The way in on a phone, and everything that can stand in front of a step; and home."""

from playwright.sync_api import Browser, expect

from scripts.album import house as at
from scripts.album.cells import Camera
from scripts.album.said import said
from tests.browser.people import Phone, Tab
from tests.server import Server


def take(browser: Browser, camera: Camera) -> None:
    with at.house() as server:
        WayIn(browser, server, camera).take()


class WayIn:
    def __init__(self, browser: Browser, server: Server, camera: Camera) -> None:
        self.browser, self.server, self.camera, self.language = browser, server, camera, camera.language
        self.says = said(self.language)
        first = at.desk(browser, server, self.language)
        first.close()
        self.desk = at.desk_in(self.language)(server, agenda="first-evening")
        self.code = self.desk.code

    def phone(self) -> Phone:
        return at.phone(self.browser, self.server, self.language, self.code)

    def shoot(self, tab: Tab, surface: str) -> None:
        self.camera.take(tab, f"phone/{surface}")

    def take(self) -> None:
        ana, ben = self.phone(), self.phone()
        self.door(ana)
        self.pair(ana, ben)
        self.sides(ana)
        self.alone()
        self.held(ana)
        self.apart(ana, ben)
        self.ended(ana)
        self.desk.close()

    def door(self, ana: Phone) -> None:
        ana.page.goto(f"{self.server.url}/")
        self.shoot(ana, "way-in/code")
        ana.page.locator("input.code").fill("ABCDEF")
        ana.page.locator("form button").first.click()
        ana.page.locator("[role=alert]").wait_for()
        self.shoot(ana, "way-in/code-unknown")
        ana.here()
        ana.heading(self.says.phone.welcome.title)
        self.shoot(ana, "way-in/consent")
        for path, name in (
            (f"/j/{self.code}/resources", "resources"),
            ("/away", "away"),
            ("/trust", "trust"),
            ("/accessibility", "accessibility"),
        ):
            ana.page.goto(f"{self.server.url}{path}")
            ana.page.locator("body").wait_for()
            self.shoot(ana, f"around/{name}")

    def pair(self, ana: Phone, ben: Phone) -> None:
        choose = self.says.pairing.choose.title
        ana.come().heading(choose)
        self.shoot(ana, "way-in/who-is-here")
        phrase = ana.start_couple()
        self.shoot(ana, "way-in/four-words")
        ben.come().enter_words("xyzzyx")
        expect(ben.page.locator(".wrong")).to_contain_text("xyzzyx")
        self.shoot(ben, "way-in/enter-words")
        ben.enter_words(phrase)
        ben.page.get_by_text(self.says.phone.confirm.title).first.wait_for()
        self.shoot(ben, "way-in/confirm")
        ben.confirm()
        ana.confirm()
        ana.page.locator(".row-field").wait_for()
        self.shoot(ana, "way-in/lobby")

    def sides(self, ana: Phone) -> None:
        bar = ana.page.locator("nav.bar button")
        self.desk.must("next", after=0)
        ana.page.locator("article.step").wait_for()
        bar.nth(1).click()
        ana.page.locator(".rows").first.wait_for()
        self.shoot(ana, "around/menu")
        ana.tap(self.says.menu.items.word, exact=True)
        self.shoot(ana, "around/menu-when")
        bar.nth(1).click()
        bar.nth(1).click()
        ana.tap(self.says.menu.reading, exact=True)
        self.shoot(ana, "around/menu-reading")
        bar.nth(1).click()
        ana.tap(self.says.menu.notes, exact=True)
        self.shoot(ana, "around/what-i-keep")
        bar.nth(2).click()
        ana.heading(self.says.phone.leave.title)
        self.shoot(ana, "around/leave")
        bar.nth(0).click()
        ana.page.locator(".large-line").wait_for()
        self.shoot(ana, "around/cover")
        bar.nth(0).click()

    def alone(self) -> None:
        late = self.phone()
        late.come().tap(self.says.pairing.choose.alone)
        late.page.locator(".rest, article.step").first.wait_for()
        self.shoot(late, "around/comes-late")
        late.close()

    def held(self, ana: Phone) -> None:
        for why in ("quiet", "break", "checkins", "split"):
            self.desk.must("hold", on=True, why=why)
            ana.page.locator(".rest h1").wait_for()
            self.shoot(ana, f"around/held-{why}")
            self.desk.must("hold", on=False)
            ana.page.locator("article.step").wait_for()
        self.desk.must("wrap", run=self.desk.see("desk")["step"]["run"], on=True)
        ana.page.locator("footer").get_by_text(self.says.phone.line.wrap).wait_for()
        self.shoot(ana, "around/wrap-up")

    def apart(self, ana: Phone, ben: Phone) -> None:
        menu = ana.page.locator("nav.bar button").nth(1)
        menu.click()
        ana.tap(self.says.menu.pause, exact=True)
        ana.heading(self.says.phone.paused.title)
        self.shoot(ana, "around/pause")
        ana.tap(self.says.phone.paused.resume)
        ana.page.locator("article.step").wait_for()
        menu.click()
        ana.tap(self.says.menu.part, exact=True)
        ana.heading(self.says.pairing.apart.title)
        self.shoot(ana, "around/work-separately")
        ana.tap(self.says.pairing.apart.stay)
        ben.lose_network()
        ben.page.locator("footer").get_by_text(self.says.phone.line.away).wait_for(timeout=60_000)
        self.shoot(ben, "around/no-network")

    def ended(self, ana: Phone) -> None:
        self.desk.must("end")
        ana.heading(self.says.phone.ended.title)
        ana.page.locator(".pages").wait_for()
        self.shoot(ana, "home/ended-with-little")
        stranger = self.phone()
        stranger.page.goto(f"{self.server.url}/j/{self.code}")
        stranger.page.locator("h1").first.wait_for()
        self.shoot(stranger, "home/closed-room")
