"""The desk's pages before and after a session, and the exercises of one's own: at two sizes, in light and in dark."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from scripts.album.camera import PICTURES, keep
from scripts.album.sizes import desks, everywhere
from tests.browser.people import Desk
from tests.live import people as live
from tests.server import Server


def take(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        album = Pages(browser, server)
        try:
            for part in (album.before, album.composing, album.company, album.rehearsing, album.after):
                part()
        finally:
            album.close()
            server.stop()


class Pages:
    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.desk.sign_in()
        self.desks = desks(browser, server, f"{server.url}/desk")

    def close(self) -> None:
        for desk in (self.desk, *self.desks.values()):
            desk.close()

    def visit(self, path: str, name: str, wait: str = "main", whole: bool = True) -> None:
        """A page, everywhere."""
        address = path if path.startswith("http") else f"{self.server.url}{path}"
        for desk in (self.desk, *self.desks.values()):
            desk.page.goto(address)
            desk.page.locator(wait).first.wait_for()
            desk.page.wait_for_timeout(900)
        everywhere(self.desk, self.desks, f"pages/{name}", whole)

    def before(self) -> None:
        self.visit("/desk", "01-none-yet")
        self.visit("/desk/new", "02-new")
        for title, agenda in (("Tuesday evenings", "evening"), ("A weekend by the lake", "weekend")):
            self.desk.make_workshop(title, agenda)
        self.workshop = self.desk.workshop
        self.visit(self.workshop, "03-before-a-session")
        keep(self.desk, PICTURES / "before.png")
        self.visit(f"{self.workshop}/sheet", "04-run-sheet", ".lines > li", whole=False)
        keep(self.desk, PICTURES / "run-sheet.png")
        self.visit(f"{self.workshop}/kit", "05-to-print")
        self.visit("/desk/resources", "06-where-help-is")
        self.visit("/screen/test", "07-screen-test", "body", whole=False)
        self.visit(f"{self.workshop}/title", "08-title")
        self.visit(f"{self.workshop}/delete", "09-delete")

    def composing(self) -> None:
        self.visit("/desk/exercises/new?copy=fences-with-gates", "10-compose", ".steps .line", whole=False)
        page = self.desk.page
        page.locator(".steps .line").nth(2).click()
        page.wait_for_timeout(900)
        keep(self.desk, PICTURES / "compose.png")
        for tick in page.get_by_label(re.compile("^Harmless, whoever")).all():
            tick.check()
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/my-fences-with-gates")
        self.visit("/desk/exercises", "11-exercises")
        self.visit("/desk/check", "12-check-a-file")

    def company(self) -> None:
        self.visit("/desk/account", "13-account")
        self.visit(f"{self.workshop}/people", "14-people")

    def rehearsing(self) -> None:
        self.desk.page.goto(self.workshop)
        self.desk.rehearse(couples=8, speed=30)
        expect(self.desk.page.locator("li.tile").nth(6)).to_be_visible(timeout=60_000)
        self.desk.act("Begin:")
        self.desk.page.wait_for_timeout(4_000)
        keep(self.desk, PICTURES / "rehearsal.png")
        self.visit(self.desk.page.url, "15-rehearsal", "li.tile", whole=False)
        self.desk.end()

    def after(self) -> None:
        """Two sessions that are over, with results, remarks and themes."""
        self.ended = [self._evening() for _ in range(2)]
        self.visit(f"/desk/sessions/{self.ended[1]}/notes", "20-notes")
        keep(self.desk, PICTURES / "notes.png")
        a, b = self.ended
        self.visit(f"{self.desk.workshop}/compare?a={a}&b={b}", "21-compare")
        self.visit(f"/desk/sessions/{a}/erase", "22-erase")
        self.visit("/desk", "23-workshops")
        keep(self.desk, PICTURES / "workshops.png")

    def _evening(self) -> str:
        if hasattr(self, "ended_workshop"):
            self.desk.page.goto(self.ended_workshop)
            self.desk.tap("Open the session")
            self.desk.page.wait_for_url("**/desk/sessions/*")
            code = self.desk._at_the_desk()
        else:
            code = self.desk.open_session("An evening in spring")
            self.ended_workshop = self.desk.workshop
        people = [phone for n in range(6) for phone in live.pair(self.server, code, f"a{n}", f"b{n}")]
        self.desk.act("Begin: This hour")
        self._ask("In general", people, [[n % 3] for n in range(12)])
        self._ask("The first signs", people, [{"text": text} for text in TEXTS])
        session = self.desk.session
        self.desk.end()
        self.desk.page.goto(f"{self.server.url}/desk/sessions/{session}/notes")
        for about, text in REMARKS.items():
            self.desk.page.locator(f"#remark-{about}").fill(text)
            expect(self.desk.page.locator(f"#about-{about} [data-sign]")).to_have_text(re.compile("[Ss]aved"))
        for phone in people:
            phone.close()
        return session

    def _ask(self, title: str, people: list[live.Phone], answers: list[object]) -> None:
        page = self.desk.page
        self.desk.push(title)
        run = people[0].see("room", lambda view: view["step"] and view["step"]["title"] == title)["step"]["run"]
        for phone, answer in zip(people, answers, strict=True):
            phone.see("room", lambda view: view["step"] and view["step"]["run"] == run)
            phone.answer(answer, run=run)
        self.desk.act("Close the question")
        for _ in range(4):
            page.wait_for_timeout(400)
            page.keyboard.press("s")
        self.desk.act("Show to the room")
        page.wait_for_timeout(700)


TEXTS = [
    "keeps small promises",
    "asks first",
    "waits for an answer",
    "tells it straight",
    "stops explaining",
    "is there",
    "shows up",
    "gets help",
    "can wait",
    "can wait",
    "asks again",
    "laughs with me, not at me",
]
REMARKS = {
    "session": "Slow to begin, and then nobody wanted to stop. The second question carried further than the first.",
    "themes": "Time. Being asked before being told. Small things that come again.",
    "next": "Begin ten minutes earlier. Put the chairs further apart.",
}
