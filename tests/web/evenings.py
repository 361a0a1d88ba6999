"""Evenings that are over: couples who came, a question that was shown, and a clock that goes on when told."""

import secrets

from workshop import sessions
from workshop.live.play import play
from workshop.store import ballots, register, sealed, tables
from workshop.workshops import make_workshop

DAY = 24 * 3600.0


class Clock:
    """The house's clock, which stands still until it is moved."""

    def __init__(self, house, now=1_795_000_000.0):
        self.now = now
        house.clock = house.passing._clock = lambda: self.now
        house.started_at = now

    def on(self, days=0.0, seconds=0.0):
        self.now += days * DAY + seconds


def workshop_row(house, id):
    with house.store.read() as connection:
        return register.one(connection, tables.workshops, id=id)


def make(house, title="An evening in spring"):
    """A workshop of the only account."""
    with house.store.read() as connection:
        owner = register.all_of(connection, tables.accounts)[0].id
    return make_workshop(house, owner, title, "first-evening")


class Evening:
    """One session of a workshop, with couples whose phones are connected."""

    def __init__(self, house, workshop, couples=5, rehearsal=False, resources="Help is near."):
        self.house = house
        row = workshop_row(house, workshop)
        self.session = sessions.open_session(house, row, "It stays here.", resources, rehearsal=rehearsal)
        for number in range(couples):
            self.couple(f"ana{number}", f"ben{number}")

    @property
    def live(self):
        return self.house.live(self.session)

    def act(self, role, who, **act):
        return play(self.house, self.live, role, who, {"id": secrets.token_hex(16), **act})

    def desk(self, act, **fields):
        return self.act("desk", "robin", act=act, **fields)

    def couple(self, first, second):
        for phone in (first, second):
            self.house.passing.connect(self.session, phone, f"socket of {phone}")
            self.act("phone", phone, act="join")
        self.act("phone", first, act="start_couple", couple=f"{first:0>32}")
        self.act("phone", second, act="join_couple", couple=f"{first:0>32}")
        for phone in (first, second):
            self.act("phone", phone, act="confirm", asking=second)

    def play(self, steps=3):
        """The first steps of the plan, a minute each."""
        for number in range(steps):
            self.desk("next", after=number)
        return self

    def end(self):
        self.desk("end")
        return self

    def plant(self, marker):
        """Something in every place that a session has: a remark, a sealed text, a ballot."""
        self.desk("remark", about="session", text=f"{marker}-remark")
        with self.house.store.write() as connection:
            sealed.put(connection, self.session, "c", "name", "A", f"{marker}-sealed".encode())
            ballots.put(connection, self.session, 1, {secrets.token_hex(16): {"text": f"{marker}-ballot"}})
