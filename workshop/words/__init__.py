"""What the server itself says, in other languages: a catalogue of gettext beside this file for each."""

import re
from collections.abc import Sequence
from functools import cache, reduce
from pathlib import Path
from typing import Any

from workshop.languages import FIRST

HERE = Path(__file__).parent

Catalogue = dict[str, str]


class Sentence(str):
    """Something to say to a person: English as it stands, and all it takes to say it in another language.

    `source` stands in the catalogues as it is written; `values` fill its `{gaps}`, and may be sentences themselves.
    """

    source: str
    values: dict[str, Any]

    def __new__(cls, source: str, /, **values: Any) -> "Sentence":
        made = super().__new__(cls, cls.written(source.format(**values) if values else source))
        made.source, made.values = source, values
        return made

    @staticmethod
    def written(text: str, language: str = FIRST) -> str:
        return text


class Quoting(Sentence):
    """A sentence about a file for somebody who sees no file: its `short names` stand in quotation marks."""

    @staticmethod
    def written(text: str, language: str = FIRST) -> str:
        return re.sub("`([^`]*)`", lambda found: said("“{title}”", language, title=found[1]), text)


def together(several: Sequence[str]) -> str:
    """One or more names or sentences as one sentence: “Oak, Elm and Fern”."""
    *some, last = several
    if not some:
        return last
    before = reduce(lambda some, next: Sentence("{some}, {next}", some=some, next=next), some)
    if re.match(r"\W?h?i(?![aeouáéóú])", last, re.I):
        return Sentence("{some} and {last_that_sounds_like_i}", some=before, last_that_sounds_like_i=last)
    return Sentence("{some} and {last}", some=before, last=last)


def said(sentence: str, language: str, /, **values: object) -> str:
    """A sentence of the sources as it reads in a language; as it stands where nobody has translated it.

    `values` fill its gaps, written like `{gap}`; a gap may have any name.
    """
    if isinstance(sentence, Sentence):
        source, values = sentence.source, {**sentence.values, **values}
    else:
        source = sentence
    text = catalogue(language).get(source, source)
    filled = {gap: _filled(value, language) for gap, value in values.items()}
    read = text.format(**filled) if filled else text
    return sentence.written(read, language) if isinstance(sentence, Sentence) else read


def _filled(value: object, language: str) -> object:
    return said(value, language) if isinstance(value, Sentence) else value


@cache
def catalogue(language: str) -> Catalogue:
    """English sentence to what it says in a language; read once, when somebody first needs it."""
    file = HERE / f"{language}.po"
    if not file.exists():
        return {}
    from babel.messages.pofile import read_po  # takes a while to import, and nobody may ever ask

    with file.open("rb") as lines:
        found = read_po(lines, locale=language)
    return {str(one.id): str(one.string) for one in found if one.id and one.string and not one.fuzzy}
