"""A run sheet as a file beside the exercises, and an agenda from such a file."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from workshop.exercises.examining import Problem, examine, opened
from workshop.exercises.items import as_item
from workshop.exercises.rules import Agenda
from workshop.exercises.schemas import AgendaSchema
from workshop.exercises.yaml_lines import read_bytes

TITLE_MOST = 60
ORDER = ("day", "starts", "exercise", "variant", "minutes", "title")


def file_id(title: str) -> str:
    """A name for the file: small letters, digits and hyphens, made of the title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:60].strip("-") or "run-sheet"


def as_file(agenda: Agenda, title: str) -> str:
    """The agenda as YAML under a title of its own, as `workshop check` reads it."""
    head = {key: agenda[key] for key in ("purpose", "minutes", "max_size", "starts") if agenda.get(key) is not None}
    said = {"id": file_id(title), "title": title.strip()[:TITLE_MOST].strip(), **head}
    return _yaml({**said, "items": [_line(item) for item in agenda["items"]]})


def _line(item: dict[str, Any]) -> Any:
    """A line as people write it: an exercise as it stands is only its name."""
    given = as_item(item)
    said = {name: given[name] for name in ORDER if given.get(name) is not None}
    return said["exercise"] if list(said) == ["exercise"] else said


class _Plain(yaml.SafeDumper):
    """No aliases, which our files refuse; quotation marks where our reader would see more than words."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    odd = re.search(r"^[^a-zA-Z]|[^\w .,;!?()’“”-]", text) or text in ("true", "false", "null")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if odd else None)


_Plain.add_representer(str, _text)


def _yaml(said: dict[str, Any]) -> str:
    items = said.pop("items")
    lines = [_written(item, flow=isinstance(item, dict)) for item in items]
    return _written(said, flow=False) + "\nitems:\n" + "".join(f"  - {line}\n" for line in lines)


def _written(value: Any, flow: bool) -> str:
    text = yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=flow)
    return text.removesuffix("...\n").strip()


def read_file(raw: bytes) -> tuple[Agenda | None, list[Problem]]:
    """The agenda in the bytes of a file; or None, and every mistake in its fields.

    How its lines fit together is not asked here: a run sheet is kept also while something is to be mended.
    """
    source = opened(Path("file.yaml"), lambda: read_bytes(raw))
    if source.says("steps") and not source.says("items"):
        what = "This is an exercise; a run sheet is made of an agenda."
        return None, [Problem(source.path, 1, what, "Choose a file with a list of `items`.")]
    return examine(source, AgendaSchema(), lambda found: ())
