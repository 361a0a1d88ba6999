"""Workshops and sessions from the facilitator's side: making, opening, finding, ending."""

import secrets
from typing import Any

import structlog

from workshop import erasing, exercises, followups, sheets, workshops
from workshop.languages import LANGUAGES
from workshop.live.house import House, Live
from workshop.live.play import play
from workshop.session import events
from workshop.session.rules import Refused
from workshop.steady import Steady
from workshop.store import log as events_log
from workshop.store import register
from workshop.store.tables import sessions

ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"
CODE_LENGTH = 6
ABANDONED_S, REHEARSED_S = 36 * 3600, 6 * 3600

log = structlog.get_logger()

LIMITS = """What is said here stays here: we ask this of everybody, and we cannot promise it for everybody.
The two exceptions: if somebody is in danger, or if the law obliges us, we will act, and we will tell you first \
where we can."""
RESOURCES = """In an emergency, call the emergency number of this country.
If you are ever afraid of your partner, a local helpline for domestic abuse will listen, at no cost and without a name.
If life feels too heavy to carry, a crisis line or a doctor is there tonight.
Your facilitator has the local numbers. A call can stay in a phone's list: delete it if that matters."""


def open_session(
    house: House,
    workshop: Any,
    limits: str,
    resources: str,
    rehearsal: bool = False,
    speed: float = 1.0,
    ticks: bool = False,
) -> str:
    """A live run of a workshop, with a fresh room code; its id. The plan goes into the log whole.

    `ticks`: all four boxes for high risk were ticked; a rehearsal needs none. Raises sheets.Unready.
    """
    id, now = secrets.token_hex(8), house.clock()
    agenda = sheets.ready(house, workshop)
    with house.store.write() as connection:
        code = free_code(connection)
        opened = events.Opened(
            at=now,
            id=id,
            title=workshop.title,
            language=workshop.language,
            code=code,
            agenda={key: agenda[key] for key in ("id", "title", "minutes")},
            plan=exercises.plan(agenda, workshops.library(house, workshop)),
            plans=_plans(house, workshop, agenda),
            limits=limits.strip(),
            resources=resources.strip(),
            rehearsal=rehearsal,
            speed=speed if rehearsal else 1.0,
            strict=house.config.strict,
            gates=ticks or rehearsal,
        )
        register.add(
            connection,
            sessions,
            id=id,
            workshop=workshop.id,
            code=code,
            screen=secrets.token_urlsafe(18),
            opened_at=now,
            ended_at=None,
            rehearsal=rehearsal,
        )
        events_log.append(connection, id, 0, [events.to_row(opened)], None)
    return id


def _plans(house: House, workshop: Any, agenda: exercises.Agenda) -> dict[str, list[dict[str, Any]]]:
    """The plan in every other language, for phones that read that one."""
    others = [language for language in LANGUAGES if language != workshop.language]
    return {
        language: exercises.plan(
            workshops.agenda_in(house, workshop, agenda, language), workshops.library(house, workshop, language)
        )
        for language in others
    }


def free_code(connection: Any) -> str:
    """A code that no open session has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if not register.open_code(connection, code):
            return code


def find_by_code(house: House, code: str, ended: bool = False) -> Live | None:
    """The session with this code; one that has ended only if asked for."""
    live = house.by_code(code) if len(code) == CODE_LENGTH else None
    return live if live and (ended or live.state.ended_at is None) else None


def steady_clock(house: House) -> Steady:
    """Give the house a clock that does not jump; for it nothing in the log of an open session lies ahead."""
    with house.store.read() as connection:
        house.clock = clock = Steady(at_least=register.newest_of_open(connection))
    house.started_at = clock()
    return clock


def follow_the_clock(house: House, clock: Steady) -> None:
    """Take over a clock that somebody has set, once no session is open."""
    with house.store.read() as connection:
        nobody_here = not register.newest_of_open(connection)
    if nobody_here and clock.follow():
        log.warning("the clock of this machine was set")


def purge(house: House) -> dict[str, int]:
    """Let go of what is due, make results that are due, and end what nobody ends; what was erased, by kind."""
    followups.release_due(house)
    erased = erasing.let_go(house)
    _end_abandoned(house)
    return erased


def _end_abandoned(house: House) -> None:
    """A session that nobody ended would keep everything for ever; a weekend's night is not that long.

    A rehearsal is over sooner: after six hours simulated couples have gone home as well.
    """
    now = house.clock()
    with house.store.read() as connection:
        idle = register.idle_since(connection, now - ABANDONED_S, rehearsals=now - REHEARSED_S)
    for session in idle:
        try:
            end(house, session)
        except Refused:
            continue  # the server has just started, and phones may still hold answers: the next time will do
        except Exception:
            log.exception("an abandoned session could not be ended")


def end(house: House, session: str) -> None:
    """End a session that nobody leads. Raises Refused while phones may still hold answers after a start."""
    live = house.live(session)
    if live is not None:
        play(house, live, "desk", "purge", {"id": secrets.token_hex(16), "act": "end"})
