"""Work that takes its time, beside the live path: one queue, each job its owner's alone, files not for long."""

import json
import secrets
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from workshop import concurrency

AT_ONCE, IN_ALL = 2, 20
KEPT_S = 15 * 60
LONGEST_S = 300.0

log = structlog.get_logger()


class TooMany(Exception):
    """So much waits already; the text says what to do."""


class Failed(Exception):
    """A job came to nothing; the text is for the person who asked for it."""


@dataclass
class Job:
    """`title`: what it makes; `back`: where it was asked for; `state`: waiting, running, done or failed.

    `file`: its name for whoever saves it, and its media type; None when it makes none.
    """

    account: str
    title: str
    back: str
    work: Callable[["Job"], None]
    path: Path
    file: tuple[str, str] | None = None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    state: str = "waiting"
    told: str = ""
    ended_at: float | None = None
    process: "subprocess.Popen[bytes] | None" = None


class Jobs:
    """All jobs of this server. `folder` holds their files, and nothing else."""

    def __init__(self, data: Path, clock: Callable[[], float]) -> None:
        self.folder, self.fonts, self._clock = data / "exports", data / "fonts", clock
        self._jobs: dict[str, Job] = {}
        self._waiting: deque[Job] = deque()
        self._running = 0

    def start(
        self, account: str, title: str, back: str, work: Callable[[Job], None], file: tuple[str, str] | None = None
    ) -> Job:
        """Queue some work. Raises TooMany."""
        self.sweep()
        if len(self._waiting) >= IN_ALL or sum(one.account == account for one in self._waiting) >= IN_ALL // 2:
            raise TooMany("Much is being written already. Please wait until it is there, and ask again.")
        job = Job(account, title, back, work, self.folder / secrets.token_hex(16), file)
        self._jobs[job.id] = job
        self._waiting.append(job)
        self._go_on()
        return job

    def find(self, account: str, id: str) -> Job | None:
        """A job, for whoever asked for it; for everybody else there is none."""
        job = self._jobs.get(id)
        return job if job and job.account == account else None

    def before(self, job: Job) -> int:
        """How many jobs come before one that waits."""
        return self._waiting.index(job) if job in self._waiting else 0

    def _go_on(self) -> None:
        while self._waiting and self._running < AT_ONCE:
            job = self._waiting.popleft()
            self._running += 1
            job.state = "running"
            concurrency.beside(lambda job=job: self._do(job))  # type: ignore[misc]

    def _do(self, job: Job) -> None:
        try:
            job.work(job)
            job.state = "done"
        except Failed as no:
            job.state, job.told = "failed", str(no)
        except Exception:
            log.exception("a job failed")
            job.state, job.told = "failed", WENT_WRONG
        finally:
            job.ended_at = self._clock()
            self._running -= 1
            self._go_on()

    def write(self, order: dict[str, Any]) -> Callable[[Job], None]:
        """The work of writing a file in a process of its own (workshop.notes.writing)."""
        raw = json.dumps({**order, "fonts": str(self.fonts)}).encode(errors="replace")
        return lambda job: self._write(job, raw)

    def _write(self, job: Job, raw: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        asked = job.path.with_suffix(".order")
        asked.touch(mode=0o600)
        asked.write_bytes(raw)
        command = [sys.executable, "-m", "workshop.notes.writing", str(job.path)]
        try:
            with asked.open("rb") as order:
                job.process = subprocess.Popen(command, stdin=order, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            code = concurrency.wait_for(job.process, LONGEST_S)
            said = job.process.stderr.read() if job.process.stderr else b""
        finally:
            asked.unlink(missing_ok=True)
        if code != 0 or not job.path.exists():
            log.error("a file could not be written", code=code, why=_kind(said))
            raise Failed(TOO_LONG if code is None else BROKE_OFF)

    def drop(self, back: str) -> None:
        """Let go of what was asked for at this page: what it was made of is erased. What is being written fails."""
        for job in [job for job in self._jobs.values() if job.back == back]:
            job.path.unlink(missing_ok=True)
            job.file = None
            if job in self._waiting:
                self._waiting.remove(job)
            if job.process and job.process.poll() is None:
                job.process.kill()
            del self._jobs[job.id]

    def sweep(self) -> None:
        """Let go of what has been there long enough."""
        for job in [job for job in self._jobs.values() if job.ended_at and self._clock() - job.ended_at > KEPT_S]:
            job.path.unlink(missing_ok=True)
            del self._jobs[job.id]

    def stop(self) -> None:
        """End what is being written and let go of everything; also what an earlier server left."""
        self._waiting.clear()
        for job in self._jobs.values():
            if job.process and job.process.poll() is None:
                job.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


WENT_WRONG = "Something went wrong on our side. Nothing of yours is lost; please try again."
TOO_LONG = "It took too long, so it was ended. Nothing of yours is lost; please try again, or take another format."
BROKE_OFF = "The file could not be written. Nothing of yours is lost; please try again, or take another format."


def _kind(said: bytes) -> str:
    """What went wrong, without its words: they may hold what somebody wrote."""
    lines = said.decode(errors="replace").strip().splitlines() or [""]
    return lines[-1].partition(":")[0][:80]
