"""Reads exercise and agenda files; every mistake comes with its path, its line and how to mend it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from workshop.exercises.rules import Agenda, Exercise, Wrong, wrong_in_agenda, wrong_in_exercise
from workshop.exercises.schemas import AgendaSchema, ExerciseSchema
from workshop.exercises.unreadable import Mistake, Unreadable
from workshop.exercises.yaml_lines import Document, Where, read

Rules = Callable[[dict[str, Any]], Iterable[Wrong]]
"""What does not fit together in something whose fields are each right."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and how to mend it."""

    path: Path
    line: int
    what: str
    cure: str

    def __str__(self) -> str:
        path = os.fsencode(self.path).decode(errors="replace")
        return f"{path}:{self.line}: {self.what} {self.cure}"


class WrongExercises(Exception):
    """Some files cannot be used; `problems` says which, where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Library:
    """All exercises of one language and all agendas, by id."""

    exercises: dict[str, Exercise]
    agendas: dict[str, Agenda]


def load(root: Path, language: str = "en") -> Library:
    """Everything under `root`/LANGUAGE and `root`/agendas. Raises WrongExercises with every problem there is."""
    exercises, wrong_exercises = read_exercises(root / language)
    agendas, wrong_agendas = read_agendas(root / "agendas", exercises)
    problems = sorted(wrong_exercises + wrong_agendas)
    if problems:
        raise WrongExercises(problems)
    return Library({name: found for name, found in exercises.items() if found}, agendas)


def check(paths: Iterable[Path]) -> list[Problem]:
    """Every problem in these files and folders, sorted. Agendas are checked against the exercises beside them."""
    files = [file for path in paths for file in _files(path)]
    return sorted({problem for file in files for problem in _check(file)})


def _files(path: Path) -> list[Path]:
    """The YAML files of a folder; anything else is taken for a file, and said to be wrong when it is none."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(file for ending in ("*.yaml", "*.yml") for file in path.rglob(ending))
    return found or [path]


def _check(file: Path) -> list[Problem]:
    if os.path.isdir(file):
        return [_nothing_in(file)]
    if file.suffix != ".yaml":
        return [Problem(file, 1, "The name does not end in .yaml.", "Rename the file, or give another one.")]
    if not _is_agenda(file):
        return read_exercise(file)[1]
    exercises, missing = read_exercises(file.parent.parent / "en")
    return read_agenda(file, exercises)[1] if exercises else missing


def _is_agenda(file: Path) -> bool:
    """By what it says, or by where it lies when it says nothing of either kind."""
    try:
        data = read(file).data
    except Unreadable:
        return False
    says = [name for name in ("items", "steps") if isinstance(data, dict) and name in data]
    return says == ["items"] or (not says and file.parent.name == "agendas")


def read_exercises(folder: Path) -> tuple[dict[str, Exercise | None], list[Problem]]:
    """The exercises of a folder by file name, in order; None where there are problems."""
    found = {file: read_exercise(file) for file in sorted(folder.glob("*.yaml"))}
    problems = [problem for _, wrong in found.values() for problem in wrong]
    return {file.stem: one for file, (one, _) in found.items()}, problems if found else [_nothing_in(folder)]


def _nothing_in(folder: Path) -> Problem:
    return Problem(
        folder, 1, "There are no exercises in this folder.", "Put .yaml files there, or give another folder."
    )


def read_agendas(folder: Path, exercises: Mapping[str, Exercise | None]) -> tuple[dict[str, Agenda], list[Problem]]:
    """The agendas of a folder that have no problems, by file name and in order, and the problems of the others."""
    found = {file: read_agenda(file, exercises) for file in sorted(folder.glob("*.yaml"))}
    problems = [problem for _, wrong in found.values() for problem in wrong]
    return {file.stem: one for file, (one, _) in found.items() if one}, problems


def read_exercise(file: Path) -> tuple[Exercise | None, list[Problem]]:
    return _read(file, ExerciseSchema(), lambda found: wrong_in_exercise(found, file.stem))


def read_agenda(file: Path, exercises: Mapping[str, Exercise | None]) -> tuple[Agenda | None, list[Problem]]:
    return _read(file, AgendaSchema(), lambda found: wrong_in_agenda(found, file.stem, exercises))


def _read(file: Path, schema: Schema, rules: Rules) -> tuple[dict[str, Any] | None, list[Problem]]:
    """What a file says, or None and what is wrong with it."""
    try:
        document = read(file)
    except Unreadable as wrong:
        return None, [_problem(file, wrong.mistake)]
    found, wrongs = _load(document, schema, rules)
    mistakes = document.mistakes + [_mistake(document, *wrong) for wrong in wrongs]
    problems = sorted({_problem(file, mistake) for mistake in mistakes})
    return (None if problems else found), problems


def _load(document: Document, schema: Schema, rules: Rules) -> tuple[dict[str, Any], list[Wrong]]:
    """The fields first; how they fit together only once each of them is right."""
    try:
        found = dict(schema.load(document.data))
    except ValidationError as wrong:
        return {}, list(_flat(wrong.messages))
    return found, list(rules(found))


def _flat(messages: Any, where: Where = ()) -> Iterator[Wrong]:
    """Marshmallow's nested messages, each with the way to it."""
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _flat(inner, where if key == "_schema" else (*where, key))
    else:
        yield from ((where, message) for message in messages)


def _mistake(document: Document, where: Where, message: str) -> Mistake:
    what, _, cure = message.partition("\n")
    return Mistake(document.line(where), what, cure)


def _problem(file: Path, mistake: Mistake) -> Problem:
    return Problem(file, mistake.line, mistake.what, mistake.cure)
