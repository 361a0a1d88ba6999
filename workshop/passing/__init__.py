"""What passes: presence, open ballots and who has answered, done marks, help, limits. Never written to disk."""

from workshop.passing.memory import Memory, Passage

__all__ = ["Memory", "Passage"]
