"""Every page there is, and what opens on it: axe objects to nothing, in both languages and colours, small and wide.

Steps of exercises are looked at where they are played (tests/browser/test_every_exercise.py).
"""

import re
from contextlib import contextmanager
from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.estate import Estate
from tests.browser.examining import SCHEMES, Sweep, examine, look
from tests.browser.people import DESK, PHONE, Tab
from tests.browser.test_company import workshop_of
from tests.ports import free_port
from tests.server import Server
from tests.setup.test_certificates import Sealed
from workshop.config import Config
from workshop.languages import LANGUAGES
from workshop.web.front import Front
from workshop.wiring import create_app

SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
SIZES = (SMALL, WIDE)

PAGES = {
    "accessibility.statement": "/accessibility",
    "account.first_page": "/desk/sign-in/{link}",
    "account.sign_in_page": "/desk/sign-in",
    "check.form": "/desk/check",
    "compare.compare_page": "/desk/workshops/{workshop}/compare?a={held}&b={other}",
    "desk.session_page": "/desk/sessions/{session}",
    "erase.erase_page": "/desk/sessions/{held}/erase",
    "erase.receipt_page": "/desk/workshops/{workshop}/receipts/{receipt}",
    "exercises.mine": "/desk/exercises",
    "exercises.new": "/desk/exercises/new?copy=two-clocks",
    "exercises.one": "/desk/exercises/{own}",
    "exercises.phone": "/desk/exercises/preview",
    "followup.question": "/f/{question}",
    "followup.thanks": "/f/thanks",
    "invited.invitation_page": "/desk/invited/{invited}",
    "jobs.job_page": "/desk/jobs/{job}",
    "jobs.kit_page": "/desk/workshops/{workshop}/kit",
    "join.away": "/away",
    "join.code_form": "/",
    "join.phone_page": "/j/{code}",
    "join.resources": "/j/{code}/resources",
    "notes.notes_page": "/desk/sessions/{held}/notes",
    "people.account_page": "/desk/account",
    "people.people_page": "/desk/workshops/{workshop}/people",
    "preflight.welcome": "/desk/workshops/{workshop}/welcome",
    "preflight.workshop_page": "/desk/workshops/{workshop}",
    "rehearse.rehearsals_page": "/desk/workshops/{workshop}/rehearsals",
    "resources.country_page": "/desk/resources/{country}",
    "resources.every_country": "/desk/resources",
    "screen.screen_page": "/screen/{screen}",
    "screen.try_the_projector": "/screen/test",
    "sheet.sheet_page": "/desk/workshops/{workshop}/sheet",
    "styleguide.pieces": "/styleguide",
    "workshops.delete_page": "/desk/workshops/{workshop}/delete",
    "workshops.home": "/desk",
    "workshops.new": "/desk/new",
    "workshops.title_page": "/desk/workshops/{workshop}/title",
}
FORMS = {
    "a dark projector": "/screen/test?look=dark",
    "the pieces of the desk": "/styleguide?of=desk",
    "no two to compare": "/desk/workshops/{workshop}/compare?a=x&b=y",
    "nothing found": "/desk?q=nothing+is+called+so",
    "an empty exercise": "/desk/exercises/new",
    "no such page": "/no/such/page",
    "no such desk": "/desk/sessions/none",
    "a used link": "/desk/sign-in/none",
}
"""The same pages in another state, and those that tell what is wrong."""
STRANGERS = {"account.first_page", "account.sign_in_page", "invited.invitation_page", "join.phone_page", "a used link"}
"""Looked at by somebody who is not signed in."""
ENGLISH = {"styleguide.pieces", "the pieces of the desk"}
"""For whoever works on the look, whatever they read."""
ELSEWHERE = {"trust.steps": "test_the_way_to_trust_a_computer_of_the_house"}
"""Pages that want a server of another kind, and the test that opens them."""
NO_PAGES = {
    "assets.asset": "files of pages",
    "erase.receipt_json": "a file",
    "erase.receipt_text": "a file",
    "exercises.download": "a file",
    "health.answers": "for machines",
    "health.metrics": "for machines",
    "health.ready": "for machines",
    "jobs.job_file": "a file",
    "join.qr": "a picture",
    "mark.manifest": "for the browser",
    "notes.notes_file": "a file",
    "pages.favicon": "for the browser",
    "rehearse.crowd_now": "for a script",
    "sheet.as_it_stands": "for a script",
    "sheet.download": "a file",
    "trust.certificate": "a file",
}
"""What is at an address and is no page, and what it is instead."""
ALL = {**PAGES, **FORMS}


def test_no_page_is_left_out(tmp_path):
    app = create_app(Config(data=tmp_path, database=f"sqlite:///{tmp_path}/w.sqlite", secret="x" * 32))
    answer = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    assert answer == PAGES.keys() | ELSEWHERE.keys() | NO_PAGES.keys()
    assert all(test in globals() for test in ELSEWHERE.values())


class Visits:
    """To pages of a server, in each language: by somebody who leads there, and by a stranger."""

    def __init__(self, browser, server):
        self.estates = {language: Estate(server, language) for language in LANGUAGES}
        self.leads = {language: estate.signed_in(browser, **DESK) for language, estate in self.estates.items()}
        self.strangers = {language: estate.tab(browser, **DESK) for language, estate in self.estates.items()}

    def pay(self, name, language, size):
        """Open a page and wait until its script has drawn it."""
        tab = (self.strangers if name in STRANGERS else self.leads)[language]
        tab.page.set_viewport_size(size)
        tab.page.goto(self.estates[language].address(ALL[name]))
        expect(tab.page.locator("html")).to_have_attribute("lang", "en" if name in ENGLISH else language)
        expect(tab.page.locator("h1").first).to_be_attached()
        return tab.page

    @property
    def tabs(self):
        return [*self.leads.values(), *self.strangers.values()]

    def close(self):
        for one in (*self.tabs, *self.estates.values()):
            one.close()


@pytest.fixture(scope="module")
def visits(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("estate"), WORKSHOP_STYLEGUIDE="1")
    visits = Visits(browser, server)
    yield visits
    faults = [fault for tab in visits.tabs for fault in tab.faults]
    visits.close()
    server.stop()
    assert faults == []


@pytest.mark.timeout(600)
def test_every_page_in_one_of_its_forms(visits):
    """Language, width and colours by turns, so that each page has another mixture than the ones beside it."""
    mixtures = list(product(LANGUAGES, SIZES, SCHEMES))
    found = []
    for number, name in enumerate(ALL):
        language, size, scheme = mixtures[(number * 3) % len(mixtures)]
        found += look(visits.pay(name, language, size), f"{name}, {language}, {size['width']}", [scheme])
    assert [told for one in found for told in one.violations] == []


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_page_in_all_its_forms(visits):
    sweep = Sweep()
    for name, language, size in product(ALL, LANGUAGES, SIZES):
        sweep.see(visits.pay(name, language, size), f"{name}, {size['width']}", f"{name}, {language}, {size['width']}")
    print(sweep)
    assert sweep.violations == []


def test_the_way_to_trust_a_computer_of_the_house(browser, tmp_path):
    server = Sealed(tmp_path, free_port())
    phone = Tab(browser, server, **PHONE)
    phone.page.goto(f"{server.plain}/trust")
    phone.heading("Trusting this computer")
    examine(phone.page, "trust")
    phone.close()
    server.stop()


def test_what_tells_that_something_went_wrong(visits, browser):
    """403, 400, 429 and 500 as they happen, in both languages; 404 and 410 are among the pages."""
    for language, estate in visits.estates.items():
        tab = estate.tab(browser, **PHONE)
        tab.page.goto(f"{estate.server.url}/desk/sign-in")
        tab.page.locator("input[name=name]").fill("Robin")
        tab.page.locator("input[type=password]").fill("not the one that it is")
        tab.page.locator("button.primary").click()
        expect(tab.page.get_by_role("alert")).to_be_visible()
        examine(tab.page, f"{language}: a wrong password")
        tab.page.goto(estate.server.url)
        tab.page.locator("#code").fill("ABC234")
        tab.page.locator("button.primary").click()
        expect(tab.page.get_by_role("alert")).to_be_visible()
        examine(tab.page, f"{language}: a wrong code")
        tab.close()
        with broken(estate.server):
            page = visits.pay("workshops.home", language, SMALL)
        examine(page, f"{language}: 500")


@contextmanager
def broken(server):
    """A server whose database has lost a table."""
    server.rows("alter table workshops rename to lost")
    try:
        yield
    finally:
        server.rows("alter table lost rename to workshops")


class Stopping:
    draining = True


@pytest.fixture
def house_that_stops():
    """What it answers: the status, and the text."""

    def ask(headers):
        said = []
        front = Front(None, Config(None, "", ""), Stopping)
        about = {"REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "PATH_INFO": "/", "HTTP_HOST": "w.example"}
        text = b"".join(front({**about, **headers}, lambda status, _headers: said.append(status))).decode()
        return said[0], text

    return ask


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_server_that_starts_anew_says_so_on_a_page(browser, house_that_stops, language):
    """As anything but a browser is told it without a page, in a line."""
    asks = {"HTTP_ACCEPT": "text/html,*/*;q=0.8", "HTTP_ACCEPT_LANGUAGE": language}
    status, text = house_that_stops(asks)
    tab = Tab(browser, None)
    tab.page.set_content(text)
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    examine(tab.page, f"503, {language}")
    tab.close()
    assert status[:3] == "503" and "<" not in house_that_stops({"HTTP_ACCEPT": "*/*"})[1]


def test_the_way_in_on_a_phone(evening):
    room = evening()
    ana = room.phone()
    ana.page.goto(room.server.url)
    examine(ana.page, "code")
    ana.here()
    ana.heading("Before we begin")
    examine(ana.page, "consent")
    ana.come()
    ana.heading("Who is here with you?")
    examine(ana.page, "choose")
    phrase = ana.start_couple()
    examine(ana.page, "four words")
    ben = room.phone().come()
    ben.enter_words("xyzzyx")
    ben.see("“xyzzyx” is not one of our words.")
    examine(ben.page, "entering")
    ben.enter_words(phrase)
    ben.see("Is this the two of you?")
    examine(ben.page, "confirm")
    ben.confirm()
    ana.confirm()
    ana.heading(re.compile("^You are "))
    examine(ana.page, "lobby")


def test_what_opens_over_a_step(table):
    """At the desk the step is named as what is on now: its title may be what another part of the desk is called."""
    table.push("This hour")
    expect(table.desk.page.get_by_role("region", name="Now: This hour", exact=True)).to_be_visible()
    for side in ("Menu", "Leave", "Cover"):
        table.ana.tap(side, exact=True)
        examine(table.ana.page, side)
    table.ben.tap("Menu", exact=True)
    table.ben.tap("Pause for the two of us")
    table.ben.heading("A pause for the two of you")
    examine(table.ben.page, "pause")
    table.ben.tap("We go on")
    table.ben.ask("I’d like a word alone", "At the break")
    table.desk.see("Do not walk straight there")
    examine(table.desk.page, "desk: help")
    table.desk.tap("Seen")


def test_moderation_and_what_is_shown(table):
    table.push("The first signs")
    table.answers(*[{"text": f"words from somebody {word}"} for word in "abcdefgh"])
    table.close_question()
    page = table.desk.page
    page.keyboard.press("s")
    page.keyboard.press("x")
    page.keyboard.press("e")
    expect(page.get_by_label("Shorter text")).to_be_focused()
    examine(page, "desk: moderation")
    table.ana.see("This question is closed.")
    examine(table.ana.page, "phone: closed")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("Small promises")
    page.keyboard.press("Enter")
    page.keyboard.press("f")
    expect(page.get_by_label("Theme")).to_be_focused()
    examine(page, "desk: themes")
    page.keyboard.press("Escape")
    table.desk.act("Show to the room")
    table.desk.push("What it takes")
    screen = table.screen()
    screen.page.locator("svg.chart:visible").wait_for()
    examine(screen.page, "screen: answers")
    examine(table.ana.page, "phone: talk")
    screen.close()


def test_the_desk_when_time_is_short(table):
    table.push("This hour")
    desk, page = table.desk, table.desk.page
    for key in "-w+":
        page.keyboard.press(key)
    desk.see("asked to come to an end")
    examine(table.ana.page, "phone: wrapping up")
    for key, opens in (("t", re.compile("behind|On time")), ("?", "Keys")):
        page.keyboard.press(key)
        desk.heading(opens)
        examine(page, f"desk: {key}")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("?")
    desk.tap("Warnings about time")
    examine(page, "desk: warnings")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    desk.tap("What phones show, larger")
    examine(page, "desk: pictures")
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    expect(page.locator(".pictures .says-blank")).to_be_visible()
    screen = table.screen()
    screen.page.locator(".nothing").wait_for(state="attached")
    examine(screen.page, "screen: blank")
    desk.settle()
    page.keyboard.press("v")
    screen.close()


def test_before_and_after_at_the_desk(evening):
    room = evening()
    desk = room.desk
    examine(desk.page, "desk: lobby")
    for name, opens in (("Keys", "Keys"), ("End …", "End the session?")):
        desk.tap(name)
        desk.heading(opens)
        examine(desk.page, f"desk: {name}")
        desk.page.keyboard.press("Escape")
    ana = room.phone().come()
    ana.tap("I am here on my own")
    desk.act("Begin: This hour")
    desk.push("For myself")
    ana.write(re.compile("^One thing"), "a note to keep")
    ana.page.get_by_label(re.compile("^Keep this for me")).check()
    desk.end()
    ana.heading("That was it. Thank you.")
    examine(ana.page, "phone: ended")
    desk.heading("The session has ended.")
    examine(desk.page, "desk: ended")


def test_links_that_were_just_made(evening):
    room = evening()
    where = workshop_of(room.desk)
    page = room.desk.open()
    page.goto(f"{where}/people")
    page.get_by_label("Moderates").check()
    page.get_by_role("button", name="Make a link").click()
    examine(page, "people of a workshop")
    link = page.get_by_label("The link").input_value()
    page.goto(link)
    examine(page, "an invitation, signed in")
    page.goto(f"{room.server.url}/desk/account")
    page.get_by_role("button", name="Make a link").click()
    examine(page, "account")
    stranger = room.phone()
    stranger.page.goto(link)
    stranger.page.get_by_text("I have an account here already").click()
    examine(stranger.page, "an invitation")
