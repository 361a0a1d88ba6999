"""Numbers for whoever runs the server (Prometheus): how much, how long, and never who, where or which couple.

What phones do is one class, and comes to light only fifty acts at a time: a scrape a second then can't tell an answer
from a pass, or see that somebody parted, asked for help or left (docs/privacy.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector, generate_latest

AT_A_TIME = 50
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
OUTCOMES = {"": "ok", "malformed": "malformed", "slow_down": "slow_down", "failed": "failed"}
"""What becomes of an act, by the code of its answer; every other code is a refusal."""

Look = Callable[[], dict[str, float]]


class Batch:
    """Holds numbers back until so many are there that none can be told from the others, then lets them all go."""

    def __init__(self, most: int = AT_A_TIME) -> None:
        self._most = most
        self._held: list[Callable[[], None]] = []

    def add(self, count: Callable[[], None]) -> None:
        self._held.append(count)
        if len(self._held) >= self._most:
            held, self._held = self._held, []
            for one in held:
                one()


class Metrics:
    """Counters of one server, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self.registry)
        self._phones, self._writes = Batch(), Batch()
        self._build = Info("workshop_build", "Which version runs.", registry=self.registry)
        self._open = Gauge("workshop_open_sessions", "Sessions in memory that go on.", registry=self.registry)
        self._there = Gauge("workshop_sockets", "Open sockets, by role.", ("role",), registry=self.registry)
        self._acts = self._counter("workshop_acts", "Acts, by role and what became of them.", "role", "outcome")
        self._act_s = self._histogram("workshop_act_seconds", "How long acts took, limits and locks included.", "role")
        self._write_s = self._histogram("workshop_store_seconds", "How long writing transactions took.")
        self._events = self._counter("workshop_events", "Events that everybody in a session was told of.")
        self._views = self._counter("workshop_views", "Views sent out to everybody they are for.", "view")
        self._requests = self._counter("workshop_requests", "Pages asked for.", "page", "outcome")
        self._refused = self._counter("workshop_refused", "Refused before anything was read, by limit.", "limit")

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(name, told, labels, registry=self.registry)

    def _histogram(self, name: str, told: str, *labels: str) -> Histogram:
        return Histogram(name, told, labels, registry=self.registry, buckets=SECONDS)

    def about(self, version: str, sessions: Callable[[], float], sockets: Look) -> None:
        """Say what is looked up when somebody asks: open sessions, and sockets by role."""
        self._build.info({"version": version})
        self._open.set_function(sessions)
        for role in ("phone", "desk", "screen"):
            self._there.labels(role).set_function(partial(_of, sockets, role))

    def acted(self, role: str, code: str, seconds: float) -> None:
        """An act was answered; `code` is that of a refusal, or empty."""
        outcome = OUTCOMES.get(code, "refused")

        def count() -> None:
            self._acts.labels(role, outcome).inc()
            self._act_s.labels(role).observe(seconds)

        self._phones.add(count) if role == "phone" else count()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Around a transaction. Held back like acts: only some of those are written down."""
        begun = perf_counter()
        yield
        took = perf_counter() - begun
        self._writes.add(lambda: self._write_s.observe(took))

    def happened(self, circles: list[str]) -> None:
        self._events.inc(circles.count("room"))

    def sent(self, view: str) -> None:
        """A view went out that many get alike. Those of one phone or one couple are not counted."""
        self._views.labels(view).inc()

    def asked(self, page: str, status: int) -> None:
        outcome = "failed" if status >= 500 else "refused" if status >= 400 else "ok"
        self._requests.labels(page, outcome).inc()

    def refused(self, limit: str) -> None:
        self._refused.labels(limit).inc()

    def as_text(self) -> bytes:
        found: Any = generate_latest(self.registry)
        return bytes(found)


def _of(look: Look, role: str) -> float:
    return look().get(role, 0.0)
