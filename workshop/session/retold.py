"""A release in another language: what was asked and could be chosen; what people wrote stays as they wrote it."""

from collections.abc import Iterator
from typing import Any

Release = dict[str, Any]
Step = dict[str, Any]


def asked(step: Step) -> str:
    """What stands above the release of a step."""
    return str(step.get("question") or step.get("stem") or step["title"])


def retold(release: Release, told: Step, read: Step) -> Release:
    """The release of `told` in the words of `read`, which is the same step in another language."""
    if told is read:
        return release
    words = dict(zip(_choices(told), _choices(read), strict=False))
    if "items" not in release:
        return {**release, "title": asked(read)}
    items = [{**item, "text": words.get(item["text"], item["text"])} for item in release["items"]]
    return {**release, "title": asked(read), "items": items}


def _choices(step: Step) -> Iterator[str]:
    """All that could be chosen in a step, in its order."""
    for one in (*step.get("options", ()), *step.get("bank", ()), *step.get("items", ())):
        yield one if isinstance(one, str) else one["text"]
