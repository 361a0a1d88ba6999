"""A Redis of the tests' own, which keeps nothing on disk; it can be killed, and forgets everything then."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import redis

from tests.ports import free_port


class RedisServer:
    def __init__(self, folder: Path, databases: int = 16) -> None:
        self.folder, self.port, self.databases = folder, free_port(), databases
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        told = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        told += ["--databases", str(self.databases)]
        self.process = subprocess.Popen(
            ["redis-server", *told, "--dir", str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()

    def _wait(self) -> None:
        with redis.Redis.from_url(self.url) as one:
            for _ in range(200):
                try:
                    one.ping()
                    return
                except redis.ConnectionError:
                    time.sleep(0.02)
        raise AssertionError("redis-server does not start")

    def everything(self) -> bytes:
        """Every key and value that it holds."""
        ask: dict[bytes, Any] = {b"string": "get", b"hash": "hgetall", b"stream": "xrange"}
        with redis.Redis.from_url(self.url) as one:
            keys: Any = one.keys("*")
            return b"\n".join(key + repr(getattr(one, ask[one.type(key)])(key)).encode() for key in keys)  # type: ignore[index]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    stop = kill

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It stands still, and the kernel goes on taking connections for it."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)
