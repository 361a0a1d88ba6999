"""The notes as files: one writer a format, all from the same content."""

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.languages import FIRST
from workshop.notes.markdown import to_markdown
from workshop.notes.sheet import to_csv
from workshop.words import said

Content = dict[str, Any]


@dataclass(frozen=True)
class Format:
    """`write`: (content, folder where fonts are kept) -> the file; `slow`: to be written beside the live path."""

    name: str
    mime: str
    write: Callable[[Content, Path], bytes]
    slow: bool = False


def to_json(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _pdf(content: Content, folder: Path) -> bytes:
    from workshop.notes.pdf import to_pdf  # here: what sets type takes long to load, and a server seldom needs it

    return to_pdf(content, folder)


def _docx(content: Content, _folder: Path) -> bytes:
    from workshop.notes.word import to_docx

    return to_docx(content)


def _text(writer: Callable[[Content], str]) -> Callable[[Content, Path], bytes]:
    return lambda content, _folder: writer(content).encode(errors="replace")


def _zip(content: Content, folder: Path) -> bytes:
    """All other formats, under one plain name."""
    out, name = io.BytesIO(), file_name(content["title"], content["language"])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for form, one in FORMATS.items():
            if form != "zip":
                files.writestr(
                    zipfile.ZipInfo(f"{name}/{name}.{form}", (1980, 1, 1, 0, 0, 0)), one.write(content, folder)
                )
    return out.getvalue()


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF", "application/pdf", _pdf, slow=True),
    "docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _docx,
        slow=True,
    ),
    "md": Format("Markdown", "text/markdown", _text(to_markdown)),
    "csv": Format("CSV", "text/csv", _text(to_csv)),
    "json": Format("JSON", "application/json", _text(to_json)),
    "zip": Format("All of them, zipped", "application/zip", _zip, slow=True),
}


def write(content: Content, form: str, folder: Path) -> tuple[bytes, str]:
    """(file, media type). Raises KeyError for a format we do not write."""
    found = FORMATS[form]
    return found.write(content, folder), found.mime


def file_name(title: str, language: str = FIRST) -> str:
    """A plain file name that says nothing but the title; `notes` where that has no plain letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or said("notes", language)
