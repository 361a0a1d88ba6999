"""A socket that may drop: acts wait here until they are acknowledged."""

import asyncio
import random
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import uniform
from typing import Any

import aiohttp
import socketio
from socketio.exceptions import BadNamespaceError
from socketio.exceptions import ConnectionError as NotConnected

from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import SIZE, Ack, Json, Refusal, View, envelope
from workshop.rehearsal.offset import Offset
from workshop.rehearsal.views import NAMES, Lost, Views

PASSING = ("draft", "agreed")
"""What is no view: it passes once, and a phone that missed it asks."""

ANSWER_S = 5.0
"""Seconds after which an act that nobody acknowledged is sent again."""
ACT_S = 60.0
CONNECT_S = 30.0
TRY_S, SLOW_TRY_S, SLOW_EVERY = 2.5, 5.0, 5
"""How long a try to connect may take, and every fifth one (static/shared/patience.js)."""
BETWEEN_S = (0.1, 0.5)
ALIVE_S = 1.0
"""A line that looks open and does not answer for so long, when somebody looks, is dead."""


PASSING_CODES = ("slow_down", "failed")
"""Answers after which the same act is sent again in a while."""


class Dropped(Exception):
    """The connection ended before the ack came."""


class Line(Views):
    """One client; `heard_at`: when the server last said anything.

    `on_view(name, view)`, `on_news(event, told)`, `on_up()`, `on_down()` tell its owner what comes.

    `clock`: its idea of the server's; `patience`: for how many seconds it tries to connect.
    """

    def __init__(
        self, url: str, http: aiohttp.ClientSession, auth: View, books: Books, patience: float = CONNECT_S
    ) -> None:
        super().__init__()
        self.url, self.http, self.auth, self.books, self.patience = url, http, auth, books, patience
        self.up = asyncio.Event()
        self.heard_at = 0.0
        self.on_up: Callable[[], None] = lambda: None
        self.on_down: Callable[[], None] = lambda: None
        self.on_news: Callable[[str, View], None] = lambda event, told: None
        self._client: Any = None
        self._waiting: set[asyncio.Future[Any]] = set()
        self._back_at = 0.0
        self.clock = Offset()
        self._closed = False
        self._coming_back: asyncio.Task[None] | None = None
        self._measuring: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect, trying again for a while. Raises Lost."""
        last, tries = time.monotonic() + self.patience, 0
        while not self._closed:
            tries += 1
            try:
                async with asyncio.timeout(TRY_S if tries % SLOW_EVERY else SLOW_TRY_S):
                    await self._connect()
                return await self._know_the_time()
            except (NotConnected, aiohttp.ClientError, TimeoutError) as why:
                if time.monotonic() > last:
                    raise Lost(f"no connection within {self.patience:g} s: {why}") from why
                await asyncio.sleep(min(BETWEEN_S[1], tries * uniform(BETWEEN_S[0], 3 * BETWEEN_S[0])))

    async def _connect(self) -> None:
        client = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=self.http, json=Json)
        for name in NAMES:
            client.on(name, partial(self.hear, name))
        for event in PASSING:
            client.on(event, lambda told, event=event: self.on_news(event, told))
        client.on("again", self._come_later)
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
        self._hear_something()
        self.on_up()

    async def _know_the_time(self) -> None:
        """On the first connection at once, on later ones beside everything else."""
        measuring = self._measuring = asyncio.create_task(self._measure())
        if not self.clock.is_known:
            await measuring

    async def _measure(self) -> None:
        with suppress(Dropped, TimeoutError, BadNamespaceError):
            await self.clock.measure(self.ask_time)

    async def ask_time(self) -> float:
        """The server's clock, which also brings what was lost on the way. Raises as `_ask` does."""
        held = self.views.get("room") or self.views.get("desk")
        return float(await self._ask("time", held and held["seq"]))

    async def look(self) -> None:
        """After a sleep: a line that looks open may be dead, and is then made anew at once."""
        if not self.up.is_set():
            return
        try:
            await asyncio.wait_for(self.ask_time(), ALIVE_S)
        except (Dropped, TimeoutError, BadNamespaceError):
            self.hang_up()

    def hang_up(self) -> None:
        """No goodbye: the bytes just end."""
        if self.up.is_set():
            wire = self._client.eio.ws.get_extra_info("socket")
            with suppress(OSError, AttributeError):  # it may be gone already
                wire.shutdown(socket.SHUT_RDWR)

    def hear(self, name: str, view: View) -> None:
        self._hear_something()
        super().hear(name, view)

    def _hear_something(self) -> None:
        self.heard_at = time.monotonic()

    def _come_later(self, told: View) -> None:
        """The server is about to stop, and says between how many seconds from now to come again."""
        self._back_at = time.monotonic() + random.uniform(*told["in"])

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
        """Lose the network for `away` seconds."""
        self._back_at = time.monotonic() + away
        self.hang_up()

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
                if ack.get("code") not in PASSING_CODES:
                    self.books.acked(message["id"], 1000 * (waited + time.monotonic() - begun), bool(ack.get("ok")))
                    return ack
                await asyncio.sleep(1)

    async def _ask(self, event: str, data: View | None, twice: bool = False) -> Any:
        """One try. Raises Dropped, TimeoutError, BadNamespaceError."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            for _ in range(1 + twice):
                await self._client.emit(event, data, callback=partial(_take, future))
            answer = await asyncio.wait_for(future, ANSWER_S)
            self._hear_something()
            return answer
        finally:
            self._waiting.discard(future)

    async def close(self) -> None:
        self._closed = True
        beside = [task for task in (self._coming_back, self._measuring) if task]
        for task in beside:
            task.cancel()
        if beside:
            await asyncio.wait(beside)
        if self._client is not None:
            await self._client.disconnect()


def _take(future: asyncio.Future[Any], ack: Any) -> None:
    if not future.done():
        future.set_result(ack)
