"""A real server in a process of its own, as people start it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests import databases
from tests.ports import free_port
from workshop.config import Config, read_config


def python(site: Path | None) -> list[str]:
    """Python, which does not look for our package in the folder it is started in if it is to find it in `site`."""
    return [sys.executable, *["-P"] * (site is not None)]


def path_of(site: Path | None) -> dict[str, str]:
    return {"PYTHONPATH": str(site)} if site else {}


class Server:
    """`server.url`, `server.desk` (one-time link) and `server.join`; `kill()` is kill -9, `stop()` is SIGTERM.

    `site`: the folder of an installed wheel, for one that does not run from the checkout.
    """

    program = "workshop.cli"

    def __init__(
        self, data: Path, port: int | None = None, sample: bool = False, site: Path | None = None, **env: str
    ) -> None:
        env = {**databases.settings(data), **env}
        self.data, self.port, self.sample, self.env = data, port or free_port(), sample, env
        self.site = site
        self.start()

    def command(self) -> list[str]:
        told = ["serve", "--port", str(self.port), "--data", str(self.data)]
        return [*python(self.site), "-m", self.program, *told, *["--sample"] * self.sample]

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **path_of(self.site), **self.env},
        )
        self.desk, self.join = self._line("desk"), self._line("join")
        self.url = f"http://127.0.0.1:{self.port}"

    def _line(self, name: str) -> str:
        assert self.process.stdout
        told = ""
        while line := self.process.stdout.readline():
            told += line
            if found := re.match(rf"{name}: (\S+)", line):
                return found[1]
        raise AssertionError(f"the server said no `{name}:` line, but: {told}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        """Stop politely; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15)

    def again(self) -> None:
        """Start once more on the same data and port."""
        for _ in range(50):
            try:
                return self.start()
            except AssertionError:
                time.sleep(0.1)
        raise AssertionError("the server does not start again")

    def written(self) -> bytes:
        """Every byte of every file the server keeps: database, WAL, logs. Of PostgreSQL, its tables and indexes."""
        return databases.files(self.data)

    def rows(self, statement: str, *values: object) -> list[Any]:
        """What a statement brings that is said to its database from outside."""
        return databases.rows(self.config.database, statement, *values)

    @property
    def config(self) -> Config:
        """For a second process on the same data."""
        found = read_config(self.data)
        return replace(found, database=self.env.get("WORKSHOP_DATABASE", found.database))


class Pretending(Server):
    """One of another version, by what `pretends` says in the place of what is so (workshop/version.py)."""

    program = "tests.other_version"

    def __init__(self, data: Path, pretends: dict[str, Any], **env: str) -> None:
        super().__init__(data, PRETENDS=json.dumps(pretends), **env)

    def become(self, **pretends: Any) -> None:
        """The same server in another version."""
        self.stop()
        self.env["PRETENDS"] = json.dumps(pretends)
        self.again()


class Hosted(Server):
    """The same inside of gunicorn, which listens in its place."""

    def __init__(self, data: Path, **env: str) -> None:
        port = free_port()
        address = {"WORKSHOP_URL": f"http://127.0.0.1:{port}", "WORKSHOP_DATA": str(data)}
        super().__init__(data, port, WORKSHOP_ASYNC="gevent", **address, **env)

    def command(self) -> list[str]:
        told = ["-k", "gevent", "-w", "1", "--log-level", "error", "--no-control-socket"]
        return [sys.executable, "-m", "gunicorn", *told, "--bind", f"127.0.0.1:{self.port}", "wsgi:app"]
