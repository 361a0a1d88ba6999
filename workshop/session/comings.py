"""Comings and goings of couples: what no other phone and no screen is told, and nobody remembers for long."""

from dataclasses import dataclass
from typing import ClassVar


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
class TakenAside(Coming):
    """These couples have a step of their own, or are back in everybody's."""

    type = "taken_aside"
    couples: list[str]
    on: bool
