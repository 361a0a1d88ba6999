"""Whole rehearsals with a server of their own: short ones, and the evening that stands for all."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workshop.rehearsal import Options, run

pytestmark = pytest.mark.slow

MARKER = "ZQXSECRET"


def rehearse(folder: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    """As somebody types it on a machine whose settings lead to the workshops of real people, in `elsewhere`."""
    elsewhere, passing = folder / "elsewhere", folder / "tmp"
    passing.mkdir()
    settings = {
        "WORKSHOP_DATA": str(elsewhere),
        "WORKSHOP_DATABASE": f"sqlite:///{elsewhere}/workshop.sqlite",
        "WORKSHOP_REDIS": "redis://127.0.0.1:9/0",
        "WORKSHOP_URL": "http://elsewhere.example",
    }
    command = [sys.executable, "-m", "workshop.cli", "rehearse", "--json", *asked]
    environment = {**os.environ, **settings, "TMPDIR": str(passing)}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)


def test_four_couples_go_through_an_evening_in_seconds_and_keep_to_themselves(tmp_path: Path) -> None:
    done = rehearse(tmp_path, "--couples", "4", "--speed", "2000", "--seed", "4")
    report = json.loads(done.stdout)
    assert done.returncode == 0, report
    assert (report["couples"], report["phones"], report["joined"], report["paired"]) == (4, 8, 8, 4)
    assert report["reconnects"] > 0 and report["steps"] >= 10 and report["acts_sent"] == report["acts_acked"] > 100
    assert report["ballots_sent"] == report["ballots_counted"] > 0
    assert (report["lost"], report["doubled"], report["wrong_step"], report["errors"]) == (0, 0, 0, 0)
    assert 0 < report["push_ms"]["p50"] <= report["push_ms"]["p95"] <= report["push_ms"]["max"]
    assert [path.name for path in tmp_path.rglob("*")] == ["tmp"]


def test_a_folder_that_is_named_stays_and_holds_all_of_it(tmp_path: Path) -> None:
    done = rehearse(tmp_path, "--couples", "1", "--speed", "9000", "--data", str(tmp_path / "mine"))
    assert done.returncode == 0, done.stdout
    kept = {path.name for path in (tmp_path / "mine").iterdir()}
    assert {"workshop.sqlite", "secret", "server.log", "rehearsal.log"} <= kept
    assert not (tmp_path / "elsewhere").exists()


def test_a_server_that_is_not_there_is_named() -> None:
    begun = time.monotonic()
    report = run(Options(couples=1, url="http://127.0.0.1:9", desk="http://127.0.0.1:9/desk/sign-in/x"))
    assert not report.ok and report.errors == 1 and report.error_texts[0].startswith("before the session: ")
    assert time.monotonic() - begun < 5


def test_a_running_server_needs_the_link_to_its_desk() -> None:
    report = run(Options(couples=1, url="http://127.0.0.1:9"))
    assert report.error_texts == ["before the session: a running server needs the link to its desk, too (--desk)"]


def test_an_agenda_that_does_not_exist_is_named() -> None:
    report = run(Options(couples=1, agenda="no-such-evening"))
    assert not report.ok and "/desk/workshops answered 400" in report.error_texts[0]


@pytest.mark.long
@pytest.mark.timeout(240)
def test_twelve_couples_spend_a_first_evening_and_nothing_is_lost_doubled_wrong_or_told(tmp_path: Path) -> None:
    report = run(Options(couples=12, agenda="first-evening", speed=120, seed=1, marker=MARKER, data=tmp_path))
    assert report.ok, report.as_text()
    assert (report.joined, report.paired) == (24, 12)
    assert report.acts_sent == report.acts_acked and report.ballots_sent == report.ballots_counted >= 40
    assert report.reconnects >= 10 and report.turns_compared >= 50
    assert report.seconds > 30
    assert report.push_ms.max is not None and report.push_ms.max < 3000
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"workshop.sqlite", "server.log", "rehearsal.log"} <= {path.name for path in kept}
    assert [path.name for path in kept if MARKER.encode() in path.read_bytes()] == []
