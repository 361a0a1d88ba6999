"""How often things may happen, for one address and in all: every number in one place (docs/running.md tells them)."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address


@dataclass(frozen=True)
class Limit:
    """A bucket for each address, `burst` at once and `rate` a second after that, and one for everybody together."""

    name: str
    rate: float
    burst: float
    all_rate: float
    all_burst: float

    def of(self, address: str) -> str:
        """The bucket of an address."""
        return f"{self.name}:{network(address)}"


CODES = Limit("code", 1 / 900, 40, 0.12, 4_000)
"""Wrong room codes: forty mistyped ones from one room, then four an hour (docs/threat-model.md says what that buys)."""
JOINS = Limit("join", 5, 400, 50, 4_000)
"""Pages of a session opened, with its right code. Eighty phones in a minute come from one address."""
CONNECTS = Limit("connect", 20, 1_000, 200, 10_000)
"""Sockets opened. After a restart a whole room comes at once."""
LINKS = Limit("link", 0.2, 20, 2, 200)
FOLLOW_UPS = Limit("followup", 0.1, 30, 1, 300)
CHECKS = Limit("check", 0.5, 30, 5, 300)
COMPOSED = Limit("compose", 5, 200, 50, 2_000)
SHEETS = Limit("sheet", 5, 200, 50, 2_000)

PASSWORDS = (0.1, 10)
"""Wrong passwords for one name from one address. Others in the room can't use them up."""
PASSWORDS_FROM = (0.2, 60)
"""Wrong passwords from one address, for whatever names."""

PAGES = (1.0, 120)
"""The page of one phone that has a seat."""

ACTS = (8.0, 40)
DRAFTING = (12.0, 60)
"""Acts of drafting by one phone: it writes up to seven times a second, and more after it was away."""
CAUGHT_UP = (0.5, 5)
"""How often a socket may have all views sent anew."""


def network(address: str) -> str:
    """What counts as one address: of IPv6 the half that a household gets, for the other half is free to choose."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(found) >> 64 << 64)) if isinstance(found, IPv6Address) else str(found)


def at_home(address: str) -> bool:
    """This machine itself: rehearsals bring thousands of phones from it."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
