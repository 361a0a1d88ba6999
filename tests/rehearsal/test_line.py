"""The simulated phone's socket: acts survive silence and cuts, and views never go backwards."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson
import pytest
import socketio
from aiohttp import web

from workshop.rehearsal import line as lines
from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import Json, Refusal, envelope
from workshop.rehearsal.line import Line
from workshop.rehearsal.views import Lost, Views

Handler = Callable[[dict[str, Any]], Awaitable[Any]]


class Desk:
    """A server that answers acts as a test likes it to; `heard`: ids of the acts that arrived."""

    def __init__(self, answer: Handler) -> None:
        self.heard: list[str] = []
        self.sio = socketio.AsyncServer(async_mode="aiohttp", json=Json)
        self.sio.on("time", self._time)
        self.sio.on("act", self._act)
        self._answer = answer

    async def _time(self, sid: str, *_: Any) -> float:
        return 1000.0

    async def _act(self, sid: str, act: dict[str, Any]) -> Any:
        self.heard.append(act["id"])
        return await self._answer(act)


@asynccontextmanager
async def connected(answer: Handler) -> AsyncIterator[tuple[Desk, Line, Books]]:
    desk, app, books = Desk(answer), web.Application(), Books()
    desk.sio.attach(app)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    async with aiohttp.ClientSession() as http:
        line = Line(f"http://127.0.0.1:{runner.addresses[0][1]}", http, {}, books)
        await line.open()
        try:
            yield desk, line, books
        finally:
            await line.close()
            await runner.cleanup()


async def yes(act: dict[str, Any]) -> Any:
    return {"ok": True, "seq": 1}


def test_an_act_is_acknowledged_and_measured() -> None:
    async def evening() -> None:
        async with connected(yes) as (_, line, books):
            assert await line.act("join", consent=True) == {"ok": True, "seq": 1}
            assert books.unacked == [] and len(books.ack_ms) == 1
            assert line.clock.there() == pytest.approx(1000.0, abs=1)

    asyncio.run(evening())


def test_an_act_that_nobody_acknowledges_is_sent_again_with_the_same_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "ANSWER_S", 0.1)
    silences = [0.3]

    async def slowly(act: dict[str, Any]) -> Any:
        await asyncio.sleep(silences.pop() if silences else 0)
        return {"ok": True}

    async def evening() -> None:
        async with connected(slowly) as (desk, line, books):
            await line.act("join")
            assert len(desk.heard) == 2 and len(set(desk.heard)) == 1 == len(books.acts)
            assert books.ack_ms[0] >= 100

    asyncio.run(evening())


def test_an_act_survives_a_cut_and_goes_out_again_with_the_same_id() -> None:
    async def evening() -> None:
        cut = asyncio.Event()

        async def while_cutting(act: dict[str, Any]) -> Any:
            await asyncio.sleep(0 if cut.is_set() else 0.5)
            return {"ok": True}

        async with connected(while_cutting) as (desk, line, books):
            acting = asyncio.create_task(line.act("answer", run=1, receipt="r", answer=None))
            await asyncio.sleep(0.1)
            line.cut(0.2)
            cut.set()
            await acting
            assert len(desk.heard) == 2 and len(set(desk.heard)) == 1
            assert books.reconnects == 1 and books.unacked == []

    asyncio.run(evening())


def test_an_impatient_finger_sends_one_act_twice() -> None:
    async def evening() -> None:
        async with connected(yes) as (desk, line, books):
            await line.act("join", twice=True)
            await line.act("confirm")
            assert len(desk.heard) == 3 and len(set(desk.heard)) == 2 == len(books.acts)

    asyncio.run(evening())


def test_a_refusal_carries_its_sentence_and_its_code() -> None:
    async def closed(act: dict[str, Any]) -> Any:
        return {"ok": False, "error": "This question has closed.", "code": "closed"}

    async def evening() -> None:
        async with connected(closed) as (_, line, books):
            with pytest.raises(Refusal, match="This question has closed") as no:
                await line.act("answer", run=1)
            assert no.value.code == "closed" and books.unacked == []

    asyncio.run(evening())


def test_an_act_that_stays_without_an_ack_is_given_up_and_counted_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "ACT_S", 0.3)

    async def never(act: dict[str, Any]) -> Any:
        await asyncio.sleep(2)

    async def evening() -> None:
        async with connected(never) as (_, line, books):
            with pytest.raises(Lost, match="join was not acknowledged"):
                await line.act("join")
            assert books.lost == 1

    asyncio.run(evening())


def test_an_older_view_is_dropped_unless_the_server_was_started_anew() -> None:
    async def evening() -> None:
        views = Views()
        for seq, tick, boot in ((4, 2, "a"), (3, 9, "a"), (4, 1, "a")):
            views.hear("desk", {"seq": seq, "tick": tick, "boot": boot})
        assert (views.views["desk"]["seq"], views.views["desk"]["tick"]) == (4, 2)
        views.hear("desk", {"seq": 3, "tick": 0, "boot": "b"})
        assert views.views["desk"]["boot"] == "b"

    asyncio.run(evening())


def test_waiting_for_a_view_in_vain_says_what_did_not_come() -> None:
    async def evening() -> None:
        views = Views()
        with pytest.raises(Lost, match=r"the next step did not come within 0.05 s"):
            await views.until("room", lambda room: True, 0.05, "the next step")

    asyncio.run(evening())


@pytest.mark.parametrize("answer", [None, [2], {"text": "écoute — et reste"}])
def test_answers_passes_and_requests_for_help_have_one_size_on_the_wire(answer: Any) -> None:
    sent = envelope("answer", {"run": 1, "receipt": "r" * 32, "answer": answer})
    assert len(orjson.dumps(sent)) == 1024
    assert len(orjson.dumps(envelope("help", {"item": "word", "when": "leave"}))) == 1024
