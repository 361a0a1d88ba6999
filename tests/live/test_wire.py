"""Frames, compared with what another library of the same standard makes and reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import BytesMessage, Ping, TextMessage

from workshop.live import wire

MOST = 40_000


def cut(data, places):
    """The same bytes in pieces."""
    ends = sorted({min(place, len(data)) for place in places} | {len(data)})
    return [data[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


texts = st.text(max_size=300).filter(bool) | st.integers(1, 35_000).map(lambda size: "x" * size)


@given(st.lists(texts, max_size=5), st.lists(st.integers(0, 70_000), max_size=12), st.booleans())
def test_what_comes_in_whatever_pieces_is_read_whole(messages, places, pinged):
    client = Connection(ConnectionType.CLIENT)
    sent = b""
    for message in messages:
        half = len(message) // 2
        sent += client.send(TextMessage(data=message[:half], message_finished=False))
        sent += client.send(Ping(payload=b"there?")) if pinged else b""
        sent += client.send(TextMessage(data=message[half:]))
    reader, heard = wire.Reader(4 * MOST), []
    for piece in cut(sent, places):
        heard += reader.take(piece)
    told = [payload.decode() for opcode, payload in heard if opcode == wire.TEXT]
    assert told == messages
    assert [payload for opcode, payload in heard if opcode == wire.PING] == [b"there?"] * (len(messages) * pinged)


@given(st.lists(st.text(max_size=200) | st.integers(0, 70_000).map(lambda size: "y" * size), max_size=4))
def test_what_goes_is_read_by_others(messages):
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(b"".join(wire.framed(message.encode()) for message in messages))
    heard, part = [], ""
    for event in client.events():
        part += event.data
        if event.message_finished:
            heard, part = [*heard, part], ""
    assert heard == messages


def masked(first, second, rest=b""):
    return bytes((first, second)) + rest


BROKEN = {
    "not masked": (masked(0x81, 1, b"x"), wire.MALFORMED),
    "compressed": (masked(0xC1, 0x81, b"\0\0\0\0x"), wire.MALFORMED),
    "an opcode that is none": (masked(0x83, 0x80, b"\0\0\0\0"), wire.MALFORMED),
    "a ping in pieces": (masked(0x09, 0x80, b"\0\0\0\0"), wire.MALFORMED),
    "a ping that is long": (masked(0x89, 0xFE, b"\0\x7e\0\0\0\0"), wire.MALFORMED),
    "a piece of nothing": (masked(0x80, 0x81, b"\0\0\0\0x"), wire.MALFORMED),
    "a message inside of another": (masked(0x01, 0x80, b"\0\0\0\0") * 2, wire.MALFORMED),
    "too large": (masked(0x81, 0xFF, (MOST + 1).to_bytes(8, "big")), wire.TOO_LARGE),
    "empty pieces without end": (
        masked(0x01, 0x80, b"\0\0\0\0") + masked(0x00, 0x80, b"\0\0\0\0") * (MOST + 1),
        wire.TOO_LARGE,
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_frame_is_refused_with_its_code(what):
    data, code = BROKEN[what]
    with pytest.raises(wire.Broken) as wrong:
        wire.Reader(MOST).take(data)
    assert wrong.value.code == code


def test_a_message_of_bytes_is_one():
    sent = Connection(ConnectionType.CLIENT).send(BytesMessage(data=b"\x00\xff"))
    assert wire.Reader(MOST).take(sent) == [(wire.BINARY, b"\x00\xff")]


@given(st.binary(max_size=5_000), st.binary(min_size=4, max_size=4))
def test_masking_twice_changes_nothing_and_once_each_byte(payload, mask):
    once = wire.masked(payload, mask)
    assert bytes(one ^ mask[nth % 4] for nth, one in enumerate(payload)) == once
    assert wire.masked(once, mask) == payload
