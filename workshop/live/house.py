"""All that the running server holds in its hands: store, passing store, library, and the sessions in use."""

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from random import Random, SystemRandom
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection

from workshop.certificates import Authority
from workshop.config import Config
from workshop.exercises import Library, load
from workshop.limits import Limit, at_home
from workshop.metrics import Metrics
from workshop.passing import Memory, Passage, make_passing
from workshop.paths import ASSETS
from workshop.session import board, circles, parting
from workshop.session.events import from_row
from workshop.session.fold import apply
from workshop.session.state import Run, State
from workshop.store import Store, ballots, log, open_store, register
from workshop.store.tables import sessions
from workshop.version import Version
from workshop.version import read as read_version

Texts = dict[str, dict[str, str]]
"""Slot to seat to sealed text."""

SETTLE_S, MISSED_S = 5.0, 45.0
"""How long after a start no question of an older session is opened or closed (DESIGN 2.2); and how long one that was
open before waits for a phone that was not back yet, which then counts as away (session/parting.py)."""

ASLEEP_AFTER_S = 600.0
"""A session that nobody asks for during so many seconds leaves memory. Whoever is connected asks all the time."""


@dataclass
class Live:
    """A session in use: its state now, the acts applied to it, and the lock that lets one act in at a time.

    `apart`: phones that were last told that they work separately. `void`: partings whose marks are erased. `shown`: the
    state that the room's views were last made of, and these by language. `sealed`: couple to the slots that are open
    to it and what lies in them; `writes`: how often something was put there. `asked_at`: when somebody asked for the
    session.
    """

    state: State
    screen: str
    acts: set[str]
    lock: Lock = field(default_factory=Lock)
    apart: set[str] = field(default_factory=set)
    void: set[tuple[str, float]] = field(default_factory=set)
    shown: tuple[State, dict[str, circles.View]] | None = None
    sealed: dict[str, tuple[tuple[str, ...], Texts]] = field(default_factory=dict)
    writes: int = 0
    asked_at: float = 0.0


class House:
    def __init__(self, config: Config, store: Store, library: Library, clock: Callable[[], float] = time.time) -> None:
        self.config = config
        self.store = store
        self.library = library
        self.passing: Memory = make_passing(config.redis)
        self.metrics = Metrics()
        self.version: Version = read_version(ASSETS.static / "build")
        self.draining = False  # this server is stopping, and takes nothing new
        self.chance: Random = SystemRandom()
        self.boot = secrets.token_hex(4)
        self.base_url = config.url
        self.other_urls: tuple[str, ...] = ()  # where this server is found besides
        self.authority: Authority | None = None  # whom phones are to trust, where this server speaks TLS itself
        self.local_url = ""  # where this machine itself reaches the server; empty when somebody else listens for it
        self.clock = clock
        self.started_at = clock()
        self._lives: dict[str, Live] = {}
        self._held: WeakValueDictionary[str, Live] = WeakValueDictionary()
        self._loading = Lock()

    def live(self, session: str) -> Live | None:
        """The session, read from its log when it is not in use yet; None if there is none."""
        live = self._lives.get(session)
        if live is None:  # only then does it wait for the database, and for others who read
            with self._loading:
                if session not in self._lives:
                    self._load(session)
                live = self._lives.get(session)
        if live is not None:
            live.asked_at = self.clock()
        return live

    def catch_up(self, live: Live) -> None:
        """Read what somebody else appended to a session's log."""
        before = live.state
        with self.store.read() as connection:
            state, acts = _read(connection, before.about.id, before)
        live.acts |= acts
        if state.seq > live.state.seq:
            live.state = state

    def _load(self, session: str) -> None:
        """Read it, unless somebody still holds it from before it fell asleep: two of one session would part ways."""
        self.passing.follow(session)
        if session in self._held:
            self._lives[session] = self._held[session]
            return
        with self.store.read() as connection:
            found = register.one(connection, sessions, id=session)
            if found:
                state, acts = _read(connection, session)
            if found and state.opened:
                self._lives[session] = self._held[session] = Live(state, found.screen, acts)

    def by_code(self, code: str) -> Live | None:
        """The latest session that had this room code, open or ended."""
        with self.store.read() as connection:
            found = register.session_by_code(connection, code.upper())
        return self.live(found.id) if found else None

    def let_sleep(self) -> None:
        """Let sessions go that nobody asks for any more. What passes in them stays: a ballot would be lost."""
        quiet_since = self.clock() - ASLEEP_AFTER_S
        for session in [session for session, live in self._lives.items() if live.asked_at <= quiet_since]:
            if self.passing.let_go(session):
                del self._lives[session]

    def in_use(self) -> list[Live]:
        """Sessions in memory that go on."""
        return [live for live in self._lives.values() if live.state.ended_at is None]

    def known(self, session: str) -> Live | None:
        """The session, if it is in memory."""
        return self._lives.get(session)

    def drop(self, session: str) -> None:
        """Forget a session's state in memory, after its log was thinned or erased."""
        for known in (self._lives, self._held):
            known.pop(session, None)

    def close(self) -> None:
        """Hear from no other worker any more, and leave the database tidy."""
        self.passing.close()
        self.store.close()

    @property
    def since(self) -> float:
        """Since when what passes is known: since this server runs, unless others know it from before."""
        return self.started_at if self.passing.began is None else self.passing.began

    def forget(self, session: str, passing: bool = False) -> None:
        """Out of memory, on every worker, after its log was thinned or erased. `passing`: what passed in it as well."""
        self.passing.at_once(session, [["forget"]] if passing else [], {"dropped": True})
        self.drop(session)

    def settled(self, state: State) -> bool:
        """Whether phones had time to come back after a restart."""
        return state.about.at >= self.since or self.clock() - self.since > SETTLE_S

    def missed(self, state: State, run: Run | None, phones: Iterable[str] | None = None) -> bool:
        """Whether a restart may have emptied what one of these phones (all) had said in a run, and it may come anew."""
        if run is None or run.at >= self.since or self.clock() - self.since > MISSED_S:
            return False
        return bool(set(state.seats() if phones is None else phones) - self.passing.heard(state.about.id, run.number))

    def count(self, limit: Limit, address: str) -> bool:
        """Count one; whether it may be, for this address and in all."""
        own = self.passing.allow(limit.of(address), limit.rate, limit.burst)
        return own and self.passing.allow(limit.name, limit.all_rate, limit.all_burst)

    def in_a_crowd(self, limit: Limit, address: str) -> bool:
        """Count one of those that honest people cause in crowds; from this machine itself they are not counted."""
        if at_home(address) or self.count(limit, address):
            return True
        self.metrics.refused(limit.name)
        return False

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
        passage = self.passing.of(session)
        return board.Passing(
            tick=passage.tick,
            present=self.passing.present(session),
            finished=_marked(state, passage.finished),
            time=_marked(state, passage.time),
            help=tuple(_without(request, "phone") for request in passage.help.values()),
            away=self.away(state),
            desks=self.passing.at_desks(session),
            cut_off=not self.passing.reached,
        )

    def away(self, state: State) -> "Absent":
        """Since when phones of couples have no connection; at the least since this server runs."""
        return Absent(self.passing.of(state.about.id), self.since)

    def works_apart(self, state: State, phone: str) -> bool:
        return parting.apart(state, phone, self.away(state), self.clock())


@dataclass(frozen=True)
class Absent:
    """Looks phones up one by one: most of those who ask want to know about one."""

    passage: Passage
    since: float

    def get(self, phone: str, /) -> float | None:
        if not phone or phone in self.passage.sockets:
            return None
        return self.passage.away.get(phone, self.since)


def create_house(config: Config) -> House:
    """Store and library. Raises StoreError or WrongExercises."""
    return House(config, open_store(config.database, config.pool), load(ASSETS.exercises))


def _read(connection: Connection, session: str, since: State | None = None) -> tuple[State, set[str]]:
    """The session's state and the acts applied `since`. A thinned log has fewer events than its last seq says."""
    state = since or State()
    rows, acts = log.read(connection, session, state.seq), log.acts(connection, session, state.seq)
    after = reduce(apply, (from_row(*row) for row in rows), state)
    return replace(after, seq=log.last(connection, session)), acts


def _marked(state: State, marks: Mapping[int, set[str]]) -> frozenset[str]:
    """Phones with a mark in the step they are in now."""
    runs = {run.number for run in (state.run, state.aside) if run}
    marked = ((number, phone) for number in runs for phone in marks.get(number, ()))
    return frozenset(phone for number, phone in marked if (run := state.run_for(phone)) and run.number == number)


def _without(request: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in request.items() if name != key}
