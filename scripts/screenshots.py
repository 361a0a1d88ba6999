"""Pictures of phone, desk and screen at the telling moments of an evening: `make screenshots`.

They go to screenshots/; the one of all three side by side goes to docs/pictures/, for the README.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TREE = Path(__file__).parents[1]
sys.path.insert(0, str(TREE))

from tests.browser.conftest import QUIET  # noqa: E402
from tests.browser.people import DESK, PHONE, Desk, Phone, Screen, Tab  # noqa: E402
from tests.server import Server  # noqa: E402

OUT = TREE / "screenshots"
PICTURES = TREE / "docs" / "pictures"
DARK = {"color_scheme": "dark"}
SMALL = {**PHONE, "viewport": {"width": 320, "height": 640}}
TABLET = {"viewport": {"width": 1024, "height": 768}}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        yield browser
        browser.close()


def shoot(tab: Tab, name: str) -> None:
    tab.page.wait_for_timeout(250)
    tab.page.screenshot(path=OUT / f"{name}.png")
    print(f"screenshots/{name}.png")


class Album:
    """An evening with five couples, of which the first two are photographed."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = Desk(browser, server)
        self.before()
        self.code = self.desk.open_session()
        self.screen = Screen(browser, server, self.desk.screen_url())
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
        shoot(self.screen, "screen-01-lobby")
        ana, ben = self.phone(), self.phone(**DARK)
        ana.page.goto(f"{self.server.url}/")
        shoot(ana, "phone-01-code")
        ana.page.goto(f"{self.server.url}/j/{self.code}")
        ana.heading("Before we begin")
        ana.page.wait_for_timeout(300)
        ana.page.screenshot(path=OUT / "phone-02-consent.png", full_page=True)
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

    def more_couples(self, count: int) -> None:
        for _ in range(count):
            first, second = self.phone(), self.phone()
            first.pair_with(second)
        shoot(self.desk, "desk-03-lobby")

    def step(self, action: str, name: str) -> None:
        self.desk.act(action)
        self.phones[0].page.wait_for_timeout(400)
        for tab, who in ((self.phones[0], "phone"), (self.desk, "desk"), (self.screen, "screen")):
            shoot(tab, f"{who}-{name}")
        shoot(self.phones[1], f"phone-{name}-dark")

    def evening(self) -> None:
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
        for title in ("How we are with each other", "A first try", "Where things are", "An open question"):
            self.desk.act(f"Next: {title}")
        self.step("Next: In general", "20-choice")
        answers = ["can grow again"] * 5 + ["sometimes does, with a lot of work"] * 4 + ["I can’t tell yet"]
        for phone, answer in zip(self.phones, answers, strict=True):
            phone.pick(answer)
        shoot(ana, "phone-21-chosen")
        for phone in self.phones:
            phone.send()
        self.step("Close the question", "22-closed")
        self.step("Show to the room", "23-released")
        self.step("Next: The first signs", "24-words")
        texts = ["keeps small promises", "asks first and waits for an answer", "Is there when it is dull, too 🙂",
                 "tells it straight", "stops explaining", "my husband Bob comes home on time"]  # fmt: skip
        for phone, text in zip(self.phones, [*texts, "shows up", "gets help", "can wait", "can wait"], strict=True):
            phone.write("Your ending of the sentence", text)
        shoot(self.phones[5], "phone-25-hints")
        for phone in self.phones:
            phone.send()
        self.step("Close the question", "26-moderation")
        for _ in range(5):
            self.desk.page.keyboard.press("s")
            self.desk.page.wait_for_timeout(350)
        shoot(self.desk, "desk-27-moderated")
        self.step("Show to the room", "28-cards")
        self.step("Next: What it takes", "30-talk")
        self.step("Next: For myself", "31-write")
        ana.write(re.compile("One thing I would like"), "To ask before I explain.")
        shoot(ana, "phone-32-written")
        self.desk.act("Next: How it goes")
        self.step("Next: Pick a pebble", "33-pebble")
        self.step("Next: In turns", "40-turns")
        side_by_side(self)
        self.desk.page.keyboard.press("h")
        self.phones[0].page.wait_for_timeout(600)
        for tab, who in ((ana, "phone"), (self.desk, "desk"), (self.screen, "screen")):
            shoot(tab, f"{who}-41-held")
        self.desk.page.keyboard.press("h")

    def end(self) -> None:
        self.desk.page.wait_for_timeout(700)
        self.desk.page.get_by_role("button", name=re.compile("^End")).first.click()
        shoot(self.desk, "desk-50-end")
        self.desk.page.get_by_role("dialog").get_by_role("button", name=re.compile("End")).click()
        self.phones[0].heading("That was it. Thank you.")
        shoot(self.phones[0], "phone-51-ended")
        shoot(self.screen, "screen-51-ended")
        self.desk.act("Open the session notes")
        self.desk.page.wait_for_url("**/notes")
        self.desk.page.screenshot(path=OUT / "desk-52-notes.png", full_page=True)

    def other_sizes(self) -> None:
        """The step that is on, on a small phone, a tablet, a dark desk and an old projector."""
        url = self.desk.page.url
        for name, look in (("tablet", TABLET), ("dark", {**DESK, **DARK})):
            context = self.browser.new_context(storage_state=self.desk.context.storage_state(), **look)
            page = context.new_page()
            page.goto(url)
            page.locator("button.primary").wait_for()
            page.wait_for_timeout(400)
            page.screenshot(path=OUT / f"desk-60-{name}.png")
            context.close()
        for name, look in (("4-3", {"viewport": {"width": 1024, "height": 768}}), ("dark", {**DESK, **DARK})):
            screen = Screen(self.browser, self.server, self.screen.page.url, look)
            screen.page.wait_for_timeout(500)
            shoot(screen, f"screen-60-{name}")
            screen.close()


def side_by_side(album: Album) -> None:
    """Phone, desk and screen in one picture, laid out by a page of our own."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, tab in (("phone", album.phones[0]), ("desk", album.desk), ("screen", album.screen)):
            tab.page.screenshot(path=f"{folder}/{name}.png")
        Path(folder, "all.html").write_text(LAYOUT)
        context = album.browser.new_context(viewport={"width": 1600, "height": 640})
        page = context.new_page()
        page.goto(Path(folder, "all.html").as_uri())
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "side-by-side.png")
        context.close()
    print("docs/pictures/side-by-side.png")


LAYOUT = """<!doctype html><style>
  body { margin: 0; padding: 32px; background: #e9dfce; display: flex; gap: 28px; align-items: center; height: 576px }
  img { border-radius: 12px; box-shadow: 0 6px 24px #5b4a3a44; display: block }
  .phone { height: 576px } .desk { width: 740px } .screen { width: 470px }
</style><img class=phone src=phone.png><img class=desk src=desk.png><img class=screen src=screen.png>"""


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, chromium() as browser:
        server = Server(Path(data))
        try:
            album = Album(browser, server)
            album.joining()
            album.more_couples(4)
            album.evening()
            album.other_sizes()
            small = Phone(browser, server, album.code, SMALL)
            small.page.goto(f"{server.url}/j/{album.code}")
            small.page.wait_for_timeout(500)
            shoot(small, "phone-60-small")
            album.end()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
