"""Reads, checks and plans the exercises; a wrong file stops the start and names its line."""

from workshop.exercises.agenda_file import as_file, file_id, read_file
from workshop.exercises.examining import Problem
from workshop.exercises.form import form
from workshop.exercises.listing import exercises_json, palette
from workshop.exercises.looking import Flaw, Looked, look
from workshop.exercises.planning import contents, plan
from workshop.exercises.reading import Library, WrongExercises, check, check_text, load
from workshop.exercises.rules import Agenda, Exercise
from workshop.exercises.yaml_lines import MOST_BYTES
from workshop.exercises.yaml_text import write

__all__ = [
    "MOST_BYTES",
    "Agenda",
    "Exercise",
    "Flaw",
    "Library",
    "Looked",
    "Problem",
    "WrongExercises",
    "as_file",
    "check",
    "check_text",
    "contents",
    "exercises_json",
    "file_id",
    "form",
    "load",
    "look",
    "palette",
    "plan",
    "read_file",
    "write",
]
