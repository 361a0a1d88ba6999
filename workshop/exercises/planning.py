"""From an agenda to the flat list of steps a session runs, and to what the desk lists of it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from workshop.exercises.course import Day, Slot, lay_out
from workshop.exercises.reading import Library
from workshop.exercises.rules import Agenda
from workshop.exercises.step_rules import references
from workshop.steps import KINDS, Step

FACTS = ("id", "title", "minutes", "cue", "take_home", "notes", "part")


def plan(agenda: Agenda, library: Library) -> list[Step]:
    """Every step of an agenda in order, ready to be put into an event.

    Besides the fields of its YAML a step holds `id` ("exercise/step", or "exercise.2/step" when an exercise comes
    again), `base` (the id without the count), `exercise` (FACTS, the minutes being those it has here), `day`,
    `requires`, `off`, `circle`, and `screen`, `public` and `risk` with their defaults. Whatever names another step
    names it by its whole id; a `source` has its `source_title`.
    """
    times: Counter[str] = Counter()
    return [
        step for day in lay_out(agenda, library.exercises) for slot in day.slots for step in _steps(day, slot, times)
    ]


def _steps(day: Day, slot: Slot, times: Counter[str]) -> list[Step]:
    times[slot.id] += 1
    name = slot.id if times[slot.id] == 1 else f"{slot.id}.{times[slot.id]}"
    titles = {step["id"]: step["title"] for step in slot.exercise["steps"]}
    shared = {
        "exercise": {key: slot.exercise[key] for key in FACTS} | {"id": name},
        "day": day.title,
        "requires": slot.exercise["requires"],
        "off": slot.off,
    }
    return [{**_planned(step, slot), **shared, **_whole(step, name, titles)} for step in slot.exercise["steps"]]


def _planned(step: Step, slot: Slot) -> Step:
    exercise = slot.exercise
    return {
        **step,
        "base": f"{slot.id}/{step['id']}",
        "circle": KINDS[step["kind"]].circle(step),
        "risk": step["risk"] or exercise["risk"],
        "screen": step["screen"] or exercise["screen"] or step["title"],
        "public": step["public"] or step["title"],
    }


def _whole(step: Step, exercise: str, titles: dict[str, str]) -> dict[str, Any]:
    """Its own id and those it names, as they are called in this plan."""
    named = {name: f"{exercise}/{other}" for name, other in references(step).items()}
    source = {"source_title": titles[step["source"]]} if step.get("source") else {}
    return {"id": f"{exercise}/{step['id']}", **named, **source}


def contents(agenda: Agenda, library: Library) -> list[dict[str, Any]]:
    """The days of an agenda with the title, minutes and purpose of everything in them; for pages."""
    return [
        {"title": day.title, "starts": day.starts, "minutes": day.seconds / 60, "items": list(_items(day))}
        for day in lay_out(agenda, library.exercises)
    ]


def _items(day: Day) -> Iterator[dict[str, Any]]:
    for slot in day.slots:
        yield {**{key: slot.exercise[key] for key in ("id", "title", "minutes", "purpose", "part")}, "off": slot.off}
