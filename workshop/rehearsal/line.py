"""A socket that may drop: acts wait here until they are acknowledged."""

import asyncio
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import aiohttp
import socketio
from socketio.exceptions import BadNamespaceError
from socketio.exceptions import ConnectionError as NotConnected

from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import SIZE, Ack, Json, Refusal, View, envelope
from workshop.rehearsal.views import NAMES, Lost, Views

PASSING = ("draft", "agreed")
"""What is no view: it passes once, and a phone that missed it asks."""

ANSWER_S = 5.0
"""Seconds after which an act that nobody acknowledged is sent again."""
ACT_S = 60.0
CONNECT_S = 30.0


class Dropped(Exception):
    """The connection ended before the ack came."""


class Line(Views):
    """One client. `on_view(name, view)`, `on_news(event, told)`, `on_up()`, `on_down()` tell its owner what comes.

    `doubt`: by how many seconds its idea of the server's clock may be wrong; `patience`: how many it tries to connect.
    """

    def __init__(
        self, url: str, http: aiohttp.ClientSession, auth: View, books: Books, patience: float = CONNECT_S
    ) -> None:
        super().__init__()
        self.url, self.http, self.auth, self.books, self.patience = url, http, auth, books, patience
        self.up = asyncio.Event()
        self.on_up: Callable[[], None] = lambda: None
        self.on_down: Callable[[], None] = lambda: None
        self.on_news: Callable[[str, View], None] = lambda event, told: None
        self._client: Any = None
        self._waiting: set[asyncio.Future[Any]] = set()
        self._back_at = 0.0
        self._offset = 0.0
        self.doubt = 0.0
        self._closed = False
        self._coming_back: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect, trying again for a while. Raises Lost."""
        last = time.monotonic() + self.patience
        while not self._closed:
            try:
                return await self._connect()
            except (NotConnected, aiohttp.ClientError, TimeoutError) as why:
                if time.monotonic() > last:
                    raise Lost(f"no connection within {self.patience:g} s: {why}") from why
                await asyncio.sleep(0.3)

    async def _connect(self) -> None:
        client = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=self.http, json=Json)
        for name in NAMES:
            client.on(name, partial(self.hear, name))
        for event in PASSING:
            client.on(event, lambda told, event=event: self.on_news(event, told))
        client.on("disconnect", partial(self._fall, client))
        try:
            await client.connect(self.url, auth=self.auth, transports=["websocket"], wait_timeout=10)
        except asyncio.CancelledError:
            await client.eio.disconnect(abort=True)
            raise
        if not client.connected:
            raise NotConnected("it ended as soon as it was made")
        self._client = client
        self.up.set()
        self.on_up()
        await self._set_clock()

    async def _set_clock(self) -> None:
        """Measure how far the server's clock is ahead of ours: the quickest of three answers is the nearest to it."""
        tries = []
        with suppress(Dropped, TimeoutError, BadNamespaceError):
            for _ in range(3):
                before = time.time()
                there = await self._ask("time", None)
                tries.append((time.time() - before, there - (before + time.time()) / 2))
        if tries:
            took, self._offset = min(tries)
            self.doubt = took / 2

    def there(self, at: float | None = None) -> float:
        """The server's clock, now or at a moment of ours."""
        return (time.time() if at is None else at) + self._offset

    def _fall(self, client: Any, *reason: str) -> None:
        if client is not self._client or not self.up.is_set():
            return
        self.up.clear()
        self.on_down()
        for future in self._waiting:
            if not future.done():
                future.set_exception(Dropped())
        if not self._closed:
            self._coming_back = asyncio.create_task(self._come_back())

    async def _come_back(self) -> None:
        self.books.reconnects += 1
        await asyncio.sleep(max(0.0, self._back_at - time.monotonic()))
        try:
            await self.open()
        except Lost as lost:
            self.books.error(f"a client stayed away: {lost}")

    def cut(self, away: float) -> None:
        """Lose the network for `away` seconds: no goodbye, the bytes just end."""
        self._back_at = time.monotonic() + away
        if self.up.is_set():
            wire = self._client.eio.ws.get_extra_info("socket")
            with suppress(OSError, AttributeError):  # it may be gone already
                wire.shutdown(socket.SHUT_RDWR)

    async def act(self, act: str, twice: bool = False, **fields: Any) -> Ack:
        """Send until it is acknowledged, over drops too. `twice`: like an impatient finger. Raises Refusal, Lost."""
        message = envelope(act, fields, (self.views.get("room", {}).get("step") or {}).get("size", SIZE))
        self.books.sent(message["id"], act)
        try:
            async with asyncio.timeout(ACT_S):
                ack = await self._insist(message, twice)
        except TimeoutError:
            raise Lost(f"{act} was not acknowledged within {ACT_S:g} s") from None
        if not ack.get("ok"):
            raise Refusal(act, ack)
        return ack

    async def _insist(self, message: View, twice: bool) -> Ack:
        waited = 0.0
        while True:
            await self.up.wait()
            begun = time.monotonic()
            try:
                ack: Ack = await self._ask("act", message, twice)
            except TimeoutError:
                waited += ANSWER_S
            except (Dropped, BadNamespaceError):
                waited = 0.0
                await asyncio.sleep(0.02)
            else:
                if ack.get("code") != "slow_down":
                    self.books.acked(message["id"], 1000 * (waited + time.monotonic() - begun))
                    return ack
                await asyncio.sleep(1)

    async def _ask(self, event: str, data: View | None, twice: bool = False) -> Any:
        """One try. Raises Dropped, TimeoutError, BadNamespaceError."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            for _ in range(1 + twice):
                await self._client.emit(event, data, callback=partial(_take, future))
            return await asyncio.wait_for(future, ANSWER_S)
        finally:
            self._waiting.discard(future)

    async def close(self) -> None:
        self._closed = True
        if self._coming_back:
            self._coming_back.cancel()
            await asyncio.wait([self._coming_back])
        if self._client is not None:
            await self._client.disconnect()


def _take(future: asyncio.Future[Any], ack: Any) -> None:
    if not future.done():
        future.set_result(ack)
