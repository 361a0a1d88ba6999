"""Counting requests against the limits, by the address they come from."""

from flask import abort, request

from workshop import limits
from workshop.limits import Limit
from workshop.live.house import House


def slow_down(house: House, limit: Limit) -> None:
    """Count one; answer 429 when this happens too often: for one address, and in all."""
    if not count(house, limit):
        house.metrics.refused(limit.name)
        abort(429)


def count(house: House, limit: Limit) -> bool:
    own = house.passing.allow(_key(limit), limit.rate, limit.burst)
    return own and house.passing.allow(limit.name, limit.all_rate, limit.all_burst)


def spent(house: House, limit: Limit) -> bool:
    """Whether nothing is left, for this address or in all; takes nothing."""
    own = house.passing.spent(_key(limit), limit.rate, limit.burst)
    return own or house.passing.spent(limit.name, limit.all_rate, limit.all_burst)


def not_too_many(house: House, limit: Limit) -> bool:
    """Count one of those that honest people cause in crowds; from this machine itself they are not counted."""
    if limits.at_home(request.remote_addr or "") or count(house, limit):
        return True
    house.metrics.refused(limit.name)
    return False


def _key(limit: Limit) -> str:
    return f"{limit.name}:{limits.network(request.remote_addr or '')}"
