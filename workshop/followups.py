"""One question by link, four weeks after a session: without names, checked like the room's, shown once in the notes.

Nobody is counted live, nothing is sent by us, and answers go as soon as the result is made (docs/anonymity.md).
"""

import json
import secrets
from dataclasses import dataclass
from random import Random
from typing import Any

from workshop.live.house import House
from workshop.notes.content import content
from workshop.session import release as rel
from workshop.session.keeping import NOTES_FOR_S
from workshop.session.state import State
from workshop.store import followups
from workshop.words import said

DAY_S = 24 * 3600
AFTER_S, OPEN_FOR_S = 28 * DAY_S, 14 * DAY_S

QUESTION = "The plan you took home: what became of it?"
ANSWERS = ("Did it", "Partly", "Not yet", "Dropped it, rightly")

NOT_ENDED = "The question belongs to a session that has ended. End it first."
REHEARSED = "A rehearsal has nobody to ask."
TOO_SMALL = (
    "Too few people were here for an answer to stay without a name, so this is not asked. You can ask them yourself."
)
NO_SUCH_DAY = "Choose a day from today on, and early enough to close before the notes go."


class NotAsked(ValueError):
    """No question can be asked after this session; the text says why."""


@dataclass(frozen=True)
class Followup:
    """The question after a session: its link's token, its times, and what came of it once it has closed."""

    session: str
    token: str
    opens_at: float
    closes_at: float
    released: dict[str, Any] | None

    def phase(self, now: float) -> str:
        return "waiting" if now < self.opens_at else "open" if now < self.closes_at else "closed"


def size(state: State) -> rel.Size:
    """The largest room of the session: with everybody counted, the most answers have to come."""
    largest = max(state.runs, key=lambda run: (run.people, run.units), default=None)
    return rel.Size(largest.people, largest.units) if largest else rel.Size(0, 0)


def may_ask(state: State) -> None:
    """Raises NotAsked."""
    if state.ended_at is None:
        raise NotAsked(NOT_ENDED)
    if state.about.rehearsal:
        raise NotAsked(REHEARSED)
    if not rel.tier(size(state)).named:
        raise NotAsked(TOO_SMALL)


def days(state: State, now: float) -> tuple[float, float, float]:
    """When the question opens if nobody says otherwise, and the first and the last moment at which it may."""
    ended = state.ended_at or now
    last = ended + NOTES_FOR_S - OPEN_FOR_S - 2 * DAY_S
    return max(ended + AFTER_S, now), now, last


def ask(house: House, state: State, opens_at: float) -> None:
    """Make the link; one that is there stays. A moment earlier today means now. Raises NotAsked."""
    may_ask(state)
    _, now, last = days(state, house.clock())
    if not now - DAY_S < opens_at <= last:
        raise NotAsked(NO_SUCH_DAY)
    room, opens_at = size(state), max(opens_at, now)
    times = {"opens_at": opens_at, "closes_at": opens_at + OPEN_FOR_S}
    with house.store.write() as connection:
        token = secrets.token_urlsafe(24)
        followups.add(connection, state.about.id, token=token, people=room.people, units=room.units, **times)


def take_back(house: House, session: str) -> None:
    """Take the link back, with every answer; a result that stands in the notes stays."""
    with house.store.write() as connection:
        found = followups.of_session(connection, session)
        if found is not None and found.released is None:
            followups.erase(connection, session)
    house.store.forget_deleted()


def of_session(house: House, session: str) -> Followup | None:
    """The question after this session, with its result if it has closed."""
    release_due(house)
    with house.store.read() as connection:
        return _read(followups.of_session(connection, session))


def by_token(house: House, token: str) -> Followup | None:
    with house.store.read() as connection:
        return _read(followups.by_token(connection, token))


def _read(row: Any) -> Followup | None:
    if row is None:
        return None
    released = json.loads(row.released) if row.released else None
    return Followup(row.session, row.token, row.opens_at, row.closes_at, released)


def answer(house: House, followup: Followup, key: str, choice: int | None) -> bool:
    """Count an answer, or pass; whether the question was open. Who passes leaves nothing at all."""
    with house.store.write() as connection:
        still = followups.of_session(connection, followup.session)
        if still is None or not still.opens_at <= house.clock() < still.closes_at:
            return False
        if choice is not None:
            followups.put(connection, followup.session, key, choice)
    house.store.forget_deleted()
    return True


def release_due(house: House) -> int:
    """Make the result of every question that has closed, and erase its answers in the same transaction; how many."""
    with house.store.read() as connection:
        if not followups.due(connection, house.clock()):
            return 0
    with house.store.write() as connection:
        due = followups.due(connection, house.clock())
        for row in due:
            answers = list(followups.read(connection, row.session).values())
            followups.release(connection, row.session, outcome(answers, rel.Size(row.people, row.units)))
    house.store.forget_deleted()
    return len(due)


def outcome(answers: list[int], size: rel.Size) -> dict[str, Any]:
    """What the notes may say. Never counts: a link can be passed on, and nobody sees who is in this room.

    More answers than people were there: somebody answered twice or somebody else did, and then nothing is said.
    """
    fit = len(answers) <= size.people
    ballots = [[choice] for choice in answers] if fit else []
    shown = rel.closed_answers(ballots, ANSWERS, size, Random(secrets.token_hex(16)), strict=True)
    return {"run": 0, "title": QUESTION, **shown}


def notes(house: House, state: State) -> dict[str, Any]:
    """All that the notes of a session hold, with what came of the question once it has closed."""
    found = of_session(house, state.about.id)
    released = told(found.released, state.about.language) if found and found.released else None
    return content(state, house.clock(), released)


def told(released: dict[str, Any], language: str) -> dict[str, Any]:
    """What came of the question, in a language; it is kept as it was asked in the first one."""
    read = {**released, "title": said(released["title"], language)}
    items = [{**item, "text": said(item["text"], language)} for item in released.get("items", [])]
    return {**read, "items": items} if items else read
