"""What a rehearsal's process asks of its machine: many files, a tidy stop, and news of whoever started it."""

import asyncio
import os
import resource
import signal
import sys
import threading
from collections.abc import Mapping

FILES = 16_384

KEPT = ("WORKSHOP_ASYNC",)
"""Of the settings in the environment. The others may lead to data that is somebody's."""


def own_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a server of one's own, which keeps to its own folder and the database in it."""
    return {name: said for name, said in environment.items() if not name.startswith("WORKSHOP_") or name in KEPT}


def stop_tidily_when_told() -> None:
    """SIGTERM ends the rehearsal as Ctrl-C does: with its own server stopped, and a report of how far it came."""
    task = asyncio.current_task()
    if task and threading.current_thread() is threading.main_thread():
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def allow_many_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def give_way() -> None:
    """Let everything else on this machine go first."""
    os.nice(10)


async def let_go() -> None:
    """Until whoever started this process and held its standard input has let go of it, or is no more."""
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    try:
        await reader.read()
    finally:
        transport.close()
