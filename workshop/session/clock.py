"""Where a step stands: a pure function of its parts, its pauses and now. Twin of static/shared/clock.js."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

Part = Mapping[str, Any]
Pauses = Sequence[Sequence[float | None]]
Extensions = Sequence[Sequence[float]]


class Position(NamedTuple):
    """`part`: index of the running one; `left`, `of`: seconds left in it, its length; `over`: all have run out."""

    part: int
    left: float
    of: float
    total_left: float
    over: bool


def elapsed(started_at: float, pauses: Pauses, speed: float, now: float) -> float:
    """Step seconds that have run at `now`; time spent paused does not count."""
    return max(0.0, now - started_at - _paused(pauses, now)) * speed


def _paused(pauses: Pauses, now: float) -> float:
    return sum(max(0.0, min(now if to is None else to, now) - since) for since, to in pauses if since is not None)


def position(
    parts: Sequence[Part], started_at: float, pauses: Pauses, extensions: Extensions, speed: float, now: float
) -> Position:
    """Where the step stands now. Lengths and extensions are step seconds; times are seconds since 1970."""
    lengths = [float(part["seconds"]) for part in parts] or [0.0]
    for at, seconds in extensions:
        run = elapsed(started_at, pauses, speed, at)
        index, before = _part_at(lengths, run)
        lengths[index] = _extended(lengths[index], run - before, seconds)
    run = elapsed(started_at, pauses, speed, now)
    index, before = _part_at(lengths, run)
    left = max(0.0, before + lengths[index] - run)
    return Position(index, left, lengths[index], left + sum(lengths[index + 1 :]), run >= sum(lengths))


def _extended(length: float, run: float, seconds: float) -> float:
    """More time begins now, also when the part has long run out; less time never takes what has run."""
    if seconds > 0:
        return max(length, run) + seconds
    return max(length + seconds, min(run, length))


def _part_at(lengths: Sequence[float], run: float) -> tuple[int, float]:
    """The part that contains `run`, and the seconds before it; the last one when all have run out."""
    before = 0.0
    for index, length in enumerate(lengths[:-1]):
        if run < before + length:
            return index, before
        before += length
    return len(lengths) - 1, before


def first(chance: str, couple: str) -> str:
    """The seat that speaks first: the toss of this step for this couple."""
    return "AB"[sha256(f"{chance}:{couple}".encode()).digest()[0] & 1]
