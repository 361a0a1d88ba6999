"""The authorization walk: every act, for everybody who has a socket, with what is theirs and what is not."""

import secrets

import pytest

from tests.between import blob
from tests.live import indoors
from tests.live.people import NOT_SEEN
from workshop.live import rooms
from workshop.live.schemas import ACTS, EVENTS
from workshop.live.sockets import BESIDE, must_say_who
from workshop.session import duties
from workshop.session.desk import DESK
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.session.pairing import PHONE

IN_THE_ROOM = {"ana", "ben", "parted", "alone", "shared"}
PHONES = {"stranger", "free", "waiting", "asked", "asking", *IN_THE_ROOM}

MAY = {
    "join": PHONES,
    "start_couple": {"free"},
    "join_couple": {"free", "waiting"},
    "go_alone": {"free", "alone"},
    "go_shared": {"free", "shared"},
    "confirm": {"asked", "asking"},
    "decline": {"asked", "asking"},
    "cancel": PHONES - {"ana", "ben", "parted"},
    "part": {"ana", "ben", "parted"},
    "together": {"ana", "ben", "parted"},
    "seal": PHONES - {"stranger", "free", "asking"},
    "pause_us": IN_THE_ROOM,
    "answer": IN_THE_ROOM,
    "draw": IN_THE_ROOM,
    "progress": IN_THE_ROOM,
    "draft": IN_THE_ROOM,
    "write": IN_THE_ROOM,
    "compact": IN_THE_ROOM,
    "mark": IN_THE_ROOM,
    "ours": PHONES,
    "help": PHONES,
}
"""Which phones an act is for, by how far they have come: a new act of a phone says so here as well."""

NOT_NOW = {"shorten", "back", "close", "moderate", "release", "withhold"}
"""Acts that a lead may always try, and that have nothing to do at this moment."""

DESKS = {"Robin": LEAD, "Toni": TIMER, "Kim": MODERATOR}
NO_SUCH_ACT = {"ok": False, "error": "There is no such act.", "code": "malformed"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with indoors.house(tmp_path_factory.mktemp("cells")) as server:
        yield server


@pytest.fixture
def evening(server):
    evening = indoors.filled(server)
    yield evening
    evening.close()


@pytest.fixture(scope="module")
def two(server):
    """An evening and another one, for acts that are to change neither."""
    here, elsewhere = indoors.filled(server), indoors.filled(server)
    for step in ("plan", "own"):
        elsewhere.push(step)
    here.heard(), elsewhere.heard()
    yield here, elsewhere
    for evening in (here, elsewhere):
        evening.close()


def all_acts():
    return [(role, act) for role in ("phone", "desk") for act in ACTS[role]]


def exists(role, act, person):
    if person.role == "desk":
        duty = DESKS[person.name]
        return role == "desk" and (duty == LEAD or act in duties.ACTS[duty])
    return person.role == role


def test_every_act_for_everybody_is_as_declared(server, evening):
    """Each cell: an act, and who tries it. A new evening begins after each act that did something."""
    cells, wrong = 0, []
    for name in [*sorted(PHONES), *DESKS, "screen"]:
        for role, act in all_acts():
            cells, person = cells + 1, evening.people[name]
            fields, before = indoors.said(evening, act, name), evening.stands()
            ack, told = person.act(act, **fields), evening.heard()
            if not exists(role, act, person):
                fine = ack == NO_SUCH_ACT
            else:
                fine = ack["ok"] == (name in MAY[act] if role == "phone" else act not in NOT_NOW)
            untouched = evening.stands() == before and not told
            if not (fine and (ack["ok"] or untouched)):
                wrong.append((name, act, ack, "untouched" if untouched else "changed"))
            if not untouched:
                evening.close()
                evening = indoors.filled(server)
    evening.close()
    assert wrong == []
    assert cells == (len(ACTS["phone"]) + len(ACTS["desk"])) * (len(PHONES) + len(DESKS) + 1) == 41 * 14


def test_who_was_hung_up_may_do_nothing_whatever_they_were(server, evening):
    presence = server.app.extensions["presence"]
    for name in ("ana", "Robin", "screen"):
        before = evening.stands()
        presence.leave(presence_of(evening, name))
        for role, act in all_acts():
            assert evening.people[name].act(act, **indoors.said(evening, act, name))["code"] == "not_found", (role, act)
        assert (evening.live.state, evening.server.written) == (before[0], before[2])


def presence_of(evening, name):
    sid = evening.people[name].socket.eio_sid
    return evening.server.socketio.server.manager.sid_from_eio_sid(sid, "/")


# what somebody names, and whose it is

OTHERS = {
    "confirm": lambda there, one: {"asking": there.people[one].id},
    "decline": lambda there, one: {"asking": there.people[one].id},
    "join_couple": lambda there, one: {"couple": indoors.own_couple(there, one)},
    "together": lambda there, one: {"couple": indoors.own_couple(there, one)},
}
"""Acts of a phone that name another phone or a couple."""

MISSING = {"asking": "0" * 16, "couple": "0" * 32}


@pytest.mark.parametrize("act", OTHERS)
@pytest.mark.parametrize("name", ["ana", "parted", "alone", "waiting", "asked"])
def test_what_is_of_another_couple_or_session_answers_like_what_is_not_there(two, act, name):
    evening, elsewhere = two
    field = next(iter(OTHERS[act](evening, "carla")))
    named = [OTHERS[act](evening, "carla"), OTHERS[act](elsewhere, "carla"), {field: MISSING[field]}]
    before = evening.stands(), elsewhere.stands()
    answers = [evening.people[name].act(act, **fields) for fields in named]
    assert answers[0] == answers[1] == answers[2]
    assert not answers[0]["ok"]
    assert (evening.stands(), elsewhere.stands()) == before
    assert evening.heard() == elsewhere.heard() == {}


DRAFTED = {"draft": {"after": 0}, "write": {"blob": blob(80)}, "compact": {"upto": 1, "blob": blob(80)}, "mark": {}}


@pytest.mark.parametrize("act", DRAFTED)
def test_a_page_that_two_write_is_found_from_their_phone_alone(server, evening, act):
    """Whatever draft is named, it is one's own couple's: there is no way to say another's."""
    fields = {**DRAFTED[act], **({"marks": {"1": "6" * 32}} if act == "mark" else {})}
    carla = evening.people["carla"]
    carla.ok("write", draft="two/vow", blob=blob(100))
    evening.heard()
    answers = [evening.people["ana"].act(act, draft=id, **fields) for id in ("two/elsewhere", "two/room", "nothing")]
    assert answers[0] == answers[1] == answers[2] and answers[0]["code"] == "not_found"
    evening.people["ana"].ok(act, draft="two/vow", **fields)
    assert {"carla", "dan"}.isdisjoint(evening.heard())
    assert evening.people["ana"].ok("draft", draft="two/vow", after=0)["n"] <= 1
    assert len(carla.ok("draft", draft="two/vow", after=0)["updates"]) == 1


RUN = {
    "answer": {"receipt": "7" * 32, "answer": None},
    "progress": {"state": "working"},
    "draw": {},
    "pause": {},
    "resume": {},
    "extend": {"seconds": 60},
    "wrap": {"on": True},
    "back": {},
    "close": {},
    "release": {},
    "withhold": {},
    "moderate": {"key": "8" * 32, "verdict": "hold", "seen": NOT_SEEN},
}


@pytest.mark.parametrize("act", RUN)
def test_a_run_of_another_session_answers_like_none(two, act):
    evening, _ = two
    person = evening.people["ana" if act in ACTS["phone"] else "Robin"]
    before = evening.stands()
    assert person.act(act, run=3, **RUN[act]) == person.act(act, run=77, **RUN[act])
    assert not person.act(act, run=3, **RUN[act])["ok"]
    assert evening.stands() == before


def test_a_couple_of_another_session_answers_a_desk_like_none(two):
    evening, elsewhere = two
    theirs, none = indoors.own_couple(elsewhere, "carla")[-8:], "0" * 8
    robin, before = evening.people["Robin"], evening.stands()
    for act, fields in (("apart", lambda one: {"couple": one}), ("aside", lambda one: {"couples": [one]})):
        rest = {"on": True, "others": 0} if act == "apart" else {"step": 0, "after": 1, "alone": False}
        answers = [robin.act(act, **rest, **fields(one)) for one in (theirs, none)]
        assert answers[0] == answers[1] and answers[0]["code"] == "not_found"
    assert evening.stands() == before


def test_an_answer_of_another_session_answers_a_desk_like_none(server):
    """Ballots of the same question in two sessions: the key of the one opens nothing in the other."""
    here, there = (collected(server) for _ in range(2))
    theirs = next(iter(ballots(there)))
    for who in ("Robin", "Kim"):
        before = here.stands()
        answers = [here.people[who].act("moderate", **judged(key)) for key in (theirs, "0" * 32)]
        assert answers[0] == answers[1] and answers[0]["code"] == "not_found"
        assert here.stands() == before
    assert here.people["Kim"].act("moderate", **judged(next(iter(ballots(here)))))["ok"]
    for evening in (here, there):
        evening.close()


def collected(server):
    evening = server.open()
    evening.desk("Robin"), evening.desk("Kim")
    for number in range(5):
        evening.pair(f"ana{number}", f"ben{number}")
    run = evening.push("words")
    for name, person in evening.people.items():
        if person.role == "phone":
            person.ok("answer", run=run, receipt=secrets.token_hex(16), answer={"text": f"a word of {name}"})
    evening.people["Robin"].ok("close", run=run)
    return evening


def ballots(evening):
    return {card["key"] for card in rooms.desk(evening.house, evening.live)["collected"]["cards"]}


def judged(key):
    return {"run": 1, "key": key, "verdict": "hold", "text": None, "seen": NOT_SEEN}


def test_help_of_another_session_is_not_taken_off_its_list(server, evening):
    elsewhere = indoors.filled(server)
    elsewhere.people["ana"].ok("help", item="question", when="break")
    evening.people["Robin"].ok("acknowledge", help=1)
    assert len(elsewhere.house.passing.of(elsewhere.session).help) == 1
    elsewhere.close()


# nothing undeclared


def test_every_act_is_declared_for_one_role_and_has_one_handler():
    desk, phone = set(ACTS["desk"]), set(ACTS["phone"])
    assert desk & phone == set()
    assert set(MAY) == phone
    handled = [*PHONE, *DESK, *BESIDE]
    assert sorted(handled) == sorted(desk | phone)
    assert set(PHONE) <= phone and set(DESK) <= desk
    assert desk >= NOT_NOW and {act for acts in duties.ACTS.values() for act in acts} <= desk


def test_an_event_that_nobody_declared_stops_the_start(server):
    must_say_who(server.socketio)
    for space, event in (("/", "whisper"), ("/elsewhere", "act")):
        handlers = server.socketio.server.handlers
        before = {name: dict(events) for name, events in handlers.items()}
        server.socketio.on_event(event, lambda *_: None, namespace=space)
        try:
            with pytest.raises(LookupError, match=event):
                must_say_who(server.socketio)
        finally:
            handlers.clear()
            handlers.update(before)
    must_say_who(server.socketio)
    assert set(EVENTS) == {"connect", "disconnect", "time", "act"}
