"""Reads, checks and plans the exercises; a wrong file stops the start and names its line."""

from workshop.exercises.listing import exercises_json
from workshop.exercises.planning import plan
from workshop.exercises.reading import Library, Problem, WrongExercises, check, load
from workshop.exercises.rules import Agenda, Exercise

__all__ = ["Agenda", "Exercise", "Library", "Problem", "WrongExercises", "check", "exercises_json", "load", "plan"]
