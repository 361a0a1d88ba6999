"""The run sheet in a real browser: by keys alone, by mouse, two desks at once, without a network, light and dark."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from tests.browser.people import PASSWORD, Desk, drawn
from tests.browser.test_accessible import examine

EVENING = [
    "Welcome",
    "Can trust be rebuilt?",
    "Where you are right now",
    "Say it back until it fits",
    "A break",
    "Small and kept",
    "Can a marriage survive it?",
    "And now?",
    "Taking leave",
]


class Sheet(Desk):
    """A facilitator's browser with a run sheet open."""

    def make(self, title="Tuesdays", agenda="evening"):
        """From the list, by keys alone: a new workshop, and its run sheet."""
        page, keys = self.page, self.page.keyboard
        page.goto(f"{self.server.url}/desk")
        self.press_on("New workshop")
        page.get_by_label("Title, as the couples read it").focus()
        keys.type(title)
        page.locator("input[name=agenda]:checked").focus()
        for _ in range(["first-evening", "evening", "half-day", "weekend"].index(agenda)):
            keys.press("ArrowDown")
        keys.press("Enter")
        page.wait_for_url("**/desk/workshops/*")
        self.press_on("Run sheet")
        return self.here()

    def press_on(self, link):
        self.page.get_by_role("link", name=link, exact=True).first.focus()
        self.page.keyboard.press("Enter")

    def here(self):
        expect(self.page.get_by_role("list", name="Run sheet")).to_be_visible()
        return self

    def visit(self, url):
        self.page.goto(url)
        return self.here()

    def titles(self):
        return [
            re.sub(r",? (together|a pulse|a break|each for themselves|closing)$", "", name) for name in self.names()
        ]

    def names(self):
        return self.page.locator(".lines > li:not(.day) .name").evaluate_all(
            "all => all.map(one => [...one.childNodes].map(node => node.textContent).join(' ').replace(/ ,/, ','))"
        )

    def stands(self, *titles):
        expect(self.page.locator(".lines > li:not(.day)")).to_have_count(len(titles))
        assert self.titles() == list(titles)

    def times(self):
        return self.page.locator(".at").all_inner_texts()

    def line(self, title):
        name = self.page.locator(".name").filter(has_text=re.compile(f"^{re.escape(title)}"))
        return self.page.locator(".lines > li").filter(has=name).first

    def take(self, title):
        """Have a line in hand, by walking to it."""
        page = self.page
        page.locator(".line[tabindex='0']").focus()
        page.keyboard.press("Home")
        for _ in range(len(self.titles())):
            if self.line(title).locator(".line").evaluate("one => one === document.activeElement"):
                return
            page.keyboard.press("ArrowDown")
        expect(self.line(title).locator(".line")).to_be_focused()

    def in_hand(self, title):
        expect(self.line(title).locator(".line")).to_be_focused()

    def saved(self):
        expect(self.page.locator(".saving")).to_have_text("Saved")

    def says(self, words):
        expect(self.page.locator(".said")).to_contain_text(words)

    def drag(self, title, to, below=True):
        grip, there = self.line(title).locator(".grip"), self.line(to).bounding_box()
        start = grip.bounding_box()
        self.page.mouse.move(start["x"] + 8, start["y"] + 20)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 8, there["y"] + 30, steps=4)
        self.page.mouse.move(start["x"] + 8, there["y"] + there["height"] * (0.8 if below else 0.2), steps=4)
        self.page.mouse.up()


@pytest.fixture
def robin(browser, house):
    """Robin with a run sheet of their own; every further browser ends with the test."""
    opened = []

    def newcomer(_name):
        opened.append(Sheet(browser, house))
        return opened[-1]

    def another():
        newcomer("Robin").sign_in()
        return opened[-1]

    sheet = another().make()
    sheet.another, sheet.newcomer = another, newcomer
    yield sheet
    for one in opened:
        with suppress(Exception):
            one.page.evaluate("sessionStorage.clear()")
        one.close()
    assert [fault for one in opened for fault in one.faults] == []


def test_the_whole_run_sheet_is_made_by_keys_alone(robin):
    keys, page = robin.page.keyboard, robin.page
    robin.stands(*EVENING)
    assert robin.times()[:3] == ["19:00", "19:06", "19:15"]

    robin.take("Where you are right now")
    keys.press("Alt+ArrowUp")
    robin.in_hand("Where you are right now")
    robin.says("is now 2 of 9, at 19:06")
    robin.stands("Welcome", "Where you are right now", "Can trust be rebuilt?", *EVENING[3:])

    robin.take("A break")
    for _ in range(4):
        keys.press("+")
    expect(robin.line("A break").locator(".long").first).to_have_text("12 min")
    expect(page.locator(".head .sum")).to_contain_text("1 h 34 min")
    expect(page.locator(".head .sum")).to_contain_text("ends 20:34")
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    expect(page.get_by_label("Minutes", exact=True)).to_be_focused()
    keys.press("Control+a")
    keys.type("10")
    keys.press("Tab")
    expect(robin.line("A break").locator(".long").first).to_have_text("10 min")
    robin.take("A break")
    keys.press("Enter")

    robin.take("Say it back until it fits")
    keys.press("Enter")
    keys.press("Tab")
    expect(page.get_by_label("In which form")).to_be_focused()
    keys.press("ArrowUp")
    expect(robin.line("Say it back until it fits").locator(".long").first).to_have_text("25 min")
    robin.take("Say it back until it fits")
    keys.press("Enter")

    robin.take("A break")
    keys.press("i")
    expect(page.get_by_label("Find an exercise")).to_be_focused()
    keys.type("something good")
    keys.press("Enter")
    robin.in_hand("Something good, said back")
    assert robin.titles().index("Something good, said back") == robin.titles().index("A break") + 1

    robin.saved()
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible()
    robin.take("Where you are right now")
    keys.press("Delete")
    robin.says("“Where you are right now” is out.")
    expect(page.get_by_role("heading", name="One thing to mend")).to_be_visible()
    expect(robin.line("And now?").locator(".breaches")).to_contain_text(
        "looks back, and nothing before it asks the same"
    )
    page.locator(".mending .lead").focus()
    keys.press("Enter")
    robin.in_hand("And now?")
    keys.press("Control+z")
    robin.says("Undone: take out “Where you are right now”.")
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible()
    robin.saved()
    kept = robin.titles()
    page.reload()
    robin.here().stands(*kept)

    robin.press_on("Prepare a session")
    page.wait_for_url("**/desk/workshops/*")
    page.get_by_role("button", name="Open the session").focus()
    keys.press("Enter")
    page.wait_for_url("**/desk/sessions/*")
    robin.see("Something good, said back")
    robin.end()
    robin.heading("The session has ended.")


def test_what_is_in_breach_is_kept_and_no_session_opens_until_it_is_mended(robin):
    page = robin.page
    robin.take("Where you are right now")
    page.keyboard.press("Delete")
    expect(robin.line("And now?").locator(".breaches")).to_be_visible()
    robin.press_on("Prepare a session")
    robin.tap("Open the session")
    robin.see("The run sheet is not ready for a session.")
    robin.press_on("Run sheet")
    robin.here().take("Welcome")
    page.keyboard.press("i")
    page.keyboard.type("where you are")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible()


def test_undo_and_redo_go_back_and_forth_through_many_changes(robin):
    page, keys = robin.page, robin.page.keyboard
    robin.take("Taking leave")
    for _ in range(3):
        keys.press("Alt+ArrowUp")
    robin.take("Welcome")
    keys.press("Delete")
    robin.drag("A break", "Can trust be rebuilt?", below=False)
    changed = robin.titles()
    assert changed[0] == "A break"
    for _ in range(5):
        robin.tap("Undo")
    robin.stands(*EVENING)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.locator(".line[tabindex='0']").focus()
    for press in ("Control+Shift+z", "Control+y", "Control+Shift+z", "Control+Shift+z", "Control+Shift+z"):
        keys.press(press)
    robin.stands(*changed)
    robin.saved()


def test_a_line_is_dragged_with_the_mouse_and_escape_leaves_it_where_it_was(robin):
    page = robin.page
    robin.drag("Small and kept", "Can trust be rebuilt?")
    robin.in_hand("Small and kept")
    robin.stands(*EVENING[:2], "Small and kept", *EVENING[2:5], *EVENING[6:])
    grip = robin.line("Welcome").locator(".grip").bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, grip["y"] + 300, steps=4)
    expect(page.locator(".drop-before")).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".drop-before")).to_have_count(0)
    assert robin.titles()[0] == "Welcome"


def test_the_buttons_of_an_opened_line_keep_the_focus_where_it_is(robin):
    page, keys = robin.page, robin.page.keyboard
    robin.take("A break")
    keys.press("Enter")
    robin.line("A break").get_by_role("button", name="Move down").focus()
    keys.press("Enter")
    keys.press("Enter")
    expect(robin.line("A break").get_by_role("button", name="Move down")).to_be_focused()
    robin.stands(*EVENING[:4], *EVENING[5:7], "A break", *EVENING[7:])
    page.get_by_label("A minute more").focus()
    keys.press("Enter")
    keys.press("Enter")
    expect(page.get_by_label("A minute more")).to_be_focused()
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("10")
    page.get_by_label("Minutes", exact=True).fill("soon")
    keys.press("Tab")
    robin.see("Write a number of minutes, such as 10 or 7.5.")


def test_what_is_typed_in_a_field_stays_when_an_earlier_change_is_saved_meanwhile(robin):
    page, keys = robin.page, robin.page.keyboard
    state = page.locator(".saving")
    robin.take("A break")
    keys.press("Enter")
    for label, typed in (("Called", "A quiet break"), ("Minutes", "12")):
        page.get_by_label("A minute more").press("Enter")
        field = page.get_by_label(label, exact=True)
        field.fill(typed)
        expect(state).to_have_text("Saved")
        drawn(page)
        expect(field).to_have_value(typed)
        keys.press("Tab")
    expect(robin.line("A quiet break").locator(".long").first).to_have_text("12 min")
    expect(state).to_have_text("Saved")
    page.get_by_label("Called").fill("A long break")
    page.reload()
    expect(robin.line("A long break").first).to_be_visible()
    expect(state).to_have_text("Saved")


def test_who_keeps_the_time_sees_the_run_sheet_and_cannot_change_it(robin):
    page, at = robin.page, robin.page.url
    page.goto(at.replace("/sheet", "/people"))
    page.get_by_label("Keeps the time").check()
    robin.tap("Make a link")
    link = page.get_by_label("The link").input_value()
    toni = robin.newcomer("Toni")
    toni.page.goto(link)
    toni.page.get_by_label("Your name, to sign in with").fill("Toni")
    toni.page.get_by_label("Password, 10 characters or more").fill(PASSWORD)
    toni.page.get_by_label("The same password again").fill(PASSWORD)
    toni.tap("Make the account")
    toni.page.wait_for_url("**/desk")
    toni.visit(at).see("You can look at it; who leads changes it.")
    toni.take("A break")
    for key in ("Delete", "+", "Alt+ArrowUp", "i", "Control+z"):
        toni.page.keyboard.press(key)
    toni.page.keyboard.press("Enter")
    expect(toni.line("A break").locator(".steps")).to_be_visible()
    expect(toni.page.locator(".grip, .doing, .palette, .tools, .fields")).to_have_count(0)
    toni.stands(*EVENING)
    examine(toni.page, "run sheet, looking")


def test_two_desks_move_the_same_line_and_the_second_is_told_and_loses_nothing(robin):
    other = robin.another().visit(robin.page.url)
    robin.take("A break")
    other.take("A break")
    robin.page.keyboard.press("Alt+ArrowUp")
    robin.saved()
    other.page.keyboard.press("Alt+ArrowDown")
    told = other.page.get_by_role("alert").filter(has_text="Somebody else changed the run sheet meanwhile.")
    expect(told).to_contain_text("Yours was not made: move “A break”.")
    robins = [*EVENING[:3], "A break", "Say it back until it fits", *EVENING[5:]]
    other.stands(*robins)
    other.page.reload()
    expect(told).to_contain_text("Yours was not made: move “A break”.")
    other.tap("Make it again")
    other.stands(*EVENING[:3], "Say it back until it fits", "Small and kept", "A break", *EVENING[6:])
    other.saved()
    expect(told).to_have_count(0)
    robin.page.reload()
    robin.here().stands(*other.titles())


def test_what_cannot_be_made_again_says_why(robin):
    other = robin.another().visit(robin.page.url)
    robin.take("A break")
    robin.page.keyboard.press("Delete")
    robin.saved()
    other.take("A break")
    other.page.keyboard.press("+")
    expect(other.page.get_by_role("alert").first).to_contain_text("Yours was not made: 9 min for “A break”.")
    other.tap("Make it again")
    expect(other.page.get_by_role("alert").first).to_contain_text("that line was taken out meanwhile")
    other.tap("Close", exact=True)
    other.stands(*EVENING[:4], *EVENING[5:])


def test_without_a_network_it_goes_on_survives_a_reload_and_is_saved_later(robin):
    page = robin.page
    robin.lose_network()
    robin.take("A break")
    page.keyboard.press("Delete")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".saving")).to_contain_text("No connection: kept here")
    changed = robin.titles()
    robin.find_network()
    robin.saved()
    page.reload()
    robin.here().stands(*changed)


def test_what_was_not_sent_before_a_reload_is_sent_after_it(robin):
    page = robin.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/sheet.json", lambda route: route.abort())
    robin.take("A break")
    page.keyboard.press("Delete")
    expect(page.locator(".saving")).to_contain_text("No connection: kept here")
    page.unroute("**/sheet.json")
    page.reload()
    robin.here().stands(*EVENING[:4], *EVENING[5:])
    robin.saved()
    other = robin.another().visit(page.url)
    other.stands(*EVENING[:4], *EVENING[5:])


def test_a_change_whose_answer_was_lost_is_not_made_twice_nor_taken_for_somebody_elses(robin):
    page = robin.page

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/sheet.json", lose, times=1)
    robin.take("A break")
    page.keyboard.press("Delete")
    expect(page.locator(".saving")).to_contain_text("No connection")
    robin.saved()
    expect(page.locator(".conflict")).to_have_count(0)
    robin.stands(*EVENING[:4], *EVENING[5:])


def test_who_was_signed_out_meanwhile_loses_nothing(robin):
    page, where = robin.page, robin.page.url
    cookies = robin.context.cookies()
    robin.context.clear_cookies()
    robin.take("A break")
    page.keyboard.press("Delete")
    expect(page.locator(".saving")).to_contain_text("You are not signed in any more.")
    robin.context.add_cookies(cookies)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(where)
    robin.here().saved()
    robin.another().visit(where).stands(*EVENING[:4], *EVENING[5:])


def test_a_workshop_that_was_deleted_meanwhile_says_so(robin):
    other = robin.another().visit(robin.page.url)
    other.page.goto(robin.page.url.replace("/sheet", "/delete"))
    other.tap("Delete it")
    other.page.wait_for_url("**/desk")
    robin.take("A break")
    robin.page.keyboard.press("Delete")
    expect(robin.page.locator(".saving")).to_contain_text("This workshop was deleted on")
    other.page.goto(robin.page.url)
    other.see(re.compile("^This workshop was deleted on"))
    robin.page.evaluate("sessionStorage.clear()")


def test_days_are_added_named_and_given_an_hour(robin):
    page, keys = robin.page, robin.page.keyboard
    robin.tap("Add a day")
    expect(page.locator(".day .name")).to_have_text(["Day 1", "Day 2"])
    expect(page.get_by_role("heading", name="One thing to mend")).to_be_visible()
    expect(robin.line("Day 2").locator(".breaches")).to_contain_text("Nothing belongs to the day “Day 2”.")
    page.get_by_label("Name of the day").fill("Sunday")
    page.get_by_label("Starts").fill("930")
    page.get_by_label("Starts").press("Tab")
    robin.line("Sunday").locator(".line").focus()
    keys.press("i")
    keys.type("walk")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible()
    assert robin.times()[-1] == "09:30"
    expect(page.locator(".head .sum")).to_contain_text("on 2 days")
    robin.saved()


def test_the_sheet_goes_out_as_a_file_and_a_file_comes_in(robin, tmp_path):
    page = robin.page
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    text = saved.value.path().read_text()
    assert saved.value.suggested_filename == "tuesdays.yaml" and "- {exercise: pause, minutes: 8" in text
    chooser = page.get_by_label("From a file …")
    (tmp_path / "mine.yaml").write_text(text.replace("  - small-and-kept\n", ""))
    chooser.set_input_files(tmp_path / "mine.yaml")
    robin.stands(*EVENING[:5], *EVENING[6:])
    robin.tap("Undo")
    robin.stands(*EVENING)
    (tmp_path / "broken.yaml").write_text("id: mine\ntitel: x\nitems: [pause]\n")
    chooser.set_input_files(tmp_path / "broken.yaml")
    told = page.get_by_role("alert").filter(has_text="Nothing was changed.")
    expect(told).to_contain_text("Line 2: The field titel is not known here. Did you mean title?")
    (tmp_path / "large.yaml").write_bytes(b"x" * 50_000_000)
    chooser.set_input_files(tmp_path / "large.yaml")
    expect(told).to_contain_text("larger than 256 KB")
    robin.stands(*EVENING)


def test_nothing_on_it_is_hard_to_reach_or_to_read(robin):
    page = robin.page
    examine(page, "run sheet")
    robin.take("Where you are right now")
    page.keyboard.press("Delete")
    expect(robin.line("And now?").locator(".breaches")).to_be_visible()
    robin.line("A break").locator(".line").click()
    robin.tap("Add a day")
    page.get_by_text("Keys", exact=True).click()
    examine(page, "run sheet, opened, in breach")
    for path, heading in (("/desk", "Your workshops"), ("/desk/new", "New workshop")):
        page.goto(robin.server.url + path)
        robin.heading(heading)
        examine(page, path)
    page.goto(f"{robin.server.url}/desk")
    page.locator("details.more summary").first.click()
    examine(page, "more")
    page.get_by_role("link", name="Rename").first.click()
    examine(page, "rename")
    page.goto(f"{robin.server.url}/desk")
    page.locator("details.more summary").first.click()
    page.get_by_role("link", name="Delete …").first.click()
    examine(page, "delete")
