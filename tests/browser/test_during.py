"""The live desk in a real browser: what gives way, warnings, wrapping up, blank, themes, two desks, a lost laptop."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import PASSWORD, Desk

WRAP = "Please come to an end in a minute or so."
VIEWS, ANSWERS = '42["desk"', "43"  # as Socket.IO sends them


def begin(table, title="This hour"):
    table.push(title)
    table.desk.page.locator("main").click(position={"x": 5, "y": 5})
    table.desk.settle()


def press(table, *keys):
    for key in keys:
        table.desk.page.keyboard.press(key)


@pytest.fixture
def screen(table):
    screen = table.screen()
    yield screen
    table.tabs.remove(screen)
    screen.close()


def test_wrapping_up_is_one_quiet_line_on_phones_and_screen_that_moves_nothing(table, screen):
    begin(table)
    heading = table.ana.page.get_by_role("heading", name="This hour")
    before = heading.bounding_box()
    press(table, "w")
    for tab in (table.ana, table.ben, screen):
        tab.see(WRAP)
    assert heading.bounding_box() == before
    table.desk.see("asked to come to an end")
    expect(table.desk.page.locator(".mini-phone .wrap")).to_have_text(WRAP)
    table.desk.settle()
    table.desk.tap(re.compile("^Wrap up"))
    for tab in (table.ana, screen):
        expect(tab.page.get_by_text(WRAP)).to_have_count(0)
    table.desk.settle()
    press(table, "w")
    table.ana.see(WRAP)
    table.push("How we are with each other")
    expect(table.ana.page.get_by_text(WRAP)).to_have_count(0)
    expect(screen.page.get_by_text(WRAP)).to_have_count(0)


def test_a_blank_screen_stays_blank_through_a_step_until_it_is_taken_back(table, screen):
    begin(table)
    press(table, "v")
    expect(screen.page.locator(".nothing")).to_have_count(1)
    expect(table.desk.page.locator(".pictures .says-blank")).to_be_visible()
    table.push("How we are with each other")
    expect(screen.page.locator(".nothing")).to_have_count(1)
    assert screen.page.locator(".stand").inner_text().strip() == ""
    table.desk.settle()
    table.desk.tap(re.compile("^Blank"))
    expect(screen.page.locator(".nothing")).to_have_count(0)
    expect(screen.page.locator(".step")).to_have_count(1)


def test_what_is_behind_is_taken_from_talk_ahead_and_set_back_again(table):
    begin(table, "In general")
    page = table.desk.page
    late = page.locator("button.drift")
    for _ in range(9):
        press(table, "+")
        page.wait_for_timeout(120)
    expect(late).to_contain_text("behind")
    late.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Talk gives way first")
    talks = dialog.locator(".gives li")
    assert talks.count() >= 1
    title = talks.first.locator("span").inner_text()
    dialog.get_by_role("button", name="Take these").click()
    expect(dialog).to_have_count(0)
    table.desk.settle()
    press(table, "t")
    shortened = dialog.locator("li").filter(has=page.get_by_role("button", name="Set back"))
    expect(shortened.first).to_contain_text(title)
    while shortened.count():
        before = shortened.count()
        shortened.first.get_by_role("button", name="Set back").click()
        expect(shortened).to_have_count(before - 1)
    page.keyboard.press("Escape")


def test_a_line_says_when_time_is_nearly_over_and_one_chooses_when(table):
    begin(table)
    page = table.desk.page
    line = page.locator(".warned")
    expect(line).to_have_text("")
    press(table, "-")
    expect(line).to_have_text("Less than 30 seconds left")
    expect(page.locator(".now.card")).to_have_class(re.compile("soon"))
    press(table, "?")
    page.get_by_role("dialog").get_by_role("button", name="Warnings about time").click()
    page.get_by_label("30 seconds before the end").uncheck()
    page.get_by_label("1 minute before the end").check()
    page.keyboard.press("Escape")
    expect(line).to_have_text("Less than 1 minute left")
    page.reload()
    expect(line).to_have_text("Less than 1 minute left")
    page.evaluate("localStorage.removeItem('desk-warnings')")
    page.reload()
    expect(line).to_have_text("Less than 30 seconds left")


def test_a_key_right_after_escape_is_not_lost(table):
    page = table.desk.page
    press(table, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate("""() => {
        document.querySelector("dialog").requestClose();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
    }""")
    table.desk.settle()
    page.get_by_role("dialog").get_by_role("button", name="Warnings about time").click()
    expect(page.get_by_role("dialog")).to_contain_text("how time stands")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def judging(table):
    """Eight texts to look through, by keys."""
    begin(table, "The first signs")
    table.answers(*[{"text": f"words from somebody {word}"} for word in "abcdefgh"])
    press(table, "c")
    cards = table.desk.page.locator(".cards li")
    expect(cards).to_have_count(8)
    return cards


def fold(table, theme):
    press(table, "f")
    expect(table.desk.page.get_by_label("Theme")).to_be_focused()
    if theme:
        table.desk.page.keyboard.type(theme)
    press(table, "Enter")


def test_texts_are_folded_into_a_theme_by_keys_alone_and_the_room_sees_one_line(table, screen):
    cards = judging(table)
    press(table, "s")
    fold(table, "Small promises")
    expect(cards.nth(1)).to_contain_text("under “Small promises”")
    fold(table, None)
    expect(cards.nth(2)).to_contain_text("under “Small promises”")
    press(table, "x")
    expect(cards.nth(3)).to_have_class(re.compile("hold"))
    press(table, "u")
    expect(cards.nth(3)).to_have_class(re.compile("open"))
    expect(cards.nth(3)).to_have_attribute("aria-current", "true")
    expect(table.desk.page.locator(".cards .over")).to_contain_text("2 of")
    expect(table.desk.page.locator(".preview li")).to_have_count(2)
    table.desk.settle()
    press(table, "r")
    expect(screen.page.locator(".wide text").get_by_text("Small promises")).to_be_visible()
    expect(screen.page.locator(".wide .theme")).to_have_count(1)
    table.desk.settle()
    press(table, "Enter")
    table.ana.see("Small promises")


def test_what_is_typed_on_a_card_stays_when_something_arrives_meanwhile(table):
    judging(table)
    page = table.desk.page
    for key, label in (("f", "Theme"), ("e", "Shorter text")):
        press(table, key)
        field = page.get_by_label(label)
        expect(field).to_be_focused()
        page.keyboard.type("Small")
        help = table.crowd[0].act("help", item="question", when="break")
        assert help["ok"]
        expect(page.locator(".help").first).to_be_visible()
        expect(field).to_have_value("Small")
        press(table, "Escape")
        page.locator(".help").get_by_role("button", name="Seen").first.click()
        expect(page.locator(".help")).to_have_count(0)
        page.locator("main").click(position={"x": 5, "y": 5})


class Crowded:
    """A second desk that sees more than there is: what `more` makes of each view."""

    def __init__(self, table, more):
        self.page, self.more = table.desk.open(), more
        self.page.route_web_socket(re.compile("socket.io"), self._between)
        self.page.goto(table.desk.page.url)

    def _between(self, socket):
        server = socket.connect_to_server()
        server.on_message(lambda said: socket.send(self._seen(str(said))))

    def _seen(self, said):
        if not said.startswith('42["desk"'):
            return said
        name, view = json.loads(said[2:])
        return "42" + json.dumps([name, {**view, **self.more(view)}])


def test_forty_couples_and_the_next_action_fit_on_a_laptop_without_scrolling(table):
    begin(table, "In general")
    alike = lambda tile, n: {**tile, "couple": f"{n:08}", "name": f"Sandpiper{n}"}  # noqa: E731
    desk = Crowded(table, lambda view: {"board": [alike(view["board"][n % 4], n) for n in range(40)]})
    page = desk.page
    expect(page.locator(".tile")).to_have_count(40)
    page.wait_for_function(
        "() => (({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('.board ul'))"
    )
    for part in (".tile >> nth=39", "button.primary", ".tempo", ".now h1", ".cue", ".after", "#remark"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    page.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    page.close()


def test_sixty_texts_are_gone_through_by_keys(table):
    judging(table)
    more = lambda card, n: {**card, "key": f"{n:032x}", "text": f"text number {n}", "verdict": None}  # noqa: E731

    def sixty(view):
        collected = view["collected"]
        return (
            {"collected": {**collected, "cards": [more(collected["cards"][0], n) for n in range(60)]}}
            if collected
            else {}
        )

    desk = Crowded(table, sixty)
    cards = desk.page.locator(".cards li")
    expect(cards).to_have_count(60)
    for _ in range(59):
        desk.page.keyboard.press("j")
    expect(cards.nth(59)).to_have_attribute("aria-current", "true")
    expect(cards.nth(59)).to_be_in_viewport(ratio=0.9)
    desk.page.keyboard.press("f")
    expect(desk.page.get_by_label("Theme")).to_be_in_viewport(ratio=1)
    desk.page.close()


class Slow:
    """A second desk on a slow line: what it hears of one sort waits until it is let go; what it sends arrives."""

    def __init__(self, table):
        self.sort, self.waiting = None, []
        self.page = table.desk.open()
        self.page.route_web_socket(re.compile("socket.io"), self._between)
        self.page.goto(table.desk.page.url)

    def _between(self, socket):
        server = socket.connect_to_server()
        server.on_message(lambda said: self._hear(socket, said))

    def _hear(self, socket, said):
        if self.sort and str(said).startswith(self.sort):
            self.waiting.append((socket, said))
        else:
            socket.send(said)

    def keep(self, sort):
        """From now on, once its buttons have meant the same for long enough to be pressed."""
        self.page.wait_for_timeout(700)
        self.sort = sort

    def let_go(self):
        self.sort = None
        while self.waiting:
            socket, said = self.waiting.pop(0)
            socket.send(said)


def slow_on_the_first_step(table, sort):
    begin(table)
    slow = Slow(table)
    expect(slow.page.locator("button.primary")).to_contain_text("Next: How we are")
    slow.keep(sort)
    return slow


def test_a_desk_that_comes_second_at_a_card_is_told_what_stands_and_takes_it_up_again(table):
    cards = judging(table)
    other = Slow(table)
    expect(other.page.locator(".cards li")).to_have_count(8)
    other.keep(VIEWS)
    press(table, "x")
    expect(cards.nth(0)).to_have_class(re.compile("hold"))
    other.page.keyboard.press("s")
    expect(other.page.locator(".toast")).to_contain_text("Somebody has held this card back meanwhile.")
    other.let_go()
    press(table, "x")
    expect(other.page.locator(".cards li").nth(0)).to_have_class(re.compile("hold.*in-hand"))
    expect(other.page.locator(".cards li").nth(1)).to_have_class(re.compile("hold"))
    other.page.close()


def test_a_desk_that_presses_next_second_is_told_and_no_step_is_skipped(table):
    other = slow_on_the_first_step(table, VIEWS)
    table.desk.act("Next: How we are")
    other.page.locator("button.primary").click()
    expect(other.page.locator(".toast")).to_contain_text("The session has already moved on.")
    expect(table.desk.page.locator("nav.sheet li.now .name")).to_have_text("How we are with each other")
    other.page.close()


def test_a_step_chosen_while_the_last_press_waits_for_its_answer_is_not_lost(table):
    slow = slow_on_the_first_step(table, ANSWERS)
    slow.page.locator("button.primary").click()
    now = slow.page.locator("nav.sheet li.now .name")
    expect(now).to_have_text("How we are with each other")
    slow.page.locator("nav.sheet button.line").filter(has_text="For myself").click()
    choice = slow.page.get_by_role("button", name="Go here now")
    choice.click(force=True)
    expect(choice).to_be_disabled()
    slow.let_go()
    choice.click()
    expect(now).to_have_text("For myself")
    slow.page.close()


def test_tiles_stand_by_name_or_by_who_may_need_help_and_a_quiet_request_moves_none(table):
    begin(table)
    page = table.desk.page
    names = page.locator(".tile .name")
    by_name = names.all_inner_texts()
    assert by_name == sorted(by_name)
    asking = max(table.crowd, key=lambda phone: phone.views["mine"]["couple"]["name"])
    name = asking.views["mine"]["couple"]["name"]
    assert asking.act("help", item="question", when="break")["ok"]
    expect(page.locator(".help")).to_contain_text(name)
    assert names.all_inner_texts() == by_name
    assert asking.act("progress", run=table.run(), state="time")["ok"]
    expect(table.desk.tile(name)).to_contain_text("would like time")
    assert names.all_inner_texts() == by_name
    table.desk.tap("Who may need help first")
    expect(names.first).to_have_text(name)
    page.locator(".help").get_by_role("button", name="Seen").click()
    expect(page.locator(".help")).to_have_count(0)
    table.desk.tap("By name")
    expect(names.first).to_have_text(by_name[0])


def test_the_pictures_are_looked_at_larger(table):
    begin(table)
    page = table.desk.page
    page.get_by_role("button", name="What the screen shows, larger").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".large-pictures .mini-screen")).to_be_visible()
    expect(dialog.locator(".large-pictures .mini-phone")).to_contain_text("This hour")
    assert dialog.locator(".mini-screen").bounding_box()["width"] > 700
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_laptop_dies_and_another_device_goes_on(browser, table):
    cards = judging(table)
    first = table.desk
    press(table, "s", "x")
    expect(cards.nth(1)).to_have_class(re.compile("hold"))
    fold(table, "Small promises")
    expect(cards.nth(2)).to_contain_text("Small promises")
    first.page.get_by_label("Remark on this step").fill("Quiet, then warm.")
    expect(first.page.locator("p.sign")).to_have_text("saved")
    url, kept = first.page.url, first.context
    tablet = Desk(browser, table.server, look={"viewport": {"width": 1024, "height": 768}})
    first.page.close()
    try:
        tablet.page.goto(url)
        tablet.page.locator("input[name=name]").fill("Robin")
        tablet.page.locator("input[name=password]").fill(PASSWORD)
        tablet.page.locator("form button.primary").click()
        tablet.page.goto(url)
        expect(tablet.page.locator("nav.sheet li.now .name")).to_have_text("The first signs")
        expect(tablet.page.get_by_label("Remark on this step")).to_have_value("Quiet, then warm.")
        taken = tablet.page.locator(".cards li")
        for n, said in enumerate(("show", "hold", "fold")):
            expect(taken.nth(n)).to_have_class(re.compile(said))
        tablet.settle()
        tablet.page.keyboard.press("b")
        tablet.page.get_by_role("dialog").get_by_role("button", name="Keep them back").click()
        expect(tablet.page.locator(".now .mark").get_by_text("kept back")).to_be_visible()
        tablet.act("Next: What it takes")
        table.ana.on_step("What it takes")
    finally:
        tablet.close()
        first.page = first.open()
        assert first.context is kept
        first.page.goto(url)
