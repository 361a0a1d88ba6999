"""A facilitator, couples and a screen in real browsers, in the words they would use themselves."""

import json
import re
import time
from contextlib import suppress
from typing import Any, ClassVar

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.server import Server
from workshop.languages import FIRST

GUARD_MS = 650
"""The desk ignores a press that follows a change of meaning this closely: nobody has read the new words yet."""

PASSWORD = "four plain words here"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
SCREEN = {"viewport": {"width": 1920, "height": 1080}}

NO_NETWORK = (
    "Failed to load resource",
    "WebSocket connection",
    "ERR_INTERNET_DISCONNECTED",
    "can’t establish a connection to the server at ws:",
)
"""How browsers say that a page does not reach its server."""


SHOWN = """() => {
  const unseen = [...document.querySelectorAll(".unseen")];
  unseen.forEach((one) => (one.hidden = true));
  const words = document.body.innerText;
  unseen.forEach((one) => (one.hidden = false));
  return words;
}"""


def has_come(page: Page) -> None:
    """Nobody waits any more for what the step's kind needs."""
    expect(page.get_by_role("status").filter(has_text="…")).to_have_count(0)


def drawn(page: Page) -> None:
    """Two frames later: what a page is told in the first shows in the second."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


class Tab:
    """A browser of somebody's own: cookies, storage and one page. Whatever its console says or asks for is kept."""

    def __init__(self, browser: Browser, server: Server, **look: Any) -> None:
        self.server = server
        self.context: BrowserContext = browser.new_context(**look)
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.heard: list[str] = []
        self.page = self.open()

    def open(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda wrong: self._wrong(str(wrong)))
        page.on("console", self._console)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", self._connected)
        page.set_default_timeout(10_000)
        return page

    def _connected(self, socket: Any) -> None:
        self.asked.append(socket.url)
        socket.on("framereceived", self._hear)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self._wrong(message.text)

    def _wrong(self, text: str) -> None:
        """Only a lost network is told of, which is no fault of the page."""
        if not any(word in text for word in NO_NETWORK):
            self.faults.append(text)

    def _hear(self, frame: str | bytes) -> None:
        """A view or another event; neither the heartbeat nor the answer to a question of one's own."""
        if str(frame).startswith("42"):
            self.heard.append(str(frame))

    def see(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=10_000)

    def heading(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible(timeout=10_000)

    def tap(self, name: str | re.Pattern[str], exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def words(self) -> str:
        return self.page.locator("body").inner_text()

    def shown(self) -> str:
        """The words that an eye sees: what is told to ears alone also depends on where the focus was."""
        words: str = self.page.evaluate(SHOWN)
        return words

    def lose_network(self) -> None:
        self.context.set_offline(True)

    def find_network(self) -> None:
        self.context.set_offline(False)

    def close(self) -> None:
        with suppress(Exception):
            self.context.close()


KEPT = """async () => {
  const kept = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const open = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
    for (const store of open.objectStoreNames) {
      const all = open.transaction(store).objectStore(store);
      for (const ask of [all.getAllKeys(), all.getAll()])
        kept.push(JSON.stringify(await new Promise((done) => (ask.onsuccess = () => done(ask.result)))));
    }
    open.close();
  }
  return kept.join("\\n");
}"""

WAITING = re.compile(r'acts\\*":\s*\[\{')
"""How the outbox is kept with something in it (static/phone/queue.js)."""

HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


class Phone(Tab):
    language = FIRST

    def __init__(self, browser: Browser, server: Server, code: str, look: dict[str, Any] | None = None) -> None:
        super().__init__(browser, server, **(look or PHONE))
        self.code = code

    def said(self, sentence: str) -> str:
        """What this phone says where an English one says so."""
        return sentence

    def settled(self) -> None:
        """In the room, with a name there."""
        self.heading(re.compile(f"^{self.said('You are ')}"))

    def come(self, fragment: str = "") -> "Phone":
        """Open the room's address, agree, and practise the menu."""
        self.page.goto(f"{self.server.url}/j/{self.code}{fragment}")
        self.heading("Before we begin")
        self.page.get_by_label("I am here by my own choice.").check()
        self.page.get_by_label("I agree that what I write").check()
        self.page.get_by_label("I have practised the menu.").click()
        self.tap("Only practising")
        self.tap("Close", exact=True)
        self.tap("I’m ready")
        return self

    def start_couple(self) -> str:
        """Draw four words on this phone; which."""
        self.tap("Start for the two of us")
        return self.phrase()

    def phrase(self) -> str:
        words = self.page.get_by_label("Your four words").locator("li")
        expect(words).to_have_count(4, timeout=20_000)
        return " ".join(words.all_inner_texts())

    def enter_words(self, phrase: str) -> None:
        if not self.page.get_by_label("Four words", exact=True).count():
            self.tap("My partner has started")
        self.page.get_by_label("Four words", exact=True).fill(phrase)
        self.tap("Go on")

    def confirm(self) -> None:
        self.tap(re.compile("^Yes, it says"))

    def pair_with(self, partner: "Phone", typed: str | None = None) -> None:
        """Both agree, this one draws the words, the partner types them, both say yes."""
        self.come()
        phrase = self.start_couple()
        partner.come()
        partner.enter_words(typed or phrase)
        partner.confirm()
        self.confirm()
        for phone in (self, partner):
            phone.settled()

    def couple_name(self) -> str:
        return self.page.locator(".who").inner_text()

    def here(self) -> None:
        """Open the room's address, whatever was open before."""
        self.page.goto(f"{self.server.url}/j/{self.code}")

    def wake(self) -> None:
        """Back in the room with nothing in front of the step."""
        self.find_network()
        self.here()
        expect(self.page.get_by_role("navigation").get_by_role("button")).to_have_count(3)
        expect(self.page.get_by_text("One moment…")).to_have_count(0)
        uncover = self.page.get_by_role("button", name="Uncover")
        if uncover.is_visible():
            uncover.click()

    def put_away(self) -> None:
        self.page.evaluate(HIDE, True)

    def take_up(self) -> None:
        self.page.evaluate(HIDE, False)

    def kept(self) -> str:
        """All that the browser keeps for this page, as one text."""
        return str(self.page.evaluate(KEPT)) + str(self.context.cookies())

    def delivers(self) -> None:
        """Everything that this phone has to say has arrived at the server: nothing waits, nor does a moment later."""
        last, calm = time.monotonic() + 10, 0
        while calm < 3:
            calm = 0 if WAITING.search(self.kept()) else calm + 1
            assert time.monotonic() < last, self.kept()
            self.page.wait_for_timeout(50)

    def loses_its_seat(self) -> None:
        """The cookie goes with the answer of the server, which may come a moment after the page has gone."""
        last = time.monotonic() + 5
        while (held := str(self.context.cookies())) and "seat-" in held:
            assert time.monotonic() < last, held
            self.page.wait_for_timeout(50)

    def forgets(self, text: str) -> None:
        """What was kept is wiped a moment after the screen has changed."""
        self.page.wait_for_function(f"async () => !(await ({KEPT})()).includes({json.dumps(text)})")

    def ask(self, item: str, when: str | None = None) -> None:
        """Use the menu for a word with the facilitator."""
        self.tap("Menu", exact=True)
        self.tap(item, exact=True)
        if when:
            self.tap(when, exact=True)
        expect(self.page.get_by_text("Noted.", exact=True)).to_be_visible()
        self.tap("Close", exact=True)

    def on_step(self, title: str) -> None:
        self.heading(title)

    def option(self, option: str) -> Locator:
        """Something to tick, whether or not it is marked as one that can come up anyway."""
        return self.page.get_by_label(re.compile(f"^{re.escape(option)}(\u00a0°)?$"))

    def pick(self, option: str) -> None:
        self.option(option).check()

    def write(self, label: str | re.Pattern[str], text: str) -> None:
        self.field(label).fill(text)

    def written(self, label: str | re.Pattern[str]) -> str:
        return self.field(label).input_value()

    def field(self, label: str | re.Pattern[str]) -> Locator:
        """What is called so and can be written in; a screen may be headed alike."""
        return self.page.get_by_label(label).and_(self.page.locator("input, textarea"))

    def send(self) -> None:
        self.tap("Send to the room")
        self.see("Noted.")

    def done(self) -> None:
        self.tap("Done", exact=True)
        self.see("Noted, thank you.")


class Desk(Tab):
    signed_in: ClassVar[dict[str, Any]] = {}
    """The cookies of whoever has signed in, by server."""

    def __init__(self, browser: Browser, server: Server, look: dict[str, Any] | None = None) -> None:
        super().__init__(browser, server, **(look or DESK))

    def sign_in(self) -> None:
        """By the server's one-time link, which makes the account; later evenings come with that same sign-in."""
        if self.server.url in self.signed_in:
            self.context.add_cookies(self.signed_in[self.server.url])
            self.page.goto(f"{self.server.url}/desk")
            return
        self.page.goto(self.server.desk)
        self.page.locator("input[name=name]").fill("Robin")
        for field in self.page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        self.page.locator("form button.primary").click()
        self.page.wait_for_url("**/desk")
        self.signed_in[self.server.url] = self.context.cookies()

    def open_session(
        self, title: str = "An evening in spring", agenda: str = "first-evening", language: str = FIRST
    ) -> str:
        """Make a workshop of an agenda, open a session with whatever it wants ticked; its room code."""
        self.make_workshop(title, agenda, language)
        for tick in self.page.locator(".gates input").all():
            tick.check()
        self.tap("Open the session")
        self.page.wait_for_url("**/desk/sessions/*")
        return self._at_the_desk()

    def make_workshop(self, title: str, agenda: str = "first-evening", language: str = FIRST) -> None:
        """Make a workshop of an agenda, in a language, and stay on its page."""
        self.page.goto(f"{self.server.url}/desk/new")
        self.page.locator("input[name=title]").fill(title)
        self.page.locator(f"input[name=agenda][value={agenda}]").check()
        self.page.locator("select[name=language]").select_option(language)
        self.page.locator("form[action='/desk/workshops'] button").last.click()
        self.page.wait_for_url("**/desk/workshops/*")
        self.workshop = self.page.url

    def rehearse(self, couples: int, speed: float) -> str:
        """Press the button on the workshop's page; the room code of the rehearsal."""
        self.page.get_by_label("Couples").fill(str(couples))
        self.page.get_by_label("Times faster").fill(f"{speed:g}")
        self.tap("Rehearse it", exact=True)
        self.page.wait_for_url("**/desk/sessions/*")
        return self._at_the_desk()

    def _at_the_desk(self) -> str:
        self.code = self.page.locator("button.code").inner_text().split()[-1]
        self.session = self.page.url.rsplit("/", 1)[1]
        return self.code

    def act(self, name: str) -> None:
        """Press the one obvious next action, which should be called so."""
        button = self.page.locator("button.primary")
        expect(button).to_contain_text(name)
        expect(button).to_be_enabled()
        self.settle()
        button.click()

    def settle(self) -> None:
        self.page.wait_for_timeout(GUARD_MS)

    def line(self, title: str) -> Locator:
        """A step's line in the run sheet."""
        name = self.page.locator(".name").get_by_text(title, exact=True)
        return self.page.locator("nav.sheet li").filter(has=name)

    def choose(self, title: str, choice: str | re.Pattern[str]) -> None:
        """Open a step's line in the run sheet and choose what shall become of it."""
        line = self.line(title)
        if not line.locator(".choices").count():
            line.locator("button.line").click()
        line.get_by_role("button", name=choice).click()

    def push(self, title: str) -> None:
        """Go straight to a step of the plan, answers or not."""
        line = self.line(title)
        self.choose(title, re.compile("^(Go here now|Run again)$"))
        sure = self.page.get_by_role("dialog").get_by_role("button", name="Go there")
        expect(sure.or_(line.and_(self.page.locator("li.now"))).first).to_be_visible()
        if sure.is_visible():
            sure.click()
        self.heading(title)

    def end(self) -> None:
        self.tap("End …")
        self.page.get_by_role("dialog").get_by_role("button", name="End the session").click()

    def decide_nothing(self) -> None:
        """Keep back what an earlier question left undecided, so that the board is in sight again."""
        back = self.page.get_by_role("button", name="Keep back")
        if back.count():
            self.settle()
            back.click()
            self.page.get_by_role("dialog").get_by_role("button", name="Keep them back").click()
        expect(back).to_have_count(0)

    def tile(self, couple: str) -> Locator:
        return self.page.locator("li.tile").filter(has_text=couple)

    def screen_url(self) -> str:
        self.tap(re.compile("^Join"))
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        url = dialog.locator("a[href*='/screen/']").get_attribute("href")
        self.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        assert url
        return url


class Screen(Tab):
    def __init__(self, browser: Browser, server: Server, url: str, look: dict[str, Any] | None = None) -> None:
        super().__init__(browser, server, **(look or SCREEN))
        self.page.goto(url)
