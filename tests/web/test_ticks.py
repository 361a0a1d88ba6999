"""The four ticks on the page before a session: they open what is of high risk, and a session opens without them."""

import re
from random import Random

import pytest

from tests.live.people import csrf
from workshop.session.gates import TICKS
from workshop.workshops import make_workshop

ALL = {f"tick-{tick.name}": "on" for tick in TICKS}


@pytest.fixture
def house(house):
    house.chance = Random(1)
    return house


@pytest.fixture
def deep(house):
    """A workshop with an exercise of high risk on its run sheet; the address of its page."""
    return f"/desk/workshops/{make_workshop(house, None, 'In June', 'weekend')}"


def opened(house, desk, where, **ticks):
    """What the session that opens knows of it."""
    form = {"csrf": csrf(desk.get(where).text), "limits": "It stays here.", "resources": "Help is near.", "speed": "1"}
    response = desk.post(f"{where}/sessions", data={**form, **ticks})
    assert response.status_code == 303, response.text
    return house.live(response.location.rsplit("/", 1)[1]).state.about


def test_what_is_of_high_risk_asks_for_four_ticks_each_with_its_reason(desk, deep):
    page = desk.get(deep).text
    for tick in TICKS:
        assert tick.what in page and tick.why in page
    assert "stay closed: A repair in five parts" in page
    boxes = re.findall(r'<input type="checkbox" name="tick-[^>]*>', page)
    assert len(boxes) == 4 and not any("checked" in box for box in boxes)


def test_an_agenda_without_high_risk_asks_for_no_ticks(house, desk):
    where = f"/desk/workshops/{make_workshop(house, None, 'Tuesday', 'first-evening')}"
    assert "tick-" not in desk.get(where).text
    assert opened(house, desk, where).gates is False


def test_all_four_open_it(house, desk, deep):
    assert opened(house, desk, deep, **ALL).gates is True


@pytest.mark.parametrize("missing", ALL)
def test_one_that_is_missing_keeps_it_closed_but_the_session_opens(house, desk, deep, missing):
    assert opened(house, desk, deep, **{name: on for name, on in ALL.items() if name != missing}).gates is False


def test_a_rehearsal_needs_no_ticks(house, desk, deep):
    assert opened(house, desk, deep, rehearsal="on").gates is True


def test_ticks_are_kept_when_something_else_is_missing(desk, deep):
    form = {"csrf": csrf(desk.get(deep).text), "limits": " ", **ALL}
    page = desk.post(f"{deep}/sessions", data=form).text
    assert page.count(" checked>") == 4
