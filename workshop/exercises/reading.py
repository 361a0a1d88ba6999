"""Reads exercise and agenda files; every mistake comes with its path, its line and how to mend it."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop.exercises.agenda_fit import wrong_in_agenda
from workshop.exercises.examining import Problem, Source, examine, opened
from workshop.exercises.rules import Agenda, Exercise, wrong_in_exercise
from workshop.exercises.schemas import AgendaSchema, ExerciseSchema
from workshop.exercises.yaml_lines import Document, read, read_bytes
from workshop.steps.kind import ready

Exercises = tuple[dict[str, Exercise | None], list[Problem]]
"""The exercises of a folder, and what is wrong with those that are None."""


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
    beside = cache(read_exercises)
    return sorted({problem for file in files for problem in _check(file, beside)})


def _files(path: Path) -> list[Path]:
    """The YAML files of a folder; anything else is taken for a file, and said to be wrong when it is none."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(file for ending in ("*.yaml", "*.yml") for file in path.rglob(ending))
    return found or [path]


def _check(file: Path, beside: Callable[[Path], Exercises]) -> list[Problem]:
    if os.path.isdir(file):
        return [_nothing_in(file)]
    if file.suffix != ".yaml":
        return [Problem(file, 1, "The name does not end in .yaml.", "Rename the file, or give another one.")]
    source = _file(file)
    if not _is_agenda(source):
        return _exercise(source)[1]
    exercises, missing = beside(file.parent.parent / "en")
    return _agenda(source, exercises)[1] if exercises else missing


def check_text(raw: bytes, exercises: Mapping[str, Exercise | None]) -> list[Problem]:
    """Every problem in a text that lies in no file, as if it were called like its id."""
    source = opened(Path("text.yaml"), lambda: read_bytes(raw))
    if isinstance(source.document, Document) and source.says("id"):
        source = Source(Path(f"{source.document.data['id']}.yaml"), source.document)
    return (_agenda(source, exercises) if _is_agenda(source) else _exercise(source))[1]


def _is_agenda(source: Source) -> bool:
    """By what it says, or by where it lies when it says nothing of either kind."""
    says = [name for name in ("items", "steps") if source.says(name)]
    return says == ["items"] or (not says and source.path.parent.name == "agendas")


def read_exercises(folder: Path) -> Exercises:
    """The exercises of a folder by file name, in order; None where there are problems."""
    found = {file: _exercise(_file(file)) for file in _by_name(folder)}
    problems = [problem for _, wrong in found.values() for problem in wrong]
    return {file.stem: one for file, (one, _) in found.items()}, problems if found else [_nothing_in(folder)]


def _nothing_in(folder: Path) -> Problem:
    return Problem(
        folder, 1, "There are no exercises in this folder.", "Put .yaml files there, or give another folder."
    )


def read_agendas(folder: Path, exercises: Mapping[str, Exercise | None]) -> tuple[dict[str, Agenda], list[Problem]]:
    """The agendas of a folder that have no problems, by file name and in order, and the problems of the others."""
    found = {file: _agenda(_file(file), exercises) for file in _by_name(folder)}
    problems = [problem for _, wrong in found.values() for problem in wrong]
    return {file.stem: one for file, (one, _) in found.items() if one}, problems


def _by_name(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"), key=lambda file: file.stem)


def _file(path: Path) -> Source:
    return opened(path, lambda: read(path))


def _exercise(source: Source) -> tuple[Exercise | None, list[Problem]]:
    return examine(source, ready(ExerciseSchema), lambda found: wrong_in_exercise(found, source.path.stem))


def _agenda(source: Source, exercises: Mapping[str, Exercise | None]) -> tuple[Agenda | None, list[Problem]]:
    return examine(source, ready(AgendaSchema), lambda found: wrong_in_agenda(found, source.path.stem, exercises))
