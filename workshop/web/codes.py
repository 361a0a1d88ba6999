"""Room codes at the door: guessing is slow for everybody, and whoever scanned the QR never waits for it.

Once too many wrong codes came, from one address or in all, no code is looked up any more for who only types it: a right
one would be told from a wrong one. What still opens is what this browser holds a signed proof of, and the QR's key.
"""

import hmac
from hashlib import sha256

from flask import abort, request

from workshop import limits, workshops
from workshop.live.house import House, Live
from workshop.sessions import ALPHABET, CODE_LENGTH, find_by_code
from workshop.web import limiting
from workshop.web.identity import seat_token, signed_in, the_house, unsigned

KEY_LENGTH = 8
MOST_COOKIES = 8
BETWEEN = " \t\n\u00a0-\u2010\u2011\u2013\u2014._"
"""What people put into a code to read it more easily."""


def clean(typed: str) -> str:
    """A code as it was meant: upper case, without spaces and hyphens."""
    return "".join(sign for sign in typed.upper() if sign not in BETWEEN)[: CODE_LENGTH + 1]


def key(house: House, code: str) -> str:
    """What the QR carries beside the code; only this server can make it."""
    digest = hmac.digest(house.config.secret.encode(), f"qr-{code}".encode(), sha256)
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:KEY_LENGTH])


def find(typed: str, ended: bool = False) -> Live | None:
    """The session with this code; None for a wrong one. Answers 429 when nothing may be guessed."""
    house, code = the_house(), clean(typed)
    if _may_be_looked_up(house, code):
        return find_by_code(house, code, ended)
    live = held(code)
    if live is None or (live.state.ended_at is not None and not ended):
        abort(429)
    return live


def wrong() -> None:
    """Count a wrong code."""
    limiting.slow_down(the_house(), limits.CODES)


def _may_be_looked_up(house: House, code: str) -> bool:
    sent = request.args.get("k", "").encode(errors="replace")
    return hmac.compare_digest(sent, key(house, code).encode()) or not limiting.spent(house, limits.CODES)


def held(code: str) -> Live | None:
    """The session with this code, if this browser was in it or leads it; other sessions are not even looked for."""
    house = the_house()
    for sid in _sessions_of_this_browser():
        live = house.live(sid)
        if live is not None and live.state.about.code == code:
            return live
    return _led(house, code)


def _sessions_of_this_browser() -> list[str]:
    named = [name.partition("-")[2] for name in request.cookies if name.startswith(("seat-", "screen-"))]
    return [sid for sid in named[:MOST_COOKIES] if seat_token(sid) or _has_a_screen(sid)]


def _has_a_screen(sid: str) -> bool:
    return unsigned(f"screen-{sid}", request.cookies.get(f"screen-{sid}")) == sid


def _led(house: House, code: str) -> Live | None:
    account = signed_in()
    live = find_by_code(house, code) if account else None
    workshop = workshops.of_session(house, live.state.about.id) if live else None
    return live if workshop and workshops.duty(house, account.id, workshop) else None
