"""First evening at the desk, and a phone, by keys alone: all can be done, and one sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyed import Keyed
from tests.browser.people import GUARD_MS, PASSWORD, Desk
from tests.live import people as live

TEXTS = [
    f"{text} again" for text in ("asks", "waits", "keeps it", "listens", "is on time", "says it", "rests", "laughs")
]
"""Long enough, each, that it can be shortened to what is typed."""


class KeyedDesk:
    """A facilitator at a laptop without a pointer, and five couples at sockets."""

    def __init__(self, browser, server):
        self.server = server
        self.desk = Desk(browser, server)
        self.page = self.desk.page
        self.keys = Keyed(self.page)
        self.crowd = []

    def signs_in(self):
        self.page.goto(f"{self.server.url}/desk/sign-in")
        expect(self.page.get_by_label("Name", exact=True)).to_be_focused()
        self.keys.types("Robin")
        self.keys.goes_to(self.page.get_by_label("Password"))
        self.keys.types(PASSWORD)
        self.keys.press("Enter")
        self.page.wait_for_url("**/desk")

    def opens_a_session(self):
        """A new workshop with the agenda of the first evening, and a session of it."""
        self.keys.takes("link", "New workshop")
        self.keys.goes_to(self.page.get_by_label("Title, as the couples read it"))
        self.keys.types("An evening by keys")
        agendas = self.page.locator("input[name=agenda]")
        while not agendas.and_(self.page.locator(":focus")).count():
            self.keys.tab()
        while not (agenda := self.page.get_by_role("radio", name=re.compile("First evening"))).is_checked():
            self.keys.press("ArrowDown")
        expect(agenda).to_be_focused()
        self.keys.takes("button", "Make it")
        self.keys.takes("button", "Open the session")
        self.page.wait_for_url("**/desk/sessions/*")
        self.code = self.page.locator("button.code").inner_text().split()[-1]
        for number in range(5):
            self.crowd += live.pair(self.server, self.code, f"carla{number}", f"dan{number}")

    @property
    def primary(self):
        return self.page.locator("button.primary")

    def act(self, name, key="Enter"):
        """The one obvious next action, once it has been called so for long enough; by its button or by its own key."""
        expect(self.primary).to_contain_text(name)
        expect(self.primary).to_be_enabled()
        self.page.wait_for_timeout(GUARD_MS)
        if key == "Enter":
            self.keys.goes_to(self.primary)
        self.keys.press(key)

    def on(self, title):
        expect(self.page.locator("#now-title")).to_have_text(title)
        expect(self.page).to_have_title(re.compile(f"^{re.escape(title)} "))

    def goes_to(self, title, key="Enter"):
        self.act(f"Next: {title}", key)
        self.on(title)
        if key == "Enter":
            expect(self.primary).to_be_focused()

    def answer(self, answers):
        run = self.crowd[0].see("room", lambda view: view["step"])["step"]["run"]
        for phone, answer in zip(self.crowd, answers, strict=False):
            assert phone.answer(answer, run=run)["ok"]

    def closes(self):
        self.act("Close the question", "c")
        expect(self.page.locator(".now .mark").get_by_text("closed", exact=True)).to_be_visible()

    def close(self):
        self.desk.close()
        for phone in self.crowd:
            phone.close()


@pytest.fixture
def robin(browser, house):
    with_an_account = Desk(browser, house)
    with_an_account.sign_in()
    with_an_account.close()
    robin = KeyedDesk(browser, house)
    yield robin
    faults = robin.desk.faults
    robin.close()
    assert faults == []


@pytest.mark.long
def test_the_first_evening_at_the_desk_by_keys_alone(robin):
    begins(robin)
    robin.goes_to("How we are with each other")
    robin.goes_to("A first try", "n")
    robin.goes_to("Where things are")
    robin.goes_to("An open question", "n")
    robin.goes_to("In general")
    asks_and_moderates(robin)
    robin.goes_to("Pick a pebble", "n")
    robin.goes_to("In turns", "n")
    robin.goes_to("Being heard", "n")
    robin.goes_to("The harder part", "n")
    keeps_back(robin)
    robin.goes_to("Yes, but", "n")
    robin.goes_to("A breath between", "n")
    robin.goes_to("What I know now", "n")
    robin.goes_to("What carries two people", "n")
    robin.closes()
    robin.goes_to("Lasting, and living well", "n")
    robin.goes_to("Going home")
    comes_to_the_end(robin)
    takes_the_notes_on_paper(robin)


def test_from_sign_in_to_the_notes_by_keys_alone(robin):
    """The same with what each way of acting needs once, and straight over the plan to the last step."""
    begins(robin)
    goes_straight_to(robin, "In general")
    asks_and_moderates(robin)
    goes_straight_to(robin, "Going home")
    comes_to_the_end(robin)


def begins(robin):
    robin.signs_in()
    robin.opens_a_session()
    stops_in_the_order_of_the_page(robin)
    robin.act("Begin: This hour")
    robin.on("This hour")
    time_and_its_keys(robin)
    answers_a_request(robin)


def goes_straight_to(robin, title):
    robin.keys.goes_to(robin.desk.line(title).get_by_role("button").first)
    robin.keys.press("Enter")
    robin.keys.takes("button", "Go here now")
    robin.on(title)


def asks_and_moderates(robin):
    robin.answer([[number % 2] for number in range(10)])
    robin.closes()
    robin.act("Show to the room")
    expect(robin.page.locator(".now .mark").get_by_text("shown to the room")).to_be_visible()
    robin.goes_to("The first signs")
    moderates(robin)
    robin.goes_to("What it takes", "n")
    robin.goes_to("For myself", "n")
    asks_before_it_leaves(robin)


def comes_to_the_end(robin):
    writes_a_remark(robin)
    ends(robin)
    takes_the_notes_along(robin)


def stops_in_the_order_of_the_page(robin):
    """From the top line over the plan and the middle to what is beside it; each ringed, none covered, none twice."""
    regions = [stop.region for stop in robin.keys.round()]
    start = regions.index("HEADER")
    once_around = regions[start:] + regions[:start]
    first = list(dict.fromkeys(once_around))
    assert first == sorted(first, key=["HEADER", "NAV", "MAIN", "FOOTER", "ASIDE"].index), first
    assert {"NAV", "FOOTER", "ASIDE"} <= set(first)


def time_and_its_keys(robin):
    keys, page = robin.keys, robin.page
    paused = page.locator(".clock .part")
    keys.takes("button", re.compile("^Pause"))
    expect(paused).to_have_text(re.compile("paused"))
    keys.is_somewhere()
    page.wait_for_timeout(GUARD_MS)
    keys.press("p", "w", "+", "+", "-")
    expect(paused).not_to_have_text(re.compile("paused"))
    robin.desk.see("asked to come to an end")
    page.wait_for_timeout(GUARD_MS)
    keys.press("w")
    keys.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.stop()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    keys.is_somewhere()
    keys.takes("button", re.compile("^(Pause|Go on)"))
    page.wait_for_timeout(GUARD_MS)
    keys.press("Enter")


def answers_a_request(robin):
    """It is nowhere announced: who hears a screen reader in the room must not hear this."""
    assert robin.crowd[0].act("help", item="word", when="break")["ok"]
    robin.desk.see("Do not walk straight there")
    assert not robin.page.locator("[role=status], [aria-live]").get_by_text("word alone").count()
    robin.keys.takes("button", "Seen")
    expect(robin.page.get_by_text("Do not walk straight there")).to_have_count(0)
    robin.keys.is_somewhere()


def moderates(robin):
    keys, page = robin.keys, robin.page
    robin.answer([{"text": text} for text in TEXTS])
    robin.closes()
    cards = page.locator(".cards li")
    expect(cards).to_have_count(8)
    keys.press("s", "x")
    expect(cards.nth(0)).to_have_class(re.compile("show"))
    expect(cards.nth(1)).to_have_class(re.compile("hold"))
    keys.press("e")
    expect(page.get_by_label("Shorter text")).to_be_focused()
    keys.stop()
    keys.types("keeps sx")
    keys.press("Enter")
    keys.is_somewhere()
    expect(cards.nth(2)).to_contain_text("keeps sx shortened")
    keys.press("k", "k", "k", "x")
    expect(cards.nth(0)).to_have_class(re.compile("hold"))
    keys.press("e", "Escape")
    keys.is_somewhere()
    keys.press("f")
    keys.types("Small promises")
    keys.press("Enter")
    keys.is_somewhere()
    expect(cards.nth(3)).to_contain_text("Small promises")
    keys.press("s", "u", "j")
    keys.takes("button", "Show", within=page.locator(".cards li.in-hand"))
    keys.is_somewhere()
    robin.act("Show to the room", "r")
    expect(page.locator(".now .mark").get_by_text("shown to the room")).to_be_visible()
    keys.is_somewhere()


def asks_before_it_leaves(robin):
    """Straight to another step from the plan; the question that comes first gives the keyboard back where it was."""
    keys, page = robin.keys, robin.page
    line = robin.desk.line("How it goes").get_by_role("button").first
    dialog = page.get_by_role("dialog")
    for answer in ("Stay", "Go there"):
        keys.goes_to(line)
        keys.press("Enter")
        keys.takes("button", "Go here now")
        expect(dialog).to_be_visible()
        keys.stop()
        keys.takes("button", answer, within=dialog)
        expect(dialog).to_have_count(0)
        expect(line).to_be_focused()
    robin.on("How it goes")


def keeps_back(robin):
    keys, page = robin.keys, robin.page
    robin.answer([[number % 2] for number in range(10)])
    robin.closes()
    page.wait_for_timeout(GUARD_MS)
    keys.takes("button", re.compile("^Keep back"))
    keys.takes("button", "Keep them back", within=page.get_by_role("dialog"))
    expect(page.locator(".now .mark").get_by_text("kept back")).to_be_visible()
    keys.is_somewhere()


def writes_a_remark(robin):
    remark = robin.page.get_by_label("Remark on this step")
    robin.keys.press("m")
    expect(remark).to_be_focused()
    robin.keys.types("A good room. n h c")
    robin.keys.press("Escape")
    robin.desk.see(re.compile("^saved"))
    robin.on("Going home")


def ends(robin):
    keys, page = robin.keys, robin.page
    keys.takes("button", "End …")
    keys.takes("button", "End the session", within=page.get_by_role("dialog"))
    robin.desk.heading("The session has ended.")
    keys.is_somewhere()


def takes_the_notes_along(robin):
    robin.act("Open the session notes")
    robin.page.wait_for_url("**/notes")
    expect(robin.page.get_by_label("Remark on “Going home”")).to_have_value("A good room. n h c")
    with robin.page.expect_download() as saved:
        robin.keys.takes("link", "Markdown")
    assert saved.value.suggested_filename.endswith(".md")


def takes_the_notes_on_paper(robin):
    robin.keys.takes("button", "PDF")
    expect(robin.page.get_by_role("link", name="Save")).to_be_visible(timeout=60_000)
    with robin.page.expect_download() as saved:
        robin.keys.takes("link", "Save")
    assert saved.value.suggested_filename.endswith(".pdf")


def test_a_phone_by_keys_alone(evening):
    """From the code to a note of one's own that is kept, with the menu, Cover and Leave on the way."""
    room = evening()
    ana, ben = room.phone(), room.phone()
    page, keys = ana.page, Keyed(ana.page)
    phrase = ben.come().start_couple()
    page.goto(room.server.url)
    expect(page.get_by_label("Code")).to_be_focused()
    keys.types(room.code)
    keys.press("Enter")
    ana.heading("Before we begin")
    for tick in ("I am here by my own choice.", "I agree that what I write"):
        keys.takes("checkbox", re.compile(re.escape(tick)))
    keys.takes("checkbox", re.compile("I have practised the menu"))
    keys.takes("button", "Only practising")
    expect(page.get_by_role("checkbox", name=re.compile("I have practised the menu"))).to_be_focused()
    keys.takes("button", "I’m ready")
    keys.takes("button", re.compile("^My partner has started"))
    keys.goes_to(page.get_by_label("Four words", exact=True))
    keys.types(phrase)
    keys.press("Enter")
    keys.takes("button", re.compile("^Yes, it says"))
    ben.confirm()
    ana.heading(re.compile("^You are "))
    room.desk.act("Begin: This hour")
    ana.on_step("This hour")
    keys.takes("button", "Done")
    ana.see("Noted, thank you.")
    room.desk.push("In general")
    ana.on_step("In general")
    expect(page.get_by_role("group").filter(has=page.locator("h1:visible"))).to_be_focused()
    keys.goes_to(page.get_by_label("can grow again", exact=True))
    keys.press("ArrowDown", "ArrowDown")
    expect(page.get_by_role("radio").nth(2)).to_be_checked()
    low_screen(page, keys)
    keys.takes("button", "Done")
    ana.see("Noted, thank you.")
    room.desk.push("For myself")
    ana.on_step("For myself")
    expect(page.get_by_role("group").filter(has=page.locator("h1:visible"))).to_be_focused()
    in_order = [stop.box[1] for stop in keys.round()]
    start = in_order.index(min(in_order))
    assert in_order[start:] + in_order[:start] == sorted(in_order), "from above to below, and the bar at the end"
    note = page.get_by_label(re.compile("^One thing I would like to take home"))
    keys.goes_to(note)
    keys.types("More walks.")
    keys.takes("checkbox", re.compile("^Keep this for me"))
    keys.takes("button", "Cover")
    expect(note).to_have_count(0)
    keys.takes("button", "Uncover")
    keys.takes("button", "Leave")
    keys.takes("button", "Stay")
    expect(page.get_by_role("button", name="Leave")).to_be_focused()
    keys.takes("button", "Done")
    ana.see("Noted, thank you.")
    room.desk.end()
    ana.heading("That was it. Thank you.")
    expect(page.get_by_role("group").filter(has=page.locator("h1:visible"))).to_be_focused()
    ana.see("More walks.")
    keys.press("Shift", "Shift", "Shift")
    page.wait_for_url("**/away")


def low_screen(page, keys):
    """What lies under the actions and the bar comes up from there, wherever on the page one was."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 656})
    keys.round()
    for _ in range(20):
        keys.tab(back=True)
    page.set_viewport_size(wide)
