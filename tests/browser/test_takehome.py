"""What people take home: two pages as a file that needs nothing, a calendar that says nothing, and a true receipt."""

import re
import time
from html.parser import HTMLParser

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.going_home import ANA, BEN, CLAUSE, LATER, LINE, OPEN, PLAN, SOONER, GoingHome, saved
from tests.server import Server

DAY_S = 24 * 3600


class Page(HTMLParser):
    """The words of each article of a saved file, by its heading, and every tag."""

    def __init__(self, text):
        super().__init__()
        self.articles, self.tags, self.heading = {}, set(), None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "article":
            self.heading = ""

    def handle_data(self, data):
        if self.heading == "" and data.strip():
            self.heading = data.strip()
            self.articles[self.heading] = []
        elif self.heading and data.strip():
            self.articles[self.heading].append(data.strip())


@pytest.fixture(scope="module")
def home(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("home"))
    room = GoingHome(browser, server)
    room.folder = tmp_path_factory.mktemp("downloads")
    room.files = {one.name: saved(one, "Save as one page", room.folder) for one in room.everybody}
    room.pages = {name: Page(path.read_text()) for name, path in room.files.items()}
    yield room
    assert [fault for tab in room.tabs for fault in tab.faults] == []
    room.close()
    server.stop()


def words(home, name, article):
    return " ".join(home.pages[name].articles[article])


def test_both_hold_the_same_page_for_two(home):
    ours = home.pages["Ana"].articles["Our page"]
    assert ours == home.pages["Ben"].articles["Our page"]
    told = " ".join(ours)
    for text in (
        CLAUSE,
        LINE,
        *PLAN.values(),
        "From Ana",
        "A plan of Ana",
        f"{LATER:%-d %B %Y}",
        f"{SOONER:%-d %B %Y}",
    ):
        assert text in told
    assert "Whose act Ana" in told


def test_what_its_author_did_not_let_on_is_on_no_page_of_the_other(home):
    for name, theirs in (("Ana", "ZQXBEN"), ("Ben", "ZQXANA")):
        assert theirs not in home.files[name].read_text()
    assert "ZQXBEN" not in words(home, "Ben", "Our page") and "ZQXANA" not in words(home, "Ana", "Our page")
    assert OPEN not in home.files["Ana"].read_text() + home.files["Ben"].read_text()


def test_ones_own_page_has_what_was_kept_and_where_help_is(home):
    assert ANA in words(home, "Ana", "My page") and PLAN["When"] in words(home, "Ana", "My page")
    assert BEN in words(home, "Ben", "My page") and f"{BEN} at noon" in words(home, "Ben", "My page")
    for name in home.pages:
        assert "Help is near." in words(home, name, "My page")


def test_a_phone_that_came_back_with_the_four_words_holds_the_page_too(home):
    assert CLAUSE in words(home, "Dan", "Our page")
    assert home.pages["Dan"].articles["Our page"] == home.pages["Carla"].articles["Our page"]


def test_who_parted_and_who_is_alone_hold_a_page_of_their_own(home):
    for name in ("Emma", "Finn", "Frida"):
        assert list(home.pages[name].articles) == ["My page"]
        assert CLAUSE not in home.files[name].read_text()
    home.finn.phone.see("You hold a page of your own.")
    assert "ZQXFRIDA" in words(home, "Frida", "My page")


def test_the_file_opens_without_a_network_and_asks_for_nothing(home, browser):
    context = browser.new_context(offline=True)
    page, asked, faults = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text))
    page.goto(home.files["Ana"].as_uri())
    expect(page.get_by_role("heading", name="Our page")).to_be_visible()
    assert (asked, faults) == ([home.files["Ana"].as_uri()], [])
    assert home.pages["Ana"].tags.isdisjoint({"script", "img", "link", "a", "iframe", "form"})
    assert not re.search(r"http|url\(|@import|\son\w+=", home.files["Ana"].read_text())
    context.close()


def test_the_dates_are_whole_days_with_a_title_that_says_nothing(home):
    path = saved(home.ana, "Save the dates", home.folder)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert sorted(event.decoded("DTSTART") for event in events) == [SOONER, LATER]
    assert {str(event["SUMMARY"]) for event in events} == {"To look at again"}
    assert path.name == "Ana-dates.ics" and not re.search("phones|lamp|Ana|Ben", path.read_text())


def test_the_receipt_says_true_days(home):
    receipt = home.ana.phone.page.locator(".receipt").inner_text()
    ended = home.ended_at()
    assert f"erased on {moment(ended)}" in receipt
    assert f"on the server until {moment(ended + DAY_S)}" in receipt
    assert f"until {time.strftime('%-d %B %Y', time.localtime(ended + 90 * DAY_S))}" in receipt


def moment(at):
    return time.strftime("%-d %B at %H:%M", time.localtime(at))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_each_page_on_sheets_of_its_own(home, paper):
    sheets = home.carla.phone.page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) in (2, 3)


def test_on_paper_there_are_only_the_pages_in_dark_ink(home):
    page = home.carla.phone.page
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_text(CLAUSE)).to_be_visible()
    for place in (".receipt", ".head", ".foot", ".bar", "h1", "button"):
        expect(page.locator(place).first).to_be_hidden()
    ink = "Math.max(...getComputedStyle(document.querySelector('.own')).color.match(/\\d+/g).map(Number))"
    assert page.evaluate(ink) < 80
    page.emulate_media(media="null", color_scheme="null")


def test_wiping_leaves_nothing_of_it_in_the_browser(home):
    ben = home.ben.phone
    ben.tap("Wipe it from this phone")
    ben.see("Wiped from this phone")
    for text in ("ZQX", "lamp", "keys", *home.words["Ana"].split()):
        ben.forgets(text)
    ben.page.reload()
    ben.see("this phone does not hold your four words any more")
    assert "ZQX" not in ben.words() and CLAUSE not in ben.words()
