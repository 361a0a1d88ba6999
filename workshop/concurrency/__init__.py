"""The one place that knows which green threads carry the server: eventlet's, or gevent's if WORKSHOP_ASYNC says so."""

import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import structlog

if TYPE_CHECKING:
    import subprocess

P = ParamSpec("P")
T = TypeVar("T")

MODES = ("eventlet", "gevent")
MODE = os.environ.get("WORKSHOP_ASYNC") or MODES[0]
POLL_S = 0.05
FILES = 16_384

_is_patched = False

log = structlog.get_logger()

warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")  # here: whoever makes an app loads it, also unpatched


class NoSuchThreads(Exception):
    """The green threads that were asked for can't be had; the text says why."""


@cache
def green() -> ModuleType:
    """What differs between the two: on_eventlet or on_gevent. Raises NoSuchThreads."""
    if MODE not in MODES:
        raise NoSuchThreads(f"WORKSHOP_ASYNC is {MODE!r}; it can be 'eventlet' or 'gevent'.")
    try:
        return import_module(f"workshop.concurrency.on_{MODE}")
    except ModuleNotFoundError as wrong:
        raise NoSuchThreads(f"WORKSHOP_ASYNC is {MODE}, which is not installed: pip install {MODE}.") from wrong


def patch() -> None:
    """Make the standard library green. Called first thing in wsgi.py and nowhere else. Raises NoSuchThreads."""
    global _is_patched
    if MODE != "gevent" and "gevent.monkey" in sys.modules:
        raise NoSuchThreads("gevent carries this process already: set WORKSHOP_ASYNC=gevent.")
    green().patch()
    _is_patched = True


def patched() -> bool:
    """Whether this process runs green threads; tests of pure parts do not."""
    return _is_patched


def offload(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run slow work (argon2, PDF, backup) on a real thread, so that the live path goes on meanwhile."""
    if not patched():
        return work(*args, **kwargs)
    result: T = green().on_a_thread(lambda: work(*args, **kwargs))
    return result


def listen(host: str, port: int) -> Any:
    """A listening socket; port 0 takes a free one. Raises OSError, also when somebody else listens there.

    Its connections send at once: a view and an ack are two small writes, and Nagle would hold the ack for 40 ms.
    """
    import socket

    listener = green().listen(host, port)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def run(listener: Any, app: Any, sockets: str, tls: Any = None) -> None:
    """Serve until SystemExit is raised here; at the path `sockets` the app takes WebSockets over.

    What is open then stays open, and is served for as long as the caller still waits for something. `tls`: an
    SSLContext; whoever begins with TLS is answered so, on the same port as plain http.
    """
    green().run(listener, app, sockets, tls)


def allow_many_files() -> None:
    """As many open sockets as this system lets us have, up to what a server of ours can use."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def stop_on_signals() -> None:
    """SIGTERM and Ctrl-C raise SystemExit in the greenlet that calls this.

    Not where the signal happens to interrupt: raised in the middle of what Python does for itself (a weak reference
    goes), it would be ignored.
    """
    green().stop_on_signals()


def before_stopping(*works: Callable[[], object]) -> None:
    """Do some work when this process is told to stop; then whoever runs it hears the signal."""
    theirs = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)}
    told: list[int] = []

    def hear(number: int, _where: object) -> None:
        told.append(number)
        if len(told) == 1:
            green().spawn(finish)

    def finish() -> None:
        for work in works:
            _told(work)
        for number, handler in theirs.items():
            signal.signal(number, handler)
        os.kill(os.getpid(), told[-1])

    for number in theirs:
        signal.signal(number, hear)


def breathe() -> None:
    """Let everything else go on for a moment, in the middle of something long."""
    if patched():
        green().sleep(0)


def beside(work: Callable[[], object]) -> None:
    """Do some work once, beside the live path."""
    if not patched():
        work()
        return
    green().spawn(_told, work)


def tell_failures() -> None:
    """Have what fails in a green thread written into the log; its library would print it, with all its words."""

    def fell(failure: Any) -> None:
        log.error("a green thread failed", exc_info=failure)
        print("A failure was written into the log.", file=sys.stderr, flush=True)

    green().tell_failures(fell)


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

    def beat() -> None:
        while True:
            _told(work)
            green().sleep(seconds)

    green().spawn(beat)
