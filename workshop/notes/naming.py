"""What in a remark looks like a name, an address or a quotation: a calm word beside the field, never a refusal."""

import re
from functools import cache

from workshop.languages import FIRST
from workshop.session.names import names
from workshop.words import said

HANDLE = re.compile(r"(?<![\w@])[\w.+-]*@\w[\w.-]*")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
NUMBER = re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){7,}")
QUOTED = re.compile(r"[“„\"«]\s*\S+(?:\s+\S+){2,}?\s*[”“\"»]")


@cache
def _couple(language: str) -> re.Pattern[str]:
    """What couples of a session in this language may be called."""
    return re.compile(rf"\b({'|'.join(names(language))})\b(?: \d+)?")


def hint(text: str, language: str = FIRST) -> str:
    """A sentence on the first thing that should not stand in notes, or nothing."""
    if found := _couple(language).search(text):
        return said("“{word}” may be the name of a couple. Notes do without names.", language, word=found[0])
    if found := HANDLE.search(text):
        return said("“{word}” looks like somebody’s address. Notes do without names.", language, word=found[0])
    if NUMBER.search(DAY.sub("", text)):
        return said("This looks like a phone number. Notes do without it.", language)
    if QUOTED.search(text):
        return said("This looks like a quotation. Say it in your own words: people recognise their own.", language)
    return ""
