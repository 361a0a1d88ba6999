"""Simulated couples for rehearsals: a process of their own for each, sent for, watched and sent home from here."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from threading import Lock
from typing import IO, Any

import structlog

from workshop import concurrency
from workshop.live.house import House
from workshop.sessions import LIMITS, REHEARSED_S, RESOURCES, end, open_session
from workshop.words import Sentence, said

MOST_COUPLES, FASTEST = 40, 100.0
AT_ONCE = 2
"""So many rehearsals of one server may have couples at the same time: each is a second crowd on the same machine."""
BY_ACCIDENT = "They stopped by accident (exit code {code}). The server’s log says more."
ENOUGH = "There are simulated couples in {n} rehearsals already. End one, or send its couples home."
HOURS = REHEARSED_S / 3600
"""After which couples go home whatever happens."""
STOP_S = 8.0
REMEMBERED = 50
"""How many rehearsals that are over this server still has a word about."""

log = structlog.get_logger()

LEFT = {
    "the rehearsal ended": "They took part until the end.",
    "they were sent home": "They were sent home.",
    "their time was up": Sentence("They went home after {n:g} hours.", n=HOURS),
    "the server was gone": "They lost the server and went home.",
}
"""Why they went, as `workshop crowd` reports it, and as a facilitator reads it."""


class CannotCome(Exception):
    """No simulated couples now; the text says why."""


@dataclass
class Crowd:
    """The couples of one session. `left` is empty while they are there; `cast`: what each couple was like."""

    workshop: str
    couples: int
    process: "subprocess.Popen[bytes]"
    said: IO[bytes]
    wrong: IO[bytes]
    left: str = ""
    cast: list[dict[str, str]] = field(default_factory=list)

    @property
    def there(self) -> bool:
        return not self.left


class Crowds:
    def __init__(self, house: House) -> None:
        self._house = house
        self._crowds: dict[str, Crowd] = {}
        self._lock = Lock()

    def rehearse(self, workshop: Any, couples: int, speed: float, limits: str = "", help: str = "") -> str:
        """Open a rehearsal of a workshop and send for its couples; the session's id.

        Raises CannotCome, and LookupError when the workshop's agenda is gone.
        """
        with self._lock:
            self._must_have_room()
            limits = limits or said(LIMITS, workshop.language)
            help = help or said(RESOURCES, workshop.language)
            session = open_session(self._house, workshop, limits, help, rehearsal=True, speed=speed)
            try:
                self._crowds[session] = self._send_for(workshop.id, session, couples)
            except CannotCome:
                end(self._house, session)
                raise
            self._forget_old_ones()
        return session

    def _must_have_room(self) -> None:
        self.look()
        if not self._house.local_url:
            raise CannotCome("Simulated couples come only to a server that was started with `workshop serve`.")
        if sum(crowd.there for crowd in self._crowds.values()) >= AT_ONCE:
            raise CannotCome(Sentence(ENOUGH, n=AT_ONCE))

    def _send_for(self, workshop: str, session: str, couples: int) -> Crowd:
        live = self._house.live(session)
        assert live is not None
        where = f"{self._house.local_url}/j/{live.state.about.code}"
        said, wrong = self._paper(), self._paper()
        process = _start(_command(where, couples, seed=int(session[:6], 16)), said, wrong)
        log.info("simulated couples sent for", couples=couples)
        return Crowd(workshop, couples, process, said, wrong)

    def _paper(self) -> IO[bytes]:
        """A file without a name, which nobody has to tidy away."""
        return tempfile.TemporaryFile(dir=self._house.config.data)

    def _forget_old_ones(self) -> None:
        over = [session for session, crowd in self._crowds.items() if not crowd.there]
        for session in over[:-REMEMBERED]:
            del self._crowds[session]

    def of(self, session: str) -> Crowd | None:
        """The couples of a session, also when they have left; None if this server never sent for any."""
        self.look()
        return self._crowds.get(session)

    def of_workshop(self, workshop: str) -> dict[str, Crowd]:
        """By session, the latest first."""
        self.look()
        return {session: crowd for session, crowd in reversed(self._crowds.items()) if crowd.workshop == workshop}

    def send_home(self, *sessions: str) -> None:
        """Ask the couples of these sessions to leave, and see them out. Waits some seconds at most."""
        there = [self._crowds[session] for session in sessions if session in self._crowds]
        leaving = [crowd.process for crowd in there if crowd.there]
        for process in leaving:
            process.terminate()
        for process in leaving:
            concurrency.wait_for(process, STOP_S)
        self.look()

    def look(self) -> None:
        """See who has left by now."""
        for crowd in list(self._crowds.values()):
            if crowd.there and crowd.process.poll() is not None:
                _read_the_report(crowd)

    def close(self) -> None:
        """Nobody stays when the server goes."""
        self.send_home(*self._crowds)


def _command(join: str, couples: int, seed: int) -> list[str]:
    wanted = ["--join", join, "--couples", str(couples), "--seed", str(seed), "--hours", str(HOURS)]
    return [sys.executable, "-m", "workshop.cli", "crowd", *wanted, "--leash", "--json"]


def _start(command: list[str], said: IO[bytes], wrong: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Holds the other end of its standard input, which ends with this process however that ends."""
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=wrong, start_new_session=True)
    except OSError as no:
        raise CannotCome(Sentence("The simulated couples could not be started: {why}.", why=no.strerror)) from no


def _read_the_report(crowd: Crowd) -> None:
    """What they say at the door; who says nothing has met with an accident, and that is said instead."""
    said, wrong = _whole(crowd.said), _whole(crowd.wrong)
    if crowd.process.stdin:
        crowd.process.stdin.close()
    try:
        report = json.loads(said)
    except ValueError:
        crowd.left = Sentence(BY_ACCIDENT, code=crowd.process.returncode)
        log.error("simulated couples stopped by accident", code=crowd.process.returncode, said=wrong[-2_000:])
        return
    crowd.left = LEFT.get(report["left"]) or _could_not_stay(report)
    crowd.cast = report["cast"]


def _could_not_stay(report: dict[str, Any]) -> str:
    return Sentence("They could not stay: {why}", why="; ".join(report["error_texts"][:1]) or report["left"])


def _whole(file: IO[bytes]) -> str:
    file.seek(0)
    told = file.read().decode(errors="replace")
    file.close()
    return told
