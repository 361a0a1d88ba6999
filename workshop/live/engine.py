"""Engine.IO as its library speaks it, except that whoever begins with a WebSocket gets a `Line`.

Whoever begins with polling, or comes over TLS that we end ourselves, goes the library's own way, with a queue and green
threads of their own.
"""

from base64 import b64encode
from hashlib import sha1
from typing import Any

import engineio
import orjson
from engineio import packet
from flask_socketio import SocketIO

from workshop.concurrency.watching import Watched, take_over, websocket
from workshop.live import frames, wire
from workshop.live.hands import Hands
from workshop.live.lines import Line, packed
from workshop.live.pulse import Pulse

MOST_LINES = 20_000
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""RFC 6455, 1.3."""
SWITCHED = (
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {}\r\n\r\n"
)
KEPT = (
    "flask.app",
    "wsgi.url_scheme",
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "REMOTE_ADDR",
    "HTTP_HOST",
    "HTTP_COOKIE",
)
"""Of the request, what tells who it is. The rest would stay in memory for as long as the connection."""


class Engine(engineio.Server):  # type: ignore[misc]
    """The library's server with other connections. Made by `install`."""

    hands: Hands
    pulse: Pulse
    socketio: Any
    start_service_task: bool

    def _handle_connect(
        self, environ: dict[str, Any], start_response: Any, transport: str, jsonp_index: int | None = None
    ) -> Any:
        self._begin()
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY")
        if transport != "websocket" or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not key:
            return super()._handle_connect(environ, start_response, transport, jsonp_index)
        if len(self.sockets) >= MOST_LINES:
            return self._bad_request("There is no room.")
        taken = take_over(environ)
        if taken is None:
            return super()._handle_connect(environ, start_response, transport, jsonp_index)
        sock, answer = taken
        self._welcome(Line(self, self.generate_id(), Watched(sock), self.hands), environ, key)
        return answer

    def _begin(self) -> None:
        """The pulse goes from the first connection on; the library would look at each connection alone."""
        if self.start_service_task:
            self.start_service_task = False
            self.start_background_task(self._service_task)

    def _welcome(self, line: Line, environ: dict[str, Any], key: str) -> None:
        self.sockets[line.sid] = line
        slim = {name: environ[name] for name in KEPT if name in environ}
        self._trigger_event("connect", line.sid, {**slim, "wsgi.input": None}, run_async=False)
        about = {
            "sid": line.sid,
            "upgrades": [],
            "pingInterval": int(self.ping_interval * 1000),
            "pingTimeout": int(self.ping_timeout * 1000),
            "maxPayload": self.max_http_buffer_size,
        }
        accept = b64encode(sha1(key.encode() + GUID).digest()).decode()
        line.write(SWITCHED.format(accept).encode() + packed(packet.Packet(packet.OPEN, about)))
        self.pulse.add(line)
        line.begin()

    def _service_task(self) -> None:
        while True:
            self.pulse.beat(self.sleep)
            self._look_at_the_others()

    def _look_at_the_others(self) -> None:
        for sid, other in list(self.sockets.items()):
            if other.closed:
                self.sockets.pop(sid, None)
            elif not isinstance(other, Line) and not other.closing:
                other.check_ping_timeout()

    def heard(self, line: Line, message: Any) -> None:
        """A message of Socket.IO on a line. An event is answered here and now; all else is for the library."""
        event = frames.event(message)
        if event is None:
            with line.together():
                self._trigger_event("message", line.sid, message, run_async=False)
            return
        number, (name, *values) = event
        handler, sid = self.socketio.handlers["/"].get(name), self.socketio.manager.sid_from_eio_sid(line.sid, "/")
        if handler is None or not self.socketio.manager.is_connected(sid, "/"):
            return
        answer = handler(sid, *values)
        if number:
            line.write(wire.framed(b"43" + number.encode() + b"[" + orjson.dumps(answer) + b"]"))

    def gone(self, line: Line, reason: str) -> None:
        self.pulse.remove(line)
        self._trigger_event("disconnect", line.sid, reason, run_async=False)
        self.sockets.pop(line.sid, None)


def install(socketio: SocketIO) -> None:
    """Have a server's connections be lines, where they can."""
    engine = socketio.server.eio
    engine.__class__, engine.socketio = Engine, socketio.server
    engine._async = {**engine._async, "websocket": websocket(engine._async["websocket"])}
    engine.hands, engine.pulse = Hands(), Pulse(engine.ping_interval, engine.ping_timeout)
