"""Reads one YAML document, remembers the line of everything in it, and refuses what exercises never need."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from workshop.exercises.unreadable import Mistake, Unreadable, line_of, odd_line, syntax
from workshop.steps.sentences import short
from workshop.words import Sentence

QUICK = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_BYTES = 256 * 1024
MOST_DEPTH = 12
MOST_PARTS = 10_000
"""Names, values, lists and groups together. The longest exercise has a twentieth of it."""

Where = tuple[str | int, ...]
"""The way to a value: `("steps", 2, "minutes")`."""


@dataclass
class Document:
    """What a file says, where it says it, and which keys it says twice."""

    data: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read(path: Path) -> Document:
    """The one document in a file. Raises Unreadable."""
    return read_bytes(_bytes(path))


def read_bytes(raw: bytes) -> Document:
    """The one document in the bytes of a file. Raises Unreadable."""
    return parse(_decode(raw))


def _bytes(path: Path) -> bytes:
    if not os.path.lexists(path):
        raise Unreadable(1, "There is no such file.", "Check the path.")
    if not os.path.isfile(path):
        raise Unreadable(1, "This is not a file.", "Give a file that ends in .yaml, or a folder of them.")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as wrong:
        what = Sentence("The file cannot be opened: {why}.", why=wrong.strerror)
        raise Unreadable(1, what, "Check who may read it.") from wrong


def _decode(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise Unreadable(1, "The file is larger than 256 KB.", "An exercise is a page or two; split it.")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise Unreadable(line, "The file is not UTF-8 text.", "Save it again with the encoding UTF-8.") from wrong


def parse(text: str) -> Document:
    """The one document in a text. Raises Unreadable."""
    _refuse_tabs(text)
    document = Document()
    document.data = _value(_composed(text), (), document)
    return document


def _composed(text: str) -> yaml.Node:
    """By the quick parser, if this Python has it; what that stumbles over is read by the one that says where."""
    try:
        found = _read_by(QUICK, text)
    except (Unreadable, yaml.YAMLError, ValueError, OverflowError):
        found = _explained(text)
    if found is None:
        raise Unreadable(1, "The file is empty.", "Write an exercise into it, or delete it.")
    return found


def _read_by(loader: Any, text: str) -> yaml.Node | None:
    _refuse_tricks(loader, text)
    found: yaml.Node | None = yaml.compose(text, Loader=loader)
    return found


def _explained(text: str) -> yaml.Node | None:
    try:
        return _read_by(yaml.BaseLoader, text)
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise Unreadable(line, "There is a character here that cannot be shown.", "Take it out.") from wrong
    except yaml.MarkedYAMLError as wrong:
        raise syntax(wrong) from wrong
    except (ValueError, OverflowError) as wrong:
        raise Unreadable(
            odd_line(text), "There is a number or an escape here that YAML cannot read.", "Take it out."
        ) from wrong


def _refuse_tabs(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            raise Unreadable(number, "There is a tab in this line.", "Use spaces instead.")


def _refuse_tricks(loader: Any, text: str) -> None:
    """Refuse what exercises never need before anything is built from it."""
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=loader)):
        if number > MOST_PARTS:
            raise Unreadable(line_of(event.start_mark), "Up to here it says more than an exercise can.", "Split it.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        trick = _trick(event, depth, documents)
        if trick:
            raise trick


def _trick(event: yaml.Event, depth: int, documents: int) -> Unreadable | None:
    """An anchor, alias or tag, deep nesting or a second document: what is wrong, and how to mend it."""
    line = line_of(event.start_mark)
    if getattr(event, "anchor", None) is not None:
        return Unreadable(line, "Anchors and aliases (& and *) are not used here.", "Write the text out again.")
    if getattr(event, "tag", None) is not None:
        return Unreadable(line, "Tags (!) are not used here.", "Put quotation marks around text that starts with !.")
    if depth > MOST_DEPTH:
        return Unreadable(line, "This is nested too deeply.", "Exercises need five levels at most.")
    if documents > 1:
        return Unreadable(line, "A second document starts here.", "Take out the line `---`; one file is one exercise.")
    return None


def _value(node: yaml.Node, where: Where, document: Document) -> Any:
    document.lines.setdefault(where, line_of(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*where, place), document) for place, child in enumerate(node.value)]
    return _scalar(node.value) if isinstance(node, yaml.ScalarNode) and not node.style else node.value


def _mapping(node: yaml.MappingNode, where: Where, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, child in node.value:
        line = line_of(name.start_mark)
        if not isinstance(name, yaml.ScalarNode):
            raise Unreadable(line, "The name of a field must be one word.", "Write it as `name: value`.")
        if name.value in found:
            document.mistakes.append(
                Mistake(
                    line,
                    Sentence("The field `{name}` is here twice.", name=short(name.value)),
                    "Take one of them out; the first one counts.",
                )
            )
            continue
        document.lines[(*where, name.value)] = line
        found[name.value] = _value(child, (*where, name.value), document)
    return found


def _scalar(text: str) -> Any:
    """A bare word: only true, false, null and decimal numbers are special. `no` is a word and 1:30 is not ninety."""
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    if re.fullmatch(r"[-+]?[0-9]{1,15}", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?[0-9]{0,15}\.[0-9]{1,15}", text) else text
