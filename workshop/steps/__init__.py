"""The kinds of steps: one line each, and nothing else anywhere names a kind."""

from workshop.steps import checklist, choice, commit, draft, exchange, read, scale, talk, turns, words, write
from workshop.steps.kind import Ballot, Kind, Met, Part, Shared, Step

KINDS: dict[str, Kind] = {
    "read": read.KIND,
    "turns": turns.KIND,
    "write": write.KIND,
    "exchange": exchange.KIND,
    "draft": draft.KIND,
    "checklist": checklist.KIND,
    "scale": scale.KIND,
    "choice": choice.KIND,
    "words": words.KIND,
    "commit": commit.KIND,
    "talk": talk.KIND,
}

__all__ = ["KINDS", "Ballot", "Kind", "Met", "Part", "Shared", "Step"]
