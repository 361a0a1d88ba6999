"""Debian's Firefox, driven by Playwright over WebDriver BiDi.

Playwright asks for some things that only newer Firefoxes know, such as to pretend a dark screen. This module stands
between the two as the program that Playwright starts, and answers in Firefox's place that it is done.
"""

import asyncio
import json
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright

from tests.faults.network import Frames

FIREFOX = "firefox-esr"
TELLS = "WebDriver BiDi listening on ws://127.0.0.1:"
UNKNOWN = b'"error":"unknown command"'


def firefox(playwright: Playwright, folder: Path, prefs: dict[str, Any]) -> Browser:
    """`folder`: an empty one, for the program. `prefs`: what `about:config` has otherwise."""
    program = folder / "firefox"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {__name__} "$@"\n')
    program.chmod(0o755)
    env: dict[str, Any] = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return playwright.firefox.launch(channel="moz-firefox", executable_path=program, env=env, firefox_user_prefs=prefs)


async def between(*told: str) -> int:
    browser = await asyncio.create_subprocess_exec(FIREFOX, *told, stderr=asyncio.subprocess.PIPE)
    assert browser.stderr
    while not (found := re.search(rf"{TELLS}(\d+)", (line := await browser.stderr.readline()).decode())):
        if not line:
            return await browser.wait()
    listener = await asyncio.start_server(lambda *ends: through(int(found[1]), *ends), "127.0.0.1", 0)
    print(f"{TELLS}{listener.sockets[0].getsockname()[1]}", file=sys.stderr, flush=True)
    while await browser.stderr.readline():
        pass
    return await browser.wait()


async def through(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    there, here = await asyncio.open_connection("127.0.0.1", port)
    head = await reader.readuntil(b"\r\n\r\n")
    here.write(re.sub(rb"Host: \S+", b"Host: 127.0.0.1:%d" % port, head))
    await asyncio.wait([asyncio.create_task(up(reader, here)), asyncio.create_task(down(there, writer))])


async def up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    writer.close()


async def down(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    frames = Frames()
    with suppress(OSError):
        while piece := await reader.read(65_536):
            for frame in frames.of(piece):
                writer.write(done(frame) if UNKNOWN in frame else frame)
            await writer.drain()
    writer.close()


def done(frame: bytes) -> bytes:
    """The same frame, as long as it was, with a success in it."""
    start = frame.index(b"{")
    told = {"type": "success", "id": json.loads(frame[start:])["id"], "result": {}}
    return frame[:start] + json.dumps(told).encode().ljust(len(frame) - start)


if __name__ == "__main__":
    sys.exit(asyncio.run(between(*sys.argv[1:])))
