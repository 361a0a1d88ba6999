"""A thousand questions, each answered in an order that is known: nothing that is written tells it better than chance.

Looked at: rows as they come and by key, where they lie in the database, in its log and in a backup, and whether what
one person said in one question lies like what they said in the next.
"""

import re
import secrets
import sqlite3
from itertools import pairwise
from math import sqrt
from pathlib import Path
from random import Random

import pytest

from workshop import backup, exercises, sessions
from workshop.config import Config
from workshop.live import answers
from workshop.live.guest import Guest
from workshop.live.house import House
from workshop.live.play import play
from workshop.paths import ASSETS
from workshop.store import open_store, register
from workshop.store.tables import workshops
from workshop.workshops import make_workshop

SESSIONS, RUNS, PEOPLE = 20, 50, 12
ROOMS = SESSIONS * RUNS
DEVIATIONS = 5.5
"""One honest run in twenty-five million goes beyond this."""

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]


class Room:
    """Somebody's whole evening of one question asked again and again; `order`: by run, receipts as they arrived."""

    def __init__(self, house, chance):
        workshop = make_workshop(house, None, "Tuesday", "first-evening")
        with house.store.read() as connection:
            row = register.one(connection, workshops, id=workshop)
        self.house, self.chance, self.acts = house, chance, 0
        self.id = sessions.open_session(house, row, "limits", "resources")
        self.live, self.order = house.live(self.id), {}
        self.people = [f"{n:016x}" for n in range(PEOPLE)]
        for phone in self.people:
            house.passing.connect(self.id, phone, f"socket {phone}")
            self.act("phone", phone, act="join")
            self.act("phone", phone, act="go_alone")
        plan = self.live.state.about.plan
        self.step = next(n for n, step in enumerate(plan) if step["id"].endswith("in-general"))

    def act(self, role, who, **act):
        self.acts += 1
        play(self.house, self.live, role, who, {"id": f"{self.acts:032x}", **act})

    def ask(self, run):
        """Everybody answers; who comes after whom is drawn anew, and noted."""
        self.act("desk", "robin", act="push", step=self.step, after=run - 1)
        self.order[run] = {}
        for phone in self.chance.sample(self.people, PEOPLE):
            receipt = secrets.token_hex(16)
            said = {"run": run, "receipt": receipt, "turn": 1, "answer": [self.chance.randrange(4)]}
            answers.answer(self.house, self.live, Guest("phone", self.id, phone), said)
            self.order[run][phone] = receipt
        self.act("desk", "robin", act="close", run=run)


@pytest.fixture(scope="module")
def evenings(tmp_path_factory):
    """What was written, and the rooms that know the truth."""
    folder = tmp_path_factory.mktemp("forensics")
    config = Config(data=folder, database=f"sqlite:///{folder}/w.sqlite", secret="x" * 32)
    house = House(config, open_store(config.database), exercises.load(ASSETS.exercises))
    chance = Random(5)
    rooms = [Room(house, chance) for _ in range(SESSIONS)]
    for run in range(1, RUNS + 1):
        for room in rooms:
            room.ask(run)
    wal = (folder / "w.sqlite-wal").read_bytes()
    backup.write(config, folder / "kept")
    house.store.close()
    files = {"database": (folder / "w.sqlite").read_bytes(), "wal": wal, "backup": backup.unpacked(folder / "kept")[1]}
    yield folder, rooms, files


def arrivals(rooms):
    """By session and run, receipts in the order of their arrival."""
    return {(room.id, run): list(order.values()) for room in rooms for run, order in room.order.items()}


def together(first, second):
    """Kendall's tau of two orders of the same things: 1 the same, -1 turned round, 0 on average for chance."""
    place = {thing: at for at, thing in enumerate(second)}
    pairs = [(a, b) for at, a in enumerate(first) for b in first[at + 1 :]]
    return sum(1 if place[a] < place[b] else -1 for a, b in pairs) / len(pairs)


def beyond_chance(taus, size=PEOPLE):
    """By how many standard deviations many of them are off, all in all (variance: Kendall 1938)."""
    return sum(taus) / sqrt(len(taus) * 2 * (2 * size + 5) / (9 * size * (size - 1)))


def tells(found, rooms):
    """Whether orders that were found tell the orders of arrival; `found`: by session and run, receipts."""
    truth = arrivals(rooms)
    assert len(found) > 0.9 * ROOMS and all(sorted(found[room]) == sorted(truth[room]) for room in found)
    return abs(beyond_chance([together(truth[room], found[room]) for room in found])) > DEVIATIONS


@pytest.mark.parametrize("by", ["", "order by session, run", "order by session, run, key", "order by answer, key"])
def test_rows_do_not_stand_in_the_order_of_arrival(evenings, by):
    folder, rooms, _ = evenings
    found = {}
    with sqlite3.connect(folder / "w.sqlite") as database:
        for session, run, key in database.execute(f"select session, run, key from ballots {by}"):
            found.setdefault((session, run), []).append(key)
    database.close()
    assert len(found) == ROOMS and not tells(found, rooms)


A_ROW = re.compile(rb'([0-9a-f]{32})\{"picked"')


def places(raw):
    """Receipt to the places at which a file holds it, beside its answer."""
    found = {}
    for row in A_ROW.finditer(raw):
        found.setdefault(row[1].decode(), []).append(row.start())
    return found


@pytest.mark.parametrize("name", ["database", "wal", "backup"])
def test_bytes_do_not_lie_in_the_order_of_arrival(evenings, name):
    _, rooms, files = evenings
    there = places(files[name])
    for which in (0, -1):
        truth = {room: receipts for room, receipts in arrivals(rooms).items() if all(r in there for r in receipts)}
        found = {room: sorted(receipts, key=lambda r: there[r][which]) for room, receipts in truth.items()}
        if name != "wal" or len(found) > 0.9 * ROOMS:  # the log is written over from time to time
            assert not tells(found, rooms)


def test_what_one_person_said_twice_does_not_lie_alike(evenings):
    _, rooms, files = evenings
    there, taus = places(files["database"]), []
    for room in rooms:
        orders = [sorted(order, key=lambda phone: there[order[phone]][0]) for order in room.order.values()]
        taus += [together(one, other) for one, other in pairwise(orders)]
    assert abs(beyond_chance(taus)) < DEVIATIONS


def test_whoever_keeps_the_order_is_found_out(evenings):
    """The measure itself: were even one ballot in eight left in its place, it would show."""
    _, rooms, _ = evenings
    chance, nearly = Random(1), {}
    for room, receipts in arrivals(rooms).items():
        loose = chance.sample(receipts, PEOPLE)
        kept = [receipts[at] if at in (2, 9) else None for at in range(PEOPLE)]
        rest = iter([one for one in loose if one not in kept])
        nearly[room] = [one or next(rest) for one in kept]
    assert tells(nearly, rooms) and tells(arrivals(rooms), rooms)


def test_no_time_of_anything_lies_between_the_opening_and_the_closing_of_a_question(evenings):
    folder, *_ = evenings
    with sqlite3.connect(folder / "w.sqlite") as database:
        types = {
            type for (type,) in database.execute("select distinct type from events where seq > ?", [2 * PEOPLE + 1])
        }
        acts = [act for (act,) in database.execute("select act from events where type in ('pushed', 'closed')")]
    database.close()
    assert types == {"pushed", "closed"} and len(acts) == 2 * ROOMS
    assert Path(folder / "w.sqlite").stat().st_size > 500_000
