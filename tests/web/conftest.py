"""A house without a network, and a facilitator's browser in it."""

import pytest

from tests import databases
from tests.live.people import PASSWORD, csrf
from tests.web.people import Company
from workshop import accounts, exercises
from workshop.paths import ASSETS
from workshop.wiring import create_app


@pytest.fixture(scope="session")
def shipped():
    return exercises.load(ASSETS.exercises)


@pytest.fixture
def library(shipped):
    """The exercises as they are shipped; a test that changes them brings its own."""
    return shipped


@pytest.fixture
def house(tmp_path, library):
    house = databases.house(tmp_path, library)
    yield house
    house.close()


@pytest.fixture
def desk(house):
    """A facilitator's browser, signed in."""
    browser = create_app(house=house).test_client()
    where = f"/desk/sign-in/{accounts.make_link(house)}"
    form = {"csrf": csrf(browser.get(where).text), "name": "Robin", "password": PASSWORD, "again": PASSWORD}
    assert browser.post(where, data=form).status_code in (302, 303)
    return browser


@pytest.fixture
def company(house):
    return Company(house, create_app(house=house))
