"""What Lighthouse says of the pages a phone opens: python -m bench.lighthouse.

By its mobile preset: 1.6 Mbit/s, 150 ms, and a processor four times slower, worked out from what a quick one did.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.load import Failed
from bench.rooms import Ours, room_of

TREE = Path(__file__).parents[1]
LIGHTHOUSE = TREE / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = "/usr/bin/chromium"
PHONES = 4
MOST_S = 120
WANTED = {"score": 98.0, "shift": 0.0}
MEASURED = {
    "first paint ms": "first-contentful-paint",
    "largest paint ms": "largest-contentful-paint",
    "speed index ms": "speed-index",
    "blocked ms": "total-blocking-time",
    "shift": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}
Found = dict[str, float]


def look(url: str, cookie: str = "") -> Found:
    """One run on one page."""
    return _figures(report(url, cookie, "performance"))


def report(url: str, cookie: str, category: str, *more: str, tries: int = 3) -> dict[str, Any]:
    """All that it says in a category; Chromium loses a recording now and then. Raises Failed."""
    command = [str(TREE / "scripts" / "node.sh"), str(LIGHTHOUSE), url, "--quiet", "--output=json", *more]
    command += [f"--only-categories={category}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    if cookie:
        command.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    env = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", CHROMIUM)}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=MOST_S, env=env)
    if ran.returncode and tries > 1:
        return report(url, cookie, category, *more, tries=tries - 1)
    if ran.returncode:
        raise Failed(f"Lighthouse did not finish on {url}: {ran.stderr[-500:]}")
    told: dict[str, Any] = json.loads(ran.stdout)
    if wrong := told.get("runtimeError"):
        raise Failed(wrong["message"])
    return told


def _figures(told: dict[str, Any]) -> Found:
    """Of a report the score, of 100, and what it is made of."""
    score = 100 * told["categories"]["performance"]["score"]
    figures = {name: told["audits"][audit]["numericValue"] for name, audit in MEASURED.items()}
    return {"score": round(score, 1), **{name: round(value, 4) for name, value in figures.items()}}


def middle(runs: list[Found]) -> Found:
    """The median of each figure; of what moved, the most."""
    medians = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    return {**medians, "shift": max(run["shift"] for run in runs)}


def pages(room: Ours) -> dict[str, tuple[str, str]]:
    """Address and cookie of each page: where a code is typed, where somebody joins, and a joined phone's, in a step."""
    with closing(sqlite3.connect(room.folder / "workshop.sqlite")) as books:
        (code,) = books.execute("select code from sessions where id = ?", [room.session]).fetchone()
    home = f"http://127.0.0.1:{room.server.port}"
    return {
        "code form": (f"{home}/", ""),
        "join": (f"{home}/j/{code}", ""),
        "live": (f"{home}/j/{code}", room.phones[0].cookie),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    found: dict[str, Found] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as place, room_of("ours", PHONES, Path(place), Path()) as room:
        assert isinstance(room, Ours)
        room.view()
        for name, (url, cookie) in pages(room).items():
            found[name] = middle([look(url, cookie) for _ in range(repeats)])
            print(f"{name:<10}", *(f"{what} {value:g}".ljust(24) for what, value in found[name].items()), flush=True)
    met = all(one["score"] >= WANTED["score"] and one["shift"] <= WANTED["shift"] for one in found.values())
    print(json.dumps({"pages": found, "wanted": WANTED, "met": met, "repeats": repeats}))
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
