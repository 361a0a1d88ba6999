"""The page of all pieces: there where a setting asks for it, and without anything axe objects to in both lights."""

import pytest

from tests.browser.people import DESK, Tab
from tests.browser.test_accessible import examine
from tests.server import Server


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("styleguide"), WORKSHOP_STYLEGUIDE="1")
    yield server
    server.stop()


@pytest.mark.parametrize("of", ["phone", "desk"])
def test_all_pieces_are_there_in_both_lights(browser, guide, of):
    tab = Tab(browser, guide, **DESK)
    tab.page.goto(f"{guide.url}/styleguide?of={of}")
    for light in ("In the light", "In the dark"):
        shown = tab.page.get_by_role("region", name=light, exact=True)
        for piece in ("Colours", "Type", "Space", "Corners", "Buttons", "Time that is left"):
            shown.get_by_role("heading", name=piece, exact=True).wait_for()
        assert {"--paper", "--accent", "--me", "--us", "--room", "--type-5", "--space-4", "--round"} <= set(
            shown.locator("code").all_inner_texts()
        )
    examine(tab.page, f"styleguide: {of}")
    assert tab.faults == []
    tab.close()
