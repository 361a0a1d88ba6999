"""All that the running server holds in its hands: store, passing store, library, and the sessions in use."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random, SystemRandom
from threading import Lock

from workshop.config import Config
from workshop.exercises import Library
from workshop.passing import Memory
from workshop.session import board, circles
from workshop.session.events import from_row
from workshop.session.fold import replay
from workshop.session.state import State
from workshop.store import Store, ballots, house, log
from workshop.store.tables import sessions

SETTLE_S = 5.0
"""How long after a start a question can't be closed while phones that sat in the room are still away (DESIGN 2.2)."""


@dataclass
class Live:
    """A session in use: its state now, the acts applied to it, and the lock that lets one act in at a time."""

    state: State
    screen: str
    acts: set[str]
    lock: Lock = field(default_factory=Lock)


class House:
    def __init__(self, config: Config, store: Store, library: Library, clock: Callable[[], float] = time.time) -> None:
        self.config = config
        self.store = store
        self.library = library
        self.passing = Memory()
        self.chance: Random = SystemRandom()
        self.boot = secrets.token_hex(4)
        self.base_url = config.url
        self.clock = clock
        self.started_at = clock()
        self._lives: dict[str, Live] = {}
        self._loading = Lock()

    def live(self, session: str) -> Live | None:
        """The session, read from its log when it is not in use yet; None if there is none."""
        with self._loading:
            if session not in self._lives:
                self._load(session)
            return self._lives.get(session)

    def _load(self, session: str) -> None:
        with self.store.read() as connection:
            found = house.one(connection, sessions, id=session)
            rows = log.read(connection, session) if found else []
            acts = log.acts(connection, session) if found else set()
        if found and rows:
            self._lives[session] = Live(replay(from_row(*row) for row in rows), found.screen, acts)

    def by_code(self, code: str) -> Live | None:
        """The latest session that had this room code, open or ended."""
        with self.store.read() as connection:
            found = house.session_by_code(connection, code.upper())
        return self.live(found.id) if found else None

    def drop(self, session: str) -> None:
        """Forget a session's state in memory, after its log was thinned or overtaken."""
        self._lives.pop(session, None)

    def settled(self, state: State, session: str) -> bool:
        here = self.passing.present(session)
        return self.clock() - self.started_at > SETTLE_S or all(phone in here for phone in state.seats())

    def here(self, live: Live) -> circles.Here:
        return circles.Here(
            self.boot,
            self.clock(),
            f"{self.base_url}/j/{live.state.about.code}",
            f"{self.base_url}/screen/{live.screen}",
        )

    def books(self, state: State) -> board.Books:
        """Ballots of the question that waits for a decision, and for rehearsals how many were written."""
        run, session = board.undecided(state), state.about.id
        if run is None and not state.about.rehearsal:
            return board.Books()
        with self.store.read() as connection:
            box = ballots.read(connection, session, run.number) if run else {}
            written = ballots.written(connection, session) if state.about.rehearsal else {}
        return board.Books(box, written)

    def passed(self, state: State) -> board.Passing:
        session = state.about.id
        passage, run = self.passing.of(session), len(state.runs)
        return board.Passing(
            tick=passage.tick,
            present=self.passing.present(session),
            finished=frozenset(passage.finished[run]),
            time=frozenset(passage.time[run]),
            help=tuple(passage.help.values()),
        )
