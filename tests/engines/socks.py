"""A SOCKS proxy (RFC 1928) that knows one house, whatever its name, and can be out of reach."""

import asyncio
from contextlib import suppress

from tests.faults.network import abort
from tests.live.people import run

DONE = b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00"


class Socks:
    """`port`: where it listens. Every name leads to this machine."""

    def __init__(self) -> None:
        self.gone = False
        self._open: set[asyncio.StreamWriter] = set()
        self._listener = run(asyncio.start_server(self._come, "127.0.0.1", 0))
        self.port = self._listener.sockets[0].getsockname()[1]

    def lose(self) -> None:
        """All connections end at once, and there are no new ones."""
        self.gone = True
        run(self._hang_up())

    def find(self) -> None:
        self.gone = False

    def close(self) -> None:
        self._listener.close()
        self.lose()

    async def _hang_up(self) -> None:
        for writer in self._open:
            abort(writer)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            if not self.gone:
                await self._through(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # somebody hung up
        finally:
            self._open.discard(writer)
            abort(writer)

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        *_, kind = await reader.readexactly(4)
        size = {1: 4, 4: 16}.get(kind) or (await reader.readexactly(1))[0]
        await reader.readexactly(size)
        port = int.from_bytes(await reader.readexactly(2), "big")
        there, here = await asyncio.open_connection("127.0.0.1", port)
        writer.write(DONE)
        both = [asyncio.create_task(one) for one in (_carry(reader, here), _carry(there, writer))]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for one in both:
            one.cancel()
        abort(here)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
