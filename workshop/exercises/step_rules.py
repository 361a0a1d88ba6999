"""How the steps of an exercise must fit together: what they take from each other, and its variants."""

from collections.abc import Iterable, Iterator
from typing import Any

from marshmallow import ValidationError

from workshop.exercises.lengths import changed_step
from workshop.exercises.variants import step_ids
from workshop.exercises.yaml_lines import Where
from workshop.steps import KINDS, Step
from workshop.steps.sentences import clock, in_minutes, nearest, seconds, told
from workshop.words import together

Exercise = dict[str, Any]
Wrong = tuple[Where, str]

LENDING = {
    "result": (
        "The step `{other}` collects nothing for the room.",
        "Write `{name}: null`, or put a step for the room before it.",
    ),
    "pick": (
        "The step `{other}` is no choice to agree on.",
        "Write `{name}: null`, or put a choice with `reveal: agree` before it.",
    ),
    "lines": (
        "The step `{other}` writes nothing.",
        "Write `{name}: null`, or put a step of kind `write` before it.",
    ),
    "level": (
        "The step `{other}` is no scale with one item.",
        "Write `{name}: null`, or put a scale with one item before it.",
    ),
    "clauses": (
        "The step `{other}` is no draft.",
        "Write `{name}: null`, or put a step of kind `draft` before it.",
    ),
}
"""What a later step may take: what is wrong with a step that does not lend it, and what to do if none does."""


def wrong_in_steps(exercise: Exercise) -> Iterator[Wrong]:
    """Everything that does not fit between the steps of an exercise."""
    for rule in (_references_come_first, _examples_match_points, _variants_fit):
        yield from rule(exercise)


def references(step: Step) -> dict[str, str]:
    """The fields of a step that name another one, and which."""
    return {name: step[name] for name in KINDS[step["kind"]].references if step.get(name) is not None}


def _references_come_first(exercise: Exercise) -> Iterator[Wrong]:
    steps = exercise["steps"]
    for place, step in enumerate(steps):
        for name, other in references(step).items():
            yield from _reference(("steps", place, name), other, step, steps[:place], steps[place:])


def _reference(where: Where, other: str, step: Step, earlier: list[Step], later: list[Step]) -> Iterator[Wrong]:
    name = str(where[-1])
    lent = KINDS[step["kind"]].references[name]
    lacks, instead = LENDING[lent]
    lending = _lending(lent, earlier)
    cure = nearest(other, lending) if lending else instead
    if other in lending:
        return
    if other in _lending(lent, later):
        yield (
            where,
            told("The step `{other}` does not come before this one.", "Move it up, or take another one.", other=other),
        )
    elif any(one["id"] == other for one in earlier):
        yield where, told(lacks, cure, other=other, name=name)
    else:
        yield where, told("There is no step `{other}` before this one.", cure, other=other, name=name)


def _lending(lent: str, steps: list[Step]) -> list[str]:
    return [step["id"] for step in steps if KINDS[step["kind"]].lends(step) == lent]


def _examples_match_points(exercise: Exercise) -> Iterator[Wrong]:
    """An example is picked by the level on a scale, so there is one for each of its points."""
    points = {step["id"]: step["points"] for step in exercise["steps"] if "points" in step}
    for place, step in enumerate(exercise["steps"]):
        wanted, found = len(points.get(step.get("examples_from"), [])), len(step.get("examples", []))
        if wanted and found != wanted:
            yield (
                ("steps", place, "examples"),
                told(
                    "Here are {found} examples for {wanted} points.",
                    "Write one example for each point.",
                    found=found,
                    wanted=wanted,
                ),
            )


def _variants_fit(exercise: Exercise) -> Iterator[Wrong]:
    steps = {step["id"]: step for step in exercise["steps"]}
    for name, variant in exercise["variants"].items():
        where: Where = ("variants", name)
        wrong = [*_known(where, variant, list(steps)), *_in_order(where, variant, list(steps))]
        yield from wrong or _lasting(where, variant, steps)
        yield from _nothing_missing(where, [steps[step] for step in step_ids(variant) if step in steps])


def _known(where: Where, variant: dict[str, Any], known: list[str]) -> Iterator[Wrong]:
    for place, step in enumerate(step_ids(variant)):
        if step not in known:
            what = "There is no step `{step}` in this exercise."
            yield (*where, "steps", place), told(what, nearest(step, known), step=step)


def _in_order(where: Where, variant: dict[str, Any], known: list[str]) -> Iterator[Wrong]:
    places = [known.index(step) for step in step_ids(variant) if step in known]
    if places != sorted(set(places)):
        yield (
            (*where, "steps"),
            told("The steps of a variant stand in another order here.", "Write each of them once, in their own order."),
        )


def _lasting(where: Where, variant: dict[str, Any], steps: dict[str, Step]) -> Iterator[Wrong]:
    """Each step can take its length, and together they make the minutes of the variant."""
    wrong, made = [], 0
    for place, said in enumerate(variant["steps"]):
        step = steps[said] if isinstance(said, str) else steps[said["id"]]
        minutes = step["minutes"] if isinstance(said, str) else said["minutes"]
        made += seconds(minutes)
        if not _can_last(step, minutes):
            wrong.append(((*where, "steps", place), _cannot(step, minutes)))
    yield from wrong or _adds_up(where, made, seconds(variant["minutes"]))


def _can_last(step: Step, minutes: float) -> bool:
    try:
        changed_step(step, {"minutes": minutes})
    except ValidationError:
        return False
    return True


def _cannot(step: Step, minutes: float) -> str:
    parts = together(list(dict.fromkeys(part["name"] for part in KINDS[step["kind"]].parts(step))))
    what = "The step `{id}` cannot take {asked}: its parts ({parts}) have their own lengths."
    times = {"asked": clock(seconds(minutes)), "now": clock(seconds(step["minutes"]))}
    return told(what, "Keep it at {now}, or leave it out.", id=step["id"], parts=parts, **times)


def _adds_up(where: Where, made: int, asked: int) -> Iterator[Wrong]:
    if made != asked:
        yield (
            (*where, "minutes"),
            told(
                "The steps of this variant take {made} together, but `minutes` says {asked}.",
                "Write `minutes: {minutes}`, or change a step by {difference}.",
                made=clock(made),
                asked=clock(asked),
                minutes=in_minutes(made),
                difference=clock(abs(made - asked)),
            ),
        )


def _nothing_missing(where: Where, steps: Iterable[Step]) -> Iterator[Wrong]:
    """No step of a variant takes something from one that it leaves out; a conversation has examples instead."""
    chosen = list(steps)
    for step in chosen:
        for name, other in references(step).items():
            if name != "source" and all(one["id"] != other for one in chosen):
                yield (
                    (*where, "steps"),
                    told(
                        "The step `{step}` takes its `{name}` from `{other}`, which this variant leaves out.",
                        "Put `{other}` in, or leave `{step}` out.",
                        step=step["id"],
                        name=name,
                        other=other,
                    ),
                )
