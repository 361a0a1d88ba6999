"""The one place that knows which green threads carry the server."""

import os
import resource
import signal
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import structlog

from workshop.concurrency.door import Door, may_stand_before
from workshop.concurrency.watching import Watched

P = ParamSpec("P")
T = TypeVar("T")

MODE = "eventlet"
POLL_S = 0.05
FILES = 16_384
HEADERS_S, BODY_S = 10, 15
"""How long a request's lines, and each piece of its body, may take to arrive. Also how long a first one may wait."""
IDLE_S, STALLED_S = 75, 60
"""How long a connection may stay for a next request, and a peer take nothing."""

STOPS = (signal.SIGTERM, signal.SIGINT)

_told_by: list[Any] = []
"""Both ends of what signals are told through: they are there as long as the process."""

log = structlog.get_logger()

warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")


def patch() -> None:
    """Make the standard library green. Called first thing in wsgi.py and nowhere else.

    Except for how names of hosts are found: a server looks up none, and what does it the green way is slow to load.
    And psycopg, if it is loaded later, waits for PostgreSQL in Python, which is green then; in C nobody else would run.
    """
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")
    import eventlet

    eventlet.monkey_patch()


def patched() -> bool:
    """Whether this process runs green threads; tests of pure parts do not."""
    from eventlet.patcher import is_monkey_patched

    return bool(is_monkey_patched("socket"))


def offload(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run slow work (argon2, PDF, backup) on a real thread, so that the live path goes on meanwhile."""
    if not patched():
        return work(*args, **kwargs)
    from eventlet import tpool

    result: Any = tpool.execute(work, *args, **kwargs)
    return result  # type: ignore[no-any-return]


def listen(host: str, port: int) -> Any:
    """A listening socket; port 0 takes a free one. Raises OSError, also when somebody else listens there.

    Its connections send at once: a view and an ack are two small writes, and Nagle would hold the ack for 40 ms.
    """
    import eventlet

    listener = eventlet.listen((host, port), backlog=1024, reuse_port=False)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def run(listener: Any, app: Any, sockets: str) -> None:
    """Serve until SystemExit is raised here; at the path `sockets` the app takes WebSockets over.

    Unless told `max_size`, eventlet stops accepting at 1,024 sockets. The server runs in a greenlet of its own:
    eventlet's would wait for the last open socket before it returns.
    """
    import eventlet.wsgi

    allow_many_files()
    quiet = {"log_output": False, "log": _Silent(), "debug": False}
    hurried = {"protocol": _hurried(), "keepalive": IDLE_S, "socket_timeout": STALLED_S}
    door = Door(listener, app, sockets) if may_stand_before(listener) else listener
    eventlet.spawn(eventlet.wsgi.server, door, app, max_size=20_000, **hurried, **quiet).wait()


def allow_many_files() -> None:
    """As many open sockets as this system lets us have, up to what a server of ours can use."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def _hurried() -> Any:
    """HTTP as eventlet speaks it, to who does not dawdle: a byte now and then would hold a connection for ever."""
    import eventlet
    from eventlet.wsgi import HttpProtocol, Input

    class Body(Input):  # type: ignore[misc]
        def read(self, length: int | None = None) -> bytes:
            with eventlet.Timeout(BODY_S, TimeoutError()):
                found: bytes = super().read(length)
                return found

    class Hurried(HttpProtocol):  # type: ignore[misc]
        served = False

        def _read_request_line(self) -> Any:
            with eventlet.Timeout(IDLE_S if self.served else HEADERS_S, TimeoutError()):
                return super()._read_request_line()

        def parse_request(self) -> Any:
            with eventlet.Timeout(HEADERS_S, TimeoutError()):
                return super().parse_request()

        def get_environ(self) -> dict[str, Any]:
            self.served = True
            environ: dict[str, Any] = super().get_environ()
            environ["wsgi.input"].__class__ = Body  # made inside of the call above
            return environ

    return Hurried


class _Silent:
    """Swallows eventlet's request lines, which hold addresses and links."""

    def write(self, _text: str) -> None:
        pass

    def info(self, _text: str) -> None:
        pass

    debug = error = info


def stop_on_signals() -> None:
    """SIGTERM and Ctrl-C raise SystemExit in the greenlet that calls this.

    Not where the signal happens to interrupt: raised in the middle of what Python does for itself (a weak reference
    goes), it would be ignored. The hub is told through a socket, for it may be asleep.
    """
    import greenlet  # type: ignore[import-untyped]
    from eventlet import patcher

    main, pair = greenlet.getcurrent(), patcher.original("socket").socketpair()
    for end in pair:
        end.setblocking(False)
    here, there = Watched(pair[0]), pair[1]
    _told_by.extend((here, there))

    def stop() -> None:
        if set(here.read() or b"") & set(STOPS):
            main.throw(SystemExit(0))

    signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    for number in STOPS:
        signal.signal(number, lambda *_told: None)
    here.when_readable(stop)


def breathe() -> None:
    """Let everything else go on for a moment, in the middle of something long."""
    if patched():
        import eventlet

        eventlet.sleep(0)


def beside(work: Callable[[], object]) -> None:
    """Do some work once, beside the live path."""
    if not patched():
        work()
        return
    import eventlet

    eventlet.spawn(_told, work)


def tell_failures() -> None:
    """Have what fails in a green thread written into the log; eventlet would print it, with all its words."""
    import eventlet.hubs

    hub = eventlet.hubs.get_hub()

    def fell(what: Any, failure: Any) -> None:
        log.error("a green thread failed", exc_info=failure)
        print("A failure was written into the log.", file=sys.stderr, flush=True)
        if isinstance(what, int):
            hub.remove_descriptor(what)

    hub.squelch_exception = hub.squelch_timer_exception = fell


def _told(work: Callable[[], object]) -> None:
    """What fails beside the live path is written down, and nothing else stops for it."""
    try:
        work()
    except Exception:
        log.exception("work beside the live path failed")


def wait_for(process: "subprocess.Popen[bytes]", seconds: float) -> int | None:
    """How a process ended, while everything else goes on; None when it took too long and was ended."""
    import time

    last = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < last:
        time.sleep(POLL_S)
    if process.poll() is None:
        process.kill()
        process.wait()
        return None
    return process.returncode


def every(seconds: float, work: Callable[[], object]) -> None:
    """Do some work now and then, beside the live path."""
    import eventlet

    def beat() -> None:
        while True:
            _told(work)
            eventlet.sleep(seconds)

    eventlet.spawn(beat)
