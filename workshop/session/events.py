"""What can have happened in a session: past-tense facts that carry all they need.

An event with `lasting = False` is about who came and went or what was being decided; it is purged with the sealed
texts, 24 hours after the session. What stays is what the notes are made of. The
comings and goings stand in comings.py and are handed on from here.
"""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from workshop.session.comings import (
    Cancelled,
    Coming,
    Confirmed,
    CoupleParted,
    CouplePaused,
    CoupleStarted,
    Declined,
    Event,
    Joined,
    PartnerAsked,
    SeatAsked,
    SetApart,
    TakenAside,
    TogetherAsked,
    WentAlone,
    WentShared,
)

__all__ = [
    "Cancelled",
    "Coming",
    "Confirmed",
    "CoupleParted",
    "CouplePaused",
    "CoupleStarted",
    "Declined",
    "Event",
    "Joined",
    "PartnerAsked",
    "SeatAsked",
    "SetApart",
    "TakenAside",
    "TogetherAsked",
    "WentAlone",
    "WentShared",
]

Step = dict[str, Any]

QUIET = "quiet"
"""Why everybody is held, if nothing else is said."""


@dataclass(frozen=True)
class Opened(Event):
    """`gates`: all four boxes were ticked, so steps of high risk may be opened.

    `plans`: the same plan in other languages, step by step; `language` is that of `plan`, of the desk and the screen.
    `told`: how far an older version, which counted every event for phones, had counted when this one took over.
    """

    type = "opened"
    id: str
    title: str
    language: str
    code: str
    agenda: dict[str, Any]
    plan: list[Step] = field(default_factory=list)
    limits: str = ""
    resources: str = ""
    rehearsal: bool = False
    speed: float = 1.0
    strict: bool = False
    gates: bool = False
    told: int = 0
    plans: dict[str, list[Step]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pushed(Event):
    """A step went to everybody. `people` and `units` freeze the room's size.

    `chance` is for tosses, and every phone knows it; `lot` is for what two are shown of their marks, and none does.
    """

    type = "pushed"
    index: int
    people: int
    units: int
    collect: str
    limit: int | None
    chance: str
    lot: str = ""


@dataclass(frozen=True)
class AsidePushed(Event):
    """A step for some couples, beside the one that is on; who they are goes with the comings and goings.

    `alone`: each of them has the form for one meanwhile.
    """

    type = "aside_pushed"
    circle = "desk"
    index: int
    chance: str
    lot: str
    alone: bool = False


@dataclass(frozen=True)
class AsideOver(Event):
    type = "aside_over"
    circle = "desk"


@dataclass(frozen=True)
class Paused(Event):
    type = "paused"


@dataclass(frozen=True)
class Resumed(Event):
    type = "resumed"


@dataclass(frozen=True)
class Extended(Event):
    type = "extended"
    seconds: float


@dataclass(frozen=True)
class Wrapped(Event):
    """One quiet line asks everybody to come to an end, or is taken back."""

    type = "wrapped"
    on: bool


@dataclass(frozen=True)
class Timed(Event):
    """A step that is still ahead gets other minutes than were planned."""

    type = "timed"
    circle = "desk"
    index: int
    minutes: float


@dataclass(frozen=True)
class Blanked(Event):
    """The screen is a plain field, or shows again what is on."""

    type = "blanked"
    on: bool


@dataclass(frozen=True)
class Skipped(Event):
    type = "skipped"
    circle = "desk"
    index: int
    on: bool


@dataclass(frozen=True)
class Held(Event):
    """Everybody is held, or goes on. `why`: what the calm page says."""

    type = "held"
    on: bool
    why: str = QUIET


@dataclass(frozen=True)
class Closed(Event):
    """No more answers for the run. `enough` is all that is kept of how many there were; `lot` decides ties.

    The lot is not the run's chance: phones know that one, and the order of what was named most would tell them of ties.
    """

    type = "closed"
    run: int
    enough: bool
    lot: str


@dataclass(frozen=True)
class Moderated(Event):
    """What becomes of a card. `verdict`: "show" (`text`: shortened), "hold", "fold" (`text`: the theme) or "open"."""

    type = "moderated"
    lasting = False
    circle = "desk"
    run: int
    key: str
    verdict: str
    text: str | None


@dataclass(frozen=True)
class Released(Event):
    type = "released"
    run: int
    release: dict[str, Any]


@dataclass(frozen=True)
class Withheld(Event):
    type = "withheld"
    run: int


@dataclass(frozen=True)
class Remarked(Event):
    type = "remarked"
    circle = "desk"
    about: str
    text: str


@dataclass(frozen=True)
class Ended(Event):
    type = "ended"


KINDS_OF_EVENT = (*Event.__subclasses__(), *Coming.__subclasses__())

EVENTS: dict[str, type[Event]] = {event.type: event for event in KINDS_OF_EVENT if event is not Coming}

PASSING = [name for name, event in EVENTS.items() if not event.lasting]
"""Types that go 24 hours after the session."""


def to_row(event: Event) -> tuple[str, float, dict[str, Any]]:
    """(type, at, body): what the log keeps of an event."""
    body = asdict(event)
    at = body.pop("at")
    return event.type, at, body


@dataclass(frozen=True)
class Unknown(Event):
    """Something that only a newer version knows. It stays in the log as it is; this version can't say what follows."""

    circle = "desk"
    type = "unknown"


def from_row(type: str, at: float, body: dict[str, Any]) -> Event:
    """The event again. What a newer version put beside the fields that are known here is passed over."""
    event = EVENTS.get(type)
    if event is None:
        return Unknown(at)
    known = {one.name for one in fields(event)}
    return event(at=at, **{name: value for name, value in body.items() if name in known})
