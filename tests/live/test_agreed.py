"""Agreed means these very words: over random stories of two phones, a server that restarts, and a line that drops."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import databases
from workshop import exercises, sessions
from workshop.live import drafting
from workshop.live.guest import Guest
from workshop.live.play import play
from workshop.paths import ASSETS
from workshop.rehearsal.drafting import Draft
from workshop.rehearsal.sealing import Keys
from workshop.store import register
from workshop.store.tables import workshops
from workshop.workshops import make_workshop

LIBRARY = exercises.load(ASSETS.exercises)
COUPLE = "c0" * 16
NAMES = {"A": "ana", "B": "ben"}

OPERATIONS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("AB"), st.text("abé😀 ", min_size=1, max_size=4)),
    st.tuples(st.just("cut"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("yes"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("open"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("away"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("back"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("compact"), st.sampled_from("AB"), st.just("")),
    st.tuples(st.just("restart"), st.just("A"), st.just("")),
)


class Table:
    """Ana and ben at one draft. `said`: by seat, the words of the last yes the server took; `ever`: all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.acts = folder, 0
        self.open_house()
        self.session = self.begin()
        step = next(s for s in self.live.state.about.plan if "fields" in s)
        keys = Keys(self.session, COUPLE, b"s" * 32, b"m" * 32)
        told = {"id": step["id"], "body": {"fields": step["fields"], "max": step["max"]}}
        self.drafts = {seat: Draft(told, keys, seat) for seat in "AB"}
        self.waiting = {"A": [], "B": []}
        self.online = {"A": True, "B": True}
        self.said = {"A": None, "B": None}
        self.ever = {"A": set(), "B": set()}

    def open_house(self) -> None:
        self.house = databases.house(self.folder, LIBRARY)
        self.house.chance = Random(1)

    def begin(self) -> str:
        id = make_workshop(self.house, None, "Half a day", "half-day")
        with self.house.store.read() as connection:
            workshop = register.one(connection, workshops, id=id)
        session = sessions.open_session(self.house, workshop, "limits", "resources")
        self.live = self.house.live(session)
        for who in NAMES.values():
            self.play(who, act="join")
        self.play("ana", act="start_couple", couple=COUPLE)
        self.play("ben", act="join_couple", couple=COUPLE)
        for who in NAMES.values():
            self.play(who, act="confirm", asking="ben")
        return session

    def act_id(self) -> str:
        self.acts += 1
        return f"{self.acts:032x}"

    def play(self, who: str, **act: str) -> None:
        play(self.house, self.live, "phone", who, {"id": self.act_id(), **act})

    def send(self, seat: str, how, **fields):
        act = {"id": self.act_id(), "draft": self.drafts[seat].id, **fields}
        told = how(self.house, self.live, Guest("phone", self.session, NAMES[seat]), act)
        for heard in told.heard:
            for other in "AB":
                if NAMES[other] in heard.phones and self.online[other]:
                    self.hear(other, heard.event, heard.body)
        return told.ack

    def hear(self, seat: str, event: str, body) -> None:
        draft = self.drafts[seat]
        if event == "agreed":
            draft.agreed = body["agreed"]
        elif not draft.take((body["n"], body["seat"], body["blob"])):
            self.catch_up(seat)

    def catch_up(self, seat: str) -> None:
        draft = self.drafts[seat]
        draft.catch_up(self.send(seat, drafting.open_draft, after=draft.last))

    # what can happen

    def type(self, seat: str, text: str) -> None:
        self.write(seat, self.drafts[seat].type(text))

    def cut(self, seat: str, _: str) -> None:
        """Take the last letter away."""
        draft = self.drafts[seat]
        field = draft.text("1", draft.fields[0]["id"])
        if len(str(field)):
            before = draft.doc.get_state()
            del field[len(str(field).encode()) - len(str(field)[-1].encode()) :]
            self.write(seat, draft.sealed(before))

    def write(self, seat: str, blob: str) -> None:
        if self.online[seat]:
            self.send(seat, drafting.write, blob=blob)
        else:
            self.waiting[seat].append(blob)

    def yes(self, seat: str, _: str) -> None:
        if self.online[seat]:
            words = self.drafts[seat].words()
            self.said[seat] = words
            self.ever[seat].add(words)
            self.send(seat, drafting.mark, marks=self.drafts[seat].marks(yes=True))

    def open(self, seat: str, _: str) -> None:
        """Not yet, let's talk, or the yes taken back: all the same."""
        if self.online[seat]:
            self.said[seat] = None
            self.send(seat, drafting.mark, marks=self.drafts[seat].marks(yes=False))

    def away(self, seat: str, _: str) -> None:
        self.online[seat] = False

    def back(self, seat: str, _: str) -> None:
        if not self.online[seat]:
            self.online[seat] = True
            self.catch_up(seat)
            for blob in self.waiting[seat]:
                self.send(seat, drafting.write, blob=blob)
            self.waiting[seat] = []

    def compact(self, seat: str, _: str) -> None:
        if self.online[seat] and self.drafts[seat].last:
            self.send(seat, drafting.compact, upto=self.drafts[seat].last, blob=self.drafts[seat].whole())

    def restart(self, *_: str) -> None:
        """The server goes and comes; phones that were there ask what stands."""
        self.house.close()
        self.open_house()
        self.live = self.house.live(self.session)
        for seat in "AB":
            if self.online[seat]:
                self.catch_up(seat)

    # what must hold

    def check(self) -> None:
        for seat in "AB":
            draft = self.drafts[seat]
            if draft.is_agreed:
                assert draft.words() in self.ever["A"] & self.ever["B"]
            if self.online[seat]:
                assert draft.is_agreed == (self.said["A"] == self.said["B"] == draft.words())

    def check_both(self) -> None:
        for seat in "AB":
            self.back(seat, "")
        words = {seat: self.drafts[seat].words() for seat in "AB"}
        assert words["A"] == words["B"]
        self.check()
        assert self.drafts["A"].is_agreed == self.drafts["B"].is_agreed


@settings(max_examples=40, deadline=None)
@given(st.lists(OPERATIONS, min_size=3, max_size=25))
def test_agreed_shows_for_words_that_both_marked_on_both_phones_and_survives_a_restart(story):
    with tempfile.TemporaryDirectory() as folder:
        table = Table(Path(folder))
        for name, seat, text in story:
            getattr(table, name)(seat, text)
            table.check()
        table.check_both()
        table.house.close()


def test_a_story_with_an_agreement_in_it():
    with tempfile.TemporaryDirectory() as folder:
        table = Table(Path(folder))
        table.type("A", "no phones ")
        table.type("B", "after nine")
        table.yes("A", "")
        assert not table.drafts["A"].is_agreed
        table.yes("B", "")
        assert table.drafts["A"].is_agreed and table.drafts["B"].is_agreed
        table.restart()
        assert table.drafts["A"].is_agreed and table.drafts["B"].is_agreed
        table.cut("B", "")
        assert not table.drafts["A"].is_agreed and not table.drafts["B"].is_agreed
        table.check_both()
        table.house.close()
