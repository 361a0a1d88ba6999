"""A ballot is handed in until it is counted, and what happens to it is written down."""

import asyncio
from typing import Any

import pytest

from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import Refusal
from workshop.rehearsal.outbox import Outbox


class Server:
    """Stands for the line to a server whose question can be open or closed; `box` holds its ballots."""

    def __init__(self) -> None:
        self.closed = self.forgetful = False
        self.box: set[str] = set()
        self.asked = 0

    async def act(self, act: str, twice: bool = False, **fields: Any) -> dict[str, Any]:
        self.asked += 1
        known = fields["receipt"] in self.box
        if self.closed and (self.forgetful or not known):
            raise Refusal(act, {"error": "This question has closed.", "code": "closed"})
        elif fields.get("answer") is not None and not self.closed:
            self.box = {fields["receipt"]}
        return {"ok": True, "counted": self.closed and known}


async def soon(holds: Any) -> None:
    async with asyncio.timeout(3):
        while not holds():
            await asyncio.sleep(0.01)


async def answered(server: Server, outbox: Outbox) -> "asyncio.Task[None]":
    await outbox.send(server, 3, [1])  # type: ignore[arg-type]
    return asyncio.create_task(outbox.keep(server))  # type: ignore[arg-type]


def test_a_ballot_stays_in_the_outbox_until_it_is_counted() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        outbox = Outbox(books, lambda run: server.closed)
        keeping = await answered(server, outbox)
        assert len(outbox.kept) == 1 and books.counted == 0
        server.closed = True
        outbox.closed()
        await soon(lambda: not outbox.kept)
        keeping.cancel()
        assert (books.counted, books.lost, len(server.box)) == (1, 0, 1)

    asyncio.run(evening())


def test_after_a_connect_it_goes_out_again_under_the_same_receipt() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        outbox = Outbox(books, lambda run: False)
        keeping = await answered(server, outbox)
        outbox.connected()
        await soon(lambda: server.asked == 2)
        keeping.cancel()
        assert len(server.box) == 1 == len(books.ballots)

    asyncio.run(evening())


def test_passing_leaves_nothing_in_the_outbox() -> None:
    async def evening() -> None:
        books = Books()
        outbox = Outbox(books, lambda run: False)
        await outbox.send(Server(), 3, None)  # type: ignore[arg-type]
        assert outbox.kept == {} and books.ballots == {}

    asyncio.run(evening())


def test_a_ballot_that_comes_too_late_is_nobodys_loss() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        server.closed = True
        outbox = Outbox(books, lambda run: True)
        with pytest.raises(Refusal):
            await outbox.send(server, 3, [1])  # type: ignore[arg-type]
        assert (outbox.kept, books.lost, len(books.ballots)) == ({}, 0, 0)

    asyncio.run(evening())


def test_a_server_that_forgets_an_accepted_ballot_is_caught() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        outbox = Outbox(books, lambda run: server.closed)
        keeping = await answered(server, outbox)
        server.closed = server.forgetful = True
        outbox.closed()
        await soon(lambda: books.errors)
        keeping.cancel()
        assert books.lost == 1 and "had been accepted" in books.errors[0]

    asyncio.run(evening())


def test_a_changed_ballot_takes_the_place_of_the_first() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        outbox = Outbox(books, lambda run: False)
        ballot = await outbox.send(server, 3, [1])  # type: ignore[arg-type]
        await outbox.change(server, ballot, [2])  # type: ignore[arg-type]
        [changed] = outbox.kept.values()
        assert (changed.said, changed.turn) == ([2], 2)
        assert set(books.ballots) == server.box == {changed.receipt}

    asyncio.run(evening())


def test_a_change_that_comes_too_late_leaves_the_first_to_be_counted() -> None:
    async def evening() -> None:
        server, books = Server(), Books()
        outbox = Outbox(books, lambda run: False)
        ballot = await outbox.send(server, 3, [1])  # type: ignore[arg-type]
        server.closed = True
        with pytest.raises(Refusal):
            await outbox.change(server, ballot, [2])  # type: ignore[arg-type]
        assert list(outbox.kept) == list(books.ballots) == [ballot.receipt]

    asyncio.run(evening())
