"""Counting requests against the limits, by the address they come from."""

from flask import abort, request

from workshop.limits import Limit
from workshop.live.house import House


def slow_down(house: House, limit: Limit) -> None:
    """Count one; answer 429 when this happens too often: for one address, and in all."""
    if not house.count(limit, _address()):
        house.metrics.refused(limit.name)
        abort(429)


def spent(house: House, limit: Limit) -> bool:
    """Whether nothing is left, for this address or in all; takes nothing."""
    own = house.passing.spent(limit.of(_address()), limit.rate, limit.burst)
    return own or house.passing.spent(limit.name, limit.all_rate, limit.all_burst)


def not_too_many(house: House, limit: Limit) -> bool:
    """Whether one more may be of those that honest people cause in crowds."""
    return house.in_a_crowd(limit, _address())


def _address() -> str:
    return request.remote_addr or ""
