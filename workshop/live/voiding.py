"""What a parting destroys when it takes effect for both: their marks, so that nothing is agreed any more."""

from workshop.live.house import House, Live
from workshop.session import parting
from workshop.session.state import State
from workshop.store import drafts


def void_partings(house: House, live: Live) -> None:
    """Not at once: a clause that is not agreed any more would tell the other side before its time."""
    if not _due(house, live):
        return
    with live.lock:  # an act that brings two together again comes before or after, not in between
        due = _due(house, live)
        with house.store.write(live.state.about.id) as connection:
            for couple, _ in due:
                drafts.void(connection, live.state.about.id, couple)
        live.void |= due


def _due(house: House, live: Live) -> set[tuple[str, float]]:
    return _in_force(live.state, house.clock()) - live.void


def _in_force(state: State, now: float) -> set[tuple[str, float]]:
    """Couples that have parted, and when."""
    found = [couple for couple in state.couples.values() if parting.parted(state, couple, now)]
    return {(couple.id, couple.parted_at or 0.0) for couple in found}
