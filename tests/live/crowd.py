"""A facilitator who rehearses with simulated couples, and what can be seen of these from outside."""

import html
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.live.people import Desk, csrf, facts
from tests.server import Server


class RehearsingDesk(Desk):
    """Robin, with a workshop and its rehearsal; couples come to it."""

    def __init__(self, server: Server, couples: int = 5, speed: float = 100) -> None:
        self.wanted = {"couples": str(couples), "speed": f"{speed:g}"}
        super().__init__(server)

    def sign_in(self, link: str) -> None:
        """Here, even if the server prints another address for the world."""
        super().sign_in(urlsplit(link).path)

    def open_session(self, *_options: Any) -> None:
        _, page, _ = self.get("/desk")
        form = {"title": "An evening in spring", "agenda": "first-evening"}
        _, _, response = self.post("/desk/workshops", csrf=csrf(page), **form)
        self.workshop = response.url.path
        status, page = self.rehearse(**self.wanted)
        assert status == 200, page
        self.session = facts(page)["session"]

    def rehearse(self, **form: str) -> tuple[int, str]:
        """Press the button; the status and the page it leads to."""
        _, page, _ = self.get(self.workshop)
        status, page, _ = self.post(f"{self.workshop}/rehearsals", csrf=csrf(page), **form)
        return status, page

    def send_home(self, session: str = "") -> str:
        """Press that button on the workshop's page; the page it leads to."""
        _, page, _ = self.get(self.workshop)
        where = f"/desk/sessions/{session or self.session}/crowd/stop"
        _, page, _ = self.post(where, csrf=csrf(page), back="workshop")
        return page

    def who_was_who(self) -> dict[str, str]:
        """Couple to what it was like, from the workshop's page."""
        _, page, _ = self.get(self.workshop)
        return {couple: html.unescape(part) for couple, part in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)}

    def board(self, couples: int, seconds: float = 60) -> list[dict[str, Any]]:
        """The board once so many couples are there."""
        tiles: list[dict[str, Any]] = self.see("desk", lambda view: len(view["board"]) >= couples, seconds)["board"]
        return tiles


def crowds(server: Server) -> list[int]:
    """The processes of simulated couples that this server has started and that still run."""
    return [pid for pid in map(int, filter(str.isdigit, _processes())) if _is_crowd_of(pid, server.process.pid)]


def _processes() -> list[str]:
    return [path.name for path in Path("/proc").iterdir()]


def _is_crowd_of(pid: int, server: int) -> bool:
    try:
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        return parent == server and "crowd" in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except (OSError, ValueError):
        return False


def runs(pid: int) -> bool:
    """Whether a process is there at all; one that has ended and was not looked at yet is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until_gone(pid: int, seconds: float = 20) -> bool:
    last = time.monotonic() + seconds
    while runs(pid) and time.monotonic() < last:
        time.sleep(0.1)
    return not runs(pid)
