"""A person leads, simulated couples come: the whole cast is seen from the desk, and nobody stays longer than asked."""

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.live.crowd import RehearsingDesk, crowds, until_gone
from tests.live.people import NOT_SEEN, Phone, Screen
from tests.server import Server

NOTHING_WRITTEN = 2
"""The passer and whoever sends nothing."""


@pytest.fixture
def rehearsing(serve: Callable[..., Server]) -> Iterator[Callable[..., RehearsingDesk]]:
    opened: list[RehearsingDesk] = []

    def open_one(server: Server | None = None, **options: Any) -> RehearsingDesk:
        opened.append(RehearsingDesk(server or serve(), **options))
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.close()


class Watch:
    """What the desk saw of each couple, by name, and of each question."""

    def __init__(self, desk: RehearsingDesk) -> None:
        self.desk = desk
        self.time: dict[str, int] = defaultdict(int)
        self.help: set[str] = set()
        self.cards: list[str] = []
        self.finished: dict[int, set[str]] = defaultdict(set)

    def look(self) -> Any:
        view = self.desk.see("desk")
        self.help.update(asked["name"] for asked in view["help"])
        for tile in view["board"]:
            self.time[tile["name"]] += tile["time"]
            if view["step"] and tile["state"] == "finished":
                self.finished[view["step"]["run"]].add(tile["name"])
        return view

    def lead(self) -> Any:
        """Every step of the plan to its end; each question is closed, looked through and decided."""
        while (index := self.look()["next"]) is not None:
            self.desk.step(self.desk.see("desk")["plan"][index]["id"])
            self._wait()
            if self.look()["step"]["collect"] != "none":
                self._decide(self.look()["step"]["run"])
        return self.look()

    def _wait(self) -> None:
        """Until everybody who is there has finished: this crowd is never late, so a time only bounds it."""
        last = time.monotonic() + 20
        while time.monotonic() < last:
            here = [tile for tile in self.look()["board"] if tile["connected"]]
            if all(tile["state"] == "finished" for tile in here):
                return
            time.sleep(0.05)
        raise AssertionError(f"somebody never finished: {self.look()['board']}")

    def _decide(self, run: int) -> None:
        assert self.desk.act("close", run=run)["ok"]
        collected = self.desk.see("desk", lambda view: view["collected"])["collected"]
        for card in collected["cards"]:
            verdict = "hold" if hurts(card["text"]) else "show"
            self.cards.append(card["text"])
            self.desk.act("moderate", run=run, key=card["key"], verdict=verdict, text=None, seen=NOT_SEEN)
        assert self.desk.act("release" if collected["enough"] else "withhold", run=run)["ok"]


def hurts(text: str) -> bool:
    """A card that names somebody in the room."""
    return "Carla" in text or "Dan" in text


def named(cast: dict[str, str], part: str) -> str:
    return next(couple for couple, told in cast.items() if part in told)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(240)
def test_an_evening_with_five_couples_shows_the_whole_cast_and_leaves_nobody_behind(rehearsing) -> None:
    desk = rehearsing(couples=5, speed=100)
    screen = Screen(desk.server, desk)
    desk.board(5)
    (process,) = crowds(desk.server)
    watch = Watch(desk)
    view = watch.lead()

    first = min(int(run) for run in view["books"])
    assert view["books"][str(first)] <= 10 - NOTHING_WRITTEN, "who sends nothing and who passes are not counted"
    assert len(watch.finished[first]) == 5, "and yet they are finished"
    (hurtful,) = filter(hurts, watch.cards)
    shown = [release for _, told in screen.heard for release in told.get("shown", [])]
    assert shown and hurtful not in str(shown)

    assert desk.act("end")["ok"]
    assert until_gone(process)
    cast = desk.who_was_who()
    assert len(cast) == 5
    left = {tile["name"]: tile for tile in view["board"]}[named(cast, "goes home half way")]
    assert (left["connected"], left["apart"]) == (1, True)
    assert watch.time[named(cast, "at the very end")] > 0
    assert len({named(cast, part) for part in ("passes every time", "nothing in them", "somebody at the table")}) == 3
    _, page, _ = desk.get(desk.workshop)
    assert "They took part until the end." in page
    screen.close()


def test_everything_in_it_says_rehearsal(rehearsing) -> None:
    desk = rehearsing(couples=1)
    screen, phone = Screen(desk.server, desk), Phone(desk.server, desk.code, "robin")
    assert desk.see("desk")["session"]["rehearsal"] is True
    assert screen.see("screen")["session"]["rehearsal"] is True
    assert phone.see("room")["session"]["rehearsal"] is phone.facts["rehearsal"] is True
    for path in ("notes", "notes.md"):
        assert "REHEARSAL" in desk.get(f"/desk/sessions/{desk.session}/{path}")[1], path
    assert "REHEARSAL" in desk.get(f"/j/{desk.code}/resources")[1]
    assert "REHEARSAL" in desk.get(desk.workshop)[1]
    assert desk.get("/desk")[1].count("REHEARSAL") == 1
    screen.close(), phone.close()


def test_ones_own_phone_comes_in_alone_among_them(rehearsing) -> None:
    desk = rehearsing(couples=2)
    desk.board(2)
    robin = Phone(desk.server, desk.code, "robin").join()
    assert robin.act("go_alone")["ok"]
    assert sum(tile["solo"] for tile in desk.board(3)) == 1
    run = desk.step("this-hour")["run"]
    assert robin.see("room", lambda view: view["step"] and view["step"]["run"] == run)
    robin.close()


def test_they_go_home_when_they_are_sent_and_the_session_goes_on(rehearsing) -> None:
    desk = rehearsing(couples=2)
    desk.board(2)
    (process,) = crowds(desk.server)
    assert "2 simulated couples are there" in desk.get(desk.workshop)[1]
    page = desk.send_home()
    assert "They were sent home." in page and "are there" not in page
    assert until_gone(process, 2) and crowds(desk.server) == []
    desk.see("desk", lambda view: all(not tile["connected"] for tile in view["board"]))
    assert desk.see("desk")["session"]["state"] != "ended"
    _, told, _ = desk.get(f"/desk/sessions/{desk.session}/crowd")
    assert "They were sent home." in told


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_they_never_outlive_their_server(rehearsing, how: str) -> None:
    desk = rehearsing(couples=2)
    desk.board(1)
    (process,) = crowds(desk.server)
    getattr(desk.server, how)()
    assert until_gone(process)
    assert {path.name for path in desk.server.data.iterdir()} <= {
        "workshop.sqlite", "workshop.sqlite-wal", "workshop.sqlite-shm", "secret", "lock", "pages", "server.log"
    }  # fmt: skip


def test_two_rehearsals_have_couples_and_a_third_has_to_wait(rehearsing) -> None:
    desk = rehearsing(couples=1)
    status, page = desk.rehearse(couples="1")
    assert status == 200 and len(crowds(desk.server)) == 2
    status, page = desk.rehearse(couples="1")
    assert status == 409 and "There are simulated couples in 2 rehearsals already." in page
    assert desk.get(desk.workshop)[1].count("1 simulated couple is there") == 2
    desk.send_home()
    status, page = desk.rehearse(couples="1")
    assert status == 200 and len(crowds(desk.server)) == 2


def test_they_reach_a_server_that_the_world_knows_by_another_address(rehearsing, serve) -> None:
    desk = rehearsing(serve(WORKSHOP_URL="http://workshop.example"), couples=1)
    assert desk.see("desk")["session"]["join_url"].startswith("http://workshop.example/j/")
    assert len(desk.board(1)) == 1


def test_they_stay_away_from_sessions_with_real_people(serve) -> None:
    server = serve(sample=True)
    asked = ["crowd", "--join", server.join, "--couples", "1", "--json"]
    done = subprocess.run([sys.executable, "-m", "workshop.cli", *asked], capture_output=True, text=True, timeout=60)
    report = json.loads(done.stdout)
    assert done.returncode == 1 and report["joined"] == 0
    assert report["error_texts"] == [
        "This is no rehearsal: simulated couples stay away from sessions with real people."
    ]


def test_they_come_back_to_a_server_that_starts_again(rehearsing) -> None:
    desk = rehearsing(couples=1)
    desk.send_home()
    asked = ["crowd", "--join", f"{desk.server.url}/j/{desk.code}", "--couples", "2", "--json"]
    coming = subprocess.Popen([sys.executable, "-m", "workshop.cli", *asked], stdout=subprocess.PIPE, text=True)
    desk.see("desk", lambda view: sum(tile["connected"] == 2 for tile in view["board"]) == 2, 30)
    desk.server.kill()
    desk.server.again()
    desk.connect()
    desk.see("desk", lambda view: sum(tile["connected"] == 2 for tile in view["board"]) == 2, 30)
    desk.see("desk", lambda view: time.sleep(0.5) or desk.act("end")["ok"], 20)
    report = json.loads(coming.communicate(timeout=30)[0])
    assert (report["left"], report["errors"], report["reconnects"]) == ("the rehearsal ended", 0, 4)
