"""The whole of it as an organisation would run it: PostgreSQL, Redis, three workers, haproxy in front; all real."""

import json
import os
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.ports import free_port
from tests.postgres import Cluster
from tests.scale.redis_server import RedisServer
from tests.server import Server, path_of, python
from tests.waiting import until

HAPROXY = Path(__file__).parents[2] / "deploy" / "haproxy.cfg"
NAMES = ("1", "2", "3")
Sites = Sequence[Path | None]
STAY: Sites = (None, None, None)


class Workers:
    """Three servers on one PostgreSQL and one Redis, each with a folder of its own; people come in at `url`.

    `sites`: where each of them is installed; None: it runs from the checkout.
    """

    def __init__(self, folder: Path, url: str, empty: bool = False, sites: Sites = STAY, **more: str) -> None:
        self.cluster, self.redis = Cluster(), RedisServer(folder)
        settings = {
            "WORKSHOP_DATABASE": self.cluster.fresh(empty=empty),
            "WORKSHOP_REDIS": self.redis.url,
            "WORKSHOP_SECRET": "one secret for all of the workers",
            "WORKSHOP_URL": url,
            "WORKSHOP_PROXIES": "127.0.0.1",
            **more,
        }
        self.servers = [Server(folder / name, site=site, **settings) for name, site in zip(NAMES, sites, strict=True)]

    def stop(self) -> None:
        for one in self.servers:
            one.stop()
        self.redis.stop()
        self.cluster.end()


def haproxy(servers: Sequence[Server], **settings: str) -> "subprocess.Popen[bytes]":
    """In front of three servers; `settings` as deploy/haproxy.cfg has them."""
    told = {f"WORKER_{name}": f"127.0.0.1:{one.port}" for name, one in zip(NAMES, servers, strict=True)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(["haproxy", "-db", "-f", HAPROXY], env={**os.environ, **told, **settings}, **quiet)


class Topology:
    """`url`: where people come in. `workers`: the three servers."""

    def __init__(self, folder: Path, sites: Sites = STAY) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._workers = Workers(folder, self.url, sites=sites)
        self.workers, self.redis = self._workers.servers, self._workers.redis
        self.haproxy = haproxy(self.workers, BIND=f"127.0.0.1:{port}")
        until(self._is_ready, pardons=(OSError,))

    def _is_ready(self) -> bool:
        with urllib.request.urlopen(f"{self.url}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)

    def rehearse(
        self, couples: int, agenda: str = "first-evening", site: Path | None = None, **more: Any
    ) -> dict[str, Any]:
        """What `workshop rehearse` (of the version installed in `site`) tells, run against the front."""
        said = ["--couples", couples, "--agenda", agenda, "--url", self.url, "--desk", self.workers[0].desk, "--json"]
        said += [part for name, value in more.items() for part in (f"--{name}", value)]
        command = [*python(site), "-m", "workshop.cli", "rehearse", *map(str, said)]
        env = {**os.environ, **path_of(site)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, env=env)
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
        self._workers.stop()
