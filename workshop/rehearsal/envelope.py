"""How an act looks on the wire, and what comes back for it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

View = dict[str, Any]
Ack = dict[str, Any]

PADDED = frozenset({"answer", "progress", "help", "mark"})
SIZE = 1024


class Refusal(Exception):
    """The server said no, in a sentence for the person; `code` is for the program."""

    def __init__(self, act: str, ack: Ack) -> None:
        super().__init__(f"{act}: {ack.get('error')} ({ack.get('code')})")
        self.code = ack.get("code")


@contextmanager
def unless_closed() -> Iterator[None]:
    """People are a moment too late now and then: that the room has moved on is no fault of anybody."""
    try:
        yield
    except Refusal as no:
        if no.code != "closed":
            raise


class Json:
    """What the socket writes: the same bytes as a browser's JSON.stringify."""

    @staticmethod
    def dumps(data: Any, **_: Any) -> str:
        return orjson.dumps(data).decode()

    loads = staticmethod(orjson.loads)


def envelope(act: str, fields: View, size: int = SIZE) -> View:
    """The act with its own id, padded to `size` bytes if it is one of those that look alike.

    The id is not from the seeded chance, so that a seed can be rehearsed twice on one server.
    """
    message = {"id": secrets.token_hex(16), "act": act, **fields}
    if act in PADDED:
        message["pad"] = ""
        message["pad"] = "x" * max(0, size - len(orjson.dumps(message)))
    return message
