"""Reads, checks and plans the exercises; a wrong file stops the start and names its line."""

from workshop.exercises.examining import Problem
from workshop.exercises.listing import exercises_json
from workshop.exercises.planning import contents, plan
from workshop.exercises.reading import Library, WrongExercises, check, check_text, load, read_text
from workshop.exercises.rules import Agenda, Exercise
from workshop.exercises.yaml_lines import MOST_BYTES

__all__ = [
    "MOST_BYTES",
    "Agenda",
    "Exercise",
    "Library",
    "Problem",
    "WrongExercises",
    "check",
    "check_text",
    "contents",
    "exercises_json",
    "load",
    "plan",
    "read_text",
]
