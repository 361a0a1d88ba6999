"""What an act beside the log leads to, as a value: only the plumbing sends."""

from dataclasses import dataclass, field
from typing import Any

Act = dict[str, Any]
Ack = dict[str, Any]


@dataclass(frozen=True)
class Heard:
    """An event for some phones of one couple."""

    event: str
    body: dict[str, Any]
    phones: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """`ack`: what the sender gets besides `ok` and `seq`; `mine`: phones whose view is new; `heard`: for the two."""

    ack: Ack = field(default_factory=dict)
    mine: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
