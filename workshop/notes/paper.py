"""Sets what we have to say on paper: data into a typst template, out comes a tagged PDF (PDF/UA-1).

Texts are data and never markup, and the template can read nothing but its own folder. A sign that no font has is
told by its name: PDF/UA forbids empty boxes.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import typst

from workshop.notes import fonts

TEMPLATES = Path(__file__).parent / "typst"
STANDARD = "ua-1"
DRAWN = set(map(chr, range(0x20, 0x250))) | set("\n–—‘’“”„…·•≈√×÷°")
"""Signs that our own fonts have, or that need none."""


PROBE = b"""#import "look.typ": faces
#set document(title: "-")
#set text(font: faces)
#sys.inputs.text"""


def pdf(template: str, data: dict[str, Any], folder: Path) -> bytes:
    """The PDF of a template filled with data; fonts are kept in `folder`. Raises typst.TypstError."""
    found = typst.Fonts(include_system_fonts=True, font_paths=[str(fonts.ready(folder))])
    safe = _texts(data, lambda text: readable(text, found))
    made = _compile((TEMPLATES / f"{template}.typ").read_bytes(), {"data": json.dumps(safe)}, found)
    return bytes(made)


def _compile(source: bytes, inputs: dict[str, str], found: Any) -> Any:
    compiler: Any = typst
    return compiler.compile(
        source,
        root=str(TEMPLATES),
        font_paths=found,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=[STANDARD],
    )


def _texts(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text in it changed."""
    if isinstance(data, dict):
        return {key: _texts(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(value, change) for value in data]
    return change(data) if isinstance(data, str) else data


def readable(text: str, found: Any) -> str:
    """The text with a name in brackets for every sign that can't be drawn."""
    text = "".join(_shown(char) for char in unicodedata.normalize("NFC", text))
    odd = {char for char in set(text) - DRAWN if not _drawable(char, found)}
    told = "".join(_name(char) if char in odd else char for char in text)
    return told if not odd or _fits(told, found) else "".join(_plainest(told))


def _shown(char: str) -> str:
    """Control signs and halves of signs are nothing to look at, nor is what only changes the look of another sign."""
    if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co"):
        return "" if "\ufe00" <= char <= "\ufe0f" else char
    return " " if char == "\t" else "" if unicodedata.category(char) == "Cc" else "\ufffd"


@cache
def _drawable(char: str, found: Any) -> bool:
    return bool(unicodedata.combining(char)) or _fits(char, found)


def _fits(text: str, found: Any) -> bool:
    try:
        _compile(PROBE, {"text": text}, found)
    except typst.TypstError:
        return False
    return True


def _name(char: str) -> str:
    return f"[{unicodedata.name(char, 'a sign').lower()}]"


def _plainest(text: str) -> Iterable[str]:
    """Where signs only fail together."""
    return (char if char in DRAWN else _name(char) for char in text)


def paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part]
