"""Who is at the other end of a socket."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guest:
    """`role`: phone, desk or screen; `who`: phone id, account id or screen token.

    At a desk, `duty` is what this guest may do there, `name` what colleagues call them, and `browser` which of theirs
    this is; `stamp` is that of the account when this guest signed in.
    On a phone, `language` is what its page reads in.
    """

    role: str
    session: str
    who: str
    duty: str = ""
    name: str = ""
    browser: str = ""
    stamp: str = ""
    language: str = ""

    def is_phone(self, session: str, who: str) -> bool:
        return (self.role, self.session, self.who) == ("phone", session, who)
