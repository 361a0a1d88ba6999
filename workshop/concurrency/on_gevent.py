"""Gevent: maintained, somewhat slower where many come at once; also in gunicorn, which then listens and speaks HTTP."""

import errno
import sys
from collections.abc import Callable, Iterator
from socket import MSG_PEEK
from typing import Any

import gevent
from gevent import get_hub, monkey, sleep, spawn
from greenlet import getcurrent, greenlet  # type: ignore[import-untyped]

from workshop.concurrency.patience import A_HANDSHAKE, BODY_S, HEADERS_S, IDLE_S, STALLED_S, STOPS
from workshop.concurrency.watching import ARRIVED, Taken, Work

__all__ = ["sleep", "spawn"]

READ, WRITE = 1, 2
PIECE, UNWANTED = 65_536, 16
"""Bytes of an answer that a peer has STALLED_S for; and so many pieces of a body that nobody wanted are let pass."""
LONGEST_LINE, MOST_LINES = 8_192, 65_536
"""Bytes of one line of a request, and of all."""

_signals: list[Any] = []
"""Who watches for them, for as long as the process is there."""


def patch() -> None:
    monkey.patch_all()


def on_a_thread(work: Callable[[], Any]) -> Any:
    """What fails there fails here; gevent itself would print it as well."""
    result, failure = get_hub().threadpool.apply(_tried, (work,))
    if failure is not None:
        raise failure
    return result


def _tried(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except BaseException as failure:
        return None, failure


def listen(host: str, port: int) -> Any:
    from gevent import socket

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def run(listener: Any, app: Any, sockets: str, tls: Any) -> None:
    """The server itself is not waited for: stopped, it would take nothing new while everybody is told to come again."""
    from gevent.event import Event
    from gevent.pywsgi import WSGIServer

    class Either(WSGIServer):  # type: ignore[misc]
        """Whoever begins with TLS is answered so."""

        def handle(self, sock: Any, address: Any) -> None:
            if tls is not None:
                with _within(HEADERS_S):
                    if sock.recv(1, MSG_PEEK) == A_HANDSHAKE:
                        sock = tls.wrap_socket(sock, server_side=True)
            super().handle(sock, address)

    environ = {"wsgi.errors": sys.stderr}
    server = Either(listener, app, log=None, error_log=None, handler_class=_hurried(), environ=environ)
    server.start()
    Event().wait()


def _hurried() -> Any:
    """HTTP as gevent speaks it, to who does not dawdle and is written down nowhere; connections can be had."""
    from gevent.pywsgi import _BAD_REQUEST_RESPONSE, Input, WSGIHandler, _InvalidClientInput
    from gevent.socket import socket as Socket

    class Body(Input):  # type: ignore[misc]
        __slots__ = ()

        def read(self, length: int | None = None) -> bytes:
            with _within(BODY_S):
                found: bytes = super().read(length)
                return found

        def _discard(self) -> None:
            """What is left of a body must not be taken for the next request."""
            if self.position >= (self.content_length or 0) and not self.chunked_input:
                return
            self.send_100_continue_enabled = False  # type: ignore[misc]
            try:
                for _ in range(UNWANTED):
                    if not self.read(PIECE):
                        return
            except OSError:
                pass  # it does not come, or is none
            raise _InvalidClientInput("There is more of it than anybody wants.")

    class Hurried(WSGIHandler):  # type: ignore[misc]
        ignored_socket_errors = (*WSGIHandler.ignored_socket_errors, errno.ETIMEDOUT)
        served = False
        socket: Any

        def read_requestline(self) -> Any:
            with _within(IDLE_S if self.served else HEADERS_S):
                return super().read_requestline()

        def read_request(self, line: str) -> Any:
            with _within(HEADERS_S):
                return super().read_request(line)

        def MessageClass(self, lines: Any, _seekable: object) -> Any:
            headers = super().MessageClass(_Short(lines))
            lengths = headers.get_all("content-length", [])
            if len(lengths) + len(headers.get_all("transfer-encoding", [])) > 1:
                raise ValueError("how long it is it says twice")
            return headers

        def get_environ(self) -> dict[str, Any]:
            self.served = True
            environ: dict[str, Any] = super().get_environ()
            self.wsgi_input.__class__ = Body  # made inside of the call above
            if hasattr(self.socket, "do_handshake"):
                environ["wsgi.url_scheme"] = "https"
            if type(self.socket) is Socket:
                environ[ARRIVED] = self
            return environ

        def take(self) -> Taken:
            own, self.socket, self.close_connection = self.socket, None, True
            return _bare(own), []

        def _sendall(self, data: bytes) -> None:
            whole = memoryview(data)
            for first in range(0, len(whole), PIECE):
                with _within(STALLED_S):
                    super()._sendall(whole[first : first + PIECE])

        def log_request(self) -> None:
            pass

        def _handle_client_error(self, wrong: Exception) -> Any:
            return None if isinstance(wrong, OSError) else ("400", _BAD_REQUEST_RESPONSE)

    return Hurried


class _Short:
    """The lines of a request, as long as they are not too much."""

    def __init__(self, lines: Any) -> None:
        self._lines, self._left = lines, MOST_LINES

    def readline(self, _limit: int) -> bytes:
        line: bytes = self._lines.readline(LONGEST_LINE + 1)
        self._left -= len(line)
        if len(line) > LONGEST_LINE or self._left < 0:
            raise ValueError("too long")
        return line


def _within(seconds: float) -> Any:
    return gevent.Timeout(seconds, TimeoutError(errno.ETIMEDOUT, "took too long"))


def stop_on_signals() -> None:
    main = getcurrent()
    for number in STOPS:
        watcher = get_hub().loop.signal(number)
        watcher.start(main.throw, SystemExit(0))
        _signals.append(watcher)


def tell_failures(fell: Callable[[Any], None]) -> None:
    get_hub().print_exception = lambda _where, _kind, failure, _trace: fell(failure)


def take(environ: dict[str, Any]) -> Taken | None:
    """The socket of a request that gunicorn reads; not over TLS."""
    from gevent.socket import socket as Socket

    own = environ.get("gunicorn.socket")
    return (_bare(own), _HandsOff()) if type(own) is Socket else None


class _HandsOff(list[bytes]):
    """Tells gunicorn to do nothing more with a connection."""

    def __iter__(self) -> Iterator[bytes]:
        raise StopIteration


def _bare(own: Any) -> Any:
    sock = monkey.get_original("socket", "socket")(fileno=own.detach())
    sock.setblocking(False)
    return sock


def websocket(way: Any) -> Any:
    """The library's, which here would take messages of any size, and send of one only what the kernel takes at once."""
    from wsproto.events import BytesMessage, TextMessage

    class Whole(way):  # type: ignore[misc]
        def __init__(self, handler: Any, server: Any) -> None:
            super().__init__(handler, server)
            self.server_args["max_message_size"] = int(server.max_http_buffer_size)

        def send(self, message: str | bytes) -> None:
            if not self.ws.connected:
                raise BrokenPipeError
            told = BytesMessage(data=message) if isinstance(message, bytes) else TextMessage(data=message)
            self.ws.sock.sendall(self.ws.ws.send(told))

    return Whole


def soon(work: Work) -> None:
    get_hub().loop.run_callback(work)


def at_once(work: Work) -> None:
    greenlet(work, get_hub()).switch()


def watch(fileno: int, writing: bool, work: Work) -> Any:
    watcher = get_hub().loop.io(fileno, WRITE if writing else READ)
    watcher.start(work)
    return watcher


def unwatch(watcher: Any) -> None:
    watcher.stop()
    watcher.close()
