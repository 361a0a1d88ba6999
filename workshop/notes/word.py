"""The notes as a Word document: real headings, real tables, nothing that only looks like them."""

import io
import re
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from workshop.languages import FIRST
from workshop.notes.markdown import REHEARSAL, TIMES, columns, counted, facts, parts, results, times, whole
from workshop.words import said

Content = dict[str, Any]

INK, ACCENT = RGBColor(0x2B, 0x26, 0x22), RGBColor(0x8A, 0x4B, 0x32)


def to_docx(content: Content) -> bytes:
    document, language = docx.Document(), content["language"]
    _set_up(document, content)
    document.add_heading(plain(content["title"]), level=0)
    if content["rehearsal"]:
        document.add_paragraph(said(REHEARSAL, language), style="Intense Quote")
    document.add_paragraph(facts(content, plain))
    _times(document, content["steps"], language)
    _done(document, content["done"])
    for part in parts(content):
        _part(document, part, language)
    for heading, text in whole(content):
        document.add_heading(heading, level=1)
        _paragraphs(document, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, content: Content) -> None:
    document.core_properties.title = plain(content["title"])[:255]
    document.core_properties.language = content["language"]
    document.core_properties.author = "Side by Side"
    document.core_properties.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(11), INK
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Sans CJK SC")
    if content["language"] != FIRST:
        _reads_in(document, content["language"])
    for level in ("Title", "Heading 1", "Heading 2"):
        document.styles[level].font.color.rgb = ACCENT


def _reads_in(document: Document, language: str) -> None:
    """For whatever checks the spelling or reads it aloud; what we write on comes in English."""
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def _times(document: Document, steps: list[Content], language: str) -> None:
    document.add_heading(said(TIMES, language), level=1)
    table = document.add_table(rows=1, cols=4, style="Light Grid Accent 1")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _fill(table.rows[0].cells, columns(language))
    _repeats(table.rows[0])
    for step in steps:
        _fill(table.add_row().cells, [plain(cell) for cell in times(step, language)])


def _fill(cells: Any, texts: list[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def _repeats(row: Any) -> None:
    """A head row that says so, and stands on every page of a long table."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


def _done(document: Document, done: list[Content]) -> None:
    for one in done:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(plain(one["exercise"])).bold = True
        paragraph.add_run(f": {plain(one['text'])}")


def _part(document: Document, part: Content, language: str) -> None:
    document.add_heading(plain(part["heading"]), level=1)
    for release in part["shown"]:
        document.add_heading(plain(release["title"]), level=2)
        _results(document, release, language)
    if part["remark"]:
        _paragraphs(document, part["remark"])


def _results(document: Document, release: Content, language: str) -> None:
    """What has a number beside it is a table, all else a list."""
    if release["form"] != "bars":
        for line in results(release, language):
            document.add_paragraph(plain(line), style="List Bullet")
        return
    table = document.add_table(rows=1, cols=2, style="Light Grid Accent 1")
    _fill(table.rows[0].cells, [said("Answer", language), said("How many", language)])
    _repeats(table.rows[0])
    for item in counted(release, language):
        _fill(table.add_row().cells, [plain(item["text"]), str(item["count"])])


def _paragraphs(document: Document, text: str) -> None:
    for paragraph in re.split(r"\n\s*\n", text):
        document.add_paragraph(plain(paragraph))


def plain(text: str) -> str:
    """Text without the signs that XML cannot hold."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
