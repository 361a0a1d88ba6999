"""Eventlet: what the server runs on unless told otherwise."""

import os
import signal
from collections.abc import Callable
from socket import MSG_PEEK
from typing import Any

from workshop.concurrency.door import Door, may_stand_before
from workshop.concurrency.patience import A_HANDSHAKE, BODY_S, HEADERS_S, IDLE_S, STALLED_S, STOPS
from workshop.concurrency.watching import Taken, Watched, Work

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")

import eventlet
import eventlet.hubs
import greenlet  # type: ignore[import-untyped]
from eventlet import patcher, sleep, spawn, tpool

__all__ = ["sleep", "spawn"]


_told_by: list[Any] = []
"""Both ends of what signals are told through: they are there as long as the process."""


def patch() -> None:
    """Except for how names of hosts are found: a server looks up none, and what does it the green way loads slowly.

    And psycopg, if it is loaded later, waits for PostgreSQL in Python, which is green then; in C nobody else would run.
    """
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")
    eventlet.monkey_patch()


def on_a_thread(work: Callable[[], Any]) -> Any:
    return tpool.execute(work)


def listen(host: str, port: int) -> Any:
    return eventlet.listen((host, port), backlog=1024, reuse_port=False)


def run(listener: Any, app: Any, sockets: str, tls: Any) -> None:
    """Unless told `max_size`, eventlet stops accepting at 1,024 sockets. The server runs in a greenlet of its own:
    eventlet's would wait for the last open socket before it returns.
    """
    import eventlet.wsgi

    quiet = {"log_output": False, "log": _Silent(), "debug": False}
    hurried = {"protocol": _hurried(tls), "keepalive": IDLE_S, "socket_timeout": STALLED_S}
    door = Door(listener, app, sockets) if tls is None and may_stand_before(listener) else listener
    spawn(eventlet.wsgi.server, door, app, max_size=20_000, **hurried, **quiet).wait()


def _hurried(tls: Any) -> Any:
    """HTTP as eventlet speaks it, to who does not dawdle: a byte now and then would hold a connection for ever."""
    from eventlet.wsgi import HttpProtocol, Input

    class Body(Input):  # type: ignore[misc]
        def read(self, length: int | None = None) -> bytes:
            with eventlet.Timeout(BODY_S, TimeoutError()):
                found: bytes = super().read(length)
                return found

    class Hurried(HttpProtocol):  # type: ignore[misc]
        served = False
        request: Any

        def setup(self) -> None:
            if tls is not None:
                with eventlet.Timeout(HEADERS_S, TimeoutError()):
                    self._begin_tls()
            super().setup()

        def _begin_tls(self) -> None:
            if self.request.recv(1, MSG_PEEK) == A_HANDSHAKE:
                self.request = tls.wrap_socket(self.request, server_side=True, do_handshake_on_connect=False)
                self.conn_state[1] = self.request
                self.request.do_handshake()

        def _read_request_line(self) -> Any:
            with eventlet.Timeout(IDLE_S if self.served else HEADERS_S, TimeoutError()):
                return super()._read_request_line()

        def parse_request(self) -> Any:
            with eventlet.Timeout(HEADERS_S, TimeoutError()):
                found = super().parse_request()
            if found and len(self.headers.get_all("content-length", [])) > 1:
                self.headers.replace_header("content-length", "two of them")  # no number: it is refused
            return found

        def get_environ(self) -> dict[str, Any]:
            self.served = True
            environ: dict[str, Any] = super().get_environ()
            if hasattr(self.request, "do_handshake"):
                environ["wsgi.url_scheme"] = "https"
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
    """The hub is told through a socket, for it may be asleep."""
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


def tell_failures(fell: Callable[[Any], None]) -> None:
    hub = eventlet.hubs.get_hub()

    def squelch(what: Any, failure: Any) -> None:
        fell(failure)
        if isinstance(what, int):
            hub.remove_descriptor(what)

    hub.squelch_exception = hub.squelch_timer_exception = squelch


def take(environ: dict[str, Any]) -> Taken | None:
    """The socket of a request that eventlet's server reads; not over TLS."""
    from eventlet import wsgi
    from eventlet.greenio import GreenSocket

    body = environ.get("eventlet.input")
    own: Any = body.get_socket() if body is not None else None
    if type(own) is not GreenSocket:
        return None
    sock = patcher.original("socket").socket(fileno=own.fd.detach())
    sock.setblocking(False)
    wsgi.WSGI_LOCAL.already_handled = True
    return sock, []


def websocket(way: Any) -> Any:
    return way


def soon(work: Work) -> None:
    eventlet.hubs.get_hub().schedule_call_global(0, work)


def at_once(work: Work) -> None:
    greenlet.greenlet(work, eventlet.hubs.get_hub().greenlet).switch()


def watch(fileno: int, writing: bool, work: Work) -> Any:
    hub = eventlet.hubs.get_hub()
    return hub.add(hub.WRITE if writing else hub.READ, fileno, lambda _fileno: work(), _nothing, _nothing)


def unwatch(watcher: Any) -> None:
    eventlet.hubs.get_hub().remove(watcher)


def _nothing(*_told: Any) -> None:
    pass
