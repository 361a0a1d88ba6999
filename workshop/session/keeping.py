"""How long what a session leaves behind is kept, and what people are told about it."""

from workshop.session.state import State

SEALED_FOR_S = 24 * 3600
NOTES_FOR_S = 90 * 24 * 3600


def receipt(state: State) -> dict[str, float | None]:
    """When the session ended, and until when sealed texts and notes are kept; nothing is known before its end."""
    ended = state.ended_at
    sealed, notes = (None, None) if ended is None else (ended + SEALED_FOR_S, ended + NOTES_FOR_S)
    return {"ended_at": ended, "sealed_until": sealed, "notes_until": notes}
