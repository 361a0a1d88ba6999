"""An agenda laid out in time: its days, and each exercise in the variant and the length it has there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.exercises.items import Item, as_item
from workshop.exercises.lengths import as_asked
from workshop.steps.kind import RISKS
from workshop.steps.sentences import seconds

Exercise = dict[str, Any]


def highest_risk(exercise: Exercise) -> str:
    """The highest there is in it."""
    risks = [exercise["risk"], *(step["risk"] or "low" for step in exercise["steps"])]
    return str(max(risks, key=RISKS.index))


@dataclass(frozen=True)
class Slot:
    """One exercise in its place: `place` in the agenda's items, `start` and `seconds` within its day."""

    place: int
    exercise: Exercise
    start: int

    @property
    def id(self) -> str:
        return str(self.exercise["id"])

    @property
    def seconds(self) -> int:
        return seconds(self.exercise["minutes"])

    @property
    def end(self) -> int:
        return self.start + self.seconds

    @property
    def off(self) -> bool:
        """Whether it stands in for the one before it, and only if the desk takes it in."""
        return bool(self.exercise.get("off"))

    @property
    def part(self) -> str:
        return str(self.exercise.get("part", "work"))

    @property
    def risk(self) -> str:
        return highest_risk(self.exercise)


@dataclass(frozen=True)
class Day:
    """What belongs to one day; `place` is its own line in the items, None where an agenda has no days."""

    place: int | None
    title: str | None
    starts: str | None
    slots: tuple[Slot, ...]

    @property
    def seconds(self) -> int:
        return sum(slot.seconds for slot in self.counted)

    @property
    def counted(self) -> list[Slot]:
        """The exercises that take time: not those that are off."""
        return [slot for slot in self.slots if not slot.off]

    @property
    def began(self) -> int | None:
        """Seconds from midnight to its beginning."""
        hours, _, minutes = (self.starts or "").partition(":")
        return int(hours) * 3600 + int(minutes) * 60 if minutes else None


def lay_out(agenda: Mapping[str, Any], exercises: Mapping[str, Exercise | None]) -> list[Day]:
    """The days of an agenda. Raises LookupError for an exercise that is not there, ValidationError for a length."""
    days: list[Day] = []
    for place, title, starts, lines in _by_day(agenda):
        found = [(line, _exercise(item, exercises)) for line, item in lines]
        days.append(Day(place, title, starts, tuple(_one_after_another(found))))
    return days


def _by_day(agenda: Mapping[str, Any]) -> list[tuple[int | None, str | None, str | None, list[tuple[int, Item]]]]:
    """Lines with their places, under the day they belong to; an agenda without days is one without a name."""
    found: list[Any] = [(None, None, agenda.get("starts"), [])]
    for place, item in enumerate(map(as_item, agenda["items"])):
        if "day" in item:
            found.append((place, item["day"], item["starts"], []))
        else:
            found[-1][-1].append((place, item))
    return [day for day in found if day[0] is not None or day[-1]]


def _exercise(item: Item, exercises: Mapping[str, Exercise | None]) -> Exercise:
    found = exercises[item["exercise"]]
    if found is None:
        raise LookupError(f"The exercise `{item['exercise']}` has mistakes of its own.")
    return as_asked(item, found)


def _one_after_another(found: Iterable[tuple[int, Exercise]]) -> Iterator[Slot]:
    """What is off begins with the one it stands in for, and moves nothing."""
    began = now = 0
    for place, exercise in found:
        slot = Slot(place, exercise, began if exercise.get("off") else now)
        yield slot
        if not slot.off:
            began, now = slot.start, slot.end
