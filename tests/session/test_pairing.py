import re
from random import Random

import pytest

from tests.session.room import LIBRARY, Room, with_couples
from workshop.exercises.schemas import SIZES
from workshop.languages import LANGUAGES
from workshop.session import events as e
from workshop.session import names, pairing
from workshop.session.circles import stage
from workshop.session.rules import Refused


def stages(room, *phones):
    return [stage(room.state, phone) for phone in phones]


def test_a_couple_is_paired_once_both_have_said_yes():
    room = Room()
    for who in ("ana", "ben"):
        room.phone(who, "join")
    room.phone("ana", "start_couple", couple="c1")
    assert stages(room, "ana", "ben") == ["started", "joined"]
    room.phone("ben", "join_couple", couple="c1")
    assert stages(room, "ana", "ben") == ["asked", "asking"]
    room.phone("ben", "confirm")
    assert stages(room, "ana", "ben") == ["asked", "confirmed"]
    room.phone("ana", "confirm")
    assert stages(room, "ana", "ben") == ["paired", "paired"]
    assert room.state.couples["c1"].seat_of("ben") == "B"


def test_either_may_say_no_and_the_first_phone_waits_again():
    room = Room()
    room.phone("ana", "join")
    room.phone("eve", "join")
    room.phone("ana", "start_couple", couple="c1")
    room.phone("eve", "join_couple", couple="c1")
    room.phone("ana", "decline")
    assert stages(room, "ana", "eve") == ["started", "joined"]


def test_nothing_comes_before_consent():
    with pytest.raises(Refused, match="agree and practise"):
        Room().phone("ana", "start_couple", couple="c1")


def test_wrong_words_are_told_in_a_sentence():
    room = with_couples(1)
    room.phone("carla", "join")
    with pytest.raises(Refused, match="no couple with these four words"):
        room.phone("carla", "join_couple", couple="ffff")


def test_a_third_phone_is_refused_while_both_are_here():
    room = with_couples(1)
    room.phone("eve", "join")
    with pytest.raises(Refused, match="already complete") as no:
        room.phone("eve", "join_couple", couple="ana0+ben0")
    assert no.value.code == "full"


def test_a_lost_phone_comes_back_on_another_with_the_partners_yes():
    room = with_couples(1)
    room.present.discard("ben0")
    room.phone("new", "join")
    room.phone("new", "join_couple", couple="ana0+ben0")
    assert stages(room, "new") == ["returning"]
    room.phone("ana0", "confirm")
    couple = room.state.couples["ana0+ben0"]
    assert (couple.a, couple.b) == ("ana0", "new")
    assert stages(room, "new", "ben0") == ["paired", "joined"]


def test_the_partner_may_refuse_a_new_phone():
    room = with_couples(1)
    room.present.discard("ben0")
    room.phone("eve", "join")
    room.phone("eve", "join_couple", couple="ana0+ben0")
    room.phone("ana0", "decline")
    assert stages(room, "eve", "ben0") == ["joined", "paired"]


def test_a_seat_is_not_given_while_nobody_can_say_yes():
    room = with_couples(1)
    room.present -= {"ana0", "ben0"}
    room.phone("new", "join")
    with pytest.raises(Refused, match="has to be connected"):
        room.phone("new", "join_couple", couple="ana0+ben0")


def test_saying_it_twice_changes_nothing():
    room = with_couples(1)
    before = room.state
    assert room.phone("ana0", "join") == []
    assert room.phone("ana0", "start_couple", couple="ana0+ben0") == []
    assert room.phone("ben0", "join_couple", couple="ana0+ben0") == []
    assert room.state == before


def test_somebody_alone_is_a_unit_of_one():
    room = Room()
    couple = room.alone("frida")
    assert couple.solo and couple.complete and stages(room, "frida") == ["alone"]


def test_a_first_phone_may_change_its_mind():
    room = Room()
    room.phone("ana", "join")
    room.phone("ana", "start_couple", couple="c1")
    room.phone("ana", "cancel")
    assert stages(room, "ana") == ["joined"] and not room.state.couples
    room.alone("ana")


def test_an_asking_phone_that_gives_up_frees_the_place():
    room = Room()
    for who in ("ana", "eve", "ben"):
        room.phone(who, "join")
    room.phone("ana", "start_couple", couple="c1")
    room.phone("eve", "join_couple", couple="c1")
    with pytest.raises(Refused, match="just being let in"):
        room.phone("ben", "join_couple", couple="c1")
    room.phone("eve", "cancel")
    room.phone("ben", "join_couple", couple="c1")
    assert stages(room, "ben") == ["asking"]


def test_couple_names_are_all_different():
    room = with_couples(60)
    assert len({couple.name for couple in room.state.couples.values()}) == 60


# fmt: off
PEOPLE = {
    "en": {
        "Amber", "Aspen", "Coral", "Hazel", "Heather", "Iris", "Ivy", "Jade", "Jasper", "Martin", "Olive", "Pearl",
        "Robin",
    },
    "es": {
        "Alba", "Azucena", "Coral", "Duna", "Encina", "Estrella", "Iris", "Jacinto", "Jazmín", "Laurel", "Lirio",
        "Luna", "Malva", "Mar", "Membrillo", "Olmo", "Paloma", "Perla", "Pino", "Reyezuelo", "Rocío", "Romero",
        "Rosa", "Sol", "Violeta",
    },
}
# fmt: on
"""First names; and what is said of a foolish person, and a small king."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_couple_is_called_as_somebody_in_the_room_may_be_or_as_anything_in_an_exercise(language):
    drawn = names.names(language)
    assert len(drawn) == len(set(drawn)) > 100 and not PEOPLE[language] & set(drawn)
    exercises = LIBRARY.read_in(language).exercises
    said = set(re.findall(r"\w+", " ".join(texts([exercises, SIZES])).lower()))
    assert len(said) > 1_000 and [name for name in drawn if name.lower() in said] == []


def texts(told):
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list | tuple):
        for one in told.values() if isinstance(told, dict) else told:
            yield from texts(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_drawn_in_the_language_of_the_session(language):
    room = with_couples(3, language=language)
    room.reads("en", "ana0")
    room.reads("es", "ben0")
    assert {couple.name for couple in room.state.couples.values()} <= set(names.names(language))


def test_once_all_names_are_taken_they_are_numbered():
    taken = set(names.names("es"))
    drawn = names.draw(taken, Random(1), "es")
    assert re.fullmatch(r"\w+ 2", drawn) and drawn.split()[0] in taken and names.names("xx") == names.names("en")


def test_a_pause_for_two_is_theirs_alone():
    room = with_couples(2)
    assert room.phone("ana0", "pause_us", on=True) == [e.CouplePaused(room.at, "ana0+ben0", True, "ana0")]
    assert [couple.paused for couple in room.state.couples.values()] == [frozenset("AB"), frozenset()]


def test_a_yes_is_for_the_phone_it_was_asked_about():
    room = Room()
    for who in ("ana", "ben", "eve"):
        room.phone(who, "join")
    room.phone("ana", "start_couple", couple="c1")
    room.phone("ben", "join_couple", couple="c1")
    room.present.discard("ben")
    room.phone("eve", "join_couple", couple="c1")
    with pytest.raises(Refused, match="Another phone has asked"):
        room.phone("ana", "confirm", asking="ben")
    assert stages(room, "eve") == ["asking"]


def test_a_lost_phone_that_comes_back_keeps_its_seat():
    room = with_couples(1)
    room.present.discard("ben0")
    room.phone("new", "join")
    room.phone("new", "join_couple", couple="ana0+ben0")
    room.present.add("ben0")
    room.phone("ana0", "confirm")
    assert stages(room, "new", "ben0") == ["joined", "paired"]


def test_somebody_alone_may_still_become_two():
    room = Room()
    room.alone("frida")
    room.phone("frida", "cancel")
    assert stages(room, "frida") == ["joined"] and not room.state.couples


def test_a_room_takes_only_so_many_phones():
    room = Room()
    for number in range(pairing.MOST_PHONES):
        room.phone(f"p{number}", "join")
    with pytest.raises(Refused, match="room is full"):
        room.phone("one more", "join")
