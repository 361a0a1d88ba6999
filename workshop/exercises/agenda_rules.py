"""The rules of an agenda that protect people (WORKSHOP C), each by its name, and each day by itself."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from workshop.exercises.course import Day, Slot
from workshop.exercises.rules import Agenda, Wrong
from workshop.exercises.schemas import SIZES
from workshop.exercises.yaml_lines import Where
from workshop.steps import Step
from workshop.steps.sentences import parts, told
from workshop.words import Sentence

EVENING_S = 2 * 3600
"""A shorter day is an evening; a longer one needs time apart."""
APART_S = 15 * 60
REST_S = 20 * 60
LATE_S = 20 * 3600
"""Eight in the evening, from midnight."""

Asked = tuple[str, list[str], list[str]]


def breaches(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    """Every rule that an agenda breaks; the name of the rule is the last line of what is said."""
    for name, rule in RULES.items():
        for where, message in rule(agenda, days):
            what, cure, _ = parts(message)
            yield where, told(what, cure, name)


def _at(slot: Slot) -> Where:
    return ("items", slot.place)


def _apart_time(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    for day in days:
        if day.seconds > EVENING_S and not any(map(_apart, day.counted)):
            where: Where = ("items",) if day.place is None else ("items", day.place)
            cure = "Put in an exercise with `part: apart`, or a break of 15 minutes."
            yield where, told(NO_TIME_ALONE, cure, day=_name(day), minutes=day.seconds // 60)


NO_TIME_ALONE = "Nobody has time on their own in {day}, which takes {minutes} minutes."


def _name(day: Day) -> str:
    return day.title or Sentence("the agenda")


def _apart(slot: Slot) -> bool:
    return slot.part == "apart" or (slot.part == "break" and slot.seconds >= APART_S)


def _break_after_high(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    for day in days:
        for number, slot in enumerate(day.slots):
            rest = _rest(day.slots[number + 1 :])
            if slot.risk == "high" and rest < REST_S:
                what = "`{id}` is of high risk, and {rest} minutes of break follow it."
                cure = "Put `pause` with `minutes: 20` right after it."
                yield _at(slot), told(what, cure, id=slot.id, rest=rest // 60)


def _rest(later: Iterable[Slot]) -> int:
    """How long the break is that begins here; what is off takes the place of something earlier."""
    return sum(slot.seconds for slot in takewhile(lambda slot: slot.part == "break", _counted(later)))


def _counted(slots: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in slots if not slot.off]


def _no_high_late(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    for day in days:
        for slot in day.slots:
            if slot.risk == "high" and 4 * slot.end > 3 * day.seconds:
                cure = "Move it up, and let calmer things follow."
                yield _at(slot), told(LATE_IN_THE_DAY, cure, id=slot.id, day=_name(day))
            if slot.risk == "high" and day.began is not None and day.began + slot.end > LATE_S:
                what = "`{id}` is of high risk and lasts until after 20:00."
                yield _at(slot), told(what, "Move it up, or begin earlier.", id=slot.id)


def _listen_before_repair(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    done: set[str] = set()
    for slot in (slot for day in days for slot in day.slots):
        for needed in slot.exercise["requires"]:
            if needed not in done:
                cure = "Put `{needed}` earlier into the agenda, on the same day or on one before."
                yield _at(slot), told("`{id}` needs `{needed}` before it.", cure, id=slot.id, needed=needed)
        done |= set() if slot.off else {slot.id}


def _pulse_after_calm(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    for day in days:
        for number, slot in enumerate(day.slots):
            for before in _just_before(day.slots[:number]) if slot.part == "pulse" else []:
                if before.risk != "low":
                    cure = "Put a break or something of low risk between them."
                    yield _at(slot), told(STRAIGHT_AFTER[before.risk], cure, id=slot.id, before=before.id)


def _just_before(slots: tuple[Slot, ...]) -> list[Slot]:
    """The exercise that ends here, and what may stand in for it."""
    last = next((number for number in reversed(range(len(slots))) if not slots[number].off), 0)
    return list(slots[last:])


def _pulse_has_a_before(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    asked: list[Asked] = []
    for slot in (slot for day in days for slot in day.slots):
        for step in slot.exercise["steps"]:
            if step.get("moment") == "after" and _asked(step) not in asked:
                what = "`{id}/{step}` looks back to `{series}`, and nothing before asks the same."
                cure = "Put a scale with `moment: before`, the same items and the same points earlier."
                yield _at(slot), told(what, cure, id=slot.id, step=step["id"], series=step["series"])
            asked += [_asked(step)] if step.get("moment") == "before" and not slot.off else []


def _asked(step: Step) -> Asked:
    """What a phone compares a level with: the series, the items and the points."""
    return step["series"], [item["id"] for item in step["items"]], step["points"]


def _size(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    most = agenda["max_size"]
    for slot in (slot for day in days for slot in day.slots):
        size = slot.exercise["max_size"] or SIZES[0]
        if SIZES.index(size) > SIZES.index(most):
            what = Sentence(TOO_HEAVY, id=slot.id, size=Sentence(size), most=Sentence(most))
            yield (
                _at(slot),
                told(what, "Take it out, or write `max_size: {size}` if there is time for that.", size=size),
            )


def _high_off_in_evenings(agenda: Agenda, days: list[Day]) -> Iterator[Wrong]:
    for day in days:
        for slot in day.slots:
            if slot.off and day.seconds < EVENING_S:
                cure = "Keep it for a longer day, or take it out."
                yield _at(slot), told(OFF_IN_EVENING, cure, id=slot.id, day=_name(day))


LATE_IN_THE_DAY = "`{id}` is of high risk and reaches into the last quarter of {day}."
STRAIGHT_AFTER = {
    "medium": "`{id}` comes straight after `{before}`, which is of medium risk.",
    "high": "`{id}` comes straight after `{before}`, which is of high risk.",
}
TOO_HEAVY = "`{id}` is made for matters as heavy as a {size}; this agenda goes up to a {most}."
OFF_IN_EVENING = "`{id}` is off until the desk takes it in, and {day} is shorter than two hours."

RULES: dict[str, Callable[[Agenda, list[Day]], Iterator[Wrong]]] = {
    "apart-time": _apart_time,
    "break-after-high": _break_after_high,
    "no-high-late": _no_high_late,
    "listen-before-repair": _listen_before_repair,
    "pulse-after-calm": _pulse_after_calm,
    "pulse-has-a-before": _pulse_has_a_before,
    "size": _size,
    "high-off-in-evenings": _high_off_in_evenings,
}
