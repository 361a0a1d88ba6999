"""The notes as files: one writer a format, all from the same content."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from workshop.notes.charts import lines, sentence

Content = dict[str, Any]


def write(content: Content, form: str) -> tuple[bytes, str]:
    """(file, media type). Raises KeyError for a format we do not write."""
    writer, mime = FORMATS[form]
    return writer(content).encode(), mime


def file_name(title: str) -> str:
    """A plain file name that says nothing but the title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "notes"


def to_json(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_markdown(content: Content) -> str:
    told = [f"# {escape(content['title'])}", ""]
    told += ["*REHEARSAL*", ""] if content["rehearsal"] else []
    told += [
        f"{content['date']} · {escape(content['agenda'])} · {content['size']} · "
        f"planned {content['planned_minutes']:g} minutes, took {content['took_minutes']:g}",
        "",
        *_table(content["steps"]),
        *_done(content["done"]),
        *[line for step in content["steps"] for line in _told(step)],
    ]
    told += ["## Remarks", "", escape(content["remark"]), ""] if content["remark"] else []
    return "\n".join(told)


def _table(steps: list[Content]) -> list[str]:
    rows = [f"| {escape(s['exercise'])} | {escape(s['title'])} | {s['planned']:g} | {_took(s)} |" for s in steps]
    return ["| Exercise | Step | Planned (min) | Took (min) |", "|---|---|---:|---:|", *rows, ""]


def _done(done: list[Content]) -> list[str]:
    return [*(f"- **{escape(one['exercise'])}**: {escape(one['text'])}" for one in done), ""] if done else []


def _took(step: Content) -> str:
    return "not done" if step["took"] is None else f"{step['took']:g}"


def _told(step: Content) -> list[str]:
    if not step["shown"] and not step["remark"]:
        return []
    told = [f"## {escape(step['exercise'])}: {escape(step['title'])}", ""]
    for release in step["shown"]:
        told += [f"**{escape(release['title'])}**", "", *_shown(release), ""]
    return told + ([escape(step["remark"]), ""] if step["remark"] else [])


def _shown(release: Content) -> list[str]:
    if release["form"] in ("pulse", "check"):
        return [f"- {escape(line)}" for line in lines(release)]
    if "items" not in release:
        return [sentence(release)]
    others = [f"- a few others: {release['others']}"] if release.get("others") else []
    return [f"- {_item(item)}" for item in release["items"]] + others


def _item(item: Content) -> str:
    behind = item.get("count") or item.get("level") or ("shortened" if item.get("shortened") else None)
    return escape(item["text"]) + (f" ({behind})" if behind else "")


def escape(text: str) -> str:
    """Text that stays text in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


FORMATS: dict[str, tuple[Callable[[Content], str], str]] = {
    "md": (to_markdown, "text/markdown"),
    "json": (to_json, "application/json"),
}
