"""Accounts, one-time links, and who shares a workshop."""

from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, select, update

from workshop.store import register
from workshop.store.tables import accounts, links, members, own_exercises, resources, signed_out, workshops

Found = Row[Any] | None


def count_accounts(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(accounts)).scalar_one()


def first_account(connection: Connection) -> Found:
    """The account that came first: a link printed at a start signs that one in."""
    return connection.execute(select(accounts).order_by(accounts.c.created_at, accounts.c.id)).first()


def all_accounts(connection: Connection) -> list[Row[Any]]:
    return list(connection.execute(select(accounts).order_by(accounts.c.created_at, accounts.c.id)))


def change_account(connection: Connection, account: str, **values: Any) -> None:
    connection.execute(update(accounts).where(accounts.c.id == account).values(**values))


def erase_account(connection: Connection, account: str) -> None:
    """The account, and all that is tied to it alone."""
    for column in (accounts.c.id, members.c.account, links.c.by, own_exercises.c.owner, resources.c.owner):
        connection.execute(delete(column.table).where(column == account))


def workshops_owned(connection: Connection, account: str) -> int:
    mine = (workshops.c.owner == account, workshops.c.deleted_at.is_(None))
    return connection.execute(select(func.count()).select_from(workshops).where(*mine)).scalar_one()


def use_link(connection: Connection, hash: str, purpose: str, now: float) -> bool:
    """Use a one-time link up; whether it was still good, and for this."""
    good = (links.c.hash == hash, links.c.purpose == purpose, links.c.used.is_(False), links.c.expires > now)
    return connection.execute(update(links).where(*good).values(used=True)).rowcount == 1


def open_links(connection: Connection, now: float, **where: Any) -> list[Row[Any]]:
    """Links that are still good, those that end first before others."""
    good = (links.c.used.is_(False), links.c.expires > now)
    return list(connection.execute(select(links).filter_by(**where).where(*good).order_by(links.c.expires)))


def take_back_links(connection: Connection, **where: Any) -> int:
    return _erase(connection, links, used=False, **where)


def forget_links(connection: Connection, at: float) -> int:
    """Erase links whose time was over before `at`."""
    return connection.execute(delete(links).where(links.c.expires < at)).rowcount


def sign_out(connection: Connection, browser: str, at: float) -> None:
    _erase(connection, signed_out, browser=browser)
    register.add(connection, signed_out, browser=browser, at=at)


def forget_signed_out(connection: Connection, at: float) -> None:
    """Erase those before `at`: their cookies are worthless by age."""
    connection.execute(delete(signed_out).where(signed_out.c.at < at))


def set_member(connection: Connection, workshop: str, account: str, role: str) -> None:
    _erase(connection, members, workshop=workshop, account=account)
    register.add(connection, members, workshop=workshop, account=account, role=role)


def remove_member(connection: Connection, workshop: str, account: str) -> int:
    return _erase(connection, members, workshop=workshop, account=account)


def _erase(connection: Connection, table: Table, **where: Any) -> int:
    return connection.execute(delete(table).filter_by(**where)).rowcount


def members_of(connection: Connection, workshop: str) -> list[Row[Any]]:
    """Account, name and role of everybody who shares a workshop, by name."""
    query = select(members.c.account, accounts.c.name, members.c.role).join(
        accounts, accounts.c.id == members.c.account
    )
    return list(connection.execute(query.where(members.c.workshop == workshop).order_by(accounts.c.name)))


def shared_with(connection: Connection, account: str) -> list[Row[Any]]:
    """Id, title and role of the workshops of others that somebody shares."""
    query = select(workshops.c.id, workshops.c.title, members.c.role).join(
        members, members.c.workshop == workshops.c.id
    )
    there = (members.c.account == account, workshops.c.deleted_at.is_(None))
    return list(connection.execute(query.where(*there).order_by(workshops.c.title)))
