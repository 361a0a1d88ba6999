"""Steps of high risk, steps that build on others, and steps that are off until the desk takes them in."""

import pytest

from tests.session.room import LIBRARY, PLAN, Room
from workshop import exercises
from workshop.session import events as e
from workshop.session.fold import replay
from workshop.session.gates import TICKS
from workshop.session.rules import Refused
from workshop.session.steering import following


def step(exercise, name, **fields):
    model = next(planned for planned in PLAN if planned["kind"] == "read")
    about = {**model["exercise"], "id": exercise, "title": exercise.partition(".")[0].replace("-", " ").capitalize()}
    return {**model, "id": f"{exercise}/{name}", "exercise": about, "risk": "low", **fields}


LISTENING = step("say-it-back", "rules")
REPAIR = step("sincere-repair", "rules", risk="high", requires=["say-it-back"])
GENTLE = step("sincere-repair", "ground", requires=["say-it-back"])
QUIET = step("small-and-kept", "size")


def room(*plan, **changes):
    return Room(plan=list(plan), **changes)


def test_high_risk_stays_closed_without_the_ticks_and_says_what_is_missing():
    ours = room(LISTENING, REPAIR, QUIET)
    ours.desk("next")
    for act in ({"act": "next"}, {"act": "push", "step": 1}):
        with pytest.raises(Refused, match="all four ticks") as no:
            ours.desk(**act)
        assert all(tick.what in str(no.value) for tick in TICKS)
    assert len(ours.state.runs) == 1


def test_next_waits_at_a_closed_step_until_the_desk_skips_it():
    ours = room(LISTENING, REPAIR, QUIET)
    ours.desk("next")
    ours.desk("skip", step=1, on=True)
    ours.desk("next")
    assert ours.state.run.index == 2


def test_with_all_four_ticks_it_opens():
    ours = room(LISTENING, REPAIR, gates=True)
    ours.desk("next")
    ours.desk("next")
    assert ours.state.run.index == 1


def test_a_low_step_needs_no_ticks():
    assert room(QUIET).desk("next")


def test_a_session_opened_before_there_were_ticks_has_none():
    before = {"id": "s", "title": "t", "language": "en", "code": "c", "agenda": {}}
    assert e.from_row("opened", 1.0, before).gates is False


def test_what_an_exercise_builds_on_comes_first():
    ours = room(LISTENING, GENTLE)
    with pytest.raises(Refused, match="“Say it back” comes first"):
        ours.desk("push", step=1)
    ours.desk("next")
    ours.desk("next")
    assert ours.state.run.index == 1


def test_what_is_not_even_planned_is_named_too():
    with pytest.raises(Refused, match="“say-it-back” comes first"):
        room(GENTLE).desk("next")


def test_an_exercise_that_came_in_another_place_of_the_agenda_counts():
    ours = room(step("say-it-back.2", "rules"), GENTLE)
    ours.desk("next")
    assert ours.desk("next")


def test_what_is_off_is_passed_over_until_the_desk_takes_it_in():
    known = step("known-ground", "ground", off=True)
    ours = room(LISTENING, known, QUIET)
    assert ours.state.skipped == {1}
    ours.desk("next")
    ours.desk("skip", step=1, on=False)
    ours.desk("next")
    assert ours.state.run.index == 1
    assert replay(ours.log) == ours.state


def test_what_is_off_and_of_high_risk_still_needs_the_ticks():
    ours = room(LISTENING, step("known-ground", "ground", off=True, risk="high"))
    ours.desk("skip", step=1, on=False)
    ours.desk("next")
    with pytest.raises(Refused, match="all four ticks"):
        ours.desk("next")


def test_a_refused_step_closes_no_question():
    question = next(planned for planned in PLAN if planned["id"].endswith("in-general"))
    ours = room(question, REPAIR)
    for number in range(5):
        ours.pair(f"ana{number}", f"ben{number}")
    ours.desk("next")
    with pytest.raises(Refused):
        ours.desk("next")
    assert not ours.state.run.closed


@pytest.mark.parametrize("agenda", sorted(LIBRARY.agendas))
def test_every_agenda_of_ours_can_be_walked_to_its_end(agenda):
    ours = room(*exercises.plan(LIBRARY.agendas[agenda], LIBRARY), gates=True)
    while following(ours.state) is not None:
        ours.desk("next")
    assert {ours.state.about.plan[index].get("off") for index in ours.state.skipped} <= {True}
