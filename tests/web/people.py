"""Facilitators of one house, each with a browser of their own, without a network."""

import secrets

from tests.live.people import PASSWORD, csrf
from workshop import accounts, sessions
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.store import register, tables
from workshop.workshops import make_workshop


def account(house, name):
    """Make an account, as somebody who was invited would have; its id."""
    id = secrets.token_hex(8)
    row = {"password": accounts.HASHER.hash(PASSWORD), "role": "lead", "stamp": secrets.token_hex(8)}
    with house.store.write() as connection:
        register.add(connection, tables.accounts, id=id, name=name, created_at=house.clock(), **row)
    return id


def browser(app, name=None):
    """A browser, signed in as somebody or not at all."""
    client = app.test_client()
    if name:
        form = {"csrf": csrf(client.get("/desk/sign-in").text), "name": name, "password": PASSWORD}
        assert client.post("/desk/sign-in", data=form).status_code == 303
    return client


def share(house, workshop, account, duty):
    with house.store.write() as connection:
        register.add(connection, tables.members, workshop=workshop, account=account, role=duty)


class Company:
    """Robin's workshop with an open session; Kim, Toni and Lee share it, each with a duty; Eve is a stranger."""

    def __init__(self, house, app):
        self.house, self.app = house, app
        self.robin, self.eve = account(house, "Robin"), account(house, "Eve")
        self.workshop = make_workshop(house, self.robin, "An evening in spring", "first-evening")
        with house.store.read() as connection:
            row = register.one(connection, tables.workshops, id=self.workshop)
        self.session = sessions.open_session(house, row, "It stays here.", "Help is near.")
        for name, duty in (("Lee", LEAD), ("Toni", TIMER), ("Kim", MODERATOR)):
            share(house, self.workshop, account(house, name), duty)
