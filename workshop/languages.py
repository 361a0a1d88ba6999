"""The languages that pages, exercises and notes can be read in."""

LANGUAGES = {"en": "English", "es": "Español"}
"""Each by its code (ISO 639-1), as it calls itself; the first is the one that everything is written in first."""
FIRST = next(iter(LANGUAGES))


def known(language: object, otherwise: str = FIRST) -> str:
    """The language, if it is one of ours."""
    return language if isinstance(language, str) and language in LANGUAGES else otherwise
