"""Writes an exercise as the YAML that people keep: fields in the order of the docs, long texts as blocks."""

import textwrap
from typing import Any

import yaml

from workshop.exercises.schemas import ExerciseSchema
from workshop.steps import KINDS

WIDTH = 110
LONG = 90


class _Writer(yaml.SafeDumper):
    """Lists are indented under their name, like in the files that are shipped."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    long = len(text) > LONG or "\n" in text
    if not long or any(not char.isprintable() and char != "\n" for char in text):
        return writer.represent_scalar("tag:yaml.org,2002:str", text)
    return writer.represent_scalar("tag:yaml.org,2002:str", _wrapped(text), style="|")


def _wrapped(text: str) -> str:
    """A line break in a paragraph is only wrapping, so paragraphs can be wrapped anew."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    return "\n\n".join("\n".join(textwrap.wrap(one, WIDTH, break_long_words=False)) for one in paragraphs) + "\n"


_Writer.add_representer(str, _text)


def write(data: dict[str, Any]) -> str:
    """The text of an exercise; what is said is kept, also what is not known here."""
    lines = yaml.dump(_ordered(data), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=200)
    return str(lines).replace("\n  - id:", "\n\n  - id:").replace("steps:\n\n", "steps:\n")


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    steps = data.get("steps")
    told = {**data, "steps": [_step(step) for step in steps]} if isinstance(steps, list) else data
    return _in_order(told, list(ExerciseSchema().fields))


def _step(step: Any) -> Any:
    if not isinstance(step, dict):
        return step
    kind = KINDS.get(str(step.get("kind")))
    fields = list(kind.schema().fields) if kind else []
    last = [name for name in ("solo", "one_phone") if name in fields]
    return _in_order(step, [*(name for name in fields if name not in last), *last])


def _in_order(data: dict[str, Any], names: list[str]) -> dict[str, Any]:
    known = {name: data[name] for name in names if name in data}
    return {**known, **{name: value for name, value in data.items() if name not in known}}
