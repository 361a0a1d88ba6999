"""The whole of it as an organisation would run it: PostgreSQL, Redis, three workers, haproxy in front; all real."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.postgres import Cluster
from tests.scale.redis_server import RedisServer
from tests.server import Server, free_port

HERE = Path(__file__).parents[2]
NAMES = ("1", "2", "3")


class Topology:
    """`url`: where people come in. `workers`: three servers, each with a folder of its own."""

    def __init__(self, folder: Path, workers: int = 3) -> None:
        self.folder, self.cluster = folder, Cluster()
        self.redis = RedisServer(folder)
        self.database = self.cluster.fresh()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.workers = [Server(folder / name, **self._settings()) for name in NAMES[:workers]]
        self.haproxy = subprocess.Popen(
            ["haproxy", "-db", "-f", HERE / "deploy" / "haproxy.cfg"],
            env={**os.environ, **self._front()},
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _settings(self) -> dict[str, str]:
        return {
            "WORKSHOP_DATABASE": self.database,
            "WORKSHOP_REDIS": self.redis.url,
            "WORKSHOP_SECRET": "one secret for all of the workers",
            "WORKSHOP_URL": self.url,
            "WORKSHOP_PROXIES": "127.0.0.1",
        }

    def _front(self) -> dict[str, str]:
        ports = [one.port for one in self.workers]
        ports += [free_port() for _ in range(len(NAMES) - len(ports))]
        told = {f"WORKER_{name}": f"127.0.0.1:{port}" for name, port in zip(NAMES, ports, strict=True)}
        return {"BIND": f"127.0.0.1:{self.port}", **told}

    def _wait(self) -> None:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.url}/readyz", timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("nobody answers behind haproxy")

    def rehearse(self, couples: int, agenda: str = "first-evening", **more: Any) -> dict[str, Any]:
        """What `workshop rehearse` tells, run against the front."""
        said = ["--couples", couples, "--agenda", agenda, "--url", self.url, "--desk", self.workers[0].desk, "--json"]
        said += [part for name, value in more.items() for part in (f"--{name}", value)]
        command = [sys.executable, "-m", "workshop.cli", "rehearse", *map(str, said)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    @contextmanager
    def misfortune(self, every: float = 8.0, redis_at: tuple[int, ...] = (2, 5)) -> Iterator[list[str]]:
        """Meanwhile one worker after the other is killed and started again, and Redis at these turns as well."""
        stop, told = threading.Event(), list[str]()

        def work() -> None:
            turn = 0
            while not stop.wait(every):
                one = self.workers[turn % len(self.workers)]
                turn += 1
                told.append(f"worker {turn % len(self.workers)}")
                one.kill()
                time.sleep(2)
                one.again()
                if turn in redis_at:
                    told.append("redis")
                    self.redis.kill()
                    time.sleep(2)
                    self.redis.start()

        thread = threading.Thread(target=work)
        thread.start()
        try:
            yield told
        finally:
            stop.set()
            thread.join(60)

    def stop(self) -> None:
        self.haproxy.terminate()
        self.haproxy.wait(10)
        for one in self.workers:
            one.stop()
        self.redis.stop()
        self.cluster.end()
