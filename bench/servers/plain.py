"""A loop in C (picows) that writes the same frames and knows nothing: as fast as it can be from Python."""

import asyncio
import json
import re
import resource
import sys
from pathlib import Path

from picows import WSListener, WSMsgType, ws_create_server

port, view = int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
ROOM = b"42" + json.dumps(["room", view], separators=(",", ":"), ensure_ascii=False).encode()
OPEN = b'0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":100000}'
everybody = set()


class Phone(WSListener):
    def on_ws_connected(self, transport):
        everybody.add(transport)
        transport.send(WSMsgType.TEXT, OPEN)

    def on_ws_disconnected(self, transport):
        everybody.discard(transport)

    def on_ws_frame(self, transport, frame):
        text = frame.get_payload_as_bytes()
        if text.startswith(b"40"):
            transport.send(WSMsgType.TEXT, b'40{"sid":"y"}')
            transport.send(WSMsgType.TEXT, ROOM)
        elif text.startswith(b'42["push"'):
            for one in everybody:
                one.send(WSMsgType.TEXT, ROOM)
        elif found := re.match(rb"42(\d+)\[", text):
            transport.send(WSMsgType.TEXT, b"43" + found[1] + b'[{"ok":true,"seq":1,"counted":false}]')


async def main():
    server = await ws_create_server(lambda _request: Phone(), "127.0.0.1", port, backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main())
