"""How mistakes in exercise files are said: what is wrong, and how to mend it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any


class Message(str):
    """One mistake as one message: what is wrong, a line break, how to mend it; and the rule it breaks, if any.

    The parts stay as they were given: they may know how they read in another language.
    """

    what: str
    cure: str
    rule: str

    def __new__(cls, what: str, cure: str, rule: str = "") -> "Message":
        made = super().__new__(cls, "\n".join(filter(None, (f"{what}\n{cure}", rule))))
        made.what, made.cure, made.rule = what, cure, rule
        return made


def told(what: str, cure: str, rule: str = "") -> str:
    return Message(what, cure, rule)


def parts(message: str) -> tuple[str, str, str]:
    """What is wrong, how to mend it, and the rule, of a message that somebody may have put together otherwise."""
    if isinstance(message, Message):
        return message.what, message.cure, message.rule
    what, cure, rule = (*message.split("\n"), "", "")[:3]
    return what, cure, rule


def short(name: object) -> str:
    """Something a file says, cut to what a sentence can carry and any terminal can show."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(name))
    return text if len(text) <= 40 else text[:39] + "…"


def says(**messages: tuple[str, str]) -> dict[str, Any]:
    """The messages of a field, each by its key."""
    return {key: told(*message) for key, message in messages.items()}


def nearest(name: object, names: Iterable[str]) -> str:
    """The cure for a misspelt name: the one that was probably meant, or all there are."""
    known = [short(known) for known in names]
    close = get_close_matches(short(name), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"These are known: {', '.join(known)}." if known else "None is known yet."


def spoken(value: object) -> str:
    """What a value from a file is, in words."""
    if isinstance(value, bool):
        return f"the switch `{str(value).lower()}`"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else "nothing"


def seconds(minutes: float) -> int:
    """Minutes from a file in whole seconds."""
    return round(minutes * 60)


def in_minutes(total: int) -> str:
    """Seconds as a file writes them, exact to the second: 6158 is 102.6333."""
    return f"{round(total / 60, 4):.10g}"


def clock(total: int) -> str:
    """Seconds as people write them: 780 is 13:00."""
    return f"{total // 60}:{total % 60:02}"
