"""The same whichever green threads there are: how long a connection may keep one waiting, and what stops a server."""

import signal

STOPS = (signal.SIGTERM, signal.SIGINT)
HEADERS_S, BODY_S = 10, 15
"""How long a request's lines, and each piece of its body, may take to arrive. Also how long a first one may wait."""
IDLE_S, STALLED_S = 75, 60
"""How long a connection may stay for a next request, and a peer take nothing."""

A_HANDSHAKE = b"\x16"
"""How whoever begins with TLS begins (RFC 8446, 5.1); no request does."""
