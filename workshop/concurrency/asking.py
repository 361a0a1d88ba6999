"""A request for a WebSocket, read from its bytes into what WSGI wants to know. Pure: bytes in, a dictionary out."""

import re
import sys
from typing import Any

Environ = dict[str, Any]

A_LINE = re.compile(r"GET (/[^ ?%]*)(?:\?([^ ]*))? HTTP/1\.1")
A_HEADER = re.compile(r"([A-Za-z0-9-]+):[ \t]*([^\r\n\0]*?)[ \t]*")
ALWAYS = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.input": None,
    "wsgi.url_scheme": "http",
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}


def environ_of(head: bytes, here: Any, there: Any) -> Environ | None:
    """What WSGI is told of a request (PEP 3333), if these bytes are one for a WebSocket, whole, and nothing more.

    `here`, `there`: addresses of both ends, host and port first. None for whatever is not plain: a body, an escaped
    path, a header that comes twice, or in a way that servers have disagreed about.
    """
    if not head.endswith(b"\r\n\r\n"):
        return None
    line, *headers = head[:-4].decode("latin-1").split("\r\n")
    asked = A_LINE.fullmatch(line)
    if asked is None:
        return None
    environ = {
        **ALWAYS,
        "PATH_INFO": asked[1],
        "QUERY_STRING": asked[2] or "",
        "SERVER_NAME": here[0],
        "SERVER_PORT": str(here[1]),
        "REMOTE_ADDR": there[0],
        "REMOTE_PORT": str(there[1]),
    }
    for one in headers:
        found = A_HEADER.fullmatch(one)
        key = f"HTTP_{found[1].upper().replace('-', '_')}" if found else ""
        if found is None or key in environ or key in ("HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_EXPECT"):
            return None
        environ[key] = found[2]
    return environ if environ.get("HTTP_UPGRADE", "").lower() == "websocket" else None
