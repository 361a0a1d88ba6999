"""The whole way of a facilitator: from a template to the notes in a folder, with a rehearsal on the way."""

import csv
import io
import json
import re
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.people import Desk, Phone, Screen
from tests.browser.test_sheet import Sheet
from tests.server import Server

IN_ORDER = True
QUESTION = "What keeps a lamp lit through a long winter?"
ANSWERS = ["somebody who trims it", "oil", "nobody counting", "I’d rather not say"]
REMARK = "The room was slow to begin, and then did not want to stop."


class Robin(Sheet):
    """On the live desk a line is one of the session's run sheet."""

    def line(self, title):
        return Desk.line(self, title) if "/sessions/" in self.page.url else super().line(title)


class Journey:
    """One house, Robin's browser in it, and what has come about so far."""

    def __init__(self, browser, server, folder):
        self.browser, self.server, self.folder = browser, server, folder
        self.robin = Robin(browser, server)
        self.robin.sign_in()

    def export(self, form):
        """Ask for the notes in a format that takes a while, and save them."""
        page = self.robin.page
        page.goto(self.notes)
        page.get_by_role("button", name=form, exact=True).click()
        link = page.get_by_role("link", name=re.compile("^Save "))
        expect(link).to_be_visible(timeout=60_000)
        return self.save(link)

    def save(self, link):
        with self.robin.page.expect_download() as saved:
            link.click()
        path = self.folder / saved.value.suggested_filename
        saved.value.save_as(path)
        return path


@pytest.fixture(scope="module")
def journey(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("journey"))
    journey = Journey(browser, server, tmp_path_factory.mktemp("saved"))
    yield journey
    journey.robin.close()
    server.stop()
    assert journey.robin.faults == []


def test_1_an_exercise_of_their_own_is_composed(journey):
    page = journey.robin.page
    page.goto(f"{journey.server.url}/desk/exercises/new")
    page.get_by_role("button", name="About the exercise").press("Enter")
    page.get_by_label("Title", exact=True).fill("Lamps in winter")
    page.get_by_role("button", name="Add a step").press("Enter")
    page.get_by_role("button", name=re.compile("^choice")).press("Enter")
    page.get_by_label("Title", exact=True).fill("The lamp")
    page.get_by_label("Question", exact=True).fill(QUESTION)
    for number, answer in enumerate(ANSWERS, 1):
        page.get_by_label(f"Options {number}", exact=True).fill(answer)
    expect(page.frame_locator("iframe").get_by_text(QUESTION)).to_be_visible()
    page.get_by_label(re.compile("^Harmless, whoever")).check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/desk/exercises/lamps-in-winter")
    expect(page.locator(".top .state")).to_contain_text("ready")


def test_2_a_workshop_is_made_of_a_template_and_its_run_sheet_by_keys_alone(journey):
    robin, keys = journey.robin, journey.robin.page.keyboard
    robin.make("Lamps", agenda="first-evening")
    robin.take("Can trust be rebuilt?")
    keys.press("i")
    keys.type("lamps in")
    keys.press("Enter")
    robin.in_hand("Lamps in winter")
    keys.press("Alt+ArrowUp")
    robin.says("is now 2 of")
    robin.saved()
    expect(robin.page.get_by_role("heading", name="Nothing to mend")).to_be_visible()
    robin.press_on("Prepare a session")
    robin.page.wait_for_url(re.compile(r"/desk/workshops/[0-9a-f]+$"))
    journey.workshop = robin.page.url
    robin.see("Lamps in winter")


def test_3_it_is_rehearsed_with_eight_simulated_couples_and_their_texts_are_moderated(journey):
    robin, page = journey.robin, journey.robin.page
    robin.rehearse(couples=8, speed=60)
    expect(page.locator("li.tile").nth(6)).to_be_visible(timeout=60_000)
    robin.act("Begin: This hour")
    expect(page.locator("li.tile")).to_have_count(8, timeout=60_000)
    robin.push("The first signs")
    expect(page.locator("li.tile.finished").nth(4)).to_be_visible(timeout=60_000)
    robin.act("Close the question")
    cards = page.locator(".cards li")
    expect(cards.nth(3)).to_be_visible()
    page.keyboard.press("x")
    for place in (1, 2, 3):
        expect(cards.nth(place)).to_have_attribute("aria-current", "true")
        page.keyboard.press("s")
    expect(page.locator(".cards h2")).to_contain_text("3 of")
    robin.settle()
    page.keyboard.press("r")
    expect(page.locator(".now .mark").get_by_text("shown to the room")).to_be_visible()
    robin.end()
    robin.heading("The session has ended.")


def test_4_it_is_run_for_real_with_three_couples(journey):
    robin, page = journey.robin, journey.robin.page
    page.goto(journey.workshop)
    robin.tap("Open the session")
    page.wait_for_url("**/desk/sessions/*")
    code = robin._at_the_desk()
    screen = Screen(journey.browser, journey.server, robin.screen_url())
    phones = [Phone(journey.browser, journey.server, code) for _ in range(6)]
    for first, second in zip(phones[::2], phones[1::2], strict=True):
        first.pair_with(second)
    expect(page.locator("li.tile")).to_have_count(3)
    robin.act("Begin: This hour")
    robin.push("The lamp")
    for number, phone in enumerate(phones):
        phone.on_step("The lamp")
        phone.pick(ANSWERS[0] if number < 4 else ANSWERS[1])
        phone.send()
    robin.act("Close the question")
    expect(page.locator(".preview")).to_contain_text(ANSWERS[0])
    robin.act("Show to the room")
    drawn = screen.page.locator(".drawing text")
    expect(drawn.first).to_have_text(ANSWERS[0])
    assert ANSWERS[1] not in "".join(drawn.all_text_contents()), "two of six are too few to be shown"
    journey.names = [phone.couple_name() for phone in phones]
    robin.end()
    for phone in phones:
        phone.heading("That was it")
        assert phone.faults == []
        phone.close()
    screen.close()
    journey.notes = f"{journey.server.url}/desk/sessions/{robin.session}/notes"


def test_5_the_notes_are_written_and_stay(journey):
    page = journey.robin.page
    page.goto(journey.notes)
    page.locator("#remark-session").fill(REMARK)
    expect(page.locator("#about-session [data-sign]")).to_have_text(re.compile("[Ss]aved"))
    page.locator("#remark-next").fill("Bring a lamp.")
    expect(page.locator("#about-next [data-sign]")).to_have_text(re.compile("[Ss]aved"))
    page.reload()
    expect(page.locator("#remark-session")).to_have_value(REMARK)
    expect(page.locator("figure svg text").first).to_have_text(ANSWERS[0])


def test_6_all_five_formats_and_the_zip_are_taken_along_and_say_the_same(journey):
    page, said = journey.robin.page, {}
    for name in ("Markdown", "CSV", "JSON"):
        page.goto(journey.notes)
        path = journey.save(page.get_by_role("link", name=name, exact=True))
        said[path.suffix] = path.read_bytes().decode("utf-8-sig")
    for name in ("PDF", "Word", "All, zipped"):
        path = journey.export(name)
        said[path.suffix] = _text(path)
    flat = {form: " ".join(text.split()) for form, text in said.items()}
    assert set(flat) == {".md", ".csv", ".json", ".pdf", ".docx", ".zip"}
    for form, text in flat.items():
        assert form == ".zip" or (ANSWERS[0] in text and REMARK in text), form
        assert not [name for name in journey.names if name in text], form
    assert json.loads(said[".json"])["next"] == "Bring a lamp."
    rows = list(csv.DictReader(io.StringIO(said[".csv"])))
    assert [row["shown"] for row in rows if row["question"] == QUESTION] == [ANSWERS[0]]


def _text(path):
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    files = zipfile.ZipFile(path)
    if path.suffix == ".docx":
        return re.sub("<[^>]+>", "", files.read("word/document.xml").decode())
    assert len(files.namelist()) == 5
    return "\n".join(files.namelist())
