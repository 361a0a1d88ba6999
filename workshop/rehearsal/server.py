"""A server of our own for a rehearsal: started, listened to, and stopped in the way a person would stop it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from workshop.rehearsal.books import Books
from workshop.rehearsal.process import own_settings
from workshop.rehearsal.views import Lost

START_S = 30.0
STOP_S = 15.0
LOG = "rehearsal.log"


@dataclass
class House:
    """Where a server is. `desk`: the link that signs a facilitator in; `join`: what phones open, before the code."""

    desk: str = ""
    join: str = ""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    said: deque[str] = field(default_factory=lambda: deque(maxlen=12))

    def hear(self, line: str) -> None:
        """One line of what the server prints."""
        self.said.append(line)
        name, _, link = line.partition(": ")
        if name in ("desk", "join") and link.startswith("http"):
            setattr(self, name, link.strip())
        if self.desk and self.join:
            self.ready.set()


@asynccontextmanager
async def own(data: Path | None, books: Books) -> AsyncIterator[House]:
    """A server on a free port of this machine. Its folder is `data`, which stays, or one that goes with it.

    Of the settings in the environment it knows none but how to wait: they may lead to a database that is in use.
    """
    with TemporaryDirectory(prefix="rehearsal-") as passing:
        folder = data or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        process = await asyncio.create_subprocess_exec(
            *_command(folder), stdout=PIPE, stderr=STDOUT, env=own_settings(os.environ)
        )
        house = House()
        reading = asyncio.create_task(_read(process, house, folder / LOG, books))
        try:
            await _ready(process, house)
            yield house
        finally:
            await _stop(process, books)
            await reading


def _command(folder: Path) -> list[str]:
    serve = ["serve", "--host", "127.0.0.1", "--port", "0", "--data", str(folder)]
    return [sys.executable, "-m", "workshop.cli", *serve]


async def _read(process: Process, house: House, log: Path, books: Books) -> None:
    """Keep all that the server prints, and count each traceback as an error."""
    assert process.stdout is not None
    with log.open("a", encoding="utf-8") as kept:
        async for raw in process.stdout:
            line = raw.decode(errors="replace").rstrip("\n")
            print(line, file=kept, flush=True)
            house.hear(line)
            if line.startswith(("Traceback", "A failure")):
                books.error(f"the server met a failure; see {log.name} and server.log in its data folder")


async def _ready(process: Process, house: House) -> None:
    ready, gone = asyncio.create_task(house.ready.wait()), asyncio.create_task(process.wait())
    await asyncio.wait((ready, gone), timeout=START_S, return_when=asyncio.FIRST_COMPLETED)
    ready.cancel(), gone.cancel()
    if not house.ready.is_set():
        raise Lost(f"the server did not start within {START_S:g} s; it said: {' / '.join(house.said) or 'nothing'}")


async def _stop(process: Process, books: Books) -> None:
    if process.returncode is not None:
        books.error(f"the server ended by itself with code {process.returncode}")
        return
    process.send_signal(signal.SIGTERM)
    try:
        code = await asyncio.wait_for(process.wait(), STOP_S)
        if code:
            books.error(f"the server ended with code {code} when it was asked to stop")
    except TimeoutError:
        books.error(f"the server did not stop within {STOP_S:g} s of being asked to")
        process.kill()
        await process.wait()
