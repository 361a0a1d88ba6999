"""What can have happened in a session: past-tense facts that carry all they need.

An event with `lasting = False` is about who came and went or what was being decided; it is purged with the sealed
texts, 24 hours after the session. What stays is what the notes are made of.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

Step = dict[str, Any]

QUIET = "quiet"
"""Why everybody is held, if nothing else is said."""


@dataclass(frozen=True)
class Event:
    """`at`: seconds since 1970 at which it happened. `circle`: who is told, `room`, `couple` or `desk`."""

    type: ClassVar[str]
    lasting: ClassVar[bool] = True
    circle: ClassVar[str] = "room"
    at: float


@dataclass(frozen=True)
class Coming(Event):
    """Concerns a couple and, as progress, the desk: no other phone and no screen."""

    lasting = False
    circle = "couple"


@dataclass(frozen=True)
class Opened(Event):
    """`gates`: all four boxes were ticked, so steps of high risk may be opened."""

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


@dataclass(frozen=True)
class Joined(Coming):
    type = "joined"
    phone: str


@dataclass(frozen=True)
class CoupleStarted(Coming):
    type = "couple_started"
    couple: str
    phone: str
    name: str


@dataclass(frozen=True)
class PartnerAsked(Coming):
    type = "partner_asked"
    couple: str
    phone: str


@dataclass(frozen=True)
class SeatAsked(Coming):
    """A new phone entered the words of a full couple; `seat` is the one whose phone is away."""

    type = "seat_asked"
    couple: str
    phone: str
    seat: str


@dataclass(frozen=True)
class Confirmed(Coming):
    type = "confirmed"
    couple: str
    phone: str


@dataclass(frozen=True)
class Declined(Coming):
    type = "declined"
    couple: str
    phone: str


@dataclass(frozen=True)
class WentAlone(Coming):
    type = "went_alone"
    couple: str
    phone: str
    name: str


@dataclass(frozen=True)
class WentShared(Coming):
    """Two people with one phone: a unit whose phone answers nothing for the room."""

    type = "went_shared"
    couple: str
    phone: str
    name: str


@dataclass(frozen=True)
class Cancelled(Coming):
    type = "cancelled"
    couple: str
    phone: str


@dataclass(frozen=True)
class CouplePaused(Coming):
    """`phone` matters while the two have parted: then each pauses only for themselves."""

    type = "couple_paused"
    couple: str
    on: bool
    phone: str = ""


@dataclass(frozen=True)
class CoupleParted(Coming):
    """`phone` works separately from now on; its partner's phone is not told."""

    type = "couple_parted"
    couple: str
    phone: str


@dataclass(frozen=True)
class TogetherAsked(Coming):
    """`phone` entered the words again. Once both did, each says yes to work together again."""

    type = "together_asked"
    couple: str
    phone: str


@dataclass(frozen=True)
class SetApart(Coming):
    """The desk gave these couples the form for one, or took it back; who was meant is not told."""

    type = "set_apart"
    couples: list[str]
    on: bool


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


def to_row(event: Event) -> tuple[str, float, dict[str, Any]]:
    """(type, at, body): what the log keeps of an event."""
    body = asdict(event)
    at = body.pop("at")
    return event.type, at, body


def from_row(type: str, at: float, body: dict[str, Any]) -> Event:
    """The event again. Raises KeyError for a type this version does not know."""
    return EVENTS[type](at=at, **body)
