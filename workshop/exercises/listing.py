"""What there is: for `workshop exercises --json`, and as the palette that a run sheet is made from."""

from typing import Any

from workshop.exercises.course import highest_risk
from workshop.exercises.items import readable
from workshop.exercises.lengths import in_variant
from workshop.exercises.reading import Library
from workshop.exercises.rules import Agenda, Exercise
from workshop.steps import KINDS
from workshop.steps.scale import REASONS

WAYS = (
    "transparency",
    "professional help",
    "consistency",
    "giving time",
    "active listening",
    "sincere apology",
    "owning the lie",
    "boundaries",
)
"""The eight ways to rebuild trust; `way` of an exercise counts from 1 (WORKSHOP 0)."""


def exercises_json(library: Library) -> dict[str, Any]:
    exercises = [_exercise_json(exercise) for exercise in library.exercises.values()]
    return {
        "exercises": exercises,
        "agendas": [_agenda_json(agenda) for agenda in library.agendas.values()],
        "ways": list(WAYS),
        "reasons": _used(exercises, "reasons", REASONS),
        "kinds": _used(exercises, "kinds", KINDS),
    }


def _agenda_json(agenda: Agenda) -> dict[str, Any]:
    """`items` as people write them: `say-it-back (short)`."""
    return {key: agenda[key] for key in ("id", "title", "minutes")} | {"items": [readable(i) for i in agenda["items"]]}


def _exercise_json(exercise: Exercise) -> dict[str, Any]:
    """`variants` are their minutes by their names."""
    steps = exercise["steps"]
    facts = {key: exercise[key] for key in ("id", "title", "minutes", "risk", "way", "off")}
    return {
        **facts,
        "way_name": WAYS[exercise["way"] - 1] if exercise["way"] else None,
        "kinds": list(dict.fromkeys(step["kind"] for step in steps)),
        "reasons": list(dict.fromkeys(reason for step in steps for reason in _reasons(step))),
        "steps": len(steps),
        "variants": {name: variant["minutes"] for name, variant in exercise["variants"].items()},
    }


def _reasons(step: dict[str, Any]) -> list[str]:
    """The reasons that the statements of a scale stand for."""
    items = step.get("items", [])
    return [item["reason"] for item in items if isinstance(item, dict) and item["reason"]]


def _used(exercises: list[dict[str, Any]], what: str, known: Any) -> list[str]:
    used = {one for exercise in exercises for one in exercise[what]}
    return [one for one in known if one in used]


def palette(library: Library, shipped: Library) -> list[dict[str, Any]]:
    """Everything that a run sheet can be made of, as its editor shows it; `own` is what is not shipped."""
    return [
        {**_offered(exercise), "own": id not in shipped.exercises} for id, exercise in sorted(library.exercises.items())
    ]


def _offered(exercise: Exercise) -> dict[str, Any]:
    facts = {key: exercise[key] for key in ("id", "title", "purpose", "minutes", "part", "off", "max_size")}
    variants = {name: _length(in_variant(exercise, name)) for name in exercise["variants"]}
    return {**facts, "risk": highest_risk(exercise), **_length(exercise), "variants": variants}


def _length(exercise: Exercise) -> dict[str, Any]:
    """Title, minutes and steps; each step with the circle it belongs to."""
    steps = [
        {**{key: step[key] for key in ("title", "minutes")}, "circle": KINDS[step["kind"]].circle(step)}
        for step in exercise["steps"]
    ]
    return {"title": exercise["title"], "minutes": exercise["minutes"], "steps": steps}
