"""How mistakes in exercise files are said: what is wrong, and how to mend it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from workshop.words import Sentence


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

    def format(self, *args: object, **gaps: object) -> str:
        """With its gaps filled: so fields of marshmallow fill what they say."""
        return told(self.what, self.cure, self.rule, **gaps)


def told(what: str, cure: str, rule: str = "", /, **gaps: object) -> str:
    """A mistake; `gaps` fill both sentences, but for those that are whole already."""
    return Message(_sentence(what, gaps), _sentence(cure, gaps), rule)


def _sentence(text: str, gaps: dict[str, object]) -> Sentence:
    return text if isinstance(text, Sentence) else Sentence(text, **gaps)


def parts(message: str) -> tuple[str, str, str]:
    """What is wrong, how to mend it, and the rule, of a message that somebody may have put together otherwise."""
    if isinstance(message, Message):
        return _sentence(message.what, {}), _sentence(message.cure, {}), message.rule
    what, cure, rule = (*message.split("\n"), "", "")[:3]
    return what, cure, rule


def short(name: object) -> str:
    """Something a file says, cut to what a sentence can carry and any terminal can show."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(name))
    return text if len(text) <= 40 else text[:39] + "…"


def says(**messages: tuple[str, str]) -> dict[str, Any]:
    """The messages of a field, each by its key."""
    return {key: Message(*message) for key, message in messages.items()}


def nearest(name: object, names: Iterable[str]) -> Sentence:
    """The cure for a misspelt name: the one that was probably meant, or all there are."""
    known = [short(known) for known in names]
    close = get_close_matches(short(name), known, n=1, cutoff=0.6)
    if close:
        return Sentence("Did you mean `{close}`?", close=close[0])
    return Sentence("These are known: {names}.", names=", ".join(known)) if known else Sentence("None is known yet.")


def spoken(value: object) -> Sentence:
    """What a value from a file is, in words."""
    if isinstance(value, bool):
        return Sentence("the switch `{value}`", value=str(value).lower())
    if isinstance(value, int | float):
        return Sentence("a number")
    if isinstance(value, str):
        return Sentence("text")
    return Sentence(
        "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else "nothing"
    )


def seconds(minutes: float) -> int:
    """Minutes from a file in whole seconds."""
    return round(minutes * 60)


def in_minutes(total: int) -> str:
    """Seconds as a file writes them, exact to the second: 6158 is 102.6333."""
    return f"{round(total / 60, 4):.10g}"


def clock(total: int) -> str:
    """Seconds as people write them: 780 is 13:00."""
    return f"{total // 60}:{total % 60:02}"
