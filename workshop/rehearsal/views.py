"""The newest view of each name, and waiting for the next one."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from workshop.rehearsal.envelope import View

NAMES = ("room", "mine", "desk")


class Lost(Exception):
    """Something did not come in its time."""


class Views:
    """`on_view(name, view)` tells the owner of each one that is news."""

    def __init__(self) -> None:
        self.views: dict[str, View] = {}
        self.on_view: Callable[[str, View], None] = lambda name, view: None
        self._bell = asyncio.Event()

    def hear(self, name: str, view: View) -> None:
        """A view arrived; an older one than what is held is dropped, unless the server was started anew."""
        if self._is_news(self.views.get(name), view):
            self.views[name] = view
            self.on_view(name, view)
            self._ring()

    @staticmethod
    def _is_news(held: View | None, view: View) -> bool:
        if held is None or held.get("boot") != view.get("boot"):
            return True
        return bool((view["seq"], view.get("tick", 0)) >= (held["seq"], held.get("tick", 0)))

    def _ring(self) -> None:
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def until(self, name: str, holds: Callable[[View], Any], seconds: float, what: str) -> View:
        """The view called `name` as soon as `holds(view)`. Raises Lost, which says `what` did not come."""
        try:
            async with asyncio.timeout(seconds):
                while name not in self.views or not holds(self.views[name]):
                    await self._bell.wait()
        except TimeoutError:
            raise Lost(f"{what} did not come within {seconds:g} s") from None
        return self.views[name]

    async def news(self, seconds: float) -> None:
        """Sleep for some time, or until a view arrives."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), max(0.01, seconds))
