"""The run sheet of a workshop: as its editor shows it, kept with every change, and as a file."""

import json
from dataclasses import dataclass
from typing import Any

from workshop import workshops
from workshop.concurrency import offload
from workshop.exercises import Agenda, Library, Problem, as_file, contents, plan, read_file
from workshop.exercises.run_sheet import Breach, counted, keyed, named, read_sheet, to_mend, whole
from workshop.live.house import House
from workshop.store import register
from workshop.words import Sentence

SHOWN = ("purpose", "max_size", "starts", "items")


class Overtaken(Exception):
    """Somebody else changed the run sheet meanwhile; nothing was kept."""


class Unready(ValueError):
    """No session opens with this run sheet; the text is a sentence that says why."""


@dataclass(frozen=True)
class Sheet:
    """A run sheet as it stands: `version` grows with every change."""

    version: int
    agenda: Agenda
    breaches: list[Breach]

    def shown(self) -> dict[str, Any]:
        """For the browser."""
        sheet = {name: self.agenda[name] for name in SHOWN}
        return {"version": self.version, "sheet": sheet, "problems": list(named(self.breaches, self.agenda))}


def sheet(house: House, workshop: Any) -> Sheet:
    """Raises LookupError when it is that of an agenda which is gone."""
    return _checked(workshop.version, workshops.agenda(house, workshop), workshops.library(house, workshop))


def _checked(version: int, agenda: Agenda, library: Library) -> Sheet:
    kept = agenda if all("key" in item for item in agenda["items"]) else keyed(agenda)
    made = counted(kept, library.exercises)
    return Sheet(version, made, to_mend(made, library.exercises))


def save(house: House, workshop: Any, version: int, said: Any) -> Sheet:
    """Keep a run sheet in place of the one that had this version. Raises BadSheet or Overtaken."""
    library = workshops.library(house, workshop)
    made = offload(_checked, version + 1, {**workshops.agenda(house, workshop), **read_sheet(said)}, library)
    with house.store.write() as connection:
        if not register.save_sheet(connection, workshop.id, version, json.dumps(made.agenda, ensure_ascii=False)):
            raise Overtaken
    return made


def ready(house: House, workshop: Any) -> Agenda:
    """The agenda a session opens with. Raises Unready."""
    found = sheet(house, workshop)
    if found.breaches:
        raise Unready(_why(found.breaches))
    return found.agenda


def _why(breaches: list[Breach]) -> str:
    """What a session waits for, in one sentence and the first thing to do."""
    more = len(breaches) - 1
    said = {"what": breaches[0].what, "cure": breaches[0].cure}
    return Sentence((UNREADY, UNREADY_ONE)[more] if more < 2 else UNREADY_MORE, **said, n=more)


UNREADY = "The run sheet is not ready for a session. {what} {cure}"
UNREADY_ONE = "The run sheet is not ready for a session. {what} {cure} And {n} more thing to mend."
UNREADY_MORE = "The run sheet is not ready for a session. {what} {cure} And {n} more things to mend."


def steps(house: House, workshop: Any) -> list[dict[str, Any]]:
    """Every step of what is on it, in order, without the lines that cannot be had."""
    library = workshops.library(house, workshop)
    return plan(whole(workshops.agenda(house, workshop), library.exercises), library)


def days(house: House, workshop: Any) -> list[dict[str, Any]]:
    """What is on it, for pages, without the lines that cannot be had."""
    library = workshops.library(house, workshop)
    return contents(whole(workshops.agenda(house, workshop), library.exercises), library)


def download(house: House, workshop: Any) -> str:
    """The run sheet as YAML that `workshop check` reads."""
    return as_file(sheet(house, workshop).agenda, workshop.title)


def upload(raw: bytes) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The run sheet in a file, for the browser to take over; or what is wrong with the file."""
    agenda, problems = read_file(raw)
    return ({name: keyed(agenda)[name] for name in SHOWN} if agenda else None), problems
