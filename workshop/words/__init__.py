"""What the server itself says, in other languages: a catalogue of gettext beside this file for each."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent

Catalogue = dict[str, str]


def said(sentence: str, language: str, **values: object) -> str:
    """A sentence of the sources as it reads in a language; as it stands where nobody has translated it.

    `values` fill its gaps, written like `{gap}`.
    """
    text = catalogue(language).get(sentence, sentence)
    return text.format(**values) if values else text


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
