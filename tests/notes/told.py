"""Notes of a session that was played to its end, with everything planted that must not stand in them."""

from random import Random
from typing import Any

from tests import databases
from tests.live.people import NOT_SEEN
from workshop import exercises, sessions, workshops
from workshop.live import answers, between
from workshop.live.guest import Guest
from workshop.live.play import play
from workshop.notes.content import content
from workshop.paths import ASSETS
from workshop.store import ballots, register, tables

LIBRARY = exercises.load(ASSETS.exercises)
PLANTED = ("ZQXUS", "ZQXHELD", "ZQXWITHHELD", "zqxheld", "zqxwithheld", "phone00", "couple0")
"""What couples wrote for each other, what was held and kept back, and who they are."""
SHOWN = ["keeps small promises", "asks first", "is there when it is dull too"]
REMARKS = {
    "1": "They *laughed*: <b>much</b>.",
    "session": "Begin earlier.",
    "themes": "Time, and phones.",
    "next": "=Chairs",
}


class Told:
    """`Told(tmp_path)` plays six couples through questions, cards, help, an exchange; `.content` is what remains."""

    def __init__(self, folder: Any, title: str = "An evening in spring", couples: int = 6) -> None:
        self.house = databases.house(folder, LIBRARY, clock=lambda: 0.0)
        self.house.clock, self.time, self.house.chance = lambda: self.time, 1_764_000_000.0, Random(1)
        self.couples, self.count, self.sid = couples, 0, self._open(title)
        self._come()
        self._play()

    def _open(self, title: str) -> str:
        id = workshops.make_workshop(self.house, None, title, "half-day")
        with self.house.store.read() as connection:
            workshop = register.one(connection, tables.workshops, id=id)
        return sessions.open_session(self.house, workshop, "limits", "resources", ticks=True)

    @property
    def live(self) -> Any:
        return self.house.live(self.sid)

    def act(self, role: str, who: str, **act: Any) -> Any:
        self.count += 1
        self.time += 1
        return play(self.house, self.live, role, who, {"id": f"{self.count:032x}", **act})

    def desk(self, act: str, **fields: Any) -> Any:
        return self.act("desk", "robin", act=act, **fields)

    def push(self, ending: str) -> int:
        index = next(i for i, step in enumerate(self.live.state.about.plan) if step["id"].endswith(ending))
        latest = self.live.state.latest
        self.desk("push", step=index, after=latest.number if latest else 0)
        return int(self.live.state.latest.number)

    def phones(self) -> list[str]:
        return [f"phone00{seat}{n}" for n in range(self.couples) for seat in "ab"]

    def _come(self) -> None:
        for n in range(self.couples):
            pair = (f"phone00a{n}", f"phone00b{n}")
            for phone in pair:
                self.house.passing.connect(self.sid, phone, f"socket-{phone}")
                self.act("phone", phone, act="join")
            self.act("phone", pair[0], act="start_couple", couple=f"couple0{n:025}")
            self.act("phone", pair[1], act="join_couple", couple=f"couple0{n:025}")
            for phone in pair:
                self.act("phone", phone, act="confirm", asking=pair[1])

    def answer(self, phone: str, run: int, said: Any) -> None:
        self.count += 1
        act = {"id": f"{self.count:032x}", "act": "answer", "run": run, "receipt": f"{self.count:032x}", "turn": 1}
        answers.answer(self.house, self.live, Guest("phone", self.sid, phone), {**act, "answer": said})

    def _play(self) -> None:
        self._ask("in-general", lambda n: [n % 3], "release")
        self._write("first-signs", "release")
        self._ask("say-it-back/harder", lambda n: [n % 2], "withhold")
        self._between()
        for about, text in REMARKS.items():
            self.desk("remark", about=about, text=text)
        self.desk("end")

    def _ask(self, ending: str, said: Any, verdict: str) -> None:
        run = self.push(ending)
        for n, phone in enumerate(self.phones()):
            self.answer(phone, run, said(n))
        self.desk("close", run=run)
        self.desk(verdict, run=run)

    def _write(self, ending: str, verdict: str) -> None:
        run = self.push(ending)
        for n, phone in enumerate(self.phones()):
            self.answer(phone, run, {"text": SHOWN[n] if n < len(SHOWN) else f"ZQXHELD number {n}"})
        self.desk("close", run=run)
        with self.house.store.read() as connection:
            cards = ballots.read(connection, self.sid, run)
        for key, card in cards.items():
            shown = "ZQX" not in card["text"]
            self.desk("moderate", run=run, key=key, verdict="show" if shown else "hold", text=None, seen=NOT_SEEN)
        self.desk(verdict, run=run)

    def _between(self) -> None:
        phone = self.phones()[0]
        guest = Guest("phone", self.sid, phone)
        act = {"id": "f" * 32, "act": "seal", "slot": "name", "blob": "ZQXUS" + "A" * 59}
        between.seal(self.house, self.live, guest, act)
        answers.help(self.house, self.live, guest, {"id": "e" * 32, "act": "help", "item": "word", "when": "leave"})
        self.push("small-and-kept/worst-day")

    @property
    def names(self) -> list[str]:
        return [couple.name for couple in self.live.state.couples.values()]

    @property
    def content(self) -> dict[str, Any]:
        return content(self.live.state, self.time)


def bare(**changes: Any) -> dict[str, Any]:
    """The content of notes in which hardly anything stands."""
    step = {
        "about": "1",
        "exercise": "Welcome",
        "title": "This hour",
        "planned": 2,
        "changed": None,
        "took": 2.5,
        "shown": [],
        "remark": "",
    }
    told = {
        "title": "An evening", "agenda": "Evening", "language": "en", "rehearsal": False, "date": "2026-11-27",
        "planned_minutes": 90, "took_minutes": 88.5, "size": "6 to 15 people", "done": [],
        "steps": [{**step, "remark": "", "some": False, **changes.pop("step", {})}],
        "remark": "", "themes": "", "next": "", "followup": None,
    }  # fmt: skip
    return {**told, **changes}


STATEMENTS = ("I can say what I feel.", "We count as people.", "I can sleep.", "I am learning.")
MOVED = (
    {"up": 7, "same": 4, "down": None},
    {"up": True, "same": "some", "down": "many"},
    {"few": True},
    {"up": None, "same": None, "down": None},
)
SHOWN_AS: list[dict[str, Any]] = [
    {"form": "bars", "items": [{"text": "to wait", "count": 5}, {"text": "to listen", "count": 4}], "others": 3},
    {"form": "named", "items": [{"text": "to begin"}, {"text": "to wait"}]},
    {"form": "levels", "items": [{"text": "to begin", "level": "many"}, {"text": "to wait", "level": "some"}]},
    {"form": "cards", "items": [{"text": "asks first"}, {"text": "waits"}]},
    {"form": "texts", "items": [
        {"text": "a lamp", "shortened": False}, {"text": "a walk", "shortened": True}, {"text": "quiet", "theme": True},
    ]},
    {"form": "pulse", "items": [{"text": text, **moves} for text, moves in zip(STATEMENTS, MOVED, strict=True)]},
    {"form": "check", "items": [{"text": "I was rushed", "lit": False}, {"text": "I could pass", "lit": True}]},
    {"form": "spread"},
    {"form": "few"},
]  # fmt: skip
"""A release of every form there is, without its title."""


def everything(language: str = "en") -> dict[str, Any]:
    """The content of notes in which everything stands that can, every form of a release among it."""
    shown = [{"run": n, "title": f"Question {n}", **one} for n, one in enumerate(SHOWN_AS, 1)]
    step = {"exercise": "The pulse", "title": "Again", "planned": 2, "changed": 1.5, "took": 2.5, "shown": shown}
    missed = {"exercise": "Walk", "title": "Apart", "planned": 20, "changed": None, "took": None, "shown": []}
    return {
        **bare(language=language, rehearsal=True, remark="Begin earlier.", themes="Time.", next="Chairs."),
        "done": [{"exercise": "Small", "text": "Plans stay with their authors."}],
        "steps": [
            {"about": "1", **step, "remark": "They laughed.", "some": True},
            {"about": None, **missed, "remark": "", "some": False},
        ],
        "followup": {"run": 0, "title": "What became of it?", "form": "named", "items": [{"text": "Did it"}]},
    }
