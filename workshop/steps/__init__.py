"""The kinds of steps: one line each, and nothing else anywhere names a kind."""

from workshop.steps import choice, read, talk, turns, words, write
from workshop.steps.kind import Ballot, Kind, Step

KINDS: dict[str, Kind] = {
    "read": read.KIND,
    "turns": turns.KIND,
    "write": write.KIND,
    "choice": choice.KIND,
    "words": words.KIND,
    "talk": talk.KIND,
}

__all__ = ["KINDS", "Ballot", "Kind", "Step"]
