"""Whatever is sent, by whomever, in whatever order: no failure on our side, and a refused act changes nothing.

`LONG=1` plays 100,000 acts; without it as many as fit into some seconds.
"""

import gc
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live import indoors
from tests.live.hands import TAG, Hands
from workshop import erasing
from workshop.live import rooms, schemas
from workshop.session.events import from_row
from workshop.session.fold import replay
from workshop.store import log

LONG = "LONG" in os.environ
ACTS = 100_000 if LONG else 6_000
AN_EVENING = 400
REFUSALS = {"malformed", "not_found", "not_now", "closed", "full", "overtaken"}
"""Codes of a no; never `failed`, and here nobody is too fast."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with indoors.house(tmp_path_factory.mktemp("fuzz")) as server:
        yield server


ENDS = {"id": "e" * 32, "act": "end"}


class Played:
    """One evening full of acts; `tally` counts the answers by code."""

    def __init__(self, server, chance):
        self.server, self.evening = server, indoors.filled(server)
        self.evening.pair("emil", "fay")
        self.evening.heard()
        self.hands, self.tally, self.done = Hands(self.evening, chance), {}, set()
        self.together = defaultdict(set)

    def play(self, acts):
        """The last tenth of them after the end."""
        for number in range(acts):
            self.server.time += self.hands.chance.choice((0, 0, 1, 30))
            self.one(ENDS if number == acts * 9 // 10 else None)
        self.is_whole()
        return self

    def one(self, raw=None):
        evening = self.evening
        person = evening.people["Robin"] if raw else self.hands.somebody()
        raw, before = raw or self.hands.pick(person), evening.stands()
        ack, told = person.send(raw), evening.heard()
        code = "ok" if ack["ok"] else ack["code"]
        self.tally[code] = self.tally.get(code, 0) + 1
        assert ack["ok"] or code in REFUSALS, (person.name, raw, ack)
        self.done |= {raw["act"]} if ack["ok"] else set()
        if not ack["ok"]:
            assert evening.stands() == before and not told, (person.name, raw, ack)
        self.who_is_with_whom()
        for name, frames in {**told, person.name: [*told.get(person.name, ()), ack]}.items():
            self.only_their_own(evening.people[name], frames, raw)

    def only_their_own(self, person, frames, raw):
        """Of what two hand each other, nobody hears anybody else's."""
        for author in set(TAG.findall(orjson.dumps(frames).decode())):
            assert self.together[author] & self.together[person.id], (person.name, raw, frames)

    def who_is_with_whom(self):
        """Phone to the couples it has sat in so far."""
        for phone, couple in self.evening.live.state.phones.items():
            self.together[phone] |= {couple} - {None}

    def is_whole(self):
        """What everybody sees can be drawn, and the log tells it again from the beginning."""
        live, house = self.evening.live, self.evening.house
        orjson.dumps(rooms.desk(house, live))
        with house.store.read() as connection:
            again = replay(from_row(*row) for row in log.read(connection, self.evening.session))
        assert replace(again, runs=()) == replace(live.state, runs=(), seq=again.seq)
        if live.state.ended_at is None:
            assert again == live.state

    def close(self):
        """Everything of it goes, as when it is erased."""
        self.evening.close()
        erasing.erase_session(self.server.house, self.evening.session)


def in_memory():
    """Bytes of this process in memory (field 2 of statm, in pages)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_acts_of_all_kinds_never_fail_and_leave_nothing_behind(server):
    """Reproduced by its seed: the same acts come again."""
    tally, held, done, evenings = {}, [], set(), ACTS // AN_EVENING
    for seed in range(evenings):
        played = Played(server, Random(seed)).play(AN_EVENING)
        played.close()
        tally = {code: tally.get(code, 0) + played.tally.get(code, 0) for code in {*tally, *played.tally}}
        done |= played.done
        del played
        gc.collect()
        held.append(in_memory())
    print(f"{sum(tally.values())} acts: {tally}; memory {held[0]:,} … {held[-1]:,} bytes")
    assert done == {*schemas.ACTS["phone"], *schemas.ACTS["desk"]}
    assert sum(tally.values()) == ACTS and tally["ok"] > ACTS / 5 and set(tally) > {"malformed", "not_now", "closed"}
    warm = held[len(held) // 4]
    assert held[-1] < warm * 1.05, f"{warm:,} bytes were held after a quarter, {held[-1]:,} at the end"


@settings(max_examples=150 if LONG else 12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_stories_that_hypothesis_tells_and_can_make_shorter(server, chance):
    played = Played(server, chance).play(20)
    played.close()
