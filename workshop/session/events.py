"""What can have happened in a session: past-tense facts that carry all they need.

An event with `lasting = False` is about who came and went or what was being decided; it is purged with the sealed
texts, 24 hours after the session. What stays is what the notes are made of.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

Step = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """`at`: seconds since 1970 at which it happened."""

    type: ClassVar[str]
    lasting: ClassVar[bool] = True
    at: float


@dataclass(frozen=True)
class Opened(Event):
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


@dataclass(frozen=True)
class Joined(Event):
    type = "joined"
    lasting = False
    phone: str


@dataclass(frozen=True)
class CoupleStarted(Event):
    type = "couple_started"
    lasting = False
    couple: str
    phone: str
    name: str


@dataclass(frozen=True)
class PartnerAsked(Event):
    type = "partner_asked"
    lasting = False
    couple: str
    phone: str


@dataclass(frozen=True)
class SeatAsked(Event):
    """A new phone entered the words of a full couple; `seat` is the one whose phone is away."""

    type = "seat_asked"
    lasting = False
    couple: str
    phone: str
    seat: str


@dataclass(frozen=True)
class Confirmed(Event):
    type = "confirmed"
    lasting = False
    couple: str
    phone: str


@dataclass(frozen=True)
class Declined(Event):
    type = "declined"
    lasting = False
    couple: str
    phone: str


@dataclass(frozen=True)
class WentAlone(Event):
    type = "went_alone"
    lasting = False
    couple: str
    phone: str
    name: str


@dataclass(frozen=True)
class Cancelled(Event):
    type = "cancelled"
    lasting = False
    couple: str
    phone: str


@dataclass(frozen=True)
class Sealed(Event):
    """A sealed text was put into a slot; the ciphertext itself lies in the store of sealed texts."""

    type = "sealed"
    lasting = False
    couple: str
    seat: str
    slot: str


@dataclass(frozen=True)
class CouplePaused(Event):
    type = "couple_paused"
    lasting = False
    couple: str
    on: bool


@dataclass(frozen=True)
class Pushed(Event):
    """A step went to everybody. `people` and `units` freeze the room's size; `chance` is for tosses and ties."""

    type = "pushed"
    index: int
    people: int
    units: int
    collect: str
    limit: int | None
    chance: str


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
    index: int
    on: bool


@dataclass(frozen=True)
class Held(Event):
    type = "held"
    on: bool


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
    about: str
    text: str


@dataclass(frozen=True)
class Ended(Event):
    type = "ended"


EVENTS: dict[str, type[Event]] = {event.type: event for event in Event.__subclasses__()}


def to_row(event: Event) -> tuple[str, float, dict[str, Any]]:
    """(type, at, body): what the log keeps of an event."""
    body = asdict(event)
    at = body.pop("at")
    return event.type, at, body


def from_row(type: str, at: float, body: dict[str, Any]) -> Event:
    """The event again. Raises KeyError for a type this version does not know."""
    return EVENTS[type](at=at, **body)
