"""Who held which step when: how long each push took to arrive, and which phones showed a wrong step. Pure."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

PROMPT = 3.0
"""Seconds within which a connected phone must hold what was pushed."""


@dataclass(frozen=True)
class Push:
    """`at`: when the button was pressed; `done`: when the server said that it is so."""

    run: int
    step: str
    at: float
    done: float = 0.0


@dataclass
class Sight:
    """What one phone saw. `spans`: [from, to] of being connected; `to` is None while it is. `held`: run to when."""

    spans: list[list[float | None]] = field(default_factory=list)
    held: dict[int, float] = field(default_factory=dict)


@dataclass
class Pushes:
    """Times are monotonic seconds of this process."""

    pushed: list[Push] = field(default_factory=list)
    sights: dict[str, Sight] = field(default_factory=lambda: defaultdict(Sight))
    wrong: list[str] = field(default_factory=list)
    compared: int = 0

    def push(self, run: int, step: str, at: float) -> None:
        """The facilitator presses the button: `step` is the plan's step that everybody must see now. Pressing once
        more, after a refusal, counts from then."""
        self.pushed = [push for push in self.pushed if push.run != run] + [Push(run, step, at)]

    def done(self, run: int, at: float) -> None:
        """Only from now on can a phone hold it that was connected all the while."""
        self.pushed = [replace(push, done=at) if push.run == run else push for push in self.pushed]

    def on(self, phone: str, at: float) -> None:
        self.sights[phone].spans.append([at, None])

    def off(self, phone: str, at: float) -> None:
        for span in self.sights[phone].spans[-1:]:
            span[1] = at if span[1] is None else span[1]

    def hold(self, phone: str, run: int, step: str, at: float) -> None:
        """A view arrived at a phone."""
        if run in self.sights[phone].held:
            return
        self.sights[phone].held[run] = at
        meant = next((push.step for push in self.pushed if push.run == run), None)
        if step != meant:
            self.wrong.append(f"{phone} shows {step} as run {run}, but the facilitator pushed {meant}.")

    def compare(self, phone: str, run: int, roles: list[str | None]) -> None:
        """What both phones of a couple say at one moment: one speaks and the other listens, or neither has a turn."""
        self.compared += 1
        if set(roles) not in ({"speaker", "listener"}, {None}):
            self.wrong.append(f"{phone} and the partner were told in run {run}: {roles[0]} and {roles[1]}.")

    @property
    def push_ms(self) -> list[float]:
        """From the button to each phone that was connected all the while."""
        waits = ((push.at, sight, sight.held.get(push.run)) for push in self.pushed for sight in self.sights.values())
        return [1000 * (held - at) for at, sight, held in waits if held is not None and _connected(sight, at, held)]

    def late(self, end: float) -> list[str]:
        """A sentence for every phone that was connected long enough and still did not hold the step in time."""
        reigns = pairwise([*self.pushed, Push(0, "", end)])
        told = [_late(name, sight, push, after.at) for push, after in reigns for name, sight in self.sights.items()]
        return [sentence for sentence in told if sentence]


class Followed(Pushes):
    """Where nobody here knows what was pushed: all phones must show what the first one shows."""

    def hold(self, phone: str, run: int, step: str, at: float) -> None:
        if all(push.run != run for push in self.pushed):
            self.push(run, step, at)
        super().hold(phone, run, step, at)


def _connected(sight: Sight, at: float, until: float) -> bool:
    return any((a or 0) <= at and (b is None or until <= b) for a, b in sight.spans)


def _late(name: str, sight: Sight, push: Push, end: float) -> str | None:
    """Only stretches of connection longer than PROMPT within the step's reign are judged."""
    held = sight.held.get(push.run, float("inf"))
    starts = (
        max(a or 0, push.at, push.done)
        for a, b in sight.spans
        if min(end if b is None else b, end) - max(a or 0, push.at, push.done) > PROMPT
    )
    first = min(starts, default=None)
    if first is None or held <= first + PROMPT:
        return None
    return f"{name} did not hold {push.step} (run {push.run}) within {PROMPT:g} s."
