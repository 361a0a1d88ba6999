"""Exercises of a facilitator's own: kept as the same YAML as the files, and checked no less strictly.

A text with mistakes is kept, too, so that nothing is lost; but only one that is ready can be chosen for a run sheet.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from workshop.exercises import MOST_BYTES, Exercise, Looked, look, write
from workshop.live.house import House
from workshop.paths import ASSETS
from workshop.steps import KINDS
from workshop.store import own, register
from workshop.store.tables import workshops
from workshop.words import Sentence, said, together

ENOUGH = "You keep {n} exercises already. Delete one that you do not need any more."
NOT_FREE = "There is an exercise {id} among those of this server. Give yours another short name."
DELETED = "This exercise was deleted meanwhile. Your text is still here: save it under a new short name."
MOST = 200
"""Exercises one account may keep."""
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Unfit(ValueError):
    """It can't be kept so; the text says why."""


class Overtaken(Exception):
    """Somebody else, or another desk, has kept a newer text; `row` is what is kept now."""

    def __init__(self, row: Any) -> None:
        super().__init__(row.id)
        self.row = row


def find(house: House, owner: str, id: str) -> Any:
    with house.store.read() as connection:
        return own.one(connection, owner, id)


def ready(house: House, owner: str | None) -> dict[str, Exercise]:
    """Those that can be chosen: nothing wrong in them, and the recognition test passed where they ask the room."""
    with house.store.read() as connection:
        rows = own.all_of(connection, owner) if owner else []
    read = {row.id: (row, look(row.text.encode(), row.id).exercise) for row in rows}
    return {id: exercise for id, (row, exercise) in read.items() if exercise and _passed(row, exercise)}


def _passed(row: Any, exercise: Exercise) -> bool:
    return bool(row.recognised) or not prompts(exercise["steps"])


def listing(house: House, owner: str) -> list[dict[str, Any]]:
    """Every own exercise with its title and what is still to do."""
    with house.store.read() as connection:
        rows = own.all_of(connection, owner)
    return [_listed(row, look(row.text.encode(), row.id)) for row in rows]


def _listed(row: Any, found: Looked) -> dict[str, Any]:
    exercise = found.exercise
    test = exercise is not None and not _passed(row, exercise)
    return {
        "id": row.id,
        "title": row.title,
        "minutes": exercise["minutes"] if exercise else None,
        "mend": len(found.flaws),
        "test": test,
        "ready": exercise is not None and not test,
    }


def prompts(steps: Any) -> list[dict[str, str]]:
    """Every question to the room, as its author has to look at it once more: `{"step", "text"}`."""
    asked = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return [{"step": str(step.get("id", "")), "text": _asked(step)} for step in asked if _asks_the_room(step)]


def _asks_the_room(step: dict[str, Any]) -> bool:
    kind = KINDS.get(str(step.get("kind")))
    try:
        return kind is not None and not step.get("practice") and kind.circle({**kind.defaults(), **step}) == "room"
    except KeyError:
        return False


def _asked(step: dict[str, Any]) -> str:
    """The question and what can be answered: a change in either makes it another one."""
    question = step.get("question") or step.get("stem") or step.get("intro") or step.get("title")
    answers = [*_texts(step.get("options")), *_texts(step.get("items")), *_texts(step.get("bank"))]
    return f"{question} {' / '.join(answers)}".strip()


def _texts(said: Any) -> Iterable[str]:
    listed = said if isinstance(said, list) else []
    return [str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in listed]


def save(house: House, owner: str, id: str, version: int, text: str, ticked: Iterable[str]) -> Any:
    """Keep a text under an id; version 0 for a new one. `ticked`: the questions that passed the recognition test.

    Raises Unfit, or Overtaken when another version is kept by now.
    """
    found = _fit(house, id, text)
    title = str(found.data.get("title") or id)[:80] if isinstance(found.data, dict) else id
    steps = found.data.get("steps") if isinstance(found.data, dict) else None
    passed = {prompt["text"] for prompt in prompts(steps)} <= set(ticked)
    values = {"title": title, "text": text, "recognised": passed, "changed_at": house.clock()}
    with house.store.write() as connection:
        kept = own.one(connection, owner, id)
        if version == 0 and kept is None:
            if len(own.all_of(connection, owner)) >= MOST:
                raise Unfit(Sentence(ENOUGH, n=MOST))
            own.add(connection, owner=owner, id=id, **values)
        elif kept is None:
            raise Unfit(DELETED)
        elif not own.change(connection, owner, id, version, **values):
            raise Overtaken(kept)
        return own.one(connection, owner, id)


def _fit(house: House, id: str, text: str) -> Looked:
    if not ID.fullmatch(id) or len(id) > 60:
        raise Unfit("Give it a short name of small letters, digits and single hyphens, like say-it-back.")
    if id in house.library.exercises:
        raise Unfit(Sentence(NOT_FREE, id=id))
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise Unfit("That is larger than 256 KB. An exercise is a page or two; split it.")
    return look(text.encode(errors="replace"), id)


def remove(house: House, owner: str, id: str) -> bool:
    """Whether there was one. Raises Unfit while a run sheet needs it; open sessions carry a plan of their own."""
    using = used_in(house, owner, id)
    if using:
        titles = together([Sentence("“{title}”", title=title) for title in using])
        raise Unfit(Sentence("It stands in the run sheet of {titles}. Take it out there first.", titles=titles))
    with house.store.write() as connection:
        return own.remove(connection, owner, id)


def used_in(house: House, owner: str, id: str) -> list[str]:
    """Titles of the owner's workshops in whose run sheets it stands."""
    with house.store.read() as connection:
        rows = register.all_of(connection, workshops, owner=owner, deleted_at=None)
    return [row.title for row in rows if row.sheet and id in _items(row.sheet)]


def _items(sheet: str) -> set[str]:
    items = json.loads(sheet).get("items", [])
    return {str(one.get("exercise") if isinstance(one, dict) else one) for one in items}


def copied(house: House, owner: str, id: str, language: str) -> str | None:
    """The text of a shipped or an own exercise under a short name that is free; None if there is no such exercise."""
    kept = find(house, owner, id)
    exercise = house.library.exercises.get(id)
    if kept is None and exercise is None:
        return None
    data = look(kept.text.encode() if kept else (ASSETS.exercises / language / f"{id}.yaml").read_bytes()).data
    if not isinstance(data, dict):
        return str(kept.text)
    title = said("{title} (mine)", language, title=data.get("title"))[:60]
    return write({**data, "id": free(house, owner, id), "title": title})


def free(house: House, owner: str, id: str) -> str:
    """A short name like this one that nothing has."""
    with house.store.read() as connection:
        taken = {row.id for row in own.all_of(connection, owner)} | set(house.library.exercises)
    base = f"my-{id}"[:50] if id in house.library.exercises else id[:50]
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, MOST + 2))
    return next(name for name in names if name not in taken)
