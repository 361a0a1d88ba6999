"""What phones would show of an exercise while it is written: the same views as live, of a session that never was."""

from functools import reduce
from typing import Any

from marshmallow import ValidationError

from workshop.exercises import Exercise, Library, plan
from workshop.languages import FIRST
from workshop.session import comings, events
from workshop.session.circles import Here, View, mine_view, room_view
from workshop.session.fold import apply
from workshop.session.state import State
from workshop.steps import KINDS
from workshop.words import said

NOW = 1_764_000_000.0
PEOPLE, COUPLES = 12, 6
"""The room of a preview: large enough for every question to be asked."""
WHO = {"two": "ana", "solo": "frida", "shared": "ida"}
"""One of two, somebody here alone, two with one phone."""
NOTHING: dict[str, Any] = {
    "purpose": "", "minutes": 1, "risk": "low", "requires": [], "part": "work", "off": False, "take_home": [],
    "notes": None, "cue": "", "screen": None, "variants": {}, "way": None, "max_size": None,
}  # fmt: skip


def views(data: Any, language: str = FIRST) -> list[dict[str, View] | None]:
    """For each step: what everybody sees (`room`) and what each of WHO sees; None for one that lacks something.

    `language`: what stands there in place of a title that is still missing is said in it.
    """
    steps = data.get("steps") if isinstance(data, dict) else None
    read = [_read(step) for step in steps] if isinstance(steps, list) else []
    untitled = said("Your exercise", language)
    return [_seen(data, read, place, untitled) if step else None for place, step in enumerate(read)]


def _read(step: Any) -> dict[str, Any] | None:
    kind = KINDS.get(str(step.get("kind"))) if isinstance(step, dict) else None
    try:
        return dict(kind.schema().load(step)) if kind else None
    except ValidationError:
        return None


def _seen(data: dict[str, Any], read: list[dict[str, Any] | None], place: int, untitled: str) -> dict[str, View] | None:
    try:
        state = _pushed(_exercise(data, read, untitled), sum(step is not None for step in read[:place]))
    except (LookupError, ValueError, TypeError, ValidationError):
        return None
    mine = {name: mine_view(state, who, {}, NOW) for name, who in WHO.items()}
    return {"room": room_view(state, Here("preview", NOW)), **mine}


def _exercise(data: dict[str, Any], read: list[dict[str, Any] | None], untitled: str) -> Exercise:
    """As far as it can be read; a step that is taken from another one not here stands by itself."""
    steps = [step for step in read if step]
    ids = {step["id"] for step in steps}
    alone = [{**step, **_missing(step, ids)} for step in steps]
    own = {key: data[key] for key in ("screen", "cue") if isinstance(data.get(key), str)}
    return {**NOTHING, **own, "id": "preview", "title": str(data.get("title") or untitled), "steps": alone}


def _missing(step: dict[str, Any], ids: set[str]) -> dict[str, None]:
    return {name: None for name in KINDS[step["kind"]].references if step[name] not in ids}


def _pushed(exercise: Exercise, index: int) -> State:
    agenda = {"id": "preview", "title": "Preview", "minutes": 1, "max_size": "boulder", "starts": None}
    line = {"exercise": "preview", "variant": None, "minutes": None, "title": None}
    planned = plan({**agenda, "items": [line]}, Library({"preview": exercise}, {}))
    step = planned[index]
    releases = KINDS[step["kind"]].releases(step)
    collect = {"words": "texts", "check": "answers"}.get(str(releases), str(releases)) if releases else "none"
    limit = 60 if collect == "texts" else None
    opened = events.Opened(NOW, "preview", "Preview", "en", "ABCDEF", agenda, planned)
    pushed = events.Pushed(NOW, index, PEOPLE, COUPLES, collect, limit, "0" * 32)
    return reduce(apply, [opened, *_couples(), pushed], State())


def _couples() -> list[events.Event]:
    joined: list[events.Event] = [comings.Joined(NOW, who) for who in ("ana", "ben", *list(WHO.values())[1:])]
    return [
        *joined,
        comings.CoupleStarted(NOW, "c" * 32, "ana", "Cedar"),
        comings.PartnerAsked(NOW, "c" * 32, "ben"),
        comings.Confirmed(NOW, "c" * 32, "ana"),
        comings.Confirmed(NOW, "c" * 32, "ben"),
        comings.WentAlone(NOW, "f" * 32, "frida", "Fern"),
        comings.WentShared(NOW, "1" * 32, "ida", "Iris"),
    ]
