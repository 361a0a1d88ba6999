"""What is to mend on a run sheet is told in every language: rules that protect people, and lines that fit nowhere."""

import re

import pytest

from tests.test_agenda_rules import EXERCISES
from workshop.exercises import load
from workshop.exercises.agenda_rules import RULES
from workshop.exercises.run_sheet import to_mend
from workshop.languages import FIRST, LANGUAGES
from workshop.paths import ASSETS
from workshop.words import catalogue, said

FRIDAY, SATURDAY = {"day": "Friday", "starts": None}, {"day": "Saturday", "starts": None}
MINE = {**EXERCISES, "unready": None, "later": {**EXERCISES["walk"], "id": "later", "title": "Later"}}
MINE["later"]["steps"] = [
    {**EXERCISES["walk"]["steps"][0], "moment": "after", "series": "s", "items": [], "points": []}
]

SHEETS = {
    "empty": [],
    "apart-time": ["walk 100", "walk 40"],
    "apart-time of a day": [FRIDAY, "walk 100", "walk 40", SATURDAY, "walk"],
    "break-after-high": ["storm", "pause 10", "walk 60"],
    "no-high-late": ["walk 60", "storm", "pause"],
    "no-high-late by the clock": ["storm", "pause", "walk 60"],
    "listen-before-repair": ["repair", "pause", "walk 60"],
    "pulse-after-calm": ["windows", "pulse"],
    "pulse-after-calm after high risk": ["storm", "pulse", "pause", "walk 60"],
    "pulse-has-a-before": ["later"],
    "size": ["cliff"],
    "high-off-in-evenings": ["walk", "aside", "walk"],
    "gone": ["lost"],
    "not ready": ["unready"],
    "before the first day": ["walk", FRIDAY, "walk"],
    "a day twice": [FRIDAY, "walk", FRIDAY, "walk"],
    "a day without anything": [FRIDAY, SATURDAY, "walk"],
    "nothing to stand in for": ["aside", "walk"],
}


def line(item):
    name, _, minutes = item.partition(" ") if isinstance(item, str) else ("", "", "")
    return (
        dict(item) if not name else {"exercise": name, "variant": None, "minutes": float(minutes or 20), "title": None}
    )


def found(name):
    starts = "19:50" if "clock" in name else None
    sheet = {"id": "mine", "max_size": "stone", "starts": starts, "items": [line(item) for item in SHEETS[name]]}
    total = sum(
        item.get("minutes", 0) for item in sheet["items"] if not (MINE.get(item.get("exercise")) or {}).get("off")
    )
    return to_mend({**sheet, "minutes": total}, MINE)


def test_every_rule_is_among_them():
    assert {breach.rule for name in SHEETS for breach in found(name)} - {""} == set(RULES)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {FIRST}))
@pytest.mark.parametrize("name", SHEETS)
def test_what_is_to_mend_is_told_in_every_language(name, language):
    breaches = found(name)
    assert breaches
    for sentence in (text for breach in breaches for text in (breach.what, breach.cure)):
        assert sentence.source in catalogue(language), sentence
        assert said(sentence, language) != sentence and "{" not in said(sentence, language)


LIBRARY = load(ASSETS.exercises)
ONLY_TURNS = {
    **LIBRARY.exercises["say-it-back"],
    "id": "only-turns",
    "title": "Only turns",
    "variants": {},
    "steps": [next(step for step in LIBRARY.exercises["say-it-back"]["steps"] if step["kind"] == "turns")],
}
REFUSED = {
    "no such variant": {"exercise": "say-it-back", "variant": "shrt"},
    "no variants at all": {"exercise": "only-turns", "variant": "short"},
    "another length of several steps": {"exercise": "say-it-back", "minutes": 20},
    "another title of several steps": {"exercise": "say-it-back", "title": "Listening"},
    "turns that do not fill it": {"exercise": "only-turns", "minutes": 20},
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_an_exercise_itself_refuses_is_told_in_every_language(why):
    """By the title that stands on the run sheet, and without a sign that only files need."""
    here = {**LIBRARY.read_in("es").exercises, "only-turns": {**ONLY_TURNS, "title": "Solo turnos"}}
    line = {"variant": None, "minutes": None, "title": None, **REFUSED[why]}
    sheet = {"id": "mine", "max_size": "stone", "starts": None, "minutes": 25, "items": [line]}
    breaches = to_mend(sheet, here)
    assert len(breaches) == 1
    told = [said(text, "es") for text in (breaches[0].what, breaches[0].cure)]
    assert not set("`“{") & set("".join(told)) and here[line["exercise"]]["title"] not in told
    assert not re.search(r"\b(the|of|its|out|take)\b", re.sub("«[^»]*»", "", " ".join(told)), re.I), told
