"""Reads exercise and agenda files; every mistake comes with its path, its line and how to mend it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workshop.exercises.agenda_fit import wrong_in_agenda
from workshop.exercises.alike import wrong_in_translation
from workshop.exercises.examining import Problem, Source, examine, opened
from workshop.exercises.reworded import reworded
from workshop.exercises.rules import Agenda, Exercise, Wrong, wrong_in_exercise
from workshop.exercises.schemas import AgendaSchema, ExerciseSchema
from workshop.exercises.yaml_lines import Document, read, read_bytes
from workshop.languages import FIRST, LANGUAGES
from workshop.steps.kind import ready

Exercises = tuple[dict[str, Exercise | None], list[Problem]]
"""The exercises of a folder, and what is wrong with those that are None."""
NONE: Mapping[str, Exercise | None] = {}


class WrongExercises(Exception):
    """Some files cannot be used; `problems` says which, where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Library:
    """All exercises of one language and all agendas, by id; and the same in `others`, by language."""

    exercises: dict[str, Exercise]
    agendas: dict[str, Agenda]
    others: Mapping[str, "Library"] = field(default_factory=dict)

    def read_in(self, language: str) -> "Library":
        """As it reads in a language; what nobody has translated stays as it is."""
        return self.others.get(language, self)


def load(root: Path) -> Library:
    """Everything under `root`: a folder for each language, and agendas. Raises WrongExercises with every problem."""
    exercises, problems = read_exercises(root / FIRST)
    agendas, wrong = read_agendas(root / "agendas", exercises)
    problems += wrong
    others = {}
    for language in sorted(set(LANGUAGES) - {FIRST}):
        translated, wrong = read_exercises(root / language, exercises) if (root / language).is_dir() else ({}, [])
        problems += wrong
        reads = {name: reworded(agenda, language, agenda.get("words", {})) for name, agenda in agendas.items()}
        others[language] = Library({**_whole(exercises), **_whole(translated)}, reads)
    if problems:
        raise WrongExercises(sorted(problems))
    return Library(_whole(exercises), agendas, others)


def _whole(exercises: Mapping[str, Exercise | None]) -> dict[str, Exercise]:
    return {name: found for name, found in exercises.items() if found}


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
        return _exercise(source, _original(file, beside))[1]
    exercises, missing = beside(file.parent.parent / FIRST)
    return _agenda(source, exercises)[1] if exercises else missing


def _original(file: Path, beside: Callable[[Path], Exercises]) -> Exercise | None:
    """What a file in another language is a translation of, if that lies beside."""
    folder = file.absolute().parent
    first = folder.parent / FIRST
    if folder.name not in LANGUAGES or folder.name == FIRST or not first.is_dir():
        return None
    return beside(first)[0].get(file.stem)


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


def read_exercises(folder: Path, originals: Mapping[str, Exercise | None] = NONE) -> Exercises:
    """The exercises of a folder by file name, in order; None where there are problems.

    `originals`: what those in this folder are translations of.
    """
    found = {file: _exercise(_file(file), originals.get(file.stem)) for file in _by_name(folder)}
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


def _exercise(source: Source, original: Exercise | None = None) -> tuple[Exercise | None, list[Problem]]:
    def wrong(found: Exercise) -> Iterator[Wrong]:
        yield from wrong_in_exercise(found, source.path.stem)
        yield from wrong_in_translation(found, original) if original else ()

    return examine(source, ready(ExerciseSchema), wrong)


def _agenda(source: Source, exercises: Mapping[str, Exercise | None]) -> tuple[Agenda | None, list[Problem]]:
    return examine(source, ready(AgendaSchema), lambda found: wrong_in_agenda(found, source.path.stem, exercises))
