"""The pictures in the README and the docs: an evening in English, as large as they stand there."""

from playwright.sync_api import Browser, expect

from scripts.album import house as at
from scripts.album.camera import PICTURES, keep
from scripts.album.live import TEXTS, THEME
from scripts.album.pages import Pages
from scripts.album.together import side_by_side
from tests.browser.people import PHONE, Desk, Phone, Screen, drawn
from tests.live import people as live
from tests.server import Server

ENGLISH = "en"


class NoCamera:
    """Pages are gone through for the docs alone."""

    language = ENGLISH

    def take(self, *told: object, **more: object) -> None:
        pass


def take(browser: Browser, only: str = "") -> None:
    """`only`: `around` an evening, or the `evening` itself."""
    with at.house(WORKSHOP_STYLEGUIDE="1") as server:
        if only in ("", "around"):
            Around(browser, server, NoCamera()).take()  # type: ignore[arg-type]
        if only in ("", "evening"):
            Evening(browser, server).take()


class Around(Pages):
    """Before an evening and after it."""

    def take(self) -> None:
        self.desk = at.desk(self.browser, self.server, self.language)
        for part in (self.planned, self.composed, self.rehearsed, self.written, self.pieces):
            part()
        self.desk.close()

    def keep(self, name: str) -> None:
        drawn(self.desk.page)
        keep(self.desk, PICTURES / f"{name}.png")

    def planned(self) -> None:
        page = self.desk.page
        for title, agenda in (("A weekend by the lake", "weekend"), ("Tuesday evenings", "evening")):
            self.desk.make_workshop(title, agenda)
        self.workshop = self.desk.workshop
        self.keep("before")
        page.goto(f"{self.workshop}/sheet")
        page.locator(".lines > li").first.wait_for()
        page.locator(".lines button.line").nth(4).click()
        page.locator(".detail").wait_for()
        page.evaluate("scrollTo(0, 0)")
        self.keep("run-sheet")

    def composed(self) -> None:
        page = self.desk.page
        page.goto(f"{self.server.url}/desk/exercises/new?copy=fences-with-gates")
        page.locator(".steps .line").nth(2).click()
        page.wait_for_timeout(900)
        self.keep("compose")

    def rehearsed(self) -> None:
        self.desk.page.goto(self.workshop)
        self.desk.rehearse(couples=8, speed=6)
        expect(self.desk.page.locator("li.tile").nth(6)).to_be_visible(timeout=60_000)
        self.desk.act("Begin:")
        self.desk.page.wait_for_timeout(4_000)
        self.keep("rehearsal")
        self.desk.end()

    def written(self) -> None:
        first, second = self._evening(), self._evening()
        for held in (first, second):
            held.close()
        self.desk.page.goto(f"{self.server.url}/desk/sessions/{second.session}/notes")
        self.keep("notes")
        self.desk.page.goto(f"{self.server.url}/desk")
        self.keep("workshops")

    def pieces(self) -> None:
        page = self.desk.page
        page.goto(f"{self.server.url}/styleguide?of=phone")
        self.desk.heading("In the light")
        heading = page.get_by_role("heading", name="Fields", exact=True).first
        heading.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 20)")
        page.wait_for_timeout(300)
        self.keep("styleguide")


class Evening:
    """An evening with six couples, of which the first two phones are photographed."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.desk.sign_in()
        self.code = self.desk.open_session()
        self.screen = Screen(browser, server, self.desk.screen_url())

    def take(self) -> None:
        self.arrive()
        self.moderate()
        self.together()

    def arrive(self) -> None:
        ana, ben = (
            Phone(self.browser, self.server, self.code, {**PHONE, "color_scheme": light}) for light in ("light", "dark")
        )
        ana.pair_with(ben)
        self.ana, self.ben = ana, ben
        self.people = [phone for n in range(5) for phone in live.pair(self.server, self.code, f"a{n}", f"b{n}")]
        self.desk.act("Begin: This hour")

    def answer(self, title: str, answers: list[object]) -> None:
        self.desk.push(title)
        run = self.people[0].see("room", lambda view: view["step"] and view["step"]["title"] == title)["step"]["run"]
        for phone, answer in zip(self.people, answers, strict=True):
            phone.see("room", lambda view: view["step"] and view["step"]["run"] == run)
            assert phone.answer(answer, run=run)["ok"]

    def moderate(self) -> None:
        self.answer("The first signs", [{"text": text} for text in TEXTS[ENGLISH]])
        self.desk.act("Close the question")
        page = self.desk.page
        for shown in range(1, 5):
            expect(page.locator(".cards li")).not_to_have_count(0)
            page.keyboard.press("s")
            expect(page.locator(".cards li.show")).to_have_count(shown)
        page.keyboard.press("f")
        page.keyboard.type(THEME[ENGLISH])
        page.keyboard.press("Enter")
        page.wait_for_timeout(700)
        keep(self.desk, PICTURES / "moderation.png")
        self.desk.act("Show to the room")
        page.wait_for_timeout(700)

    def together(self) -> None:
        """The talk about what was shown on the screen; on the phones the two take turns, a step later."""
        self.desk.push("In turns")
        self.ana.page.locator(".stage .part").wait_for()
        for tab in (self.ana, self.ben, self.screen):
            tab.page.wait_for_timeout(600)
        keep(self.desk, PICTURES / "desk.png")
        tabs = {"phone": self.ana, "other": self.ben, "desk": self.desk, "screen": self.screen}
        side_by_side(self.browser, tabs)
