"""Days and hours as people here read and type them: the server's own time zone, the page's language."""

from datetime import UTC, date, datetime, time

from workshop.web.language import reading

MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
OF_A_YEAR = {"en": "{day} {month}", "es": "{day} de {month}"}
WHOLE = {"en": "{day} {month} {year}", "es": "{day} de {month} de {year}"}


def local(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()


def day(at: float) -> str:
    return written(local(at))


def written(day: date, pattern: dict[str, str] = WHOLE) -> str:
    """A day of the calendar in words."""
    month = MONTHS[reading()][day.month - 1]
    return pattern[reading()].format(day=day.day, month=month, year=day.year)


def moment(at: float) -> str:
    return f"{day(at)}, {local(at):%H:%M}"


def soon(at: float) -> str:
    """A moment that nobody needs the year of."""
    return f"{written(local(at), OF_A_YEAR)}, {local(at):%H:%M}"


def iso(at: float) -> str:
    """As a field for dates takes it."""
    return local(at).date().isoformat()


def morning(typed: str) -> float:
    """Seven o'clock of a day that came from a field for dates. Raises ValueError or OverflowError."""
    return datetime.combine(date.fromisoformat(typed), time(7)).astimezone().timestamp()
