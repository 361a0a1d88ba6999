"""Days and hours as people here read and type them: the server's own time zone."""

from datetime import UTC, date, datetime, time


def local(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()


def day(at: float) -> str:
    return f"{local(at):%-d %B %Y}"


def moment(at: float) -> str:
    return f"{local(at):%-d %B %Y, %H:%M}"


def iso(at: float) -> str:
    """As a field for dates takes it."""
    return local(at).date().isoformat()


def morning(typed: str) -> float:
    """Seven o'clock of a day that came from a field for dates. Raises ValueError or OverflowError."""
    return datetime.combine(date.fromisoformat(typed), time(7)).astimezone().timestamp()
