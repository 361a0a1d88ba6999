"""Facilitators' accounts and the one-time links that let the first one in."""

import secrets
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from threading import Semaphore
from typing import Any, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from workshop.concurrency import offload
from workshop.live.house import House
from workshop.store import people, register
from workshop.store.tables import accounts, links
from workshop.words import Sentence

T = TypeVar("T")

SIGN_IN = "sign-in"
LINK_FOR_S = 24 * 3600
SIGNED_IN_FOR_S = 14 * 24 * 3600
"""How long a cookie is good after it was last used."""
SHORTEST = 10
HASHER = PasswordHasher()


def _nobodys() -> str:
    """A hash of no password that anybody knows, not even its maker: written, not computed, which would take a while."""
    costs = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    salt, hashed = (b64encode(secrets.token_bytes(size)).decode() for size in (HASHER.salt_len, HASHER.hash_len))
    return f"$argon2id$v=19${costs}${salt.rstrip('=')}${hashed.rstrip('=')}"


NOBODY = _nobodys()
"""Verified when the name is unknown, so that both wrong answers take as long."""


HASHING_AT_ONCE, WAITING = 2, 40
"""A hash takes 64 MB and a thread: two at once, and a queue that is soon through."""
_turns = Semaphore(HASHING_AT_ONCE)
_queue: list[None] = []


SHORT = "Please choose a password of {least} to 200 characters; four plain words are good."
OWNS_ONE = "{name} has a workshop here. Only {name} can delete them; then the account can go."
OWNS = "{name} has {n} workshops here. Only {name} can delete them; then the account can go."
TAKEN = "Somebody on this server has this name already. Please choose another, such as one with your surname."


class Crowded(Exception):
    """So many sign in at once that one more has to come again."""


class Unfit(ValueError):
    """A name or password that can't be taken; the text says why."""


def make_link(house: House, purpose: str = SIGN_IN, lasts: float = LINK_FOR_S, **about: Any) -> str:
    """A one-time link's token; the sign-in link is good for a day. Only its hash is stored."""
    token, now = secrets.token_urlsafe(24), house.clock()
    row = {"hash": hash_of(token), "expires": now + lasts, "used": False, "purpose": purpose, **about}
    with house.store.write() as connection:
        people.forget_links(connection, now)
        register.add(connection, links, **row)
    return token


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def good_link(house: House, token: str, purpose: str = SIGN_IN) -> Any:
    """The row of a link that can still be used, or None."""
    with house.store.read() as connection:
        link = register.one(connection, links, hash=hash_of(token), purpose=purpose)
    return link if link is not None and not link.used and link.expires > house.clock() else None


def use_link(house: House, token: str, name: str, password: str, again: str) -> Any:
    """Use a sign-in link up: it makes the first account, or signs that one in. None if the link is good no more."""
    hashed = hash_new(password, again) if is_first(house) else ""
    with house.store.write() as connection:
        if not people.use_link(connection, hash_of(token), SIGN_IN, house.clock()):
            return None
        if hashed and not people.count_accounts(connection):
            return add(connection, name, hashed, house.clock())
        return people.first_account(connection)


def is_first(house: House) -> bool:
    with house.store.read() as connection:
        return people.count_accounts(connection) == 0


def hash_new(password: str, again: str) -> str:
    """What is stored of a new password. Raises Unfit."""
    if len(password) < SHORTEST or len(password) > 200:
        raise Unfit(Sentence(SHORT, least=SHORTEST))
    if password != again:
        raise Unfit("The two passwords are not the same.")
    return str(_slowly(HASHER.hash, password))


def _slowly(work: Callable[..., T], *args: Any) -> T:
    """Hash or verify on a real thread, two at once. Raises Crowded when too many wait already."""
    if len(_queue) >= WAITING:
        raise Crowded
    _queue.append(None)
    try:
        with _turns:
            return offload(work, *args)
    finally:
        _queue.pop()


def add(connection: Any, name: str, hashed: str, now: float) -> Any:
    """A new account. Raises Unfit when the name can't be taken."""
    name, id = plain(name), secrets.token_hex(8)
    if not 1 <= len(name) <= 80:
        raise Unfit("Please give a name of at most 80 characters.")
    if any(row.name.casefold() == name.casefold() for row in people.all_accounts(connection)):
        raise Unfit(TAKEN)
    row = {"id": id, "name": name, "password": hashed, "role": "lead", "stamp": _stamp(), "created_at": now}
    register.add(connection, accounts, **row)
    return register.one(connection, accounts, id=id)


def plain(name: str) -> str:
    """A name as it is stored: one spelling, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _stamp() -> str:
    return secrets.token_hex(8)


def sign_in(house: House, name: str, password: str) -> Any:
    """The account, or None when name and password do not belong together."""
    with house.store.read() as connection:
        account = register.one(connection, accounts, name=plain(name)) or register.one(
            connection, accounts, name=name.strip()
        )
    good = _slowly(_verify, account.password if account else NOBODY, password[:200])
    return account if account and good else None


def sign_out_browser(house: House, browser: str) -> None:
    """Make the cookie of this browser worthless, and with it every copy of it."""
    now = house.clock()
    with house.store.write() as connection:
        people.sign_out(connection, browser, now)
        people.forget_signed_out(connection, now - 2 * SIGNED_IN_FOR_S)


def sign_out(house: House, account: str) -> None:
    """Make every cookie of this account worthless."""
    with house.store.write() as connection:
        people.change_account(connection, account, stamp=_stamp())


def change_password(house: House, account: Any, old: str, password: str, again: str) -> Any:
    """The account with its new password, all its cookies worthless; None if the old one is wrong. Raises Unfit."""
    if not _slowly(_verify, account.password, old[:200]):
        return None
    hashed = hash_new(password, again)
    with house.store.write() as connection:
        people.change_account(connection, account.id, password=hashed, stamp=_stamp())
        return register.one(connection, accounts, id=account.id)


def _verify(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed, password)
    except VerificationError:
        return False


def first(house: House) -> Any:
    """The account that came first; it alone sees who else has one here."""
    with house.store.read() as connection:
        return people.first_account(connection)


def everybody(house: House) -> list[Any]:
    """Every account, the first one first."""
    with house.store.read() as connection:
        return people.all_accounts(connection)


def remove(house: House, account: str) -> None:
    """Erase an account. Raises Unfit while it owns workshops, or when there is none."""
    with house.store.write() as connection:
        owned = people.workshops_owned(connection, account)
        found = register.one(connection, accounts, id=account)
        if found is None:
            raise Unfit("There is no such account any more.")
        if owned:
            raise Unfit(Sentence(OWNS_ONE if owned == 1 else OWNS, name=found.name, n=owned))
        people.erase_account(connection, account)
