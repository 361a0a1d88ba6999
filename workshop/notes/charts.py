"""Released answers as SVG: drawn once, for the screen and for the notes alike. Colours come from CSS classes."""

import textwrap
from typing import Any
from xml.sax.saxutils import escape

WIDTH = 1200
ROW = 96
LABEL = 40


def with_charts(view: dict[str, Any]) -> dict[str, Any]:
    """A screen view whose releases carry their picture."""
    return {**view, "shown": [{**release, "svg": svg(release)} for release in view["shown"]]}


def svg(release: dict[str, Any]) -> str:
    """The picture of a release; its title and sentence are what a screen reader says."""
    draw = {"bars": _bars, "texts": _cards, "cards": _cards, "named": _cards, "levels": _levels}.get(
        release["form"], _line
    )
    body, height = draw(release)
    title = f"<title>{escape(release['title'])}</title><desc>{escape(sentence(release))}</desc>"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" class="chart"'
    return f"<svg {frame}>{title}{body}</svg>"


def sentence(release: dict[str, Any]) -> str:
    """The release in words."""
    items = release.get("items", [])
    match release["form"]:
        case "bars":
            told = [f"{item['text']}: {item['count']}" for item in items]
            return "; ".join(told + ([f"a few others: {release['others']}"] if release.get("others") else [])) + "."
        case "named":
            return f"Named most, in no order: {_list(items)}."
        case "levels":
            return "; ".join(f"{item['text']}: {item['level']}" for item in items) + "."
        case "cards":
            return f"Picked by several, in no order: {_list(items)}."
        case "texts":
            return f"Some of what was written: {_list(items)}."
        case "spread":
            return "Answers are spread."
        case _:
            return "Too few answers to show safely."


def _list(items: list[dict[str, Any]]) -> str:
    return "; ".join(item["text"] for item in items)


def _bars(release: dict[str, Any]) -> tuple[str, int]:
    rows = [(item["text"], item["count"]) for item in release["items"]]
    if release.get("others"):
        rows.append(("a few others", release["others"]))
    most = max(count for _, count in rows)
    drawn = [_bar(place * ROW, text, count, count / most) for place, (text, count) in enumerate(rows)]
    return "".join(drawn), len(rows) * ROW


def _bar(y: int, text: str, count: int, share: float) -> str:
    length = round(share * (WIDTH - 100))
    return (
        f'<text x="0" y="{y + LABEL - 8}" font-size="34" class="label">{escape(text)}</text>'
        f'<rect x="0" y="{y + LABEL + 4}" width="{length}" height="32" rx="8" class="bar"/>'
        f'<text x="{length + 16}" y="{y + LABEL + 32}" font-size="32" class="count">{count}</text>'
    )


def _cards(release: dict[str, Any]) -> tuple[str, int]:
    """Cards one under the other, each as high as its lines."""
    y, drawn = 0, []
    for item in release["items"]:
        lines = wrap(item["text"] + (" (shortened)" if item.get("shortened") else ""), 58)
        height = 44 * len(lines) + 40
        drawn.append(f'<rect x="2" y="{y + 2}" width="{WIDTH - 4}" height="{height - 4}" rx="18" class="card"/>')
        drawn += [_text(36, y + 56 + 44 * n, line) for n, line in enumerate(lines)]
        y += height + 18
    return "".join(drawn), max(y - 18, 60)


def _text(x: int, y: int, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="36" class="label">{escape(text)}</text>'


def _levels(release: dict[str, Any]) -> tuple[str, int]:
    named = [{"text": f"{item['text']} — {item['level']}"} for item in release["items"]]
    return _cards({"items": named})


def _line(release: dict[str, Any]) -> tuple[str, int]:
    return _text(0, 48, sentence(release)), 72


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a longer word is cut."""
    return textwrap.wrap(text, width) or [""]
