"""A network between phones and server that does to their bytes what real ones do: delays, holds, breaks, forgets."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

RESEND_S = 0.2
"""After so long TCP sends again what was not acknowledged; then after twice that, and so on (RFC 6298)."""
KNOCKS_S = (0.0, 1.0, 3.0, 7.0, 15.0, 31.0)
"""When a SYN that nobody answers is sent again, from the first one."""
PIECE = 65_536
ACK = b"43"
"""How the text of a Socket.IO acknowledgement begins."""


@dataclass(frozen=True)
class Weather:
    """What a phone's network is like. `delay`: seconds one way, drawn anew for each piece; `rate`: bytes a second.

    `twice`, `never`: how many of the server's acknowledgements arrive two times, and how many never.
    """

    delay: tuple[float, float] = (0.0, 0.0)
    rate: float = 0.0
    twice: float = 0.0
    never: float = 0.0


CALM = Weather()
SLOW = {"delay": (0.02, 0.3)}
"""Bad Wi-Fi."""
NARROW = {"delay": (0.13, 0.17), "rate": 31_000.0}
"""2G, as the developer tools of Chrome had it: 300 ms there and back, 250 kbit/s."""


def resent(began: float, back: float) -> float:
    """When the first byte that was sent into the silence of [began, back] arrives at last."""
    at, wait = began, RESEND_S
    while at < back:
        at, wait = at + wait, 2 * wait
    return at


def knocked(began: float, back: float) -> float:
    """When a connection that was asked for in the silence is made; infinite if nobody asks any more."""
    return next((began + later for later in KNOCKS_S if began + later >= back), float("inf"))


class Network:
    """Listens in the place of the server at `target`; who comes is told by the address they come from."""

    def __init__(self, target: int, chance: Random, port: int = 0) -> None:
        self.target, self.chance, self.port = target, chance, port
        self.weather: dict[str, Weather] = {}
        self.silent: dict[str, tuple[float, float]] = {}
        self._wires: set[Wire] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Network":
        self._listener = await asyncio.start_server(self._come, "127.0.0.1", self.port, backlog=1024)
        self.port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def of(self, address: str) -> list["Wire"]:
        return [wire for wire in self._wires if wire.address == address]

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._through(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # somebody hung up, or the network is taken down
        finally:
            abort(writer)

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address, began = writer.get_extra_info("peername")[0], now()
        while (back := self.silent.get(address, (0.0, 0.0))[1]) > now():
            later = knocked(began, back)
            if later == float("inf"):
                return
            await asyncio.sleep(later - now())
        there, here = await asyncio.open_connection("127.0.0.1", self.target)
        wire = Wire(self, address, (reader, writer), (there, here))
        self._wires.add(wire)
        try:
            await wire.carry()
        finally:
            self._wires.discard(wire)
            abort(here)

    # what happens to somebody

    def hush(self, address: str, seconds: float) -> float:
        """Nothing goes through for some time; when that is over."""
        began = now()
        self.silent[address] = (began, began + seconds)
        return began + seconds

    def forget(self, address: str) -> None:
        """The wires that there are carry nothing any more, and nobody is told: a phone that slept, a box that was
        switched off and on."""
        for wire in self.of(address):
            wire.dead = True

    def tear(self, address: str) -> None:
        """The next thing that the server says breaks off half way, and the connection is reset."""
        for wire in self.of(address):
            wire.torn = True

    def move(self, address: str) -> None:
        """The phone has another address now: its connections end at once, and the server does not hear of it."""
        for wire in self.of(address):
            wire.dead = True
            abort(wire.client[1])


class Wire:
    def __init__(self, network: Network, address: str, client: "Ends", server: "Ends") -> None:
        self.network, self.address, self.client, self.server = network, address, client, server
        self.dead = self.torn = False

    async def carry(self) -> None:
        """Until either side ends. A dead wire stays as it is until the server has had enough of it."""
        up = asyncio.create_task(self._up())
        down = asyncio.create_task(self._down())
        try:
            done, _ = await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
            if self.dead and down not in done:
                await asyncio.wait((down,))
        finally:
            up.cancel(), down.cancel()
            await asyncio.gather(up, down, return_exceptions=True)

    async def _up(self) -> None:
        line = Line(self, self.server[1])
        try:
            while piece := await self.client[0].read(PIECE):
                line.put(piece)
            await line.empty()
        finally:
            line.stop()

    async def _down(self) -> None:
        line, frames = Line(self, self.client[1]), Frames()
        weather, chance = self.network.weather, self.network.chance
        try:
            while piece := await self.server[0].read(PIECE):
                if self.torn and not self.dead:
                    return self._break(piece)
                sky = weather.get(self.address, CALM)
                for frame in frames.of(piece):
                    drawn = chance.random() if frame.startswith(ACK, _text_at(frame)) else 1.0
                    for _ in range(0 if drawn < sky.never else 2 if drawn < sky.never + sky.twice else 1):
                        line.put(frame)
            await line.empty()
        finally:
            line.stop()

    def _break(self, piece: bytes) -> None:
        self.client[1].write(piece[: len(piece) // 2])
        abort(self.client[1])
        abort(self.server[1])


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Line:
    """One direction of a wire: pieces arrive in order, as late as the weather and the silences make them."""

    def __init__(self, wire: Wire, writer: asyncio.StreamWriter) -> None:
        self.wire, self.writer = wire, writer
        self.pieces: asyncio.Queue[bytes] = asyncio.Queue()
        self._carrying = asyncio.create_task(self._carry())

    def put(self, piece: bytes) -> None:
        self.pieces.put_nowait(piece)

    async def empty(self) -> None:
        waiting = asyncio.create_task(self.pieces.join())
        try:
            await asyncio.wait((waiting, self._carrying), return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)

    def stop(self) -> None:
        self._carrying.cancel()

    async def _carry(self) -> None:
        while True:
            piece = await self.pieces.get()
            await self._wait(len(piece))
            if not (self.wire.dead or self.writer.transport.is_closing()):
                self.writer.write(piece)
                with contextlib.suppress(OSError):
                    await self.writer.drain()
            self.pieces.task_done()

    async def _wait(self, size: int) -> None:
        network, address = self.wire.network, self.wire.address
        sky = network.weather.get(address, CALM)
        late = network.chance.uniform(*sky.delay) + (size / sky.rate if sky.rate else 0.0)
        if late:
            await asyncio.sleep(late)
        sent = now()
        while (silence := network.silent.get(address, (0.0, 0.0)))[1] > now() and not self.wire.dead:
            await asyncio.sleep(max(0.0, resent(max(sent, silence[0]), silence[1]) - now()))


class Frames:
    """Cuts what a server says into its WebSocket frames (RFC 6455, unmasked); before that it is HTTP and passes."""

    def __init__(self) -> None:
        self._held, self._upgraded = b"", False

    def of(self, piece: bytes) -> Iterator[bytes]:
        if not self._upgraded:
            head, end, rest = piece.partition(b"\r\n\r\n")
            self._upgraded = head.startswith(b"HTTP/1.1 101")
            yield head + end if self._upgraded else piece
            piece = rest if self._upgraded else b""
        self._held += piece
        while (size := _frame_size(self._held)) and len(self._held) >= size:
            yield self._held[:size]
            self._held = self._held[size:]


def _frame_size(held: bytes) -> int:
    """Bytes of the first frame; 0 while its head is not all there."""
    if len(held) < 2:
        return 0
    start = _text_at(held)
    if len(held) < start:
        return 0
    short = held[1] & 0x7F
    return start + (short if start == 2 else int.from_bytes(held[2:start], "big"))


def _text_at(frame: bytes) -> int:
    """Where the text of a frame begins."""
    return 2 + {126: 2, 127: 8}.get(frame[1] & 0x7F, 0) if len(frame) > 1 else 0


def abort(writer: asyncio.StreamWriter) -> None:
    """End a connection as a reset does: at once, for the other side too."""
    wire = writer.get_extra_info("socket")
    with contextlib.suppress(OSError, AttributeError):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def now() -> float:
    return asyncio.get_running_loop().time()
