"""From an agenda to the flat list of steps a session runs."""

from typing import Any

from workshop.exercises.reading import Library
from workshop.exercises.rules import Agenda, Exercise
from workshop.steps import KINDS, Step


def plan(agenda: Agenda, library: Library) -> list[Step]:
    """Every step of an agenda in order, ready to be put into an event.

    Besides the fields of its YAML a step holds `id` ("exercise/step"), `exercise` (id, title, minutes, cue), `circle`,
    and `screen`, `public` and `risk` with their defaults; a `source` is a full id too, with its `source_title`.
    """
    exercises = [library.exercises[item] for item in agenda["items"]]
    return [_planned(step, exercise) for exercise in exercises for step in exercise["steps"]]


def _planned(step: Step, exercise: Exercise) -> Step:
    return {
        **step,
        "id": f"{exercise['id']}/{step['id']}",
        "exercise": {key: exercise[key] for key in ("id", "title", "minutes", "cue")},
        "circle": KINDS[step["kind"]].circle(step),
        "risk": step["risk"] or exercise["risk"],
        "screen": step["screen"] or exercise["screen"] or step["title"],
        "public": step["public"] or step["title"],
        **_source(step, exercise),
    }


def _source(step: Step, exercise: Exercise) -> dict[str, Any]:
    """What a conversation is about, by its full id and its title."""
    source = step.get("source")
    if source is None:
        return {}
    title = next(earlier["title"] for earlier in exercise["steps"] if earlier["id"] == source)
    return {"source": f"{exercise['id']}/{source}", "source_title": title}
