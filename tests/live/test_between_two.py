"""What lies between two, without a network: who is left out, what a restart loses, what parting destroys."""

import secrets
from threading import Thread

import pytest
from sqlalchemy import event

from tests import databases
from tests.between import ANSWERS, Two, blob
from workshop import sessions
from workshop.live import rooms
from workshop.live.blobs import to_bytes
from workshop.live.house import MISSED_S
from workshop.live.voiding import void_partings
from workshop.session import circles
from workshop.session.rules import Refused
from workshop.store import drafts, sealed

HOUR = 3600.0


@pytest.fixture
def two(tmp_path):
    two = Two(tmp_path)
    yield two
    two.close()


def stored(two, couple="ana+ben"):
    with two.house.store.read() as connection:
        return sealed.read(connection, two.session, couple)


def test_a_text_may_be_changed_until_the_partners_is_there_and_not_afterwards(two):
    run = two.push("tell")
    first, changed, bens, late = (blob() for _ in range(4))
    two.answer("ana", {"blob": first}, turn=1)
    two.answer("ana", {"blob": changed}, turn=2)
    two.answer("ana", {"blob": first}, turn=1)
    assert two.answer("ben", {"blob": bens}).mine == ("ana", "ben")
    both = {f"run-{run}": {"A": to_bytes(changed), "B": to_bytes(bens)}}
    assert stored(two) == both
    for who in ("ana", "ben"):
        again = two.answer(who, {"blob": late}, turn=3)
        assert again.ack == {"counted": True} and again.mine == ()
    assert stored(two) == both


def test_a_text_taken_back_by_passing_is_not_exchanged(two):
    two.push("tell")
    two.answer("ana", {"blob": blob()}, turn=1)
    two.answer("ana", None, turn=2)
    assert two.answer("ben", {"blob": blob()}).ack == {"counted": False} and stored(two) == {}


def test_after_a_restart_phones_hand_in_again_and_the_exchange_takes_place(two):
    two.push("tell")
    anas, receipt = blob(), secrets.token_hex(16)
    two.answer("ana", {"blob": anas}, receipt=receipt)
    two.restart()
    assert two.answer("ben", {"blob": blob()}).mine == (), "ana's text waited in memory only"
    assert two.answer("ana", {"blob": anas}, receipt=receipt).ack == {"counted": True}
    assert set(stored(two)["run-1"]) == {"A", "B"}


def test_a_restarted_server_knows_what_was_exchanged_and_changes_nothing_of_it(two):
    two.push("tell")
    for who in ("ana", "ben"):
        two.answer(who, {"blob": blob()})
    before = stored(two)
    two.restart()
    for who in ("ana", "ben"):
        assert two.answer(who, {"blob": blob()}, turn=2).ack == {"counted": True}
    assert stored(two) == before


def test_an_offer_is_stored_once_however_often_it_comes(two):
    two.push("plan")
    offered, receipt = blob(), secrets.token_hex(16)
    assert two.answer("ana", {"blob": offered}, receipt=receipt).mine == ("ana", "ben")
    assert two.answer("ana", {"blob": offered}, receipt=receipt).mine == ()
    two.restart()
    assert two.answer("ana", {"blob": offered}, receipt=receipt).mine == ()
    assert two.answer("ana", {"blob": offered}, receipt=receipt).ack == {"counted": True}


def test_an_offer_that_could_not_be_stored_is_stored_when_it_comes_again(two):
    two.push("plan")
    offered, receipt = blob(), secrets.token_hex(16)
    with two.house.store.write() as connection:
        connection.exec_driver_sql("alter table sealed rename to elsewhere")
    with pytest.raises(Exception, match="sealed"):
        two.answer("ana", {"blob": offered}, receipt=receipt)
    with two.house.store.write() as connection:
        connection.exec_driver_sql("alter table elsewhere rename to sealed")
    assert two.answer("ana", {"blob": offered}, receipt=receipt).mine == ("ana", "ben")
    assert stored(two)["run-1"] == {"A": to_bytes(offered)}


def test_an_exchange_that_could_not_be_stored_shows_nobody_anything_and_comes_again(two):
    two.push("tell")
    anas, bens, receipt = blob(), blob(), secrets.token_hex(16)
    two.answer("ana", {"blob": anas})
    url = two.house.config.database
    databases.refuses(url, "sealed", "seat = 'B'")
    with pytest.raises(Exception, match="broken"):
        two.answer("ben", {"blob": bens}, receipt=receipt)
    assert stored(two) == {}
    databases.takes_again(url, "sealed")
    assert two.answer("ben", {"blob": bens}, receipt=receipt).ack == {"counted": True}
    assert stored(two)["run-1"] == {"A": to_bytes(anas), "B": to_bytes(bens)}


@pytest.mark.parametrize("step", ["ticks", "pebble", "who"])
def test_the_same_marks_lead_to_the_same_item_after_a_restart(two, step):
    run = two.push(step)
    marks = {who: (ANSWERS[step](), secrets.token_hex(16)) for who in ("ana", "ben")}
    for _ in range(2):
        for who, (answer, receipt) in marks.items():
            two.answer(who, answer, receipt=receipt)
        met = [two.mine(who)["met"] for who in marks]
        two.restart()
        assert two.mine("ana")["met"] is None, "what they met at was in memory only"
    two.answer("ana", *marks["ana"][:1], receipt=marks["ana"][1])
    two.answer("ben", *marks["ben"][:1], receipt=marks["ben"][1])
    assert [two.mine(who)["met"] for who in marks] == met and met[0]["run"] == run


def test_right_after_a_restart_nothing_is_drawn_that_marks_on_the_way_could_change(two):
    run = two.push("pebble")
    two.time += 1_000
    assert two.ana("draw", run=run).mine == ("ana", "ben")
    two.restart()
    for later in (0, 10, 30):
        two.time += later
        with pytest.raises(Refused, match="coming back"):
            two.ana("draw", run=run)
    two.time += MISSED_S - 39
    assert two.ana("draw", run=run).mine == ("ana", "ben"), "who is not back by now is away"


def test_the_draw_waits_for_its_part_but_forgives_a_clock_that_is_a_little_fast(two):
    run = two.push("pebble")
    two.time += 50
    with pytest.raises(Refused) as no:
        two.ana("draw", run=run)
    assert no.value.code == "not_now"
    two.time += 8.5
    assert two.ana("draw", run=run).mine == ("ana", "ben")


def test_a_draw_says_nothing_where_there_is_nothing_to_draw(two):
    past = two.push("pebble")
    run = two.push("tell")
    for number in (past, run):
        assert two.ana("draw", run=number).mine == ()
    two.push("who")
    two.answer("ana", [0])
    two.answer("ben", [1])
    assert two.ana("draw", run=3).mine == (), "it is drawn already"


def test_a_phone_that_slept_while_two_agreed_learns_it_in_the_steps_that_build_on_it(two):
    run = two.push("who")
    two.answer("ben", [0])
    two.house.passing.disconnect(two.session, "ben", "socket of ben", two.time)
    two.answer("ana", [1])
    assert two.mine("ben")["settled"] == {}, "it stands in `met` while that step is on"
    two.push("tell")
    for who, item in (("ana", 1), ("ben", 0)):
        assert two.mine(who)["met"] is None
        assert two.mine(who)["settled"] == {"two/who": {"run": run, "item": item}}
    two.push("who")
    two.push("tell")
    assert two.mine("ben")["settled"] == {}, "of two runs only the later one counts"


def test_what_was_proposed_is_forgotten_when_the_room_moves_on(two):
    two.push("pebble")
    for who in ("ana", "ben"):
        two.answer(who, [1])
    two.push("tell")
    assert two.mine("ana")["settled"] == {} and two.house.passing.met_so_far(two.session, "ana+ben") == {}


def test_who_works_separately_is_told_nothing_that_was_settled(two):
    two.push("who")
    for who, pick in (("ana", 1), ("ben", 0)):
        two.answer(who, [pick])
    two.push("tell")
    two.ana("part")
    assert two.mine("ana")["settled"] == {} != two.mine("ben")["settled"]
    two.desk("end")
    assert two.mine("ben")["settled"] == {} == two.house.passing.met_so_far(two.session, "ana+ben")


@pytest.fixture
def three(tmp_path):
    """Frida is here alone, gus and hal share a phone, ana and ben have parted."""
    two = Two(tmp_path, people=("ana", "ben"))
    for who, how in (("frida", "go_alone"), ("gus", "go_shared")):
        two.act(who, "join")
        two.act(who, how)
    two.ana("part")
    yield two
    two.close()


@pytest.mark.parametrize("step", ["tell", "plan", "own"])
def test_of_those_who_have_nobody_to_hand_it_to_nothing_is_kept(three, step):
    three.push(step)
    for who in ("frida", "gus", "ana"):
        told = three.answer(who, {"blob": blob()})
        assert told.mine == () and told.ack == three.answer(who, None, turn=2).ack
        assert three.act(who, "seal", slot="name", blob=blob()).mine == ()
        assert stored(three, three.live.state.couple_of(who).id) == {}


def test_whose_partner_has_parted_hears_what_they_would_if_that_phone_were_away(three):
    three.push("plan")
    run = three.push("pebble")
    three.time += 1_000
    assert three.ben("seal", slot="name", blob=blob()).mine == ("ben",)
    assert three.answer("ben", [4]).ack == three.answer("ana", [4]).ack == {"counted": False}
    assert three.ana("draw", run=run).mine == ()
    assert three.ben("draw", run=run).mine == ("ben",)
    assert three.house.passing.met(three.session, run, "ana+ben")["B"] in range(4), "ana's mark was forgotten"


def test_somebody_alone_is_drawn_nothing(three):
    run = three.push("pebble")
    three.time += 1_000
    for who in ("frida", "gus"):
        three.answer(who, [1])
        assert three.act(who, "draw", run=run).mine == () and three.mine(who)["met"] is None


def test_parting_destroys_what_was_not_shown_but_no_ballot_for_the_room(two):
    two._pair("eve", "finn")
    run = two.push("tell")
    two.answer("ana", {"blob": blob()})
    two.ana("part")
    assert two.house.passing.held(two.session, run, "ana+ben") == {}
    assert two.answer("ben", {"blob": blob()}).ack == {"counted": False} and stored(two) == {}
    run = two.push("room")
    two.answer("carla", [0])
    two.carla("part")
    assert two.house.passing.tally(two.session, run) == (1, 1)


def test_marks_are_not_erased_while_an_act_is_in_that_may_bring_the_two_together_again(two):
    place = {"session": two.session, "couple": "ana+ben", "draft": "two/vow"}
    two.ben("mark", draft="two/vow", marks={"1": "0" * 32})
    two.ana("part")
    two.time += 46
    sweep = Thread(target=void_partings, args=(two.house, two.live))
    with two.live.lock:
        sweep.start()
        sweep.join(0.3)
        with two.house.store.read() as connection:
            assert drafts.read_marks(connection, place)["B"]
    sweep.join()
    with two.house.store.read() as connection:
        assert not drafts.read_marks(connection, place)["B"]


def test_being_set_apart_by_the_desk_destroys_what_was_not_shown(two):
    two.push("tell")
    two.answer("ana", {"blob": blob()})
    two.desk("apart", couple="ana+ben"[-8:], on=True, others=0)
    assert two.answer("ben", {"blob": blob()}).ack == {"counted": False}
    two.desk("apart", couple="ana+ben"[-8:], on=False, others=0)
    assert stored(two) == {} and two.house.passing.held(two.session, 1, "ana+ben") == {}


def new_phone(two):
    """Eve's phone takes ben's seat: his is lost, and ana says yes to it."""
    two.house.passing.disconnect(two.session, "ben", "socket of ben", two.time)
    two.house.passing.connect(two.session, "eve", "socket of eve")
    two.act("eve", "join")
    two.act("eve", "join_couple", couple="ana+ben")
    two.ana("confirm", asking="eve")
    assert two.live.state.couples["ana+ben"].b == "eve"


def test_what_is_written_anew_on_a_new_phone_takes_the_place_of_what_the_lost_one_handed_in(two):
    two.push("tell")
    lost, anew, anas = blob(), blob(), blob()
    two.answer("ben", {"blob": lost}, turn=4)
    new_phone(two)
    two.answer("eve", {"blob": anew}, turn=1)
    two.answer("ana", {"blob": anas})
    assert stored(two)["run-1"] == {"A": to_bytes(anas), "B": to_bytes(anew)}


def test_what_a_lost_phone_handed_in_stands_if_the_new_one_says_nothing(two):
    two.push("tell")
    lost = blob()
    two.answer("ben", {"blob": lost})
    new_phone(two)
    two.answer("ana", {"blob": blob()})
    assert stored(two)["run-1"]["B"] == to_bytes(lost)


def test_a_new_phone_may_answer_the_room_anew_and_its_seat_still_has_one_ballot(two):
    two._pair("frida", "gus")
    run = two.push("room")
    two.answer("ben", [0], turn=2)
    new_phone(two)
    two.answer("eve", [1], turn=1)
    assert list(two.house.passing.ballots(two.session, run).values()) == [{"picked": [1]}]
    with pytest.raises(Refused, match="here already"):
        two.answer("eve", [0], turn=1)


def test_boxes_are_emptied_when_the_room_moves_on_and_at_the_end(two):
    run = two.push("tell")
    two.answer("ana", {"blob": blob()})
    two.push("ticks")
    two.answer("ana", [0, None, None, None, None])
    assert two.house.passing.held(two.session, run, "ana+ben") == {}
    two.desk("end")
    assert two.house.passing.held(two.session, run + 1, "ana+ben") == {}


@pytest.mark.parametrize("step", ["tell", "plan", "ticks", "rules", "room"])
def test_a_pass_is_acknowledged_calmly_whenever_it_comes(two, step):
    run = two.push(step)
    two.push("rules")
    assert two.answer("ana", None, run=run).ack == {"counted": True}
    two.desk("end")
    assert two.answer("ana", None, run=run).ack == {"counted": True}


@pytest.mark.parametrize("step", ["tell", "plan", "ticks"])
def test_what_comes_too_late_for_the_partner_is_forgotten_without_a_word(two, step):
    run = two.push(step)
    two.push("rules")
    assert two.answer("ana", ANSWERS[step](), run=run).ack == {"counted": True}
    two.desk("end")
    assert two.answer("ana", ANSWERS[step](), run=run).ack == {"counted": True} and stored(two) == {}


def test_late_comers_hand_nothing_on_before_the_next_step(two):
    two.push("tell")
    two._pair("eve", "finn")
    with pytest.raises(Refused, match="next step"):
        two.answer("eve", {"blob": blob()})


def test_a_phone_has_only_names_and_the_current_run_before_it_and_takes_all_home(two):
    two.ana("seal", slot="name", blob=blob())
    first = two.push("plan")
    two.answer("ana", {"blob": blob()})
    second = two.push("own")
    two.answer("ben", {"blob": blob()})
    assert set(two.mine("ana")["sealed"]) == {"name", f"run-{second}"}
    home = two.ana("ours").ack
    assert set(home["sealed"]) == {"name", f"run-{first}", f"run-{second}"}
    assert home["runs"]["1"] == {"id": "two/plan", "kind": "commit", "title": "Plan", "exercise": "Between two"}
    assert two.carla("ours").ack["sealed"] == {}


def test_the_page_to_take_home_says_until_when_things_are_kept(two):
    two.push("vow")
    assert two.ana("ours").ack["receipt"] == {"ended_at": None, "sealed_until": None, "notes_until": None}
    two.desk("end")
    home, ended = two.ana("ours").ack, two.time
    assert home["receipt"] == {
        "ended_at": ended,
        "sealed_until": ended + 24 * HOUR,
        "notes_until": ended + 90 * 24 * HOUR,
    }
    assert home["always"] == [{"title": "Between two", "lines": ["Say it back."]}]
    assert home["resources"] == "Help is near."
    assert [draft["id"] for draft in home["drafts"]] == ["two/vow"]
    assert set(home["drafts"][0]) == {"id", "title", "exercise", "heading", "fields", "max"}


def test_whoever_is_alone_or_has_parted_takes_home_what_is_their_own(three):
    three.push("vow")
    for who in ("frida", "gus", "ana"):
        assert not {"sealed", "drafts"} & three.act(who, "ours").ack.keys()
    assert "sealed" in three.ben("ours").ack, "ben is not told yet"
    three.time += 46
    assert "sealed" not in three.ben("ours").ack


def test_after_the_end_a_name_may_still_be_told_and_after_a_day_all_is_gone(two):
    two.push("tell")
    for who in ("ana", "ben"):
        two.answer(who, {"blob": blob()})
    two.ana("write", draft="two/vow", blob=blob())
    two.ana("mark", draft="two/vow", marks={"1": "0" * 32})
    two.desk("end")
    assert two.ana("seal", slot="name", blob=blob()).mine == ("ana", "ben")
    two.time += 25 * HOUR
    assert sessions.purge(two.house)["sealed"] == 5
    assert stored(two) == {}


def test_an_asking_phone_gets_nothing_of_what_lies_between_the_two(two):
    two.push("plan")
    two.answer("ana", {"blob": blob()})
    two.house.passing.disconnect(two.session, "ben", "socket of ben", two.time)
    two.act("eve", "join")
    two.act("eve", "join_couple", couple="ana+ben")
    assert two.mine("eve")["sealed"] == {} and two.mine("eve")["met"] is None
    assert "sealed" not in two.act("eve", "ours").ack
    with pytest.raises(Refused):
        two.act("eve", "draft", draft="two/vow", after=0)


def test_no_view_holds_the_lot_of_what_two_are_shown(two):
    two.push("pebble")
    lot = two.live.state.run.lot
    for who in ("ana", "ben"):
        two.answer(who, [1])
    here = two.house.here(two.live)
    told = [two.mine("ana"), rooms.desk(two.house, two.live), circles.room_view(two.live.state, here)]
    told += [circles.screen_view(two.live.state, here), two.ana("ours").ack]
    assert len(lot) == 32 and lot not in str(told) and lot != two.live.state.run.chance


def test_an_ordinary_answer_to_the_room_touches_no_database(two):
    two._pair("eve", "finn")
    two.push("room")
    said = []
    event.listen(two.house.store.engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    for who in ("ana", "ben", "carla"):
        two.answer(who, [0])
        two.act(who, "progress", run=1, state="time")
    assert said == []
