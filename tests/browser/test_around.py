"""Before and after an evening, in browsers: what is typed stays, two who write lose nothing, and what goes is told."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import examine


def notes_of(room):
    return f"{room.server.url}/desk/sessions/{room.desk.session}/notes"


@pytest.fixture
def over(evening):
    """An evening of four couples that is over; Robin's tab stands on its notes."""
    room = evening()
    room.bring(4)
    room.desk.act("Begin: This hour")
    room.desk.end()
    room.desk.heading("The session has ended.")
    room.desk.page.goto(notes_of(room))
    return room


def field(page, about="themes"):
    return page.locator(f"#remark-{about}")


def sign(page, about="themes"):
    return page.locator(f"#about-{about} [data-sign]")


def told(room):
    return room.desk.context.request.get(f"{notes_of(room)}.json").json()


def test_a_remark_saves_itself_and_a_name_is_hinted_at(over):
    page = over.desk.page
    field(page).fill("Time, and who decides.")
    expect(sign(page)).to_have_text("Saved")
    expect(page.locator("#about-themes button").first).to_be_hidden()
    assert told(over)["themes"] == "Time, and who decides."
    field(page).fill("Cedar decides.")
    expect(page.locator("#hint-themes")).to_have_text("“Cedar” may be the name of a couple. Notes do without names.")
    page.reload()
    expect(field(page)).to_have_value("Cedar decides.")
    expect(page.locator("#hint-themes")).to_contain_text("Cedar")


def test_what_is_written_without_a_network_is_saved_when_it_is_back(over):
    page = over.desk.page
    over.desk.lose_network()
    field(page, "next").fill("More chairs")
    expect(sign(page, "next")).to_have_text("No connection. It is kept here and will be saved.")
    over.desk.find_network()
    expect(sign(page, "next")).to_have_text("Saved")
    assert told(over)["next"] == "More chairs"


def test_what_could_not_be_saved_stands_there_again_after_a_reload(over):
    page = over.desk.page
    page.route("**/remarks", lambda route: route.abort())
    field(page, "next").fill("More chairs")
    expect(sign(page, "next")).to_have_text("No connection. It is kept here and will be saved.")
    page.unroute("**/remarks")
    page.reload()
    expect(field(page, "next")).to_have_value("More chairs")
    expect(sign(page, "next")).to_have_text("Saved")


def test_two_who_write_the_same_remark_lose_nothing(over):
    first, second = over.desk.page, over.desk.open()
    second.goto(notes_of(over))
    field(first).fill("Time")
    expect(sign(first)).to_have_text("Saved")
    field(second).fill("Money")
    expect(second.locator("#about-themes [data-error]")).to_contain_text("Nothing of yours is lost")
    expect(second.locator("#about-themes [data-their]")).to_have_text("Time")
    second.get_by_role("button", name="Keep both").click()
    expect(field(second)).to_have_value("Time\n\nMoney")
    expect(sign(second)).to_have_text("Saved")
    assert told(over)["themes"] == "Time\n\nMoney"
    field(first).fill("Time!")
    first.get_by_role("button", name="Keep only mine").click()
    expect(sign(first)).to_have_text("Saved")
    assert told(over)["themes"] == "Time!"
    second.close()


def test_one_question_weeks_later_without_a_script(over):
    page = over.desk.page
    opens = page.get_by_label("Opens on")
    opens.evaluate("field => field.removeAttribute('min')")  # by night the morning that was last is yesterday's
    opens.fill((datetime.now() - timedelta(hours=7)).date().isoformat())
    page.get_by_role("button", name="Ask once more").click()
    link = page.get_by_label("The link, to pass on").input_value()
    expect(page.get_by_text("Nothing can be seen before that, here neither.")).to_be_visible()
    examine(page, "notes, asked")
    plain = over.browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    phone = plain.new_page()
    phone.goto(link)
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("Choose one of the four, or pass.")
    phone.get_by_label("Partly").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Thank you.")).to_be_visible()
    phone.goto(link)
    phone.get_by_role("button", name="Pass").click()
    expect(phone.get_by_text("Thank you.")).to_be_visible()
    assert plain.cookies() == []
    plain.close()
    tab = over.desk.open()
    tab.goto(link)
    examine(tab, "the question")
    tab.close()
    page.get_by_role("button", name="Take it back, with every answer").click()
    expect(page.get_by_role("button", name="Ask once more")).to_be_visible()


def test_an_erased_session_leaves_a_receipt_and_a_calm_word_on_a_page_that_stood_open(over):
    page, other = over.desk.page, over.desk.open()
    other.goto(notes_of(over))
    page.get_by_role("link", name="Erase this session now …").click()
    examine(page, "erase?")
    page.get_by_role("button", name="Erase it now").click()
    expect(page.get_by_role("heading", name="Erased")).to_be_visible()
    examine(page, "receipt")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Text").click()
    assert "was erased on" in saving.value.path().read_text()
    field(other).fill("Too late")
    expect(other.locator("#about-themes [data-error]")).to_contain_text("This session has been erased")
    expect(field(other)).to_have_value("Too late")
    other.reload()
    expect(other.get_by_text(re.compile("^This session was erased on"))).to_be_visible()
    other.close()


def test_the_page_before_a_session_keeps_what_is_typed_and_its_checklist_follows(evening):
    page = evening().desk.page
    workshop = before(page)
    point = page.locator("[data-point=limits]")
    page.get_by_label("Limits of confidentiality").fill("")
    expect(point).to_have_class("point missing")
    page.get_by_label("Limits of confidentiality").fill("We report danger.")
    expect(point).to_have_class("point ready")
    expect(page.get_by_text("Kept for next time.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Limits of confidentiality")).to_have_value("We report danger.")
    page.get_by_role("link", name="See all that they agree to").click()
    expect(page.get_by_text("We report danger.")).to_be_visible()
    expect(page.get_by_role("button", name="I’m ready")).to_be_disabled()
    examine(page, "the welcome, to look at")
    page.goto(workshop)
    examine(page, "before a session")
    page.goto(f"{workshop}/compare")
    examine(page, "side by side")


def before(page):
    """Go to the page of a workshop of one's own; its address."""
    base = page.url.split("/desk")[0]
    page.goto(f"{base}/desk/new")
    page.locator("input[name=title]").fill("Around it")
    page.locator("input[name=agenda][value=first-evening]").check()
    page.locator("form[action='/desk/workshops'] button").last.click()
    page.wait_for_url(re.compile("/desk/workshops/[0-9a-f]+$"))
    return page.url


def test_what_could_not_be_kept_before_a_session_stands_there_again_after_a_reload(evening):
    page = evening().desk.page
    before(page)
    page.route("**/preflight", lambda route: route.abort())
    page.get_by_label("Limits of confidentiality").fill("Written in a tunnel.")
    expect(page.get_by_text("No connection. It is kept in this tab.")).to_be_visible()
    page.unroute("**/preflight")
    page.reload()
    expect(page.get_by_label("Limits of confidentiality")).to_have_value("Written in a tunnel.")
    expect(page.get_by_text("Kept for next time.")).to_be_visible()


def test_the_lines_of_a_country_are_checked_once_and_taken(evening):
    page = evening().desk.page
    workshop = before(page)
    page.get_by_role("link", name="The table").click()
    examine(page, "where help is")
    page.get_by_role("link", name="Colombia").click()
    examine(page, "a country")
    page.get_by_label("If life feels too heavy to carry").fill("106")
    page.get_by_role("button", name="I checked these today").click()
    expect(page.get_by_role("row", name=re.compile("^Colombia"))).not_to_contain_text("not checked")
    page.goto(workshop)
    page.get_by_label("Country").select_option("Colombia")
    page.get_by_role("button", name="Take these lines").click()
    expect(page.get_by_label("Where help is", exact=True)).to_have_value(re.compile("Emergency: 123.*106", re.S))
    expect(page.locator("[data-point=help]")).to_have_class("point ready")


def test_the_projector_can_be_tried(evening):
    room = evening()
    page = room.desk.page
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{room.server.url}/screen/test")
    examine(page, "the projector, bright")
    page.get_by_role("link", name="Dark room").click()
    expect(page.locator(".try[data-theme=dark]")).to_be_visible()
    examine(page, "the projector, dark")
    corners = [corner.bounding_box() for corner in page.locator(".corners i").all()]
    assert all(c["x"] >= 0 and c["x"] + c["width"] <= 1024 and c["y"] + c["height"] <= 768 for c in corners)
