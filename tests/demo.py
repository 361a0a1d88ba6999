"""`workshop demo` as a visitor starts it."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path


class Demo:
    """`links`: what it printed; `elsewhere`: the folder that the environment names, which is none of its business."""

    def __init__(self, folder: Path) -> None:
        self.elsewhere, self.folder = folder / "elsewhere", folder / "tmp"
        settings = {"WORKSHOP_DATA": str(self.elsewhere), "WORKSHOP_URL": "http://elsewhere.example"}
        self.folder.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workshop.cli", "demo", "--json", "--couples", "3", "--speed", "20"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **settings, "TMPDIR": str(self.folder)},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore Ctrl-C
        )
        assert self.process.stdout
        self.links = json.loads(self.process.stdout.readline())
        self.url, _, self.code = self.links["phone"].partition("/j/")
        self.desk = self.links["desk"]

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(30)

    def left(self) -> list[str]:
        """What is still there of it."""
        port = int(self.url.rpartition(":")[2])
        with socket.socket() as probe:
            answers = ["a server"] if probe.connect_ex(("127.0.0.1", port)) == 0 else []
        return [*answers, *map(str, self.folder.iterdir()), *["elsewhere"] * self.elsewhere.exists()]
