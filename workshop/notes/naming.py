"""What in a remark looks like a name, an address or a quotation: a calm word beside the field, never a refusal."""

import re

from workshop.languages import FIRST
from workshop.session.names import NAMES
from workshop.words import said

COUPLE = re.compile(rf"\b({'|'.join(NAMES)})\b(?: \d+)?")
HANDLE = re.compile(r"(?<![\w@])[\w.+-]*@\w[\w.-]*")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
NUMBER = re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){7,}")
QUOTED = re.compile(r"[“„\"«]\s*\S+(?:\s+\S+){2,}?\s*[”“\"»]")


def hint(text: str, language: str = FIRST) -> str:
    """A sentence on the first thing that should not stand in notes, or nothing."""
    if found := COUPLE.search(text):
        return said("“{word}” may be the name of a couple. Notes do without names.", language, word=found[0])
    if found := HANDLE.search(text):
        return said("“{word}” looks like somebody’s address. Notes do without names.", language, word=found[0])
    if NUMBER.search(DAY.sub("", text)):
        return said("This looks like a phone number. Notes do without it.", language)
    if QUOTED.search(text):
        return said("This looks like a quotation. Say it in your own words: people recognise their own.", language)
    return ""
