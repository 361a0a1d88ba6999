"""Ballots stay on the phone until the server says that they are counted; till then they are handed in again."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from workshop.rehearsal.answers import Answer
from workshop.rehearsal.books import Books
from workshop.rehearsal.envelope import Refusal
from workshop.rehearsal.line import Line
from workshop.rehearsal.views import Lost

RETRY_S = 1.0


@dataclass
class Ballot:
    """An answer under its receipt. `said` is None where somebody passes or finishes; `room`: whether it is a ballot."""

    run: int
    said: Answer
    receipt: str
    room: bool = True
    turn: int = 1
    accepted: bool = False


class Outbox:
    """`over(run)`: whether the phone knows that the step takes no more answers; `owner`: whom to name."""

    def __init__(self, books: Books, over: Callable[[int], bool], owner: str = "a phone") -> None:
        self.books, self.over, self.owner = books, over, owner
        self.kept: dict[str, Ballot] = {}
        self._wake = asyncio.Event()
        self._again: set[str] = set()
        self._lock = asyncio.Lock()

    async def send(self, line: Line, run: int, said: Answer, twice: bool = False, room: bool = True) -> Ballot:
        """Answer, pass or finish; returns once the server has it. Raises Refusal, Lost.

        What is not for the `room` goes the same way, but is no ballot: the partner's phone says whether it came.
        """
        ballot = Ballot(run, said, secrets.token_hex(16), room)
        if said is not None:
            self.kept[ballot.receipt] = ballot
        if said is not None and room:
            self.books.handed_in(run, ballot.receipt)
        async with self._lock:
            await self._first(line, ballot, twice)
        return ballot

    async def _first(self, line: Line, ballot: Ballot, twice: bool) -> None:
        try:
            await self._hand_in(line, ballot, twice)
        except Refusal:
            self._drop(ballot)
            if ballot.room:
                self.books.taken_back(ballot.receipt)
            raise

    async def _hand_in(self, line: Line, ballot: Ballot, twice: bool = False) -> None:
        ack = await line.act(
            "answer", twice, run=ballot.run, receipt=ballot.receipt, turn=ballot.turn, answer=ballot.said
        )
        ballot.accepted = True
        if ballot.receipt in self.kept and ballot.room:
            self.books.accepted(ballot.receipt, ack["counted"])
        if ack["counted"]:
            self._drop(ballot)

    def _drop(self, ballot: Ballot) -> None:
        self.kept.pop(ballot.receipt, None)

    async def change(self, line: Line, old: Ballot, said: Answer) -> None:
        """Another answer in the place of an earlier one, in one stroke.

        Raises Refusal, with code `closed` when it is too late: then the earlier one counts.
        """
        new = Ballot(old.run, said, secrets.token_hex(16), turn=old.turn + 1)
        async with self._lock:
            self.kept[new.receipt] = new
            self.books.handed_in(new.run, new.receipt)
            await self._first(line, new, False)
            self._drop(old)
            self.books.taken_back(old.receipt)

    def connected(self) -> None:
        """After every connect all that is not counted goes out again."""
        self._again.update(self.kept)
        self._wake.set()

    def closed(self) -> None:
        self._wake.set()

    async def keep(self, line: Line) -> None:
        """Runs beside everything else as long as the phone is there."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), RETRY_S)
            self._wake.clear()
            for ballot in self._due():
                await self._once_more(line, ballot)

    def _due(self) -> list[Ballot]:
        asked, self._again = self._again, set()
        waiting = [ballot for ballot in self.kept.values() if ballot.accepted]
        return [ballot for ballot in waiting if ballot.receipt in asked or self.over(ballot.run)]

    async def _once_more(self, line: Line, ballot: Ballot) -> None:
        async with self._lock:
            if ballot.receipt not in self.kept:
                return
            try:
                await self._hand_in(line, ballot)
            except (Refusal, Lost) as no:
                self._drop(ballot)
                self.books.error(f"{self.owner}, whose ballot of run {ballot.run} had been accepted: {no}")
