"""What in a remark looks like a name, an address or a quotation: a calm word beside the field, never a refusal."""

import re

from workshop.session.names import NAMES

COUPLE = re.compile(rf"\b({'|'.join(NAMES)})\b(?: \d+)?")
HANDLE = re.compile(r"(?<![\w@])[\w.+-]*@\w[\w.-]*")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
NUMBER = re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){7,}")
QUOTED = re.compile(r"[“„\"«]\s*\S+(?:\s+\S+){2,}?\s*[”“\"»]")


def hint(text: str) -> str:
    """A sentence on the first thing that should not stand in notes, or nothing."""
    if found := COUPLE.search(text):
        return f"“{found[0]}” may be the name of a couple. Notes do without names."
    if found := HANDLE.search(text):
        return f"“{found[0]}” looks like somebody’s address. Notes do without names."
    if NUMBER.search(DAY.sub("", text)):
        return "This looks like a phone number. Notes do without it."
    if QUOTED.search(text):
        return "This looks like a quotation. Say it in your own words: people recognise their own."
    return ""
