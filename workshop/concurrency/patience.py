"""How long a connection may keep a green thread waiting, whichever threads these are."""

HEADERS_S, BODY_S = 10, 15
"""How long a request's lines, and each piece of its body, may take to arrive. Also how long a first one may wait."""
IDLE_S, STALLED_S = 75, 60
"""How long a connection may stay for a next request, and a peer take nothing."""
