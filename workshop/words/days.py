"""A day and an hour as they are written in a language."""

from datetime import date, datetime

from workshop.languages import FIRST
from workshop.words import said

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY, SHORT = "{day} {month} {year}", "{day} {month}"


def day(at: date, language: str) -> str:
    """1 December 2026; 1 de diciembre de 2026."""
    return said(DAY, language, day=at.day, month=said(MONTHS[at.month - 1], language), year=at.year)


def moment(at: datetime, language: str) -> str:
    """With the hour: 1 December 2026, 19:30."""
    return f"{day(at, language)}, {at:%H:%M}"


def soon(at: datetime, language: str) -> str:
    """A moment that nobody needs the year of: 1 December, 19:30."""
    month = said(MONTHS[at.month - 1], language)
    return f"{said(SHORT, language, day=at.day, month=month)}, {at:%H:%M}"


def on_the_day(at: date, language: str) -> str:
    """The day at the head of notes, which in English is written for sorting: 2026-12-01."""
    return at.isoformat() if language == FIRST else day(at, language)
