"""A run sheet: an agenda of a workshop's own, which is kept also while something in it is still to be mended."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from workshop.exercises.agenda_fit import wrong_in_agenda
from workshop.exercises.examining import flat
from workshop.exercises.items import DayItem, ExerciseItem, Hour, ItemField, as_item
from workshop.exercises.lengths import as_asked
from workshop.exercises.rules import Agenda, Exercise, Wrong
from workshop.exercises.schemas import SIZES
from workshop.steps.fields import Many, OneOf, Text
from workshop.steps.kind import Strict
from workshop.steps.sentences import in_minutes, parts, says, seconds
from workshop.words import Quoting, Sentence

MOST_ITEMS = 80

Exercises = Mapping[str, Exercise | None]


class Key(Text):
    """What the browser calls a line, so that it is still the same line after it was moved."""

    default_error_messages = says(key=("`{name}` is no key of a line.", "Use up to 16 small letters and digits."))

    def __init__(self) -> None:
        super().__init__(most=16, required=True)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        key = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch("[a-z0-9]+", key):
            raise self.make_error("key")
        return key


class KeptExercise(ExerciseItem):
    key = Key()


class KeptDay(DayItem):
    key = Key()


class KeptItem(ItemField):
    exercise = KeptExercise
    day = KeptDay


class SheetSchema(Strict):
    """What an editor hands in. `minutes` are not among it: they are counted."""

    purpose = Text(300, required=True)
    max_size = OneOf(*SIZES, required=True)
    starts = Hour(load_default=None)
    items = Many(KeptItem(), least=0, most=MOST_ITEMS, required=True)


@dataclass(frozen=True)
class Breach:
    """Something to mend before a session opens: the place of its line (None: all of it); `rule` if it has a name."""

    place: int | None
    what: str
    cure: str
    rule: str = ""


class BadSheet(ValueError):
    """What was handed in is no run sheet; the text is a sentence that says why."""


def read_sheet(said: Any) -> dict[str, Any]:
    """Purpose, size, start and items of a run sheet as an editor hands it in. Raises BadSheet."""
    try:
        sheet: dict[str, Any] = SheetSchema().load(said)
    except ValidationError as wrong:
        where, message = next(flat(wrong.messages))
        raise BadSheet(_refusal(where, *parts(message)[:2])) from wrong
    keys = [item["key"] for item in sheet["items"]]
    if len(set(keys)) < len(keys):
        raise BadSheet(Sentence("Two lines have the same key. Reload the page."))
    return sheet


def _refusal(where: tuple[str | int, ...], what: str, cure: str) -> Sentence:
    place = where[1] if where[:1] == ("items",) and len(where) > 1 else None
    if isinstance(place, int):
        return Sentence("Line {n}: {what} {cure}", n=place + 1, what=what, cure=cure)
    return Sentence("{what} {cure}", what=what, cure=cure)


def keyed(agenda: Agenda) -> Agenda:
    """The agenda with a key for every line, the same each time."""
    items = [{"key": f"k{place + 1}", **as_item(item)} for place, item in enumerate(agenda["items"])]
    own = {name: said for name, said in agenda.items() if name != "words"}
    return {**own, "items": items}


def counted(agenda: Agenda, exercises: Exercises) -> Agenda:
    """The agenda with the minutes that its lines take, so that these always add up."""
    found = [_had(item, exercises) for item in agenda["items"]]
    total = sum(seconds(one["minutes"]) for one in found if one and not one.get("off"))
    return {**agenda, "minutes": float(in_minutes(total))}


def whole(agenda: Agenda, exercises: Exercises) -> Agenda:
    """The agenda without the lines that cannot be had, for pages that show it all the same."""
    return {**agenda, "items": [item for item in agenda["items"] if "day" in item or _had(item, exercises)]}


def _had(item: dict[str, Any], exercises: Exercises) -> Exercise | None:
    found = exercises.get(item.get("exercise", ""))
    try:
        return as_asked(as_item(item), found) if found else None
    except ValidationError:
        return None


def to_mend(agenda: Agenda, exercises: Exercises) -> list[Breach]:
    """Everything that keeps a session from opening with a run sheet that is counted, in the order of its lines."""
    if not any("exercise" in item for item in agenda["items"]):
        return [Breach(None, Sentence("There is nothing on this run sheet yet."), Sentence("Put an exercise on it."))]
    found = [_breach(wrong, agenda, exercises) for wrong in wrong_in_agenda(agenda, agenda["id"], exercises)]
    return sorted(dict.fromkeys(found), key=lambda breach: -1 if breach.place is None else breach.place)


def _breach(wrong: Wrong, agenda: Agenda, exercises: Exercises) -> Breach:
    where, message = wrong
    what, cure, rule = parts(message)
    place = where[1] if len(where) > 1 and isinstance(where[1], int) else None
    item = agenda["items"][place] if place is not None else {}
    if "exercise" in item and not exercises.get(item["exercise"]):
        what, cure = _gone(item["exercise"], item["exercise"] in exercises), GONE
    if (what, rule) == (NO_DAY, ""):
        what, cure = Sentence("This stands before the first day."), Sentence("Put a day before it.")
    if rule == "pulse-has-a-before":
        what = Sentence(LOOKS_BACK, title=_title(item["exercise"], exercises))
    return Breach(place, _in_titles(what, exercises), CURES.get(rule) or _in_titles(cure, exercises), rule)


NO_DAY = "This belongs to no day."
LOOKS_BACK = "“{title}” looks back, and nothing before it asks the same."
GONE = Sentence("Put another exercise in its place, or take it out.")

CURES = {
    "apart-time": Sentence("Put in a walk, a meal, or a break of 15 minutes or more."),
    "break-after-high": Sentence("Put breaks of 20 minutes in all right after it."),
    "no-high-late": Sentence("Move it up, or begin earlier."),
    "listen-before-repair": Sentence("Put that one earlier, on the same day or on one before."),
    "pulse-has-a-before": Sentence("Put the first pulse earlier, on the same day or on one before."),
    "size": Sentence("Take it out, or choose that as the heaviest matter if there is time for it."),
}
"""How a facilitator mends a rule; the sentences of files name fields of YAML instead."""


def _gone(name: str, known: bool) -> str:
    return Sentence("The exercise “{name}” is not ready." if known else GONE_BY_NOW, name=name)


GONE_BY_NOW = "The exercise “{name}” is not here any more."


def _in_titles(sentence: str, exercises: Exercises) -> str:
    """A sentence about a file in the words of the desk: exercises by their titles, other names in quotation marks."""
    if not isinstance(sentence, Sentence):
        return Quoting(sentence)
    named = re.findall(r"`\{(\w+)\}`", sentence.source)
    titles = {gap: _title(sentence.values[gap], exercises) for gap in named}
    inner = {gap: _in_titles(one, exercises) for gap, one in sentence.values.items() if isinstance(one, Sentence)}
    return Quoting(sentence.source, **{**sentence.values, **titles, **inner})


def _title(name: str, exercises: Exercises) -> str:
    found = exercises.get(name)
    return str(found["title"]) if found else name


def named(breaches: list[Breach], agenda: Agenda) -> Iterator[dict[str, Any]]:
    """Breaches for the browser: the key of the line instead of its place."""
    for breach in breaches:
        key = None if breach.place is None else agenda["items"][breach.place]["key"]
        yield {"key": key, "what": breach.what, "cure": breach.cure, "rule": breach.rule}
