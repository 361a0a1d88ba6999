"""How the parts of an exercise must fit together."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workshop.exercises.step_rules import wrong_in_steps
from workshop.exercises.yaml_lines import Where
from workshop.steps import KINDS
from workshop.steps.sentences import clock, in_minutes, seconds, short, told

BODY_BYTES = 2500
"""The most a step's body may weigh as JSON, so that a whole room view stays under 4 KB."""

Exercise = dict[str, Any]
Agenda = dict[str, Any]
Wrong = tuple[Where, str]
"""Where it is wrong, and the sentences that say so."""


def wrong_in_exercise(exercise: Exercise, file: str) -> Iterator[Wrong]:
    """Everything that does not fit in an exercise read from `file`.yaml."""
    yield from named_like_file(exercise, file)
    for rule in (_minutes_add_up, _ids_differ, wrong_in_steps, _nobody_is_left_out, _rooms_are_low, _bodies_fit):
        yield from rule(exercise)


def named_like_file(thing: Mapping[str, Any], file: str) -> Iterator[Wrong]:
    if thing["id"] != file:
        what = "The id is `{id}`, but the file is `{file}.yaml`."
        yield ("id",), told(what, "Make them the same.", id=thing["id"], file=short(file))


def _minutes_add_up(exercise: Exercise) -> Iterator[Wrong]:
    return adds_up(exercise["minutes"], sum(seconds(step["minutes"]) for step in exercise["steps"]), STEPS_TAKE)


STEPS_TAKE = "The steps take {made} together, but `minutes` says {asked}."


def adds_up(minutes: float, made: int, what: str) -> Iterator[Wrong]:
    """What is wrong when parts that take `made` seconds do not make these minutes; `what` says so."""
    asked = seconds(minutes)
    if made != asked:
        yield (
            ("minutes",),
            told(
                what,
                "Write `minutes: {minutes}`, or change a part by {difference}.",
                made=clock(made),
                asked=clock(asked),
                minutes=in_minutes(made),
                difference=clock(abs(made - asked)),
            ),
        )


def _ids_differ(exercise: Exercise) -> Iterator[Wrong]:
    ids = [step["id"] for step in exercise["steps"]]
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield (
                ("steps", place, "id"),
                told("Two steps are called `{name}`.", "Give each step an id of its own.", name=name),
            )


def _nobody_is_left_out(exercise: Exercise) -> Iterator[Wrong]:
    """WORKSHOP I1: every step for the two or for the room has a way for somebody who is here alone."""
    for place, step in enumerate(exercise["steps"]):
        if KINDS[step["kind"]].circle(step) in ("us", "room") and not step["solo"]:
            yield (
                ("steps", place, "solo"),
                told("`solo` is missing.", "Add `solo: …`: what somebody who is here alone does meanwhile."),
            )


AT_RISK = {
    "medium": "A step for the room stands at medium risk.",
    "high": "A step for the room stands at high risk.",
}


def _rooms_are_low(exercise: Exercise) -> Iterator[Wrong]:
    for place, step in enumerate(exercise["steps"]):
        risk = step["risk"] or exercise["risk"]
        if risk != "low" and KINDS[step["kind"]].circle(step) == "room":
            yield (
                ("steps", place, "risk"),
                told(
                    AT_RISK[risk],
                    "If it would be harmless for a partner to recognise the answer, write `risk: low` in this step; "
                    "otherwise make it a step for the two.",
                ),
            )


def _bodies_fit(exercise: Exercise) -> Iterator[Wrong]:
    for place, step in enumerate(exercise["steps"]):
        body = KINDS[step["kind"]].body(step) | {"fallback": step.get("fallback")}
        weight = len(json.dumps(body, ensure_ascii=False).encode())
        if weight > BODY_BYTES:
            yield (
                ("steps", place),
                told(
                    "This step weighs {weight} bytes on a phone; {most} fit.",
                    "Shorten its texts, or split it.",
                    weight=weight,
                    most=BODY_BYTES,
                ),
            )
