"""Other lengths of an exercise: one of its variants, or another number of minutes for its only step."""

from typing import Any

from marshmallow import ValidationError

from workshop.exercises.items import Item
from workshop.steps import KINDS, Step
from workshop.steps.kind import ready
from workshop.steps.sentences import nearest, told


def as_asked(item: Item, exercise: dict[str, Any]) -> dict[str, Any]:
    """The exercise as this line of an agenda asks for it. Raises ValidationError where it cannot be had so."""
    if item["variant"]:
        return in_variant(exercise, item["variant"])
    return _stretched(exercise, item) if item["minutes"] or item["title"] else exercise


def in_variant(exercise: dict[str, Any], name: str) -> dict[str, Any]:
    """The exercise with the steps, minutes and title of one of its variants. Raises ValidationError."""
    variant = exercise["variants"].get(name)
    if variant is None:
        raise ValidationError({"variant": [_no_variant(exercise, name)]})
    steps = {step["id"]: step for step in exercise["steps"]}
    said = [{"id": step} if isinstance(step, str) else step for step in variant["steps"]]
    changed = [changed_step(steps[step["id"]], step) for step in said]
    title = variant["title"] or exercise["title"]
    return {**exercise, "title": title, "minutes": variant["minutes"], "steps": _sourced(changed)}


def _sourced(steps: list[Step]) -> list[Step]:
    """A conversation whose source is left out goes by its prepared examples."""
    ids = {None, *(step["id"] for step in steps)}
    return [step if step.get("source") in ids else {**step, "source": None} for step in steps]


def _no_variant(exercise: dict[str, Any], name: str) -> str:
    known = exercise["variants"]
    cure = nearest(name, known) if known else "Take it out."
    return told("`{id}` has no variant `{name}`.", cure, id=exercise["id"], name=name)


def _stretched(exercise: dict[str, Any], item: Item) -> dict[str, Any]:
    """An exercise of one step with another length or title."""
    if len(exercise["steps"]) > 1:
        what = "`{id}` has {n} steps; only those of one step take other lengths."
        cure = "Use one of its variants, or take `{name}` out."
        name = "minutes" if item["minutes"] else "title"
        raise ValidationError([told(what, cure, id=exercise["id"], n=len(exercise["steps"]), name=name)])
    said = {name: item[name] for name in ("minutes", "title") if item[name] is not None}
    return {**exercise, **said, "steps": [changed_step(exercise["steps"][0], said)]}


def changed_step(step: Step, said: dict[str, Any]) -> Step:
    """A step in which some fields say something else, read anew by its kind. Raises ValidationError."""
    if all(step.get(name) == value for name, value in said.items()):
        return step
    changed: Step = ready(KINDS[step["kind"]].schema).load({**_as_written(step), **said})
    return changed


def _as_written(step: Step) -> dict[str, Any]:
    """What a file would say to make this step, without what is left at its default."""
    kind = KINDS[step["kind"]]
    written, plain = ready(kind.schema).dump(step), kind.defaults()
    return {name: said for name, said in written.items() if name not in plain or said != plain[name]}
