"""Where connections come in. Whoever asks for a WebSocket at once gets it without a green thread for the asking."""

import contextlib
import errno
import socket
from collections.abc import Callable
from typing import Any

from workshop.concurrency.asking import Environ, environ_of
from workshop.concurrency.watching import ARRIVED, Arrived

Wsgi = Callable[[Environ, Callable[..., Any]], Any]

MOST_BYTES = 8_192
"""Of a request that is looked at here; a longer one goes the usual way."""
IN_A_ROW = 32
"""So many come in before everything else has its turn."""
FULL = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
FULL_S = 0.1
"""How long those outside wait when this machine has no room for one more."""


def may_stand_before(listener: Any) -> bool:
    """Whether a door can stand before it. Over TLS the bytes that come say nothing yet."""
    from eventlet.greenio import GreenSocket

    return type(listener) is GreenSocket


class Door:
    """A listening socket, as eventlet's server asks it for connections.

    The first bytes of a new connection are looked at, and left where they are. Are they a whole request for a WebSocket
    at `path`, the app is asked at once; if it takes the socket over, eventlet's server never hears of it. Everybody
    else is let through, and asks again there: who wants a page, comes in pieces, or is refused.
    """

    def __init__(self, listener: Any, app: Wsgi, path: str) -> None:
        self._listener, self._app, self._path = listener, app, path
        self._here = listener.getsockname()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listener, name)

    def accept(self) -> tuple[Any, Any]:
        """The next connection that is for eventlet's server, and its address; waits for it."""
        from eventlet import sleep
        from eventlet.greenio import GreenSocket
        from eventlet.hubs import notify_opened, trampoline

        came = 0
        while True:
            try:
                sock, address = self._listener.fd.accept()
            except BlockingIOError:
                trampoline(self._listener.fd, read=True)
                continue
            except OSError as wrong:
                if wrong.errno not in FULL:
                    raise
                sleep(FULL_S)
                continue
            notify_opened(sock.fileno())
            sock.setblocking(False)
            if not self._let_in(sock, address):
                return GreenSocket(sock), address
            came += 1
            if came % IN_A_ROW == 0:
                sleep(0)

    def _let_in(self, sock: Any, address: Any) -> bool:
        try:
            head = sock.recv(MOST_BYTES, socket.MSG_PEEK)
        except OSError:  # nothing has come yet, or it is gone again: whoever reads it will see
            return False
        environ = environ_of(head, self._here, address)
        if environ is None or not environ["PATH_INFO"].startswith(self._path):
            return False
        environ[ARRIVED] = arrived = Arrived(sock, len(head))
        with contextlib.suppress(OSError):  # gone again
            self._app(environ, _unheard)
        return arrived.taken


def _unheard(*_answer: Any) -> None:
    """The app wants to answer, and will say so again to eventlet's server."""
