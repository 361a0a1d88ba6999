"""A day and an hour as they are written in a language."""

from datetime import date, datetime

from workshop.languages import FIRST
from workshop.words import said

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY = "{day} {month} {year}"


def day(at: date, language: str) -> str:
    """1 December 2026; 1 de diciembre de 2026."""
    return said(DAY, language, day=at.day, month=said(MONTHS[at.month - 1], language), year=at.year)


def moment(at: datetime, language: str) -> str:
    """With the hour: 1 December 2026, 19:30."""
    return f"{day(at, language)}, {at:%H:%M}"


def on_the_day(at: date, language: str) -> str:
    """The day at the head of notes, which in English is written for sorting: 2026-12-01."""
    return at.isoformat() if language == FIRST else day(at, language)
