"""The notes as Markdown."""

import re
from datetime import date
from typing import Any

from workshop.languages import FIRST
from workshop.notes.charts import lines, others, sentence
from workshop.notes.drawing import OTHERS
from workshop.words import said
from workshop.words.days import on_the_day

Content = dict[str, Any]

WHOLE = (("Themes", "themes"), ("Remarks", "remark"), ("Next time", "next"))
"""What is said of the whole session, with its heading."""
LATER = "After four weeks"
REHEARSAL = "REHEARSAL"
TIMES = "Planned and done"
COLUMNS = ("Exercise", "Step", "Planned (min)", "Took (min)")
FACTS = "{date} · {agenda} · {size} · planned {planned} minutes, took {took}"


def to_markdown(content: Content) -> str:
    language = content["language"]
    told = [f"# {escape(content['title'])}", ""]
    told += [f"*{said(REHEARSAL, language)}*", ""] if content["rehearsal"] else []
    told += [facts(content, escape), "", *_table(content["steps"], language), *_done(content["done"])]
    told += [line for part in parts(content) for line in _told(part, language)]
    for heading, text in whole(content):
        told += [f"## {heading}", "", escape(text), ""]
    return "\n".join(told)


def whole(content: Content) -> list[tuple[str, str]]:
    """Heading and text of what was said of the whole session."""
    return [(said(heading, content["language"]), content[key]) for heading, key in WHOLE if content[key]]


def facts(content: Content, plain: Any = str) -> str:
    """Day, agenda, size as a band, planned and actual minutes, in one line."""
    language = content["language"]
    told = {
        "date": on_the_day(date.fromisoformat(content["date"]), language),
        "agenda": plain(content["agenda"]),
        "size": said(content["size"], language),
        "planned": f"{content['planned_minutes']:g}",
        "took": f"{content['took_minutes']:g}",
    }
    return said(FACTS, language, **told)


def columns(language: str) -> list[str]:
    """The head of the table of times."""
    return [said(name, language) for name in COLUMNS]


def times(step: Content, language: str) -> tuple[str, str, str, str]:
    """A row of that table."""
    return step["exercise"], step["title"], planned(step, language), took(step, language)


def _table(steps: list[Content], language: str) -> list[str]:
    rows = [[escape(cell) for cell in times(step, language)] for step in steps]
    head, *told = [f"| {' | '.join(row)} |" for row in [columns(language), *rows]]
    return [head, "|---|---|---:|---:|", *told, ""]


def planned(step: Content, language: str) -> str:
    """The minutes a step had in the plan, and those the desk gave it on the way."""
    changed = step["changed"]
    made = "" if changed is None else said(" (made {minutes})", language, minutes=f"{changed:g}")
    return f"{step['planned']:g}{made}"


def took(step: Content, language: str) -> str:
    """How long a step took, in words."""
    if step["took"] is None:
        return said("not done", language)
    return f"{step['took']:g}" + (f" ({said('some couples', language)})" if step["some"] else "")


def _done(done: list[Content]) -> list[str]:
    return [*(f"- **{escape(one['exercise'])}**: {escape(one['text'])}" for one in done), ""] if done else []


def parts(content: Content) -> list[Content]:
    """`heading`, `shown` and `remark` of each step of which there is more to tell, and of the question weeks later."""
    steps = [step for step in content["steps"] if step["shown"] or step["remark"]]
    told = [{**step, "heading": f"{step['exercise']}: {step['title']}"} for step in steps]
    later = content["followup"]
    return told + ([{"heading": said(LATER, content["language"]), "shown": [later], "remark": ""}] if later else [])


def _told(part: Content, language: str) -> list[str]:
    told = [f"## {escape(part['heading'])}", ""]
    for release in part["shown"]:
        told += [
            f"**{escape(release['title'])}**",
            "",
            *(f"- {escape(line)}" for line in results(release, language)),
            "",
        ]
    return told + ([escape(part["remark"]), ""] if part["remark"] else [])


def results(release: Content, language: str = FIRST) -> list[str]:
    """A release in words, a line for each thing that was shown."""
    if release["form"] in ("pulse", "check"):
        return lines(release, language)
    if "items" not in release:
        return [sentence(release, language)]
    return [item(one, language) for one in release["items"]] + others(release, language)


def counted(release: Content, language: str) -> list[Content]:
    """The items of a release, and of bars the few others, counted like them."""
    few = [{"text": said(OTHERS, language), "count": release["others"]}] if release.get("others") else []
    return [*release.get("items", []), *few]


def item(one: Content, language: str) -> str:
    """One line of a release, with what was shown beside it."""
    if one.get("count"):
        return f"{one['text']} ({one['count']})"
    beside = "theme" if one.get("theme") else one.get("level") or ("shortened" if one.get("shortened") else "")
    return str(one["text"]) + (f" ({said(beside, language)})" if beside else "")


def escape(text: str) -> str:
    """Text that stays text in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
