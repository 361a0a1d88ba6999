"""How long things took, for the desk and the notes."""

from workshop.session.clock import elapsed
from workshop.session.state import Run


def seconds_run(run: Run, speed: float, now: float) -> float:
    """Step seconds a run took, or has taken so far; pauses do not count."""
    return elapsed(run.at, run.pauses, speed, now if run.over_at is None else run.over_at)
