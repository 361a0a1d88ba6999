"""What passes: presence, open ballots and who has answered, done marks, help, limits. Never written to disk."""

from workshop.passing.memory import Body, Memory, Op, Passage
from workshop.passing.shared import Shared, Unreachable

__all__ = ["Body", "Memory", "Op", "Passage", "Shared", "Unreachable", "make_passing"]


def make_passing(redis: str) -> Memory:
    """This worker's, in step with those of others when there is a Redis between them."""
    return Shared(redis) if redis else Memory()
