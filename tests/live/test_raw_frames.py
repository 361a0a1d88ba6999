"""Frames that no page of ours would send, over a real socket: the server fails at none and goes on for the others."""

import asyncio
import contextlib
import json
import os

import pytest

from tests.live.people import run

DEEP = "[" * 3_000 + "]" * 3_000

FRAMES = {
    "coming by an event": '42["connect", {}, {"role": "phone"}]',
    "going by an event": '42["disconnect"]',
    "going by an event, and why": '42["disconnect", "server disconnect"]',
    "an event without a name": "42[]",
    "an event that is a number": "42[7]",
    "an event that is a list": '42[["act"], {}]',
    "an event that is an object": '42[{"act": 1}]',
    "no list": '42{"act": 1}',
    "no JSON": "42[",
    "not a number": "42[NaN]",
    "nested without end": f'42["act",{DEEP}]',
    "an unknown event": '427["whisper", {}]',
    "the library's own": '42["__disconnect_final", 1]',
    "a name with signs": '42["act\\u0000", {}]',
    "half a letter": '42["act", {"id": "\\ud800"}]',
    "far too many": '42["act"' + ",1" * 5_000 + "]",
    "an answer to nobody": "4399[1]",
    "an answer without a list": "4399{}",
    "bytes that never come": '45999999999-["act",{"_placeholder":true,"num":0}]',
    "bytes that are elsewhere": '451-["act",{"_placeholder":true,"num":9}]',
    "another space": '42/elsewhere,["act",{}]',
    "a connection once more": '40{"role":"desk","session":"x"}',
    "a connection elsewhere": '40/elsewhere,{"role":"phone"}',
    "a refusal": '44{"message":"x"}',
    "an unknown packet": "49[]",
    "a packet without anything": "4",
    "nothing": "",
    "an unknown frame": "9",
    "an opening": '0{"sid":"x"}',
    "an upgrade": "5",
    "a number of an answer without end": "42" + "9" * 2_000 + '["act",{}]',
    "the time from nowhere": '42["time", {"x": []}, null, 1e308]',
    "the time before all times": '421["time", -9999999999999999999]',
}


HARMLESS = {
    *("an unknown event", "the library's own", "a name with signs", "an answer to nobody", "another space"),
    *("a connection once more", "a connection elsewhere"),
    *("the time from nowhere", "the time before all times"),
}
"""After these everything goes on as if nothing had been sent; after all others the socket is hung up."""


def hung_up(told):
    return not any(str(one).startswith("4377") for one in told)


@pytest.fixture(scope="module")
def served(server):
    os.set_blocking(server.process.stdout.fileno(), False)
    return server


def printed(server):
    with contextlib.suppress(TypeError):  # nothing there to read
        return server.process.stdout.read() or ""
    return ""


async def heard(phone, url, frame):
    """What comes back for one frame over a socket of this phone, until an act of its own is answered, or the end."""
    where = f"{url}/socket.io/?EIO=4&transport=websocket".replace("http", "ws", 1)
    told = []
    async with phone.http.ws_connect(where) as socket:
        await socket.receive()
        await socket.send_str("40" + json.dumps({"role": "phone", "session": phone.session}))
        await socket.receive()
        await socket.send_str(frame)
        await socket.send_str('4277["time"]')
        with contextlib.suppress(asyncio.TimeoutError):
            while not told or not str(told[-1]).startswith("4377"):
                message = await socket.receive(timeout=10)
                told.append(message.data)
                if not isinstance(message.data, str):
                    break
    return told


def test_no_frame_makes_the_server_fail_or_forget_the_others(served, evening):
    room = evening()
    ana, _ = room.couples(1)
    stranger = room.phone()
    printed(served)
    [(before,)] = served.rows("select max(seq) from events where session = ?", room.desk.session)
    room.desk.see("desk", lambda view: view["seq"] == before)
    for what, frame in FRAMES.items():
        told = run(heard(stranger, served.url, frame))
        assert "Traceback" not in str(told), what
        assert hung_up(told) == (what not in HARMLESS), (what, told)
        said = printed(served)
        assert "Traceback" not in said and "Error" not in said, (what, said)
        assert ana.act("ours")["ok"], what
    assert room.desk.see("desk")["seq"] == before
    log = (served.data / "server.log").read_text()
    assert "Traceback" not in log and "act failed" not in log
