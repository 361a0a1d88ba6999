"""The passing store in this process's memory."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_BUCKETS = 50_000
HANDING_IN_S = 1.5
"""After a restart a phone hands in anew what it does not know to be counted, within so many seconds."""

Seat = tuple[str, str]
Answer = dict[str, Any]
Met = dict[str, int | None]
Op = list[Any]
"""The name of one of the methods below, and what it is called with after the session."""
Body = dict[str, Any]
"""What other workers are told."""


@dataclass
class Box:
    """An open question: ballots by receipt, and beside them the ledger: seat to receipt and turn.

    A receipt without a ballot is a pass, or somebody who just finished.
    """

    ballots: dict[str, Answer] = field(default_factory=dict)
    ledger: dict[Seat, tuple[str, int]] = field(default_factory=dict)


@dataclass
class Passage:
    """What passes in one session. `sockets`: phone to its open connections; `away`: since when one has none; `since`:
    when it connected last.

    `reads`: connection to the language that its page reads in, as far as that is known.
    `met`: by run and couple, what the marks of two led to. `places`: at the desk, socket to name and duty.
    """

    tick: int = 0
    sockets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    away: dict[str, float] = field(default_factory=dict)
    since: dict[str, float] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    boxes: dict[int, Box] = field(default_factory=lambda: defaultdict(Box))
    finished: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    time: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    met: dict[int, dict[str, Met]] = field(default_factory=lambda: defaultdict(dict))
    help: dict[int, Answer] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)


class Memory:
    """One method for each thing that passes; every change raises the session's tick.

    This one is for a worker that is alone. `began`: since when it knows all that passes, if not since this server runs;
    `others`: called with a session and what another worker told about it (passing/shared.py).
    """

    began: float | None = None
    reached = True
    others: Callable[[str, Body], None] = staticmethod(lambda session, body: None)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._passages: dict[str, Passage] = defaultdict(Passage)
        self._buckets: dict[str, tuple[float, float]] = {}

    def of(self, session: str) -> Passage:
        return self._passages[session]

    def forget(self, session: str) -> None:
        """Drop all that passed in a session, except who is connected."""
        passage = self._passages.pop(session, None)
        if passage and (passage.sockets or passage.places):
            phones = (passage.sockets, passage.away, passage.since, passage.reads)
            self._passages[session] = Passage(passage.tick + 1, *phones, places=passage.places)

    def _changed(self, session: str) -> Passage:
        passage = self._passages[session]
        passage.tick += 1
        return passage

    # in step with other workers, if there are any

    def start(self) -> None:
        """Begin to hear from others."""

    def close(self) -> None:
        """Hear from nobody any more."""

    def follow(self, session: str) -> None:
        """From now on know all that passes in a session. Before its log is read, so that nothing falls in between."""

    def let_go(self, session: str) -> bool:
        """Nobody asks for a session any more. Whether it may go: others know what passes in it."""
        return True

    def in_order(self, session: str, ops: Sequence[Op], body: Body | None = None) -> Any:
        """Do this at the same place in the order of things as all others do, and tell them; what the last came to."""
        return self.do(session, ops)

    def at_once(self, session: str, ops: Sequence[Op], body: Body | None = None) -> None:
        """Do this now, and tell the others, who may do it in another order."""
        self.do(session, ops)

    def do(self, session: str, ops: Sequence[Op]) -> Any:
        """Do this here; what the last of it came to."""
        result = None
        for name, *args in ops:
            result = self._op(name)(session, *args)
        return result

    def _op(self, name: str) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(self, name)
        return found

    def seal(self, session: str, run: int) -> None:
        """Take no answers for a run any more, wherever they come in: it is about to close."""

    def takes(self, session: str, run: int) -> bool:
        """Whether a run takes answers: it is not sealed."""
        return True

    def unseal(self, session: str, run: int) -> None:
        """It did not close."""

    # presence

    def connect(self, session: str, phone: str, socket: str, language: str = "") -> None:
        """`language`: what the page at the other end reads in, if it is known."""
        passage = self._changed(session)
        passage.sockets[phone].add(socket)
        passage.since[phone] = self._clock()
        passage.away.pop(phone, None)
        if language:
            self.read_in(session, socket, language)

    def read_in(self, session: str, socket: str, language: str) -> None:
        self.of(session).reads[socket] = language

    def disconnect(self, session: str, phone: str, socket: str, at: float) -> None:
        passage = self._changed(session)
        passage.sockets[phone].discard(socket)
        passage.reads.pop(socket, None)
        if not passage.sockets[phone]:
            del passage.sockets[phone]
            passage.away[phone] = at

    def present(self, session: str) -> frozenset[str]:
        return frozenset(self._passages[session].sockets)

    def languages(self, session: str, phones: Iterable[str]) -> frozenset[str]:
        """What the pages of these phones read in, as far as that is known. Where all pages read one, it is that one."""
        passage = self.of(session)
        every = frozenset(passage.reads.values())
        if len(every) < 2:
            return every
        sockets = (socket for phone in phones for socket in passage.sockets.get(phone, ()))
        return frozenset(passage.reads[socket] for socket in sockets if socket in passage.reads)

    def heard(self, session: str, run: int) -> set[str]:
        """Phones that have had their say in a run: they finished, or are here for long enough to hand in anew."""
        passage, now = self.of(session), self._clock()
        return passage.finished[run] | {phone for phone in passage.sockets if now - passage.since[phone] > HANDING_IN_S}

    # the desk

    def take_place(self, session: str, socket: str, name: str, duty: str) -> None:
        self._changed(session).places[socket] = (name, duty)

    def leave_place(self, session: str, socket: str) -> None:
        self._changed(session).places.pop(socket, None)

    def at_desks(self, session: str) -> tuple[tuple[str, str], ...]:
        """Name and duty of everybody at the desk, on however many devices."""
        return tuple(sorted(set(self.of(session).places.values())))

    def duties(self, session: str) -> list[str]:
        """The duties that somebody is at the desk with."""
        return sorted({duty for _, duty in self.of(session).places.values()})

    # open questions

    def answer(self, session: str, run: int, seat: Seat, receipt: str, ballot: Answer | None, turn: int = 1) -> bool:
        """Keep a seat's answer, or that it finished without. A later turn takes the place of an earlier one.

        False when the seat holds another answer of the same turn or a later one.
        """
        box = self._changed(session).boxes[run]
        held, last = box.ledger.get(seat, (receipt, 0))
        if turn > last:
            box.ballots.pop(held, None)
            box.ledger[seat] = (receipt, turn)
            if ballot is not None:
                box.ballots[receipt] = ballot
        return turn > last or ballot is None

    def holds(self, session: str, run: int, seat: Seat, receipt: str) -> bool:
        """Whether this is what the seat said last: a phone hands in again what it does not know to be counted."""
        return self.of(session).boxes[run].ledger.get(seat, ("", 0))[0] == receipt

    def anew(self, session: str, run: int, seat: Seat) -> None:
        """Whatever a seat says next takes the place of what it has said; until then that stands."""
        ledger = self.of(session).boxes[run].ledger
        if seat in ledger:
            ledger[seat] = (ledger[seat][0], 0)

    def tally(self, session: str, run: int) -> tuple[int, int]:
        """(answers that are not empty, units they came from)."""
        box = self.of(session).boxes[run]
        seats = [seat for seat, (receipt, _) in box.ledger.items() if receipt in box.ballots]
        return len(seats), len({unit for unit, _ in seats})

    def ballots(self, session: str, run: int) -> dict[str, Answer]:
        return dict(self.of(session).boxes[run].ballots)

    def empty(self, session: str, run: int, keeps: bool = False) -> None:
        """Forget a run's ballots and ledger, once the ballots are written or the room has moved on.

        `keeps`: what the marks led to stays, for later steps and for phones that slept through it.
        """
        passage = self._changed(session)
        passage.boxes.pop(run, None)
        if not keeps:
            passage.met.pop(run, None)

    # between two: nothing here raises the tick, for the desk is not to learn of it

    def held(self, session: str, run: int, couple: str) -> dict[str, Answer | None]:
        """Seat to what it said last in a run, None for a pass; a seat that said nothing is not in it."""
        box = self.of(session).boxes[run]
        said = {seat: box.ledger[couple, seat][0] for seat in "AB" if (couple, seat) in box.ledger}
        return {seat: box.ballots.get(receipt) for seat, receipt in said.items()}

    def take_back(self, session: str, run: int, couple: str, seats: str) -> None:
        """Destroy what these seats of a couple said in a run. What it led to was shown already, and stays."""
        box = self.of(session).boxes[run]
        for seat in seats:
            receipt, _ = box.ledger.pop((couple, seat), ("", 0))
            box.ballots.pop(receipt, None)

    def meet(self, session: str, run: int, couple: str, items: Met) -> None:
        """What was drawn for a couple: seat to item."""
        self.of(session).met[run][couple] = items

    def met(self, session: str, run: int, couple: str) -> Met | None:
        return self.of(session).met[run].get(couple)

    def met_so_far(self, session: str, couple: str) -> dict[int, Met]:
        """By run, as far as it is kept."""
        return {run: met[couple] for run, met in self.of(session).met.items() if couple in met}

    # progress and help

    def progress(self, session: str, run: int, phone: str, state: str) -> None:
        """`state`: working, finished or time (would like more time)."""
        passage = self._changed(session)
        _mark(passage.finished[run], phone, state == "finished")
        _mark(passage.time[run], phone, state == "time")

    def ask(self, session: str, phone: str, act: str, request: Answer) -> None:
        """A request for help. The same act asks nothing new, nor does the same wish, still open.

        Its number comes from the act: so it is the same everywhere, in whatever order two requests are heard of.
        """
        passage = self._changed(session)
        waiting = {(asked["phone"], asked["item"]) for asked in passage.help.values()}
        if act not in passage.asked and (phone, request["item"]) not in waiting:
            number = int(act[:12], 16)
            passage.help[number] = {"help": number, "phone": phone, **request}
        passage.asked.add(act)

    def acknowledge(self, session: str, number: int) -> None:
        self._changed(session).help.pop(number, None)

    # limits

    def allow(self, key: str, rate: float, burst: float) -> bool:
        """A token bucket: `rate` a second, at most `burst` at once. False when it is empty."""
        tokens = self._tokens(key, rate, burst)
        self._buckets.pop(key, None)
        self._buckets[key] = (tokens - 1 if tokens >= 1 else tokens, self._clock())
        if len(self._buckets) > MOST_BUCKETS:
            del self._buckets[next(iter(self._buckets))]  # the one that nobody asked for in the longest time
        return tokens >= 1

    def spent(self, key: str, rate: float, burst: float) -> bool:
        """Whether the bucket is empty; takes nothing from it."""
        return self._tokens(key, rate, burst) < 1

    def _tokens(self, key: str, rate: float, burst: float) -> float:
        tokens, since = self._buckets.get(key, (burst, self._clock()))
        return min(burst, tokens + (self._clock() - since) * rate)


def _mark(marks: set[str], phone: str, on: bool) -> None:
    if on:
        marks.add(phone)
    else:
        marks.discard(phone)
