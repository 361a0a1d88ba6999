"""What a rehearsal found: one object for machines, a table for people."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

SHOWN = 10
"""How many error texts a report carries."""


@dataclass(frozen=True)
class Spread:
    """Milliseconds. All None when nothing was measured."""

    p50: float | None = None
    p95: float | None = None
    max: float | None = None


def spread(values: Sequence[float]) -> Spread:
    if not values:
        return Spread()
    ordered = sorted(values)
    return Spread(_at(ordered, 0.50), _at(ordered, 0.95), round(ordered[-1], 1))


def _at(ordered: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed (nearest rank)."""
    return round(ordered[max(0, -int(-share * len(ordered) // 1) - 1)], 1)


@dataclass(frozen=True)
class Report:
    """`joined` counts phones, `paired` couples; `lost`, `doubled`, `wrong_step` and `errors` must all be 0.

    `turns_compared`: how often both phones of a couple were asked who speaks.
    """

    session: str
    couples: int
    phones: int
    joined: int
    paired: int
    steps: int
    turns_compared: int
    acts_sent: int
    acts_acked: int
    ballots_sent: int
    ballots_counted: int
    exchanges: int
    agreed_clauses: int
    lost: int
    doubled: int
    wrong_step: int
    reconnects: int
    errors: int
    push_ms: Spread
    ack_ms: Spread
    seconds: float
    error_texts: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not (self.lost or self.doubled or self.wrong_step or self.errors)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def as_text(self) -> str:
        """A line for each thing a facilitator or an operator asks."""
        rows = [
            ("in the room", f"{self.joined} of {self.phones} phones, {self.paired} of {self.couples} couples"),
            (
                "steps",
                f"{self.steps}, shown wrongly or late {self.wrong_step} times; {self.turns_compared} turns compared",
            ),
            ("acts", f"{self.acts_acked} of {self.acts_sent} acknowledged, {_ms(self.ack_ms)}"),
            ("pushes", _ms(self.push_ms)),
            ("ballots", f"{self.ballots_counted} of {self.ballots_sent} counted"),
            ("between two", f"{self.exchanges} exchanges, {self.agreed_clauses} clauses agreed"),
            ("faults", f"{self.lost} lost, {self.doubled} doubled, {self.errors} errors, {self.reconnects} reconnects"),
            ("time", f"{self.seconds} s"),
            ("outcome", "all is well" if self.ok else "NOT well"),
        ]
        told = [f"{name:<12} {text}" for name, text in rows]
        return "\n".join([*told, *(f"  - {text}" for text in self.error_texts)])


def _ms(times: Spread) -> str:
    if times.max is None:
        return "nothing measured"
    return f"half within {times.p50:g} ms, 95 % within {times.p95:g} ms, all within {times.max:g} ms"
