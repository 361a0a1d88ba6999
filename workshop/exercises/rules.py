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
        yield ("id",), told(f"The id is `{thing['id']}`, but the file is `{short(file)}.yaml`.", "Make them the same.")


def _minutes_add_up(exercise: Exercise) -> Iterator[Wrong]:
    return adds_up(exercise["minutes"], sum(seconds(step["minutes"]) for step in exercise["steps"]), "steps")


def adds_up(minutes: float, made: int, name: str) -> Iterator[Wrong]:
    """What is wrong when parts that take `made` seconds do not make these minutes."""
    asked = seconds(minutes)
    if made != asked:
        yield (
            ("minutes",),
            told(
                f"The {name} take {clock(made)} together, but `minutes` says {clock(asked)}.",
                f"Write `minutes: {in_minutes(made)}`, or change a part by {clock(abs(made - asked))}.",
            ),
        )


def _ids_differ(exercise: Exercise) -> Iterator[Wrong]:
    ids = [step["id"] for step in exercise["steps"]]
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield ("steps", place, "id"), told(f"Two steps are called `{name}`.", "Give each step an id of its own.")


def _nobody_is_left_out(exercise: Exercise) -> Iterator[Wrong]:
    """WORKSHOP I1: every step for the two or for the room has a way for somebody who is here alone."""
    for place, step in enumerate(exercise["steps"]):
        if KINDS[step["kind"]].circle(step) in ("us", "room") and not step["solo"]:
            yield (
                ("steps", place, "solo"),
                told("`solo` is missing.", "Add `solo: …`: what somebody who is here alone does meanwhile."),
            )


def _rooms_are_low(exercise: Exercise) -> Iterator[Wrong]:
    for place, step in enumerate(exercise["steps"]):
        risk = step["risk"] or exercise["risk"]
        if risk != "low" and KINDS[step["kind"]].circle(step) == "room":
            yield (
                ("steps", place, "risk"),
                told(
                    f"A step for the room stands at {risk} risk.",
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
                    f"This step weighs {weight} bytes on a phone; {BODY_BYTES} fit.", "Shorten its texts, or split it."
                ),
            )
