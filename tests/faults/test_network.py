"""The network of the fault tests does what it says: it delays, holds back, doubles, drops, tears and forgets."""

import asyncio
from contextlib import asynccontextmanager
from random import Random

import pytest

from tests.faults.network import Frames, Network, Weather, knocked, resent

pytestmark = pytest.mark.faults
HERE = "127.0.0.1"


def frame(text, mark=0x81):
    size = len(text)
    head = bytes([mark, size]) if size < 126 else bytes([mark, 126]) + size.to_bytes(2, "big")
    return head + text


@asynccontextmanager
async def network():
    """A server that says 101 and then repeats what it hears as frames of its own, behind a network."""

    async def answer(reader, writer):
        writer.write(b"HTTP/1.1 101 Switching\r\n\r\n")
        while line := await reader.readline():
            writer.write(frame(line.strip()))
        writer.close()

    server = await asyncio.start_server(answer, HERE, 0)
    async with Network(server.sockets[0].getsockname()[1], Random(1)) as between:
        yield between
    server.close()


async def call(between, *texts):
    reader, writer = await asyncio.open_connection(HERE, between.port)
    await reader.readuntil(b"\r\n\r\n")
    for text in texts:
        writer.write(text + b"\n")
    return reader, writer


async def silence(reader, seconds=0.2):
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reader.read(100), seconds)


def test_acknowledgements_come_twice_or_never_and_all_else_once():
    async def story():
        async with network() as between:
            between.weather[HERE] = Weather(twice=1.0)
            reader, _ = await call(between, b"43[1]", b"42[2]", b"43" + b"x" * 300)
            for text in (b"43[1]", b"43[1]", b"42[2]", *[b"43" + b"x" * 300] * 2):
                assert await reader.readexactly(len(frame(text))) == frame(text)
            between.weather[HERE] = Weather(never=1.0)
            reader, _ = await call(between, b"43[1]", b"42[2]")
            assert await reader.readexactly(7) == frame(b"42[2]")

    asyncio.run(story())


def test_what_is_sent_into_a_silence_arrives_after_it_and_whoever_knocks_meanwhile_comes_in():
    async def story():
        async with network() as between:
            reader, writer = await call(between)
            between.hush(HERE, 0.3)
            writer.write(b"42[1]\n")
            knocking = asyncio.create_task(call(between, b"42[2]"))
            await silence(reader)
            assert await reader.readexactly(7) == frame(b"42[1]")
            assert await (await knocking)[0].readexactly(7) == frame(b"42[2]")

    asyncio.run(story())


def test_a_wire_that_is_forgotten_looks_open_and_carries_nothing_while_a_new_one_works():
    async def story():
        async with network() as between:
            reader, writer = await call(between)
            between.forget(HERE)
            writer.write(b"42[1]\n")
            await silence(reader)
            assert not writer.transport.is_closing()
            reader, _ = await call(between, b"42[2]")
            assert await reader.readexactly(7) == frame(b"42[2]")

    asyncio.run(story())


@pytest.mark.parametrize("how", ["tear", "move"])
def test_a_connection_is_reset_half_way_through_a_frame_or_when_the_phone_moves(how):
    async def story():
        async with network() as between:
            reader, writer = await call(between)
            getattr(between, how)(HERE)
            writer.write(b"42" + b"x" * 40 + b"\n")
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await reader.readexactly(44)

    asyncio.run(story())


def test_frames_are_whole_however_their_bytes_arrive():
    said = b"HTTP/1.1 101 Switching\r\n\r\n" + frame(b"42[1]") + frame(b"x" * 70_0) + frame(b"", 0x89)
    for size in (1, 2, 5, 1000):
        cut = Frames()
        head = said.index(b"\r\n\r\n") + 4
        pieces = [said[:head], *(said[at : at + size] for at in range(head, len(said), size))]
        told = [part for piece in pieces for part in cut.of(piece)]
        assert told == [said[:head], frame(b"42[1]"), frame(b"x" * 700), frame(b"", 0x89)]


def test_tcp_tries_again_after_longer_and_longer_times():
    assert resent(0.0, 0.0) == 0.0
    assert resent(0.0, 1.0) == pytest.approx(1.4)
    assert resent(0.0, 30.0) == pytest.approx(51.0)
    assert [knocked(0.0, back) for back in (0.0, 0.5, 2.0, 40.0)] == [0.0, 1.0, 3.0, float("inf")]
