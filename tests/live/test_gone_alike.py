"""Whatever two are doing: gone is gone. Parting, leaving and a lost network cannot be told apart, act by act."""

import json
import secrets
from random import Random

import pytest

from tests import databases
from tests.live.people import facts
from workshop import exercises
from workshop.live.guest import Guest
from workshop.live.sockets import on_act
from workshop.paths import ASSETS
from workshop.sessions import open_session
from workshop.store import drafts, register, sealed
from workshop.store.tables import workshops
from workshop.wiring import create_app
from workshop.workshops import make_workshop

AGENDA = {"id": "two", "title": "Two", "purpose": "To try it.", "minutes": 45, "max_size": "boulder", "starts": None}
AGENDA["items"] = ["windows-not-searchlights", "small-and-kept"]
BLOB, MARKS = "A" * 100, {"1": "0" * 32}
WINDOWS, SMALL = "windows-not-searchlights", "small-and-kept"


class Evening:
    """The whole server in this process, with a clock that stands until it is moved."""

    def __init__(self, folder):
        self.time = 1_764_000_000.0
        self.house = databases.house(folder, exercises.load(ASSETS.exercises), lambda: self.time)
        self.house.chance = Random(1)
        self.house.library.agendas["two"] = AGENDA
        self.app = create_app(house=self.house)
        self.presence = self.app.extensions["presence"]
        self.sid = self._open()
        self.live = self.house.live(self.sid)

    def _open(self):
        id = make_workshop(self.house, None, "Tuesday", "two")
        with self.house.store.read() as connection:
            workshop = register.one(connection, workshops, id=id)
        return open_session(self.house, workshop, "It stays here.", "Help is near.")

    def desk(self, act, **fields):
        raw = {"id": secrets.token_hex(16), "act": act, **fields}
        ack = on_act(
            self.app.extensions["socketio"], self.house, self.presence, Guest("desk", self.sid, "robin", "lead"), raw
        )
        assert ack["ok"], ack

    def push(self, step):
        plan = [planned["id"] for planned in self.live.state.about.plan]
        self.desk("push", step=plan.index(step), after=len(self.live.state.runs))

    def pair(self):
        couple, ana, ben = secrets.token_hex(16), Phone(self), Phone(self)
        ana.act("start_couple", couple=couple)
        ben.act("join_couple", couple=couple)
        for phone in (ana, ben):
            phone.act("confirm", asking=ben.id)
        ana.couple = ben.couple = couple
        return ana, ben

    def wait(self, seconds):
        self.time += seconds
        self.presence.sweep()


class Phone:
    def __init__(self, evening):
        self.evening, self.browser = evening, evening.app.test_client()
        self.come()
        self.act("join", consent=True, practised=True)

    def come(self):
        code = self.evening.live.state.about.code
        self.id = facts(self.browser.get(f"/j/{code}").text)["phone"]
        socketio, auth = self.evening.app.extensions["socketio"], {"role": "phone", "session": self.evening.sid}
        self.socket = socketio.test_client(self.evening.app, flask_test_client=self.browser, auth=auth)

    def act(self, act, **fields):
        ack = self.socket.emit("act", {"id": secrets.token_hex(16), "act": act, **fields}, callback=True)
        assert ack["ok"], ack
        return ack

    def answer(self, answer):
        run = len(self.evening.live.state.runs)
        return self.act("answer", run=run, receipt=secrets.token_hex(16), turn=1, answer=answer)

    def heard(self):
        """What came since the last time, without what differs between couples anyway."""
        told = json.dumps([(view["name"], view["args"]) for view in self.socket.get_received()])
        name = self.evening.live.state.couples[self.couple].name
        for own in (self.couple, name, self.id):
            told = told.replace(own, "…")
        return json.loads(told)

    # three ways to go

    def lose_the_network(self):
        self.socket.disconnect()

    def leave(self):
        self.browser.post(f"/j/{self.evening.live.state.about.code}/leave")
        assert not self.socket.is_connected(), "the server hangs up every page that the phone has open"

    def part(self):
        self.act("part")


WAYS = (Phone.lose_the_network, Phone.leave, Phone.part)


@pytest.fixture
def evening(tmp_path):
    evening = Evening(tmp_path)
    yield evening
    evening.house.close()


@pytest.fixture
def couples(evening):
    return [evening.pair() for _ in WAYS]


DOING = {
    "exchanging": (f"{SMALL}/noticed", [lambda phone: phone.answer({"blob": BLOB})]),
    "passing": (f"{SMALL}/noticed", [lambda phone: phone.answer(None)]),
    "offering a plan": (f"{SMALL}/when-then", [lambda phone: phone.answer({"blob": BLOB})]),
    "marking a list": (f"{WINDOWS}/where-light", [lambda phone: phone.answer([0, None, 1, 2, 3, None, 0, 0])]),
    "drafting": (
        f"{WINDOWS}/open-a-window",
        [
            lambda phone: phone.act("write", draft=f"{WINDOWS}/open-a-window", blob=BLOB),
            lambda phone: phone.act("mark", draft=f"{WINDOWS}/open-a-window", marks=MARKS),
            lambda phone: phone.act("draft", draft=f"{WINDOWS}/open-a-window", after=0),
        ],
    ),
    "pausing": (f"{SMALL}/sign", [lambda phone: phone.act("pause_us", on=True)]),
    "renaming": (f"{SMALL}/sign", [lambda phone: phone.act("seal", slot="name", blob=BLOB)]),
    "asking for help": (f"{SMALL}/sign", [lambda phone: phone.act("help", item="word", when="leave")]),
    "entering the words": (f"{SMALL}/sign", [lambda phone: phone.act("together", couple=phone.couple)]),
    "looking at the page to take home": (f"{SMALL}/sign", [lambda phone: sorted(phone.act("ours"))]),
}


@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize("before", [False, True], ids=["", "after both did so"])
def test_nobody_can_tell_how_the_partner_went(evening, couples, doing, before):
    step, acts = DOING[doing]
    evening.push(step)
    for ana, ben in couples:
        for act in acts if before else []:
            act(ben), act(ana)
    for ana, _ in couples:
        ana.heard()
    for way, (_, ben) in zip(WAYS, couples, strict=True):
        way(ben)
    told = [[], [], []]
    for seconds in (10, 34, 1, 60):
        evening.wait(seconds)
        for (ana, _), record in zip(couples, told, strict=True):
            record.append([act(ana) for act in acts] if seconds in (10, 60) else None)
            record.append(ana.heard())
    evening.push(f"{SMALL}/small")
    for (ana, _), record in zip(couples, told, strict=True):
        record.append(ana.heard())
    assert told[0] == told[1] == told[2]
    frames = [name for heard in told[0][1::2] for name, _ in heard]
    assert frames.count("mine") >= 1, "one of these says that she works separately now"
    assert told[0][3] == [], "and not before 45 seconds have gone by"
    assert [view["apart"] for name, [view] in told[0][5] if name == "mine"] == [True]


def agreed_and_gone(evening, couples):
    """Each couple has agreed on a clause; then one goes, each in another way, and the other works separately."""
    draft = f"{WINDOWS}/open-a-window"
    evening.push(draft)
    for phone in (phone for two in couples for phone in two):
        phone.act("mark", draft=draft, marks=MARKS)
    for way, (_, ben) in zip(WAYS, couples, strict=True):
        way(ben)
    evening.wait(46)
    return draft


@pytest.mark.parametrize("marks", [{}, {"1": "1" * 32}], ids=["back", "anew"])
def test_marks_made_while_one_works_separately_say_nothing_of_how_the_partner_went(evening, couples, marks):
    draft = agreed_and_gone(evening, couples)
    told = []
    for ana, _ in couples:
        ana.heard()
        told.append([ana.act("mark", draft=draft, marks=marks), ana.act("draft", draft=draft, after=0), ana.heard()])
    assert told[0] == told[1] == told[2] and told[0][2] == []


def test_at_the_end_only_a_parting_keeps_two_from_their_page(evening, couples):
    draft = agreed_and_gone(evening, couples)
    evening.desk("end")
    apart = [[view["apart"] for name, [view] in ana.heard() if name == "mine"][-1] for ana, _ in couples]
    agreed = [ana.act("draft", draft=draft, after=0)["agreed"] for ana, _ in couples]
    page = ["sealed" in ana.act("ours") for ana, _ in couples]
    assert (apart, agreed, page) == ([False, False, True], [MARKS, MARKS, {}], [True, True, False])


def test_a_parting_just_before_the_end_is_in_force_at_the_end(evening):
    ana, ben = evening.pair()
    evening.push(f"{SMALL}/small")
    ben.act("part")
    assert "sealed" in ana.act("ours")
    evening.desk("end")
    assert "sealed" not in ana.act("ours")


def test_whom_the_desk_had_set_apart_find_their_page_at_the_end(evening):
    ana, ben = evening.pair()
    evening.push(f"{WINDOWS}/open-a-window")
    evening.desk("apart", couple=ana.couple[-8:], on=True, others=0)
    assert "sealed" not in ana.act("ours")
    evening.desk("end")
    for phone in (ana, ben):
        assert "sealed" in phone.act("ours")


def test_who_parted_hears_nothing_of_what_the_other_goes_on_with(evening):
    ana, ben = evening.pair()
    evening.push(f"{WINDOWS}/open-a-window")
    ben.act("part")
    ben.heard()
    for act in DOING["drafting"][1]:
        act(ana)
    ana.act("seal", slot="name", blob=BLOB)
    assert ben.heard() == []


def test_what_was_not_shown_yet_is_destroyed(evening):
    ana, ben = evening.pair()
    evening.push(f"{SMALL}/noticed")
    ben.answer({"blob": BLOB})
    ben.act("part")
    assert ana.answer({"blob": BLOB})["counted"] is False
    with evening.house.store.read() as connection:
        assert sealed.read(connection, evening.sid, ana.couple) == {}


def test_what_somebody_who_parted_sends_goes_nowhere(evening):
    ana, ben = evening.pair()
    ben.act("part")
    ana.heard()
    for step, acts in (DOING["exchanging"], DOING["offering a plan"], DOING["drafting"], DOING["renaming"]):
        evening.push(step)
        ana.heard()
        for act in acts:
            act(ben)
        assert ana.heard() == []
    with evening.house.store.read() as connection:
        assert sealed.read(connection, evening.sid, ana.couple) == {}


def test_nothing_is_agreed_any_more_once_a_parting_is_in_force_and_stays_so_together(evening):
    ana, ben = evening.pair()
    draft = f"{WINDOWS}/open-a-window"
    evening.push(draft)
    for phone in (ana, ben):
        phone.act("mark", draft=draft, marks=MARKS)
    assert ana.act("draft", draft=draft, after=0)["agreed"] == MARKS
    ben.act("part")
    assert ben.act("draft", draft=draft, after=0)["agreed"] == {}
    evening.wait(45)
    assert ana.act("draft", draft=draft, after=0)["agreed"] == {}
    with evening.house.store.read() as connection:
        place = {"session": evening.sid, "couple": ana.couple, "draft": draft}
        assert drafts.read_marks(connection, place) == {"A": {}, "B": {}}
    come_together(ana, ben)
    assert ana.act("draft", draft=draft, after=0)["agreed"] == {}
    for phone in (ana, ben):
        phone.act("mark", draft=draft, marks=MARKS)
    assert ben.act("draft", draft=draft, after=0)["agreed"] == MARKS


def come_together(ana, ben):
    for phone in (ana, ben):
        phone.act("together", couple=phone.couple)
    ana.act("confirm", asking=ben.id)
    ben.act("confirm", asking=ana.id)


def test_what_was_exchanged_is_there_again_when_they_are_together_again(evening):
    ana, ben = evening.pair()
    evening.push(f"{SMALL}/noticed")
    for phone in (ana, ben):
        phone.answer({"blob": BLOB})
    [_, [view]] = ana.heard()[-1]
    assert view["sealed"] == {"run-1": {"A": BLOB, "B": BLOB}}
    ben.act("part")
    assert ben.heard()[-1][1][0]["sealed"] == {}
    come_together(ana, ben)
    for phone in (ana, ben):
        assert phone.heard()[-1][1][0]["sealed"] == {"run-1": {"A": BLOB, "B": BLOB}}


def test_who_parted_finds_no_shared_page(evening):
    ana, ben = evening.pair()
    evening.push(f"{SMALL}/noticed")
    for phone in (ana, ben):
        phone.answer({"blob": BLOB})
    assert "sealed" in ana.act("ours") and "sealed" in ben.act("ours")
    ben.act("part")
    assert "sealed" not in ben.act("ours") and "drafts" not in ben.act("ours")
    evening.wait(45)
    assert "sealed" not in ana.act("ours") and "drafts" not in ana.act("ours")


def test_a_shared_phone_is_asked_for_nothing_between_two(evening):
    ida = Phone(evening)
    ida.act("go_shared")
    ida.couple = f"both-{ida.id}"
    for step, acts in (DOING["exchanging"], DOING["drafting"], DOING["marking a list"]):
        evening.push(step)
        for act in acts:
            act(ida)
    with evening.house.store.read() as connection:
        assert sealed.read(connection, evening.sid, ida.couple) == {}
        place = {"session": evening.sid, "couple": ida.couple, "draft": f"{WINDOWS}/open-a-window"}
        assert drafts.since(connection, place, 0) == []
