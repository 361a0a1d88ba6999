"""An exercise is composed at the desk: by keyboard, with a phone beside it, and nothing typed is lost."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.people import Desk
from tests.browser.test_accessible import examine


@pytest.fixture
def desk(browser, house):
    desk = Desk(browser, house)
    desk.sign_in()
    yield desk
    desk.close()
    assert desk.faults == []


def compose(desk, path="new"):
    desk.page.goto(f"{desk.server.url}/desk/exercises/{path}")
    expect(desk.page.locator(".steps .line").nth(1)).to_be_visible()


def phone(desk):
    return desk.page.frame_locator("iframe")


def state(desk):
    return desk.page.locator(".top .state")


def add(desk, kind):
    desk.page.get_by_role("button", name="Add a step").press("Enter")
    desk.page.get_by_role("button", name=re.compile(f"^{kind}")).press("Enter")


def test_an_exercise_is_composed_previewed_mended_and_checked(desk, tmp_path):
    page = desk.page
    compose(desk)
    page.get_by_role("button", name="About the exercise").press("Enter")
    page.get_by_label("Title", exact=True).fill("Two lamps")
    page.locator(".steps .line").nth(1).press("Enter")
    page.get_by_label("Text", exact=True).fill("Look at the lamp beside you.")
    expect(phone(desk).get_by_text("Look at the lamp beside you.")).to_be_visible()
    add(desk, "choice")
    page.get_by_label("Question", exact=True).fill("What keeps a lamp lit?")
    expect(phone(desk).get_by_text("What keeps a lamp lit?")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("")
    expect(page.locator(".flaw").first).to_contain_text("title")
    expect(state(desk)).to_contain_text("1 thing to mend")
    page.get_by_label("Title", exact=True).fill("Lamps in general")
    expect(state(desk)).to_contain_text("one look at what it asks the room")
    page.get_by_label(re.compile("^Harmless, whoever")).check()
    expect(state(desk)).to_contain_text("4 min · ready")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/desk/exercises/two-lamps")
    expect(state(desk)).to_have_text("4 min · ready")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    saved.value.save_as(tmp_path / "two-lamps.yaml")
    checked = subprocess.run(
        [sys.executable, "-m", "workshop.cli", "check", tmp_path / "two-lamps.yaml"], capture_output=True
    )
    assert checked.returncode == 0, checked.stdout


def test_another_question_takes_the_tick_back(desk):
    compose(desk, "new?copy=can-trust-be-rebuilt")
    ticks = desk.page.get_by_label(re.compile("^Harmless, whoever"))
    for tick in ticks.all():
        tick.check()
    expect(state(desk)).to_contain_text("ready")
    desk.page.locator(".steps .line").filter(has_text="In general").click()
    desk.page.get_by_label("Question", exact=True).fill("What about yours?")
    expect(state(desk)).to_contain_text("one look at what it asks the room")
    expect(ticks.first).not_to_be_checked()


def test_steps_move_by_keyboard_and_can_be_undone(desk):
    compose(desk, "new?copy=small-and-kept")
    names = desk.page.locator(".steps ol .name")
    before = names.all_inner_texts()
    desk.page.locator(".steps ol .line").first.press("Alt+ArrowDown")
    expect(names.first).to_have_text(before[1])
    desk.page.locator(".steps .line[aria-current=true]").press("Alt+ArrowDown")
    assert names.all_inner_texts()[:3] == [before[1], before[2], before[0]]
    desk.page.get_by_role("button", name="Undo").click()
    desk.page.get_by_role("button", name="Undo").click()
    expect(names.first).to_have_text(before[0])
    desk.page.get_by_role("button", name="Take out").click()
    expect(names).to_have_count(len(before) - 1)


def test_what_was_not_saved_is_there_after_a_reload_and_without_a_network(desk):
    compose(desk, "new?copy=walk")
    desk.page.get_by_label("Title", exact=True).fill("Round the pond")
    expect(desk.page.locator("#compose")).to_contain_text("Round the pond")
    expect(phone(desk).get_by_role("heading", name="Round the pond")).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_text("This is what you had written and not saved.")).to_be_visible()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Round the pond")
    desk.lose_network()
    desk.page.get_by_label("Title", exact=True).fill("Round the pond twice")
    expect(state(desk)).to_contain_text("No connection")
    assert "Round the pond twice" in desk.page.evaluate("JSON.stringify(localStorage)")
    desk.find_network()
    desk.page.reload()
    expect(phone(desk).get_by_role("heading", name="Round the pond twice")).to_be_visible()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Round the pond twice")


def test_what_was_left_unsaved_is_there_also_when_somebody_saved_meanwhile(desk, browser):
    compose(desk, "new?copy=pause")
    desk.page.get_by_role("button", name="Save", exact=True).click()
    desk.page.wait_for_url("**/desk/exercises/my-pause*")
    desk.page.get_by_label("Title", exact=True).fill("Mine, not saved")
    expect(phone(desk).get_by_role("heading", name="Mine, not saved")).to_be_visible()
    other = Desk(browser, desk.server)
    other.sign_in()
    other.page.goto(desk.page.url)
    other.page.get_by_label("Title", exact=True).fill("Theirs, saved")
    expect(phone(other).get_by_role("heading", name="Theirs, saved")).to_be_visible()
    other.page.get_by_role("button", name="Save", exact=True).click()
    expect(other.page.get_by_text("Saved.")).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_text("saved elsewhere since you wrote here")).to_be_visible()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Mine, not saved")
    desk.page.get_by_role("button", name="Go on with theirs").click()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Theirs, saved")
    other.close()


def test_two_windows_on_one_exercise_lose_nothing(desk, browser):
    compose(desk, "new?copy=lunch")
    desk.page.get_by_role("button", name="Save", exact=True).click()
    desk.page.wait_for_url("**/desk/exercises/my-lunch*")
    other = Desk(browser, desk.server)
    other.sign_in()
    other.page.goto(desk.page.url)
    for one, title in ((desk, "Soup"), (other, "Bread")):
        one.page.get_by_label("Title", exact=True).fill(title)
        expect(phone(one).get_by_role("heading", name=title)).to_be_visible()
        one.page.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_text("Saved.")).to_be_visible()
    expect(other.page.get_by_text("Yours is still here, and not saved.")).to_be_visible()
    expect(other.page.get_by_label("Title", exact=True)).to_have_value("Bread")
    other.page.get_by_role("button", name="Save mine over it").click()
    expect(other.page.get_by_text("Saved.")).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Bread")
    other.close()


def test_the_text_can_be_written_by_hand(desk):
    compose(desk)
    desk.page.get_by_role("button", name="YAML").click()
    text = desk.page.get_by_label("The text of the file")
    text.fill(text.input_value() + "oops: [")
    expect(desk.page.locator(".flaws")).to_contain_text("Line")
    text.fill(text.input_value().replace("oops: [", "").replace("To begin with", "By hand"))
    expect(phone(desk).get_by_role("heading", name="By hand")).to_be_visible()
    desk.page.get_by_role("button", name="Form").click()
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("By hand")


@pytest.mark.parametrize("path", ["", "/new?copy=fences-with-gates"])
def test_the_pages_are_accessible(desk, path):
    desk.page.goto(f"{desk.server.url}/desk/exercises{path}")
    desk.page.wait_for_timeout(1200)
    examine(desk.page, path)
