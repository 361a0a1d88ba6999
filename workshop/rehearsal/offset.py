"""How far the server's clock is ahead of this machine's, as a client measures it."""

import time
from collections.abc import Awaitable, Callable

TRIES = 3


class Offset:
    """`doubt`: by how many seconds it may be wrong; endless until it is measured."""

    def __init__(self) -> None:
        self.ahead, self.doubt = 0.0, float("inf")

    @property
    def is_known(self) -> bool:
        return self.doubt < float("inf")

    async def measure(self, ask: Callable[[], Awaitable[float]]) -> None:
        """`ask` brings the server's time. The quickest of a few answers is the nearest to it."""
        tries = []
        for _ in range(TRIES):
            before = time.time()
            there = await ask()
            tries.append((time.time() - before, there - (before + time.time()) / 2))
        took, self.ahead = min(tries)
        self.doubt = took / 2

    def there(self, at: float | None = None) -> float:
        """The server's clock, now or at a moment of ours."""
        return (time.time() if at is None else at) + self.ahead
