"""How the lines of an agenda must fit together; only then can be said how it stands with its time and its rules."""

from collections.abc import Iterator, Mapping

from marshmallow import ValidationError

from workshop.exercises.agenda_rules import breaches
from workshop.exercises.course import Day, lay_out
from workshop.exercises.examining import flat
from workshop.exercises.items import Item
from workshop.exercises.lengths import as_asked
from workshop.exercises.rules import Agenda, Exercise, Wrong, adds_up, named_like_file
from workshop.exercises.yaml_lines import Where
from workshop.steps.sentences import nearest, short, told


def wrong_in_agenda(agenda: Agenda, file: str, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    """Everything that does not fit in an agenda; an exercise that is there but wrong itself is None."""
    yield from named_like_file(agenda, file)
    wrong = list(_wrong_in_lines(agenda, exercises))
    yield from wrong or _wrong_in_time(agenda, lay_out(agenda, exercises))


EXERCISES_TAKE = "The exercises take {made} together, but `minutes` says {asked}."


def _wrong_in_time(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    yield from adds_up(agenda["minutes"], sum(day.seconds for day in days), EXERCISES_TAKE)
    yield from breaches(agenda, days)


def _wrong_in_lines(agenda: Agenda, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    """What keeps the lines from being laid out in time."""
    for place, item in enumerate(agenda["items"]):
        if "exercise" in item:
            yield from _exercise(("items", place), item, exercises)
    yield from _days(agenda)
    yield from _stand_ins(agenda, exercises)


def _exercise(where: Where, item: Item, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    name = item["exercise"]
    found = exercises.get(name)
    if found:
        yield from _length(where, item, found)
    elif name in exercises:
        yield where, told("The exercise `{name}` has mistakes of its own.", "Mend that file first.", name=name)
    else:
        yield where, told("There is no exercise `{name}`.", nearest(name, sorted(exercises)), name=name)


def _length(where: Where, item: Item, exercise: Exercise) -> Iterator[Wrong]:
    try:
        as_asked(item, exercise)
    except ValidationError as wrong:
        yield from flat(wrong.messages, where)


def _days(agenda: Agenda) -> Iterator[Wrong]:
    """Days differ, each holds something, and nothing comes before the first."""
    titles = {place: item["day"] for place, item in enumerate(agenda["items"]) if "day" in item}
    if titles and 0 not in titles:
        yield ("items", 0), told("This belongs to no day.", "Put a line such as `- day: Friday` before it.")
    for place, title in titles.items():
        if any(earlier < place and other == title for earlier, other in titles.items()):
            what = "The day `{day}` is here twice."
            yield ("items", place), told(what, "Give each day a name of its own.", day=short(title))
        if place + 1 in titles or place + 1 == len(agenda["items"]):
            cure = "Put exercises under it, or take it out."
            yield ("items", place), told("Nothing belongs to the day `{day}`.", cure, day=short(title))


def _stand_ins(agenda: Agenda, exercises: Mapping[str, Exercise | None]) -> Iterator[Wrong]:
    """What is off stands in for the exercise before it, so there must be one."""
    before: Exercise | None = None
    for place, item in enumerate(agenda["items"]):
        found = exercises.get(item.get("exercise", ""))
        if found and found["off"] and (before is None or before["off"]):
            what = "`{id}` is off, so it stands in for the exercise before it; there is none."
            cure = "Put one before it that is not off, for those who do without."
            yield ("items", place), told(what, cure, id=found["id"])
        before = found
