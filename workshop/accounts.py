"""Facilitators' accounts and the one-time links that let the first one in."""

import secrets
from hashlib import sha256
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from workshop.concurrency import offload
from workshop.live.house import House
from workshop.store import register
from workshop.store.tables import accounts, links

LINK_FOR_S = 24 * 3600
SHORTEST = 10
HASHER = PasswordHasher()
NOBODY = HASHER.hash(secrets.token_hex(16))
"""Verified when the name is unknown, so that both wrong answers take as long."""


class Unfit(ValueError):
    """A name or password that can't be taken; the text says why."""


def make_link(house: House) -> str:
    """A sign-in link's token, good once and for a day. Only its hash is stored."""
    token = secrets.token_urlsafe(24)
    with house.store.write() as connection:
        register.add(connection, links, hash=_hash(token), expires=house.clock() + LINK_FOR_S, used=False)
    return token


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def link_is_good(house: House, token: str) -> bool:
    with house.store.read() as connection:
        link = register.one(connection, links, hash=_hash(token))
    return link is not None and not link.used and link.expires > house.clock()


def use_link(house: House, token: str, name: str, password: str, again: str) -> Any:
    """Use a link up: it makes the first account, or signs that one in. None if the link is good no more."""
    first = is_first(house)
    hashed = offload(HASHER.hash, _fit(name, password, again)) if first else ""
    with house.store.write() as connection:
        if not register.use_link(connection, _hash(token), house.clock()):
            return None
        if first:
            _add(connection, name.strip(), hashed, house.clock())
        return register.first_account(connection)


def is_first(house: House) -> bool:
    with house.store.read() as connection:
        return register.count_accounts(connection) == 0


def _fit(name: str, password: str, again: str) -> str:
    if not 1 <= len(name.strip()) <= 80:
        raise Unfit("Please give a name of at most 80 characters.")
    if len(password) < SHORTEST or len(password) > 200:
        raise Unfit(f"Please choose a password of {SHORTEST} to 200 characters; four plain words are good.")
    if password != again:
        raise Unfit("The two passwords are not the same.")
    return password


def _add(connection: Any, name: str, hashed: str, now: float) -> str:
    id, stamp = secrets.token_hex(8), secrets.token_hex(8)
    row = {"id": id, "name": name, "password": hashed, "role": "lead", "stamp": stamp, "created_at": now}
    register.add(connection, accounts, **row)
    return id


def sign_in(house: House, name: str, password: str) -> Any:
    """The account, or None when name and password do not belong together."""
    with house.store.read() as connection:
        account = register.one(connection, accounts, name=name.strip())
    good = offload(_verify, account.password if account else NOBODY, password[:200])
    return account if account and good else None


def sign_out(house: House, account: str) -> None:
    """Make every cookie of this account worthless."""
    with house.store.write() as connection:
        register.stamp(connection, account, secrets.token_hex(8))


def _verify(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed, password)
    except VerificationError:
        return False
