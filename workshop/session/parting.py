"""Who works separately for now. From the other side parting, leaving and a lost phone look the same."""

from collections.abc import Mapping

from workshop.session.state import Couple, State

AWAY_S = 45.0
"""So long the other side waits before it works separately, however the partner went."""

Away = Mapping[str, float]
"""Phones without a connection, and since when (server's time)."""


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
    gone = away.get(couple.partner_of(phone) or "")
    reasons = (
        couple.parted_at if couple.seat_of(phone) in couple.parted_by else None,
        _waited(state, couple.parted_at, now),
        _waited(state, gone, now),
        couple.apart_at,
    )
    return next((at for at in reasons if at is not None), None)


def _waited(state: State, at: float | None, now: float) -> float | None:
    return at if at is not None and now - at >= AWAY_S / state.about.speed else None


def parted(state: State, couple: Couple, now: float) -> bool:
    """Whether a parting has come into force for both: what only mutual consent held is void from here on."""
    return _waited(state, couple.parted_at, now) is not None


def has_parted(state: State, phone: str, now: float) -> bool:
    """Whether a phone's couple has parted, as far as this phone is told."""
    couple = state.couple_of(phone)
    return couple is not None and (couple.seat_of(phone) in couple.parted_by or parted(state, couple, now))


def apart_phones(state: State, away: Away, now: float) -> frozenset[str]:
    """All phones that work separately."""
    return frozenset(phone for phone in state.seats() if apart(state, phone, away, now))
