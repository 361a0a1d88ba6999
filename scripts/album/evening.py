"""The first evening: phone, desk and screen at its telling moments, with five couples."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import PICTURES, keep, shoot
from scripts.album.sizes import DARK, desks, everywhere, screens, small_phone
from scripts.album.together import side_by_side
from tests.browser.people import PHONE, Desk, Phone, Screen
from tests.server import Server

ANSWERS = ["can grow again"] * 5 + ["sometimes does, with a lot of work"] * 4 + ["I can’t tell yet"]
TEXTS = ["keeps small promises", "asks first and waits for an answer", "Is there when it is dull, too 🙂",
         "tells it straight", "stops explaining", "my husband Bob comes home on time",
         "shows up", "gets help", "can wait", "can wait"]  # fmt: skip


def take(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        try:
            album = Album(browser, server)
            for part in (album.joining, album.opening, album.asking, album.wording, album.working, album.held):
                part()
            small_phone(album)
            album.end()
        finally:
            server.stop()


class Album:
    """An evening with five couples, of which the first two phones are photographed."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.before()
        self.code = self.desk.open_session()
        self.screen = Screen(browser, server, self.desk.screen_url())
        self.desks = desks(browser, server, self.desk.page.url)
        self.screens = screens(browser, server, self.screen.page.url)
        self.phones: list[Phone] = []

    def before(self) -> None:
        self.desk.page.goto(self.server.desk)
        shoot(self.desk, "desk-01-first-sign-in")
        self.desk.sign_in()
        shoot(self.desk, "desk-02-workshops")

    def phone(self, **look: object) -> Phone:
        phone = Phone(self.browser, self.server, self.code, {**PHONE, **look})
        self.phones.append(phone)
        return phone

    def joining(self) -> None:
        everywhere(self.screen, self.screens, "screen-01-lobby")
        ana, ben = self.phone(), self.phone(**DARK)
        self.arrive(ana)
        self.pair(ana, ben)
        for _ in range(4):
            first, second = self.phone(), self.phone()
            first.pair_with(second)
        everywhere(self.desk, self.desks, "desk-03-lobby")

    def arrive(self, ana: Phone) -> None:
        ana.page.goto(f"{self.server.url}/")
        shoot(ana, "phone-01-code")
        ana.page.goto(f"{self.server.url}/j/{self.code}")
        ana.heading("Before we begin")
        shoot(ana, "phone-02-consent", whole=True)

    def pair(self, ana: Phone, ben: Phone) -> None:
        ana.come()
        shoot(ana, "phone-03-who-is-here")
        phrase = ana.start_couple()
        shoot(ana, "phone-04-four-words")
        ben.come()
        shoot(ben, "phone-03-who-is-here-dark")
        ben.enter_words(phrase)
        shoot(ben, "phone-05-confirm-dark")
        ben.confirm()
        ana.confirm()
        ana.heading(re.compile("^You are "))
        shoot(ana, "phone-06-lobby")

    def step(self, action: str, name: str) -> None:
        """Do the next thing, and look at it everywhere."""
        self.desk.act(action)
        self.phones[0].page.wait_for_timeout(400)
        self.everywhere(name)
        shoot(self.phones[1], f"phone-{name}-dark")

    def everywhere(self, name: str) -> None:
        shoot(self.phones[0], f"phone-{name}")
        everywhere(self.desk, self.desks, f"desk-{name}")
        everywhere(self.screen, self.screens, f"screen-{name}")

    def opening(self) -> None:
        ana = self.phones[0]
        self.step("Begin: This hour", "10-read")
        ana.tap("Cover")
        shoot(ana, "phone-11-covered")
        ana.tap("Uncover")
        ana.tap("Menu")
        shoot(ana, "phone-12-menu")
        ana.tap("It’s too fast")
        self.desk.page.wait_for_timeout(800)
        shoot(self.desk, "desk-12-help")
        self.desk.tap("Seen")

    def asking(self) -> None:
        for title in ("How we are with each other", "A first try", "Where things are", "An open question"):
            self.desk.act(f"Next: {title}")
        self.step("Next: In general", "20-choice")
        for phone, answer in zip(self.phones, ANSWERS, strict=True):
            phone.pick(answer)
        shoot(self.phones[0], "phone-21-chosen")
        self.send()
        self.step("Close the question", "22-closed")
        self.step("Show to the room", "23-released")

    def send(self) -> None:
        for phone in self.phones:
            phone.send()

    def wording(self) -> None:
        self.step("Next: The first signs", "24-words")
        for phone, text in zip(self.phones, TEXTS, strict=True):
            phone.write("Your ending of the sentence", text)
        shoot(self.phones[5], "phone-25-hints")
        self.send()
        self.step("Close the question", "26-moderation")
        for _ in range(5):
            self.desk.page.keyboard.press("s")
            self.desk.page.wait_for_timeout(350)
        everywhere(self.desk, self.desks, "desk-27-moderated")
        keep(self.desk, PICTURES / "moderation.png")
        self.step("Show to the room", "28-cards")

    def working(self) -> None:
        ana = self.phones[0]
        self.step("Next: What it takes", "30-talk")
        self.step("Next: For myself", "31-write")
        ana.write(re.compile("One thing I would like"), "To ask before I explain.")
        shoot(ana, "phone-32-written")
        self.desk.act("Next: How it goes")
        self.step("Next: Pick a pebble", "33-pebble")
        self.step("Next: In turns", "40-turns")
        side_by_side(self.browser, {"phone": ana, "desk": self.desk, "screen": self.screen})

    def held(self) -> None:
        self.desk.page.keyboard.press("h")
        self.phones[0].page.wait_for_timeout(600)
        self.everywhere("41-held")
        self.desk.page.keyboard.press("h")
        self.desk.page.wait_for_timeout(700)
        self.desk.page.keyboard.press("w")
        self.desk.page.wait_for_timeout(600)
        self.everywhere("42-wrap-up")
        keep(self.desk, PICTURES / "desk.png")

    def end(self) -> None:
        self.desk.page.wait_for_timeout(700)
        self.desk.page.get_by_role("button", name=re.compile("^End")).first.click()
        shoot(self.desk, "desk-50-end")
        self.desk.page.get_by_role("dialog").get_by_role("button", name=re.compile("End")).click()
        self.phones[0].heading("My page")
        shoot(self.phones[0], "phone-51-ended", whole=True)
        everywhere(self.screen, self.screens, "screen-51-ended")
        self.desk.act("Open the session notes")
        self.desk.page.wait_for_url("**/notes")
        shoot(self.desk, "desk-52-notes", whole=True)
