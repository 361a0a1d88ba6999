"""Where help is, by country: a facilitator's own table, and seeds that nobody has checked yet (WORKSHOP F5)."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from workshop.languages import FIRST
from workshop.live.house import House
from workshop.store import resources as rows
from workshop.words import Sentence, said

STALE = timedelta(days=90)
LONGEST, LONGEST_MORE, LONGEST_NAME = 300, 2_000, 40

FIELDS = (
    ("emergency", "Emergency"),
    ("any", "Violence or fear at home, for anybody"),
    ("women", "The same, for women"),
    ("men", "The same, for men"),
    ("behaviour", "If you worry about your own behaviour"),
    ("crisis", "If life feels too heavy to carry"),
    ("legal", "Legal advice"),
    ("therapists", "To find a therapist"),
    ("traces", "Traces"),
)
"""What a line is about, and how phones call it."""
MORE = "more"
"""Further lines, as they stand."""

CALL = "A call can stay in the phone’s list. Delete it if that matters."

SEEDS: dict[str, dict[str, str]] = {
    "Argentina": {"emergency": "911", "any": "144", "traces": CALL},
    "Chile": {"any": "149 or 1455 (not confirmed)", "traces": CALL},
    "Colombia": {"emergency": "123", "any": "155", "traces": CALL},
    "Mexico": {"emergency": "911", "any": "Línea de la Vida (number not confirmed)", "traces": CALL},
    "Spain": {
        "emergency": "112",
        "any": "016",
        "traces": "016 is not on the bill, but it stays in the phone’s list of calls: delete it there.",
    },
    "United Kingdom": {
        "emergency": "999; from a mobile, 55 if you cannot speak",
        "any": "0808 2000 247",
        "men": "0808 801 0327",
        "behaviour": "0808 802 4040",
        "traces": CALL,
    },
    "United States": {
        "emergency": "911",
        "any": "1-800-799-7233, or text START to 88788",
        "crisis": "988",
        "traces": CALL,
    },
}
"""To verify, not to trust: nobody has called these numbers for you."""

LONG_LINE = "“{label}” has more than {most} characters. Shorten it, or use the further lines."
LONG_MORE = "The further lines have more than {most:,} characters in all. Shorten them."
NOT_CHECKED = "The people who run this have not checked these numbers yet. Ask them if one does not answer."


class Overtaken(Exception):
    """Somebody changed this country meanwhile, on another page; nothing was kept."""


class Unfit(ValueError):
    """A name or a line that cannot be kept; the text says why."""


@dataclass(frozen=True)
class Country:
    """`checked`: the day (ISO) on which somebody last looked whether it is still true. `version` 0: a seed, or new."""

    name: str
    lines: dict[str, str] = field(default_factory=dict)
    checked: str | None = None
    version: int = 0

    def text(self, language: str = FIRST) -> str:
        """Plain lines, as phones show them."""
        told = [f"{said(label, language)}: {said(self.lines[key], language)}" for key, label in self._filled()]
        told += [self.lines[MORE]] if self.lines.get(MORE) else []
        return "\n".join([*told, *([] if self.checked or not told else [said(NOT_CHECKED, language)])])

    def _filled(self) -> list[tuple[str, str]]:
        return [(key, label) for key, label in FIELDS if self.lines.get(key)]


def is_old(checked: str, today: date) -> bool:
    """Whether a day on which something was checked is longer ago than numbers stay true. Raises ValueError."""
    return today - date.fromisoformat(checked) > STALE


def table(house: House, owner: str) -> list[Country]:
    """Every country of this account, and the seeds it has not changed, by name."""
    with house.store.read() as connection:
        own = [Country(row.country, json.loads(row.lines), row.checked, row.version) for row in _of(connection, owner)]
    known = {country.name for country in own}
    seeds = [Country(name, lines) for name, lines in SEEDS.items() if name not in known]
    return sorted([*own, *seeds], key=lambda country: country.name.casefold())


def _of(connection: Any, owner: str) -> Any:
    return rows.of_owner(connection, owner)


def find(house: House, owner: str, name: str) -> Country | None:
    return next((country for country in table(house, owner) if country.name == name), None)


def named(name: str) -> str:
    """A country's name in one line. Raises Unfit."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable() or "/" in plain:
        raise Unfit(Sentence("A country’s name has from one to {most} characters, and no stroke.", most=LONGEST_NAME))
    return plain


def save(house: House, owner: str, name: str, version: int, typed: dict[str, str], checked: str | None = None) -> None:
    """Keep the lines of a country; `checked`: the day on which they were just checked.

    What was changed counts as not checked until somebody says so. Raises Overtaken or Unfit.
    """
    before = find(house, owner, named(name)) or Country(name)
    lines = _fit(typed)
    day = checked or (before.checked if lines == before.lines else None)
    with house.store.write() as connection:
        kept = {"lines": lines, "checked": day, "changed_at": house.clock()}
        if before.version != version or not rows.save(connection, owner, name, version, **kept):
            raise Overtaken


def _fit(typed: dict[str, str]) -> dict[str, str]:
    lines = {key: " ".join(typed.get(key, "").split()) for key, _ in FIELDS}
    lines[MORE] = "\n".join(line.rstrip() for line in typed.get(MORE, "").splitlines()).strip()
    for key, label in FIELDS:
        if len(lines[key]) > LONGEST:
            raise Unfit(Sentence(LONG_LINE, label=Sentence(label), most=LONGEST))
    if len(lines[MORE]) > LONGEST_MORE:
        raise Unfit(Sentence(LONG_MORE, most=LONGEST_MORE))
    return {key: text for key, text in lines.items() if text}


def remove(house: House, owner: str, name: str) -> None:
    """Take a country of one's own away; one that was a seed is as it was at first."""
    with house.store.write() as connection:
        rows.erase(connection, owner, name)
