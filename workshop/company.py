"""Company for a workshop: invitations by link, who shares it with which duty, and parting again."""

from dataclasses import dataclass
from typing import Any

from workshop import accounts, workshops
from workshop.accounts import Unfit
from workshop.live.house import House
from workshop.session.duties import DUTIES, LEAD
from workshop.store import people, register, tables
from workshop.words import Sentence

INVITE = "invite"
INVITE_FOR_S = 7 * 24 * 3600
MOST_OPEN = 20


@dataclass(frozen=True)
class Invitation:
    """Who invites (an account), into which workshop with which duty; to the server alone if `workshop` is None."""

    by: Any
    workshop: Any
    duty: str | None


def invite(house: House, by: str, workshop: str | None = None, duty: str | None = None) -> str:
    """The token of a link that is good once and for seven days. Raises Unfit."""
    if workshop and duty not in DUTIES:
        raise Unfit("Please choose what they may do.")
    if len(open_invitations(house, by=by)) >= MOST_OPEN:
        raise Unfit(Sentence("{n} of your invitations are open. Take one back before you make another.", n=MOST_OPEN))
    return accounts.make_link(house, INVITE, INVITE_FOR_S, workshop=workshop, role=duty, by=by)


def open_invitations(house: House, **where: Any) -> list[Any]:
    """Those that nobody has used yet: of one account (`by`), or into one `workshop`."""
    with house.store.read() as connection:
        return people.open_links(connection, house.clock(), purpose=INVITE, **where)


def take_back(house: House, hash: str, **where: Any) -> None:
    """Make a link worthless. That it was used or is gone already is no mistake."""
    with house.store.write() as connection:
        people.take_back_links(connection, purpose=INVITE, hash=hash, **where)


def invitation(house: House, token: str) -> Invitation | None:
    """What a link invites to, or None if it is good no more."""
    link = accounts.good_link(house, token, INVITE)
    return _read(house, link) if link else None


def _read(house: House, link: Any) -> Invitation | None:
    """None also when the workshop is gone, or whoever invites may not any more."""
    with house.store.read() as connection:
        by = register.one(connection, tables.accounts, id=link.by)
    workshop = workshops.find(house, link.workshop) if link.workshop else None
    if by is None or (link.workshop and not _leads(house, by.id, workshop)):
        return None
    return Invitation(by, workshop, link.role)


def _leads(house: House, account: str, workshop: Any) -> bool:
    return workshop is not None and workshops.duty(house, account, workshop) == LEAD


def accept(house: House, token: str, account: str) -> Invitation | None:
    """Come in with an account there is. None if the link is good no more; Unfit if there is nothing to accept."""
    found = invitation(house, token)
    if found is None:
        return None
    if found.workshop is None:
        raise Unfit("You have an account on this server already. The link stays good for somebody else.")
    if workshops.duty(house, account, found.workshop):
        raise Unfit("You are part of this workshop already. The link stays good for somebody else.")
    with house.store.write() as connection:
        if not people.use_link(connection, accounts.hash_of(token), INVITE, house.clock()):
            return None
        people.set_member(connection, found.workshop.id, account, str(found.duty))
    return found


def accept_anew(house: House, token: str, name: str, password: str, again: str) -> Any:
    """Come in with an account that is made for it; the account. None if the link is good no more. Raises Unfit."""
    found = invitation(house, token)
    if found is None:
        return None
    hashed = accounts.hash_new(password, again)
    with house.store.write() as connection:
        account = accounts.add(connection, name, hashed, house.clock())
        if not people.use_link(connection, accounts.hash_of(token), INVITE, house.clock()):
            raise LinkGone
        if found.workshop is not None:
            people.set_member(connection, found.workshop.id, account.id, str(found.duty))
    return account


class LinkGone(Unfit):
    """Used by somebody else a moment ago; the account that was to be made is not made."""


def change_duty(house: House, workshop: str, account: str, duty: str) -> None:
    """Raises Unfit."""
    if duty not in DUTIES:
        raise Unfit("Please choose what they may do.")
    with house.store.write() as connection:
        if not people.remove_member(connection, workshop, account):
            raise Unfit("They are not part of this workshop any more.")
        people.set_member(connection, workshop, account, duty)


def remove(house: House, workshop: str, account: str) -> None:
    """Somebody goes, and with them the invitations they made and nobody used yet."""
    with house.store.write() as connection:
        people.remove_member(connection, workshop, account)
        people.take_back_links(connection, purpose=INVITE, workshop=workshop, by=account)


def members(house: House, workshop: str) -> list[Any]:
    with house.store.read() as connection:
        return people.members_of(connection, workshop)


def shared_with(house: House, account: str) -> list[Any]:
    with house.store.read() as connection:
        return people.shared_with(connection, account)


def sessions(house: House, workshop: str) -> list[str]:
    with house.store.read() as connection:
        return [row.id for row in register.sessions_of(connection, workshop)]


def open_session(house: House, workshop: str) -> str | None:
    """The latest session of a workshop that is open and no rehearsal, or any that is open."""
    with house.store.read() as connection:
        going_on = [row for row in register.sessions_of(connection, workshop) if row.ended_at is None]
    found = sorted(going_on, key=lambda row: row.rehearsal)
    return found[0].id if found else None
