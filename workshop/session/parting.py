"""Who works separately for now. From the other side parting, leaving and a lost phone look the same."""

from collections.abc import Iterator
from typing import Protocol

from workshop.session.state import Couple, State

AWAY_S = 45.0
"""So long the other side waits before it works separately, however the partner went."""


class Away(Protocol):
    """Since when a phone has no connection (server's time); None while it has one. A dict of those phones is one."""

    def get(self, phone: str, /) -> float | None: ...


def apart(state: State, phone: str, away: Away, now: float) -> bool:
    return _since(state, phone, away, now) is not None


def again(state: State, phone: str, away: Away, now: float) -> bool:
    """Whether the phone entered the words to work together again since it works separately."""
    since, couple = _since(state, phone, away, now), state.couple_of(phone)
    return since is not None and couple is not None and couple.again.get(phone, -1.0) >= since


def _since(state: State, phone: str, away: Away, now: float) -> float | None:
    couple = state.couple_of(phone)
    if couple is None or not couple.two:
        return None
    if couple.seat_of(phone) in couple.parted_by or parted(state, couple, now):
        return couple.parted_at
    reasons = _for_now(state, couple, phone, away, now) if state.ended_at is None else ()
    return next((at for at in reasons if at is not None), None)


def _for_now(state: State, couple: Couple, phone: str, away: Away, now: float) -> Iterator[float | None]:
    """What keeps two apart only while the session is open: at its end everybody goes, and nobody is set apart."""
    yield _waited(state, away.get(couple.partner_of(phone) or ""), now)
    yield couple.apart_at


def _waited(state: State, at: float | None, now: float) -> float | None:
    return at if at is not None and now - at >= AWAY_S / state.about.speed else None


def parted(state: State, couple: Couple, now: float) -> bool:
    """Whether a parting has come into force for both: what only mutual consent held is void from here on.

    At the end of the session it is in force at once: there is no page for two to take home.
    """
    waited = _waited(state, couple.parted_at, now) is not None
    return waited or (couple.parted_at is not None and state.ended_at is not None)


def apart_phones(state: State, away: Away, now: float) -> frozenset[str]:
    """All phones that work separately."""
    return frozenset(phone for phone in state.seats() if apart(state, phone, away, now))
