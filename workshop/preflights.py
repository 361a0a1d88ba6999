"""What is prepared before a session: texts for the phones, remembered with the workshop, and what is still open."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from workshop import resources, sheets
from workshop.live.house import House
from workshop.session.gates import TICKS
from workshop.sessions import LIMITS, RESOURCES
from workshop.store import register
from workshop.words import Sentence, said

LONGEST = 8_000
TOO_LONG = Sentence(
    "Please keep the two texts under {most:,} characters in all. What you typed is still in the fields.", most=LONGEST
)
STAYS = "Without all four {n} of the exercises stays closed."
STAY = "Without all four {n} of the exercises stay closed."
NO_LIMITS = "Say what the limits of confidentiality are: everybody reads it before they agree."


class Overtaken(Exception):
    """Somebody else changed this page meanwhile; nothing was kept."""


class Unfit(ValueError):
    """The texts cannot be kept, or no session opens with them; the text says why."""


@dataclass(frozen=True)
class Preflight:
    """`country`: whose lines `resources` was made of, if any; `checked`: when these were checked (ISO), or nothing."""

    limits: str
    resources: str
    country: str = ""
    checked: str = ""
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A line of the checklist. `state`: "ready", "look" (open, but no obstacle) or "missing" (no session opens)."""

    id: str
    title: str
    state: str
    says: str


def read(workshop: Any) -> Preflight:
    """As it was left last time; at first with the texts that we propose, in the workshop's language."""
    if not workshop.preflight:
        return Preflight(said(LIMITS, workshop.language), said(RESOURCES, workshop.language))
    kept = json.loads(workshop.preflight)
    return Preflight(**{**kept, "ticks": tuple(kept.get("ticks", ()))})


def stamp(workshop: Any) -> str:
    """Changes with everything that somebody keeps on this page."""
    return sha256((workshop.preflight or "").encode()).hexdigest()[:16]


def save(house: House, workshop: Any, base: str, typed: Preflight) -> str:
    """Keep what was typed on the page that had the stamp `base`; the new stamp. Raises Overtaken or Unfit."""
    if len(typed.limits) + len(typed.resources) > LONGEST:
        raise Unfit(TOO_LONG)
    text = _as_text(typed)
    if text != workshop.preflight:
        if stamp(workshop) != base:
            raise Overtaken
        with house.store.write() as connection:
            if not register.save_preflight(connection, workshop.id, workshop.preflight, text):
                raise Overtaken
    return sha256(text.encode()).hexdigest()[:16]


def _as_text(typed: Preflight) -> str:
    return json.dumps(asdict(typed), ensure_ascii=False)


def remember(house: House, workshop: Any, used: Preflight) -> None:
    """For next time: the texts of the session that just opened, without its ticks, which are asked for each time."""
    with house.store.write() as connection:
        register.put_preflight(connection, workshop.id, _as_text(replace(used, ticks=())))


def fit(typed: Preflight) -> None:
    """Whether a session opens with these texts. Raises Unfit."""
    if not typed.limits.strip():
        raise Unfit(NO_LIMITS)
    if len(typed.limits) + len(typed.resources) > LONGEST:
        raise Unfit(TOO_LONG)


def points(house: House, workshop: Any, typed: Preflight, rehearsed: str | None) -> list[Point]:
    """The checklist. `rehearsed`: when this workshop was rehearsed last, in words."""
    found = [_sheet(house, workshop), _limits(typed), _help(house, typed), _deep(house, workshop, typed)]
    return [point for point in (*found, _phones(house), _rehearsal(rehearsed)) if point]


def _sheet(house: House, workshop: Any) -> Point:
    breaches = sheets.sheet(house, workshop).breaches
    says = breaches[0].what if breaches else Sentence("It keeps every rule.")
    return Point("sheet", Sentence("Run sheet"), "missing" if breaches else "ready", says)


def _limits(typed: Preflight) -> Point:
    there = bool(typed.limits.strip())
    return Point(
        "limits",
        Sentence("Limits of confidentiality"),
        "ready" if there else "missing",
        "" if there else Sentence("It is empty."),
    )


def _help(house: House, typed: Preflight) -> Point:
    says = _on_help(typed, date.fromtimestamp(house.clock()))
    return Point("help", Sentence("Where help is"), "look" if says else "ready", says)


def _on_help(typed: Preflight, today: date) -> str:
    if not typed.resources.strip():
        return Sentence("It is empty. Nothing keeps you from opening, but somebody may look for it tonight.")
    if not typed.checked:
        return Sentence("Nobody has said yet that these numbers are true.")
    try:
        old = resources.is_old(typed.checked, today)
    except ValueError:
        return Sentence("The date on which the resources were checked is not a date.")
    return (
        Sentence("The resources were checked more than 90 days ago. Numbers change: please check them again.")
        if old
        else ""
    )


def _deep(house: House, workshop: Any, typed: Preflight) -> Point | None:
    closed = high_risk(house, workshop)
    if not closed:
        return None
    ready = {tick.name for tick in TICKS} <= set(typed.ticks)
    says = "" if ready else Sentence(STAYS if len(closed) == 1 else STAY, n=len(closed))
    return Point("deep", Sentence("Before you go deep"), "ready" if ready else "look", says)


def high_risk(house: House, workshop: Any) -> list[str]:
    """Titles of the exercises that stay closed without all four ticks."""
    planned = sheets.steps(house, workshop)
    return list(dict.fromkeys(step["exercise"]["title"] for step in planned if step["risk"] == "high"))


def _phones(house: House) -> Point:
    near = reachable(house.base_url)
    says = "" if near else Sentence("Phones in the room cannot reach this address: it leads back to the phone itself.")
    return Point("room", Sentence("The room"), "ready" if near else "look", says)


def reachable(url: str) -> bool:
    """Whether phones in the room may get there: not to an address that means `this device` everywhere."""
    host = urlsplit(url).hostname or ""
    try:
        address = ip_address(host)
    except ValueError:
        return bool(host) and host != "localhost" and not host.endswith(".localhost")
    return not (address.is_loopback or address.is_unspecified or address.is_link_local)


def _rehearsal(rehearsed: str | None) -> Point:
    return Point("rehearse", Sentence("Rehearsed"), "ready" if rehearsed else "look", rehearsed or Sentence("Not yet."))
