"""The desk and the pages around it on a small phone, in a low window, and with type twice its size: nothing cut."""

import pytest

from scripts.album.cells import DOUBLE_PX, FAULTS, USUAL_PX
from tests.browser.people import drawn

CELLS = {
    "small phone": (320, 640, USUAL_PX),
    "small phone, large type": (390, 844, DOUBLE_PX),
    "laptop, large type": (1280, 800, DOUBLE_PX),
    "wide and low": (1920, 1080, DOUBLE_PX),
}
AROUND = ("", "/new", "/account", "/exercises", "/resources", "/check")


def looked_at(page, where):
    session = page.context.new_cdp_session(page)
    found = {}
    for cell, (width, height, px) in CELLS.items():
        session.send("Page.setFontSizes", {"fontSizes": {"standard": px}})
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        found |= {f"{where}, {cell}": faults for faults in [page.evaluate(FAULTS)] if faults}
    session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_PX}})
    assert found == {}


@pytest.mark.long
def test_the_live_desk_and_the_run_sheet(evening):
    room = evening()
    page = room.desk.page
    looked_at(page, "lobby")
    room.bring(3)
    room.desk.act("Begin: This hour")
    room.desk.push("In turns")
    looked_at(page, "turns")
    page.goto(f"{room.desk.workshop}/sheet")
    page.locator(".lines > li").first.wait_for()
    looked_at(page, "run sheet")


@pytest.mark.long
def test_the_pages_around_it(evening):
    room = evening()
    page = room.desk.page
    for path in AROUND:
        page.goto(f"{room.server.url}/desk{path}")
        page.locator("main").wait_for()
        looked_at(page, path or "workshops")
