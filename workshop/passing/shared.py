"""The passing store of several workers: each holds all that passes in its memory, and Redis keeps them in step.

What changes becomes an entry in its session's stream. Every worker, the one that wrote it as well, does what the entry
says at its place in the stream, so all of them hold the same, and reading asks nobody. While Redis is away each goes on
with what it has, keeps its entries, and writes them once Redis is back; a Redis that has forgotten all is told again.
"""

import json
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Lock, Thread
from typing import Any

import structlog

from workshop.passing import snapshot
from workshop.passing.memory import Answer, Body, Memory, Met, Op, Seat
from workshop.passing.scripts import COMPACT, READ, TAKE, WRITE

SPACE = "side-by-side"
AT_A_TIME = 200
"""Entries written in one go."""
AGAIN_S, BEAT_S, DEAD_S = 0.25, 1.0, 4
"""How soon Redis is tried again; how often a worker says that it is there; when it counts as gone."""
CONNECT_S, SILENT_S, PATIENCE_S = 2.0, 2.0, 10.0
"""When a Redis that can't be reached, and one that says nothing, counts as away; and an entry as lost on its way."""
KEPT_S = 100 * 3600
"""So long after its last entry Redis forgets a session."""
LETS_GO = ("empty", "take_back", "forget")
"""After these a stream is compacted: what is to be forgotten must not lie in it any more."""
AT_HOME = ("act:", "draft:", "time:")
"""Limits of one phone, which is on one worker at a time: Redis is not asked about them."""

log = structlog.get_logger()


class Unreachable(Exception):
    """What all workers must agree to can't be had while Redis is away."""


@dataclass
class Waiting:
    """An entry of ours that is on its way: what is done at its place, and what came of it."""

    here: Callable[[], Any]
    needs_all: bool
    done: Event = field(default_factory=Event)
    result: Any = None
    failed: BaseException | None = None

    def do(self) -> None:
        try:
            self.result = self.here()
        except Exception as why:
            self.failed = why
        self.done.set()

    def alone(self) -> None:
        """Redis is away: done here and now, unless it needs the others."""
        if self.needs_all:
            self.failed = Unreachable()
            self.done.set()
        else:
            self.do()


class Shared(Memory):
    """`reached`: whether Redis is there. `began`: since when it has forgotten nothing."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self.worker, self.reached = secrets.token_hex(6), False
        self._redis, self._channel = _client(url)
        self._count, self._epoch = 0, ""
        self._reached_at = 0.0
        self._closed = self._listening = False
        self._putting = Lock()
        self._waiting: dict[int, Waiting] = {}
        self._out: deque[tuple[str, int, Body]] = deque()
        self._compact: deque[tuple[str, str, str]] = deque()
        self._called, self._heard_of = Event(), Event()
        self._last: dict[str, str] = {}
        """Sessions that we follow, to the id of the entry that was done last."""
        self._from: dict[str, int] = {}
        """The same, to how far we had counted when we began: what we wrote before is done as if others had."""
        self._seen: dict[str, dict[str, int]] = defaultdict(dict)
        """Session to how far each worker has counted."""
        self._over: dict[str, set[int]] = defaultdict(set)
        """Session to runs that take nothing any more."""
        self._closing: dict[str, set[tuple[int, str]]] = defaultdict(set)
        """Session to runs that take nothing just now, each with the worker that may be about to close it."""

    # what passes

    def follow(self, session: str) -> None:
        if session in self._last:
            return
        self._last[session], self._from[session] = "0-0", self._count
        if self.reached:
            self._catch_up(session)

    def let_go(self, session: str) -> bool:
        """Not while Redis is away: what was done meanwhile is known here and nowhere else."""
        passage = self.of(session)
        here = [*passage.places, *(one for them in passage.sockets.values() for one in them)]
        if not self.reached or any(snapshot.worker_of(one) == self.worker for one in here):
            return False
        for known in (self._last, self._from, self._seen, self._over, self._closing, self._passages):
            known.pop(session, None)
        return True

    def in_order(self, session: str, ops: Sequence[Op], body: Body | None = None, needs_all: bool = False) -> Any:
        if needs_all and not self.reached:
            raise Unreachable
        waiting = Waiting(lambda: self._do_ours(session, ops), needs_all)
        if not self.reached:
            waiting.do()
        self._put(session, ops, body, waiting)
        if not waiting.done.wait(PATIENCE_S):
            self._lost(TimeoutError())
        if waiting.failed:
            raise waiting.failed
        return waiting.result

    def _do_ours(self, session: str, ops: Sequence[Op]) -> Any:
        """At its place. Where something is forgotten, what is left is written down instead of all that led to it."""
        result = self.do(session, ops)
        if session in self._last and any(name in LETS_GO for name, *_ in ops):
            left = snapshot.of(self.of(session), self._over[session])
            told = [self._last[session], self._seen[session], left]
            self._compact.append((session, self._last[session], json.dumps(told, separators=(",", ":"))))
            self._called.set()
        return result

    def at_once(self, session: str, ops: Sequence[Op], body: Body | None = None) -> None:
        self.do(session, ops)
        self._put(session, ops, body)

    def _op(self, name: str) -> Callable[..., Any]:
        """What only a newer version knows is passed over."""
        done = DONE.get(name)
        return partial(done, self) if done else _nothing

    def connect(self, session: str, phone: str, socket: str, language: str = "") -> None:
        here = f"{self.worker}:{socket}"
        reads = [["read_in", here, language]] if language else []
        self.at_once(session, [["connect", phone, here], *reads])

    def disconnect(self, session: str, phone: str, socket: str, at: float) -> None:
        self.at_once(session, [["disconnect", phone, f"{self.worker}:{socket}", at]])

    def take_place(self, session: str, socket: str, name: str, duty: str) -> None:
        self.at_once(session, [["take_place", f"{self.worker}:{socket}", name, duty]])

    def leave_place(self, session: str, socket: str) -> None:
        self.at_once(session, [["leave_place", f"{self.worker}:{socket}"]])

    def answer(self, session: str, run: int, seat: Seat, receipt: str, ballot: Answer | None, turn: int = 1) -> bool:
        return bool(self.in_order(session, [["answer", run, list(seat), receipt, ballot, turn]]))

    def meet(self, session: str, run: int, couple: str, items: Met) -> None:
        self.in_order(session, [["meet", run, couple, items]])

    def progress(self, session: str, run: int, phone: str, state: str) -> None:
        self.at_once(session, [["progress", run, phone, state]])

    def ask(self, session: str, phone: str, act: str, request: Answer) -> None:
        self.in_order(session, [["ask", phone, act, request]])

    def acknowledge(self, session: str, number: int) -> None:
        self.in_order(session, [["acknowledge", number]])

    def seal(self, session: str, run: int) -> None:
        self.in_order(session, [["seal", run, self.worker]], needs_all=True)

    def takes(self, session: str, run: int) -> bool:
        return run not in self._over[session] and all(run != closing for closing, _ in self._closing[session])

    def unseal(self, session: str, run: int) -> None:
        self.in_order(session, [["unseal", run, self.worker]])

    # limits

    def allow(self, key: str, rate: float, burst: float) -> bool:
        return super().allow(key, rate, burst) if key.startswith(AT_HOME) else self._take(key, rate, burst, 1)

    def spent(self, key: str, rate: float, burst: float) -> bool:
        return not self._take(key, rate, burst, 0)

    def _take(self, key: str, rate: float, burst: float, takes: int) -> bool:
        """From the bucket that all workers share; from our own while there is no other."""
        from redis.exceptions import RedisError

        if self.reached:
            try:
                return bool(self._redis.eval(TAKE, 1, f"{SPACE}:limit:{key}", rate, burst, takes))
            except (RedisError, OSError) as why:
                self._lost(why)
        return super().allow(key, rate, burst) if takes else not super().spent(key, rate, burst)

    # how it goes to the others, and comes from them

    def start(self) -> None:
        for work in (self._write, self._listen, self._beat):
            Thread(target=self._ever, args=(work,), daemon=True).start()

    def close(self) -> None:
        self._closed = True
        self._called.set()
        self._heard_of.set()

    def _put(self, session: str, ops: Sequence[Op], body: Body | None, waiting: Waiting | None = None) -> None:
        """On its way, behind all that went before: whoever reads it passes over what has a smaller number."""
        with self._putting:
            self._count += 1
            if waiting is not None and not waiting.done.is_set():
                self._waiting[self._count] = waiting
            self._out.append((session, self._count, {**(body or {}), "do": ops}))
        self._called.set()

    def _ever(self, work: Callable[[], None]) -> None:
        while not self._closed:
            try:
                work()
            except Exception as why:
                self._lost(why)
                time.sleep(AGAIN_S)

    def _lost(self, why: Exception) -> None:
        was, self.reached, self._listening = self.reached, False, False
        for number in list(self._waiting):
            if waiting := self._waiting.pop(number, None):
                waiting.alone()
        if was:
            log.warning("redis is away", exc_info=why)
            self._say_so()

    def _say_so(self) -> None:
        """Desks are told whether this worker reaches the others."""
        for session in list(self._last):
            self.others(session, {"do": []})

    def _write(self) -> None:
        self._called.wait(BEAT_S)
        self._called.clear()
        while self._out and self.reached:
            some = [self._out[n] for n in range(min(AT_A_TIME, len(self._out)))]
            with self._redis.pipeline(transaction=False) as pipe:
                for session, count, body in some:
                    text = json.dumps([self.worker, count, body], separators=(",", ":"))
                    keys = (_key(session), self._channel, f"{SPACE}:epoch")
                    pipe.eval(WRITE, 3, *keys, session, text, KEPT_S, self._epoch)
                pipe.execute()
            for _ in some:
                self._out.popleft()
        while self._compact and self.reached:
            session, id, left = self._compact[0]
            self._redis.eval(COMPACT, 2, _key(session), _rest(session), id, left, KEPT_S)
            self._compact.popleft()

    def _listen(self) -> None:
        """Anew after each time that Redis was lost: a line that looks open may be dead."""
        with self._redis.pubsub() as listening:
            listening.subscribe(self._channel)
            if listening.get_message(timeout=SILENT_S) is None:
                raise TimeoutError
            self._catch_up_all()
            self._listening = True
            self._heard_of.set()
            while self._listening and not self._closed:
                message = listening.get_message(timeout=BEAT_S)
                if message is not None and message["type"] == "message":
                    self._heard(message["data"].decode())

    def _heard(self, text: str) -> None:
        (session, before, id), end = json.JSONDecoder().raw_decode(text)
        if session in self._last and _order(id) > _order(self._last[session]):
            if before == self._last[session]:
                self._last[session] = id
                self._take_up(session, json.loads(text[end:]))
            else:
                self._catch_up(session)

    def _catch_up_all(self) -> None:
        for session in list(self._last):
            self._catch_up(session)

    def _catch_up(self, session: str) -> None:
        """Do all entries that are not done yet."""
        keys = (_key(session), _rest(session))
        while True:
            left, found = self._redis.eval(READ, 2, *keys, f"({self._last.get(session, '0-0')}", 1_000)
            if left:
                self._take_over(session, *json.loads(left))
            for id, (_, text) in found:
                if session in self._last and _order(id.decode()) > _order(self._last[session]):
                    self._last[session] = id.decode()
                    self._take_up(session, json.loads(text))
            if not found:
                return

    def _take_over(self, session: str, id: str, seen: dict[str, int], left: Body) -> None:
        """What another worker wrote down, if it has come further than we."""
        if session in self._last and _order(id) > _order(self._last[session]):
            self._last[session] = id
            for worker, count in seen.items():
                self._seen[session][worker] = max(count, self._seen[session].get(worker, 0))
            self._merge(session, left)

    def _take_up(self, session: str, entry: list[Any]) -> None:
        worker, count, body = entry
        if count <= self._seen[session].get(worker, 0):
            return  # written twice: the first time nobody said that it had arrived
        self._seen[session][worker] = count
        waiting = self._waiting.pop(count, None) if worker == self.worker else None
        if waiting is not None:
            waiting.do()
        elif worker != self.worker or count <= self._from.get(session, 0):
            self.do(session, body["do"])
            self.others(session, body)

    def _beat(self) -> None:
        """Say that this worker is there, see who is, and whether Redis still knows what it knew."""
        with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(f"{SPACE}:worker:{self.worker}", 1, ex=DEAD_S, get=True)
            pipe.set(f"{SPACE}:epoch", json.dumps([secrets.token_hex(6), time.time()]), nx=True)
            pipe.get(f"{SPACE}:epoch")
            pipe.keys(f"{SPACE}:worker:*")
            known, _, told, workers = pipe.execute()
        self.began = json.loads(told)[1]
        epoch = told.decode()
        if self._epoch not in ("", epoch):
            self._lost(ConnectionError("it has forgotten everything"))
            self._tell_again()
        elif not known:
            self._say_who_is_here()
        self._epoch = epoch
        if not self.reached and self._listening:
            self.reached, self._reached_at = True, time.monotonic()
            self._catch_up_all()
            self._say_so()
        self._called.set()
        if self.reached and time.monotonic() - self._reached_at > DEAD_S:  # before, others may be on their way back
            self._bury({worker.decode().rsplit(":", 1)[1] for worker in workers})
        self._heard_of.wait(BEAT_S)
        self._heard_of.clear()

    def _say_who_is_here(self) -> None:
        """We were not heard of for so long that others may have taken our phones and desks for gone."""
        for session in list(self._last):
            here = snapshot.who_is_here(self.of(session), self.worker)
            if here["sockets"] or here["places"]:
                self._put(session, [["merge", here]], None)

    def _tell_again(self) -> None:
        """Redis has forgotten everything: whatever each of us knows goes into the streams anew, before all else."""
        left = list(self._out)
        self._out.clear()
        for session in list(self._last):
            self._put(session, [["merge", snapshot.of(self.of(session), self._over[session], self.worker)]], None)
        for session, _, body in left:
            self._put(session, body["do"], body)

    def _bury(self, alive: set[str]) -> None:
        """The phones and desks of a worker that has gone are not here any more, until they come to another one."""
        for session, passage in list(self._passages.items()):
            self._closing[session] = {one for one in self._closing[session] if one[1] in alive}
            lost = [
                (phone, one)
                for phone, them in passage.sockets.items()
                for one in them
                if snapshot.worker_of(one) not in alive
            ]
            left = [one for one in passage.places if snapshot.worker_of(one) not in alive]
            for phone, one in lost:
                Memory.disconnect(self, session, phone, one, time.time())
            for one in left:
                Memory.leave_place(self, session, one)
            if lost or left:
                self.others(session, {"do": []})

    # what is done at its place

    def _answered(self, session: str, run: int, seat: Sequence[str], *more: Any) -> bool:
        if not self.takes(session, run):
            return False
        return Memory.answer(self, session, run, (seat[0], seat[1]), *more)

    def _anew(self, session: str, run: int, seat: Sequence[str]) -> None:
        Memory.anew(self, session, run, (seat[0], seat[1]))

    def _emptied(self, session: str, run: int, keeps: bool = False) -> None:
        self._over[session].add(run)
        Memory.empty(self, session, run, keeps)

    def _sealed(self, session: str, run: int, worker: str) -> None:
        self._closing[session].add((run, worker))

    def _unsealed(self, session: str, run: int, worker: str) -> None:
        self._closing[session].discard((run, worker))

    def _merge(self, session: str, said: Body) -> None:
        self._over[session].update(said["over"])
        snapshot.add(self._changed(session), said, self._over[session], self._clock())


DONE: dict[str, Callable[..., Any]] = {
    **{
        name: getattr(Memory, name)
        for name in (
            *("connect", "read_in", "disconnect", "take_place", "leave_place"),
            *("meet", "progress", "ask", "acknowledge"),
        )
    },
    "take_back": Memory.take_back,
    "forget": Memory.forget,
    "answer": Shared._answered,
    "anew": Shared._anew,
    "empty": Shared._emptied,
    "seal": Shared._sealed,
    "unseal": Shared._unsealed,
    "merge": Shared._merge,
}
"""What an entry may ask for, by name."""


def _client(url: str) -> tuple[Any, str]:
    """A client that tries once and not for long, and the channel that all workers hear.

    Databases of one Redis share their channels: who has not the first one adds its number.
    """
    from redis import Redis  # here: only who is told of a Redis loads it
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    times: dict[str, Any] = {"socket_timeout": SILENT_S, "socket_connect_timeout": CONNECT_S}
    client = Redis.from_url(url, retry=Retry(NoBackoff(), 0), **times)
    number = client.connection_pool.connection_kwargs.get("db") or ""
    return client, f"{SPACE}:told{number and f':{number}'}"


def _nothing(*_what: Any) -> None:
    return None


def _key(session: str) -> str:
    return f"{SPACE}:session:{session}"


def _rest(session: str) -> str:
    return f"{SPACE}:left:{session}"


def _order(id: str) -> tuple[int, ...]:
    """Where an entry stands in its stream."""
    return tuple(map(int, id.split("-")))
