"""Every exercise once more with the languages changed about: the two read Spanish, those with one phone English."""

import pytest

from tests.browser.course import SpanishDesk
from tests.browser.people import Phone
from tests.browser.spanish import SpanishPhone
from tests.browser.test_every_exercise import (  # noqa: F401
    IN_ORDER,
    Examined,
    course,
    test_at_the_end_everybody_has_their_pages,
    test_it_plays_to_its_end,
)

pytestmark = pytest.mark.long


class InSpanish(Examined):
    desk_of, phone_of, single_of = SpanishDesk, SpanishPhone, Phone


@pytest.fixture(scope="module")
def examined():
    return InSpanish
