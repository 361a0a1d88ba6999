"""Days and hours as people here read and type them: the server's own time zone, the page's language."""

from datetime import UTC, date, datetime, time

from workshop.web.language import reading
from workshop.words import days


def local(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()


def day(at: float) -> str:
    return days.day(local(at), reading())


def written(day: date) -> str:
    """A day of the calendar."""
    return days.day(day, reading())


def moment(at: float) -> str:
    return days.moment(local(at), reading())


def soon(at: float) -> str:
    """A moment that nobody needs the year of."""
    return days.soon(local(at), reading())


def iso(at: float) -> str:
    """As a field for dates takes it."""
    return local(at).date().isoformat()


def morning(typed: str) -> float:
    """Seven o'clock of a day that came from a field for dates. Raises ValueError or OverflowError."""
    return datetime.combine(date.fromisoformat(typed), time(7)).astimezone().timestamp()
