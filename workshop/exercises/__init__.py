"""Reads, checks and plans the exercises; a wrong file stops the start and names its line."""

from workshop.exercises.agenda_file import as_file, file_id, read_file
from workshop.exercises.examining import Problem
from workshop.exercises.listing import exercises_json, palette
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
    "as_file",
    "check",
    "check_text",
    "contents",
    "exercises_json",
    "file_id",
    "load",
    "palette",
    "plan",
    "read_file",
    "read_text",
]
