"""The notes as Markdown."""

import re
from typing import Any

from workshop.notes.charts import lines, sentence

Content = dict[str, Any]

WHOLE = (("Themes", "themes"), ("Remarks", "remark"), ("Next time", "next"))
"""What is said of the whole session, with its heading."""
LATER = "After four weeks"


def to_markdown(content: Content) -> str:
    told = [f"# {escape(content['title'])}", ""]
    told += ["*REHEARSAL*", ""] if content["rehearsal"] else []
    told += [facts(content, escape), "", *_table(content["steps"]), *_done(content["done"])]
    told += [line for part in parts(content) for line in _told(part)]
    for heading, key in WHOLE:
        told += [f"## {heading}", "", escape(content[key]), ""] if content[key] else []
    return "\n".join(told)


def facts(content: Content, plain: Any = str) -> str:
    """Day, agenda, size as a band, planned and actual minutes, in one line."""
    return (
        f"{content['date']} · {plain(content['agenda'])} · {content['size']} · "
        f"planned {content['planned_minutes']:g} minutes, took {content['took_minutes']:g}"
    )


def _table(steps: list[Content]) -> list[str]:
    rows = [f"| {escape(s['exercise'])} | {escape(s['title'])} | {planned(s)} | {took(s)} |" for s in steps]
    return ["| Exercise | Step | Planned (min) | Took (min) |", "|---|---|---:|---:|", *rows, ""]


def planned(step: Content) -> str:
    """The minutes a step had in the plan, and those the desk gave it on the way."""
    changed = step["changed"]
    return f"{step['planned']:g}" + ("" if changed is None else f" (made {changed:g})")


def took(step: Content) -> str:
    """How long a step took, in words."""
    if step["took"] is None:
        return "not done"
    return f"{step['took']:g}" + (" (some couples)" if step["some"] else "")


def _done(done: list[Content]) -> list[str]:
    return [*(f"- **{escape(one['exercise'])}**: {escape(one['text'])}" for one in done), ""] if done else []


def parts(content: Content) -> list[Content]:
    """`heading`, `shown` and `remark` of each step of which there is more to tell, and of the question weeks later."""
    steps = [step for step in content["steps"] if step["shown"] or step["remark"]]
    told = [{**step, "heading": f"{step['exercise']}: {step['title']}"} for step in steps]
    later = content["followup"]
    return told + ([{"heading": LATER, "shown": [later], "remark": ""}] if later else [])


def _told(part: Content) -> list[str]:
    told = [f"## {escape(part['heading'])}", ""]
    for release in part["shown"]:
        told += [f"**{escape(release['title'])}**", "", *(f"- {escape(line)}" for line in results(release)), ""]
    return told + ([escape(part["remark"]), ""] if part["remark"] else [])


def results(release: Content) -> list[str]:
    """A release in words, a line for each thing that was shown."""
    if release["form"] in ("pulse", "check"):
        return lines(release)
    if "items" not in release:
        return [sentence(release)]
    others = [f"a few others: {release['others']}"] if release.get("others") else []
    return [item(one) for one in release["items"]] + others


def item(one: Content) -> str:
    """One line of a release, with what was shown beside it."""
    beside = one.get("count") or one.get("level") or ("shortened" if one.get("shortened") else None)
    words = "theme" if one.get("theme") else beside
    return str(one["text"]) + (f" ({words})" if words else "")


def escape(text: str) -> str:
    """Text that stays text in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
