"""Whether pushes wait for whoever exports: a rehearsal alone, and the same beside PDFs of 200 pages, in one run."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from workshop import accounts, sessions, workshops
from workshop.config import read_config
from workshop.live.house import House, create_house
from workshop.live.play import play

COUPLES, SPEED = 30, 30.0
RUNS, CHARACTERS = 160, 4_000
"""Steps that were run, and a remark of so many characters on each: about 200 pages."""
REMARK = "A room that was quiet at first, and then less so. " * (CHARACTERS // 50)
PASSWORD = "four plain words here"


def measure(couples: int = COUPLES, speed: float = SPEED) -> dict[str, Any]:
    """push_ms and ack_ms `alone` and `beside` exports, how many PDFs were written meanwhile, and of how many bytes."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = Path(folder)
        session, links = _prepare(data)
        server = subprocess.Popen(_serve(data), stdout=subprocess.PIPE, text=True)
        try:
            base = _base(server)
            alone = _rehearse(base, links.pop(), couples, speed)
            exporting = Exporting(base, links.pop(), session)
            beside = _rehearse(base, links.pop(), couples, speed)
            exporting.stop()
        finally:
            server.terminate()
            server.wait(30)
    return {"couples": couples, "speed": speed, "alone": alone, "beside": beside, **exporting.told}


def _prepare(data: Path) -> tuple[str, list[str]]:
    """A long session that is over, and links to sign in with."""
    house = create_house(read_config(data))
    robin = accounts.use_link(house, accounts.make_link(house), "Robin", PASSWORD, PASSWORD)
    id = workshops.make_workshop(house, robin.id, "A long weekend", "weekend")
    session = sessions.open_session(house, workshops.find(house, id), "limits", "resources", ticks=True)
    _remark(house, session)
    links = [accounts.make_link(house) for _ in range(3)]
    house.store.close()
    return session, links


def _remark(house: House, session: str) -> None:
    live, number = house.live(session), iter(range(10**6))
    assert live

    def act(**fields: Any) -> None:
        play(house, live, "desk", "robin", {"id": f"{next(number):032x}", **fields})

    house.started_at -= 60
    for run in range(RUNS):
        act(act="push", step=0, after=run)
        act(
            act="remark",
            about=str(run + 1),
            text="A room that was quiet at first, and then less so. " * (CHARACTERS // 50),
        )
    act(act="end")


def _serve(data: Path) -> list[str]:
    return [sys.executable, "-m", "workshop.cli", "serve", "--port", "0", "--data", str(data)]


def _base(server: "subprocess.Popen[str]") -> str:
    assert server.stdout
    for line in server.stdout:
        if line.startswith("join: "):
            return line[6:].strip().rstrip("/").partition("/j/")[0]
    raise RuntimeError("the server did not start")


def _rehearse(base: str, link: str, couples: int, speed: float) -> dict[str, Any]:
    asked = ["--couples", str(couples), "--speed", str(speed), "--url", base, "--desk", f"{base}/desk/sign-in/{link}"]
    command = [sys.executable, "-m", "workshop.cli", "rehearse", *asked, "--json"]
    report = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    faults = {name: report[name] for name in ("lost", "doubled", "wrong_step", "errors")}
    return {"push_ms": report["push_ms"], "ack_ms": report["ack_ms"], **faults}


class Exporting:
    """A facilitator's browser that asks for one PDF after the other."""

    def __init__(self, base: str, link: str, session: str) -> None:
        self.base, self.session = base, session
        self.told = {"pdfs": 0, "pdf_bytes": 0}
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self._post(f"/desk/sign-in/{link}", self._token(f"/desk/sign-in/{link}"))
        self._on = True
        self._thread = threading.Thread(target=self._export)
        self._thread.start()

    def stop(self) -> None:
        self._on = False
        self._thread.join(60)

    def _export(self) -> None:
        while self._on:
            job = self._post(f"/desk/sessions/{self.session}/exports", self._token(self._notes), form="pdf")
            while self._on and "Refresh" in self.browser.open(job).headers:
                time.sleep(0.2)
            if self._on:
                self.told["pdf_bytes"] = len(self.browser.open(f"{job}/file").read())
                self.told["pdfs"] += 1

    @property
    def _notes(self) -> str:
        return f"/desk/sessions/{self.session}/notes"

    def _token(self, path: str) -> str:
        page: str = self.browser.open(self.base + path).read().decode()
        return page.partition('name="csrf" value="')[2].partition('"')[0]

    def _post(self, path: str, csrf: str, **fields: str) -> str:
        """Where it leads to."""
        return str(self.browser.open(self.base + path, urlencode({"csrf": csrf, **fields}).encode()).geturl())


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
