"""A phone by its accessibility tree alone, from the room's code to the pages somebody takes home."""

import re

import pytest

from tests.browser.course import FirstEvening
from tests.browser.playing import ANSWERS
from tests.browser.reading import Reader
from tests.live.people import NOT_SEEN

SOFT_END = "Time to come to an end, gently"
READ_WITHOUT = "An open question"
TURN = re.compile(f"You speak|You listen|Say it back|It makes sense|Is there more|Breathe|{SOFT_END}")


class Evening(FirstEvening):
    """Ana only hears her phone; ben, beside her, sees his."""

    def __init__(self, browser, server):
        super().__init__(browser, server)
        self.ana = Reader(browser, server, self.code)

    @property
    def tabs(self):
        return [*super().tabs, self.ana]

    def come(self):
        """The code, consent, the practice of the menu, and the four words."""
        ana, ben = self.ana, self.ben.phone
        phrase = ben.come().start_couple()
        ana.page.goto(self.server.url)
        ana.types("Code", "QQQQQQ")
        ana.page.keyboard.press("Enter")
        assert "no open session" in ana.mistake("Code")
        ana.types("Code", self.code)
        ana.page.keyboard.press("Enter")
        ana.hears("^Before we begin$")
        ana.examine("consent")
        ana.press("checkbox", "by my own choice")
        ana.press("checkbox", "I agree that what I write")
        ana.press("checkbox", "I have practised the menu")
        ana.hears("^Menu$")
        ana.examine("menu")
        ana.press("button", "^Only practising$")
        ana.hears(r"^Noted\.$")
        assert ana.find("checkbox", "I have practised the menu").states["checked"] == "true"
        ana.press("button", "^I’m ready$")
        ana.hears("^Who is here with you")
        ana.examine("choosing")
        ana.press("button", "^My partner has started")
        ana.hears("^Your partner’s four words$")
        ana.types("Four words", "xyzzyx")
        ana.press("button", "^Go on$")
        ana.hears("is not one of our words")
        assert "is not one of our words" in ana.mistake("Four words")
        ana.examine("four words")
        ana.page.keyboard.press("Shift+Tab")
        for key in ("Shift+Tab", "Control+a"):
            ana.page.keyboard.press(key)
        ana.page.keyboard.type(phrase)
        ana.press("button", "^Go on$")
        ana.press("button", "^Yes, it says ")
        ben.confirm()
        ana.hears("^You are ")
        assert len(ana.said("^Your partner’s four words$")) == 1, "the page before came back for a moment"
        ana.examine("lobby")
        assert ana.page.locator("form.name [aria-live]").inner_text() == "", "what helps is told as if it were new"

    def goes_on(self, step):
        """The next step of the plan; it is heard once, however it is said."""
        before = self.began = len(self.ana.all_heard())
        self.push(step["index"])
        title = f"^(Now: )?{re.escape(step['title'])}(\\. |$)"
        self.ana.hears(title, before)
        standing = self.ana.page.locator(".field .help [aria-live]").all_inner_texts()
        assert not any(standing), f"what stands there anyway is told: {standing}"
        now = self.desk.see("desk")["step"]
        assert len(self.ana.said(title, before)) == 1, self.ana.all_heard()[before:]
        return now

    def reads_without_the_keyboard(self):
        """A screen reader's own cursor goes through the texts; the focus is nowhere meanwhile, and stays there."""
        self.ana.page.evaluate("document.activeElement.blur()")

    def takes_part(self, step):
        """Whatever can be answered is answered, and what is sent is told; ben writes what nobody else may read."""
        ana = self.ana
        ana.examine(step["title"])
        if self.by_role("radio", "checkbox"):
            ana.press(*self.by_role("radio", "checkbox")[0])
        for _, name in self.by_role("textbox"):
            ana.types(name, "something small and kept")
        self.ben.fill(step["circle"])
        self.ben.done()
        before = len(ana.all_heard())
        ana.press("button", "^(Done|Send to the room|Hand over)$")
        ana.hears("^Noted", before)
        assert Evening.own not in ana.text()
        if step["collect"] != "none":
            self.asks(step)

    def by_role(self, *roles):
        return [(node.role, f"^{re.escape(node.name[:60])}") for node in self.ana.reads() if node.role in roles]

    def asks(self, step):
        """The others answer; it closes, and is shown. Each is told."""
        before = len(self.ana.all_heard())
        for number, phone in enumerate(self.crowd):
            assert phone.answer(ANSWERS[step["collect"]](step, number), run=step["run"])["ok"]
        self.desk.must("close", run=step["run"])
        self.ana.hears("^This question is closed", before)
        is_here = lambda view: view["collected"] and view["collected"]["run"] == step["run"]  # noqa: E731
        held = self.desk.see("desk", is_here)["collected"]
        for card in held["cards"][: held["room_for"]]:
            self.desk.must("moderate", run=step["run"], key=card["key"], verdict="show", text=None, seen=NOT_SEEN)
        self.desk.must("release", run=step["run"])
        self.ana.hears("^The room’s answers can be seen on the screen", before)
        assert len(self.ana.said("closed", before)) == 1

    def takes_turns(self, step):
        """Part by part ana hears what is hers now, once, until the soft end; and nothing besides."""
        self.ana.examine("turns")
        for _ in step["parts"]:
            there, told = self.ben.step.locator(".part").inner_text(), len(self.ana.all_heard())
            self.next_part(step)
            self.ben.await_change(".part", there)
            self.ana.hears(TURN, told)
        turns = [found[0] for one in self.ana.all_heard()[self.began :] if (found := TURN.search(one))]
        assert len(turns) == len(step["parts"]) + 1, self.ana.all_heard()[self.began :]
        assert turns[-1] == SOFT_END and {"You speak", "You listen", "Say it back", "Breathe"} <= set(turns)
        self.ana.examine("the end of turns")

    def is_asked_to_come_to_an_end(self, step):
        """By the facilitator, and by the clock: each once, and nobody counts aloud meanwhile."""
        ana, before = self.ana, len(self.ana.all_heard())
        self.desk.must("wrap", run=step["run"], on=True)
        ana.hears("^Please come to an end", before)
        self.desk.must("wrap", run=step["run"], on=False)
        self.desk.must("extend", run=step["run"], seconds=-int(step["parts"][0]["seconds"]) + 2)
        ana.find("image", "Less than a minute left")
        ana.hears(SOFT_END, before)
        assert len(ana.said(SOFT_END, before)) == 1 and len(ana.said("come to an end in", before)) == 1
        assert ana.said("minute left|minutes left", before) == []

    def covers(self, step):
        """What is covered is not in the tree; it is told what stands there instead."""
        ana, before = self.ana, len(self.ana.all_heard())
        ana.press("button", "^Cover$")
        ana.hears(f"^{re.escape(step['public'])}$", before)
        texts = [node.name for node in ana.reads() if node.role == "StaticText"]
        assert step["title"] not in texts and not ana.has("textbox") and "small" not in ana.text(), texts
        ana.examine("covered")
        ana.press("button", "^Uncover$")
        ana.hears(f"^Now: {step['title']}$", before)


@pytest.fixture
def evening(browser, serve):
    room = Evening(browser, serve())
    yield room
    faults = [fault for tab in room.tabs for fault in tab.faults]
    room.close()
    assert faults == []


def test_the_first_evening_by_ear(evening):
    evening.come()
    for step in evening.plan:
        if step["title"] == READ_WITHOUT:
            evening.reads_without_the_keyboard()
        now = evening.goes_on(step)
        if step["title"] == READ_WITHOUT:
            assert evening.ana.said(f"^Now: {READ_WITHOUT}", evening.began)
        if step["title"] == "In turns":
            evening.takes_turns(now)
        else:
            evening.takes_part(now)
        if step["title"] == "For myself":
            evening.covers(now)
            evening.is_asked_to_come_to_an_end(now)
    evening.end()
    evening.ana.hears("^That was it")
    evening.ana.find("heading", "^My page$")
    evening.ana.examine("the end")
    evening.ana.press("button", "^Wipe it from this phone$")
    evening.ana.hears("^Wiped from this phone")
    evening.ana.find("StaticText", "^Wiped from this phone")
    assert Evening.own not in "".join(evening.ana.all_heard())
