"""Every page of the desk, the screen and the door in every engine: no errors, and nothing cut or out of the window."""

import pytest

from scripts.album.cells import FAULTS
from tests.browser.people import DESK, PHONE, SCREEN
from tests.waiting import until

SETTLED = """() => document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(document.readyState === "complete")))))"""


class Tour:
    """Goes through pages in a window of the engine, and keeps what is wrong with each."""

    def __init__(self, engine, room, picture):
        self.engine, self.room, self.picture = engine, room, picture
        self.found = {}

    def window(self, look):
        tab = self.engine.window(self.room.server, look, self.room.desk.context.cookies())
        self.room.tabs.append(tab)
        return tab

    def look(self, tab, path, holds, name):
        url = path if path.startswith("http") else f"{self.room.server.url}{path}"
        tab.page.goto(url)
        until(tab.page.locator(holds).first.is_visible, 15, lambda: f"{holds} on {path}, but {tab.words()}")
        until(lambda: tab.page.evaluate(SETTLED), 5)
        faults = tab.page.evaluate(FAULTS)
        self.picture(name, tab)
        if faults:
            self.found[name] = faults


@pytest.mark.timeout(300)
def test_every_page_of_desk_screen_and_door(evening, house, engine, picture):
    room = evening(house)
    desk = room.desk
    tour = Tour(engine, room, picture)
    wide, narrow, screen = tour.window(DESK), tour.window(PHONE), tour.window(SCREEN)
    workshop, session = desk.workshop, f"/desk/sessions/{desk.session}"
    at_screen = desk.screen_url()
    for path, holds, name in (
        ("/", "main", "door"),
        (f"/j/{room.code}", ".tick", "consent"),
        ("/accessibility", "h1", "ways"),
    ):
        tour.look(narrow, path, holds, name)
    for path, holds, name in (
        ("/desk", "main", "workshops"),
        ("/desk/new", "main", "new"),
        ("/desk/account", "main", "account"),
        ("/desk/exercises", "main", "exercises"),
        ("/desk/exercises/new?copy=fences-with-gates", ".steps .line", "compose"),
        ("/desk/resources", "main", "help"),
        ("/desk/check", "main", "check"),
        (workshop, "main", "workshop"),
        (f"{workshop}/sheet", ".lines > li", "sheet"),
        (f"{workshop}/kit", "body", "kit"),
        (f"{workshop}/title", "main", "title"),
        (f"{workshop}/welcome", "body", "welcome"),
        (f"{workshop}/people", "main", "people"),
        (f"{workshop}/rehearsals", "main", "rehearse"),
        (f"{workshop}/delete", "main", "delete"),
    ):
        tour.look(wide, path, holds, name)
        tour.look(narrow, path, holds, f"{name}-narrow")
    tour.look(screen, "/screen/test", "body", "screen-test")
    tour.look(screen, at_screen, "main", "screen-join")
    tour.look(wide, session, "button.primary", "desk-lobby")
    room.bring(4)
    desk.page.locator("button.primary").click()
    answered(room)
    for tab, suffix in ((wide, ""), (narrow, "-narrow")):
        tour.look(tab, session, ".now h1", f"desk{suffix}")
    tour.look(screen, at_screen, "svg.chart", "screen-chart")
    desk.push("In turns")
    for tab, suffix in ((wide, ""), (narrow, "-narrow")):
        tour.look(tab, session, ".now h1", f"desk-turns{suffix}")
    tour.look(screen, at_screen, "h1", "screen-turns")
    desk.end()
    for tab, suffix in ((wide, ""), (narrow, "-narrow")):
        tour.look(tab, f"{session}/notes", "svg.chart", f"notes{suffix}")
    assert tour.found == {}


def answered(room):
    room.desk.push("In general")
    room.crowd_answers("In general", lambda number: [number % 3])
    room.desk.act("Close the question")
    room.desk.act("Show to the room")
