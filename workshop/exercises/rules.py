"""How the parts of an exercise, and the exercises of an agenda, must fit together."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.exercises.step_rules import wrong_in_steps
from workshop.exercises.yaml_lines import Where
from workshop.steps import KINDS
from workshop.steps.sentences import clock, nearest, seconds, short, told

BODY_BYTES = 2500
"""The most a step's body may weigh as JSON, so that a whole room view stays under 4 KB."""

Exercise = dict[str, Any]
Agenda = dict[str, Any]
Wrong = tuple[Where, str]
"""Where it is wrong, and the sentences that say so."""


def wrong_in_exercise(exercise: Exercise, file: str) -> Iterator[Wrong]:
    """Everything that does not fit in an exercise read from `file`.yaml."""
    yield from _named_like_file(exercise, file)
    for rule in (_minutes_add_up, _ids_differ, wrong_in_steps, _nobody_is_left_out, _rooms_are_low, _bodies_fit):
        yield from rule(exercise)


def wrong_in_agenda(agenda: Agenda, file: str, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    """Everything that does not fit in an agenda; an exercise that is there but wrong itself is None."""
    yield from _named_like_file(agenda, file)
    yield from _items_are_known(agenda, exercises)
    yield from _items_come_after(agenda, exercises)
    found = [exercises.get(item) for item in agenda["items"]]
    if all(found):
        yield from _agenda_adds_up(agenda, [exercise for exercise in found if exercise])


def _named_like_file(thing: Mapping[str, Any], file: str) -> Iterator[Wrong]:
    if thing["id"] != file:
        yield ("id",), told(f"The id is `{thing['id']}`, but the file is `{short(file)}.yaml`.", "Make them the same.")


def _minutes_add_up(exercise: Exercise) -> Iterator[Wrong]:
    return _sum(exercise["minutes"], exercise["steps"], "steps")


def _agenda_adds_up(agenda: Agenda, exercises: list[Exercise]) -> Iterator[Wrong]:
    return _sum(agenda["minutes"], exercises, "exercises")


def _sum(minutes: float, parts: Iterable[Mapping[str, Any]], name: str) -> Iterator[Wrong]:
    made, asked = sum(seconds(part["minutes"]) for part in parts), seconds(minutes)
    if made != asked:
        yield (
            ("minutes",),
            told(
                f"The {name} take {clock(made)} together, but `minutes` says {clock(asked)}.",
                f"Write `minutes: {round(made / 60, 4):g}`, or change a part by {clock(abs(made - asked))}.",
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


def _items_are_known(agenda: Agenda, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    for place, item in enumerate(agenda["items"]):
        if item not in exercises:
            yield ("items", place), told(f"There is no exercise `{item}`.", nearest(item, sorted(exercises)))
        elif exercises[item] is None:
            yield ("items", place), told(f"The exercise `{item}` has mistakes of its own.", "Mend that file first.")


def _items_come_after(agenda: Agenda, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    for place, item in enumerate(agenda["items"]):
        for needed in (exercises.get(item) or {}).get("requires", []):
            if needed not in agenda["items"][:place]:
                yield (
                    ("items", place),
                    told(f"`{item}` needs `{needed}` before it.", f"Put `{needed}` earlier into the agenda."),
                )
