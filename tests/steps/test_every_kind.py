import json

import pytest
from marshmallow import ValidationError

from workshop.steps import KINDS


@pytest.fixture(params=KINDS)
def kind(request):
    return KINDS[request.param]


def test_a_kind_is_registered_under_its_own_name(kind):
    assert KINDS[kind.name] is kind


def test_a_step_and_its_body_fit_into_events_and_views(kind, step):
    made = step(kind.name)
    assert json.loads(json.dumps(made)) == made
    assert json.loads(json.dumps(kind.body(made))) == kind.body(made)


def test_a_body_says_nothing_that_is_for_the_desk(kind, step):
    made = step(kind.name, cue="Look at the wall.", screen="A line for the wall")
    assert "wall" not in json.dumps(kind.body(made))


def test_every_body_says_what_one_alone_and_two_with_one_phone_do(kind, step):
    body = kind.body(step(kind.name, solo="Alone.", one_phone="Aloud."))
    assert (body["solo"], body["one_phone"]) == ("Alone.", "Aloud.")


def test_where_nothing_is_shared_and_nothing_collected_an_answer_is_refused(kind, step):
    made = step(kind.name)
    if kind.shares(made) is None:
        for raw in ([0], {"blob": "a" * 60}, {"text": "…"}, ["up"]):
            with pytest.raises(ValidationError, match="Nothing is collected"):
                kind.read_answer(made, "none", None, raw)


def test_a_reference_can_be_served_and_is_told_to_the_phone(kind, step):
    assert set(kind.references.values()) <= {"result", "pick", "lines", "level", "clauses"}
    assert set(kind.references) - {"source"} <= set(kind.body(step(kind.name)))


def test_parts_last_as_long_as_the_step(kind, step):
    made = step(kind.name)
    assert sum(part["seconds"] for part in kind.parts(made)) == made["minutes"] * 60


def test_what_a_file_leaves_out_has_its_default(kind, step):
    made = step(kind.name, solo=... if kind.name != "turns" else "Alone.")
    assert (made["cue"], made["screen"], made["public"], made["seen_ok"], made["risk"]) == ("", None, None, False, None)


@pytest.mark.parametrize("field", ["id", "title", "minutes"])
def test_what_no_step_may_leave_out(kind, step, field):
    with pytest.raises(ValidationError, match=f"`{field}` is missing"):
        step(kind.name, **{field: ...})


def test_a_field_nobody_knows_is_refused(kind, step):
    with pytest.raises(ValidationError, match="Did you mean `minutes`"):
        step(kind.name, minuts=3)


@pytest.mark.parametrize("seen_ok", ["yes", 1, None])
def test_a_switch_is_true_or_false(kind, step, seen_ok):
    with pytest.raises(ValidationError, match=r"true or false|is empty"):
        step(kind.name, seen_ok=seen_ok)
