"""A weekend with every exercise in it, opened by a desk at a socket, and who plays it.

The couples besides are plain sockets, so that the room is large enough to be shown what it answered.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from typing import Any

from playwright.sync_api import Browser

from tests.browser.hands import Person, await_step
from tests.browser.people import PHONE, Desk, Phone, Screen, Tab
from tests.live import people as live
from tests.server import Server
from workshop.exercises.planning import plan
from workshop.exercises.reading import load
from workshop.languages import FIRST, LANGUAGES
from workshop.paths import ASSETS
from workshop.session.gates import TICKS

Step = dict[str, Any]
TO_THE_END_OF_THE_PART = -1800


LIBRARY = load(ASSETS.exercises)

AGAIN = "a-repair-in-five-parts.2"
"""The other direction: worth playing though no step of it is new."""


def played(plan: Iterable[Step]) -> Iterator[str]:
    """Each exercise of a plan, and once more where steps of it are new."""
    seen: set[str] = set()
    for exercise, steps in groupby(plan, key=lambda step: str(step["exercise"]["id"])):
        bases = {re.sub(r"\.\d+/", "/", step["id"]) for step in steps}
        if not bases <= seen or exercise == AGAIN:
            yield exercise
        seen |= bases


def plan_in(language: str, agenda: str) -> list[Step]:
    """An agenda's steps as they are read in a language."""
    library = LIBRARY.read_in(language)
    return plan(library.agendas[agenda], library)


class OpenDesk(live.Desk):
    """A desk by socket, whose session was opened with all four ticks, so that nothing stays closed."""

    leads_in = FIRST

    def sign_in(self, link: str) -> None:
        """Whoever is the second here has an account already."""
        if self.get(link)[0] == 200:
            super().sign_in(link)
        else:
            self.sign_in_as("Robin")

    def post(self, path: str, **form: Any) -> tuple[int, str, Any]:
        ticks = {f"tick-{tick.name}": "on" for tick in TICKS} if path.endswith("/sessions") else {}
        read = {"language": self.leads_in} if path == "/desk/workshops" else {}
        return super().post(path, **{**read, **ticks, **form})

    def open_again(self, workshop: str) -> None:
        """Another session of a workshop whose last one has ended."""
        _, page, _ = self.get(f"/desk/workshops/{workshop}")
        form = {"limits": "It stays here.", "resources": "Help is near.", "checked": "2026-11-20"}
        _, page, _ = self.post(f"/desk/workshops/{workshop}/sessions", csrf=live.csrf(page), **form)
        self.session = live.facts(page)["session"]
        self.connect()
        self.code = self.see("desk")["session"]["code"]

    def must(self, act: str, **fields: Any) -> Any:
        """Patient where it was too fast, as a facilitator never is."""
        ack = self.act(act, **fields)
        while ack.get("code") == "slow_down":
            time.sleep(0.1)
            ack = self.act(act, **fields)
        assert ack["ok"], ack
        return ack


class SpanishDesk(OpenDesk):
    leads_in = "es"


class Room:
    """A session with a desk at a socket, and people with phones in browsers."""

    agenda = "weekend"
    desk_of: Callable[..., OpenDesk] = OpenDesk
    phone_of: Callable[..., Phone] = Phone

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = type(self).desk_of(server, agenda=self.agenda)
        self.code, self.plan = self.desk.code, self.desk.see("desk")["plan"]
        self.plans = {language: plan_in(language, self.agenda) for language in LANGUAGES}
        self.everybody: list[Person] = []
        self.crowd: list[live.Phone] = []

    def person(
        self, name: str, own: str = "", seat: int = 0, of: Callable[..., Phone] | None = None, **look: Any
    ) -> Person:
        """Somebody with a phone, who has not come yet; `of` another kind than the others' if that is said."""
        phone = (of or type(self).phone_of)(self.browser, self.server, self.code, {**PHONE, **look})
        self.everybody.append(Person(name, phone, own, seat))
        return self.everybody[-1]

    @property
    def tabs(self) -> list[Tab]:
        return [person.phone for person in self.everybody]

    def steps(self, exercise: str) -> list[int]:
        """Where they stand in the plan."""
        return [step["index"] for step in self.plan if step["exercise"]["id"] == exercise]

    def step(self, id: str) -> Step:
        return self.push(next(step["index"] for step in self.plan if step["id"] == id))

    def push(self, index: int) -> Step:
        """Bring the room to a step, taken in where it is skipped; what the phones hold of it."""
        view = self.desk.see("desk")
        if view["plan"][index]["state"] == "skipped":
            self.desk.must("skip", step=index, on=False)
        after = (view["step"] or {"run": 0})["run"]
        self.desk.must("push", step=index, after=after)
        step: Step = self.desk.see("desk", lambda view: view["step"] and view["step"]["run"] > after)["step"]
        for person in self.everybody:
            read = self.plans[person.phone.language][index]
            await_step(person.phone, read["title"], read["exercise"]["title"])
        return step

    def was_on(self, exercise: str) -> None:
        """What another builds on was on before, if only for a moment."""
        if not any(step["run"] for step in self.desk.see("desk")["plan"] if step["exercise"]["id"] == exercise):
            self.push(self.steps(exercise)[0])

    def next_part(self, step: Step) -> None:
        self.desk.must("extend", run=step["run"], seconds=TO_THE_END_OF_THE_PART)

    def end(self) -> None:
        self.desk.must("end")
        for person in self.everybody:
            person.phone.heading(person.phone.said("That was it. Thank you."))

    def close(self) -> None:
        for tab in self.tabs:
            tab.close()
        for client in [*self.crowd, self.desk]:
            with suppress(Exception):
                client.close()


class FirstEvening(Room):
    """Four couples answer at sockets, and ben has a phone in a browser; `own`: what he writes for himself."""

    agenda = "first-evening"
    own = "ZQXBEN the walk, alone"

    def __init__(self, browser: Browser, server: Server) -> None:
        super().__init__(browser, server)
        for number in range(4):
            self.crowd += live.pair(server, self.code, f"carla{number}", f"dan{number}")
        self.ben = self.person("Ben", self.own)


class Course(Room):
    """Every exercise there is: ana and ben with a phone each, frida alone, gil for two, and four couples more.

    `single_of`: the phones of frida and gil, if they are of another kind than those of the two.
    `watch(moment, step)` is called at each telling moment: `begins`, `answered`, `met`, `shown`, …
    """

    single_of: Callable[..., Phone] | None = None

    def __init__(self, browser: Browser, server: Server, watch: Callable[[str, Step], None] = lambda *_: None) -> None:
        super().__init__(browser, server)
        self.watch = watch
        self.ana, self.ben = self.person("Ana", "in spring"), self.person("Ben", "by the sea", 1, color_scheme="dark")
        self.frida = self.person("Frida", "in the snow", of=type(self).single_of)
        self.gil = self.person("Gil", "at noon", of=type(self).single_of)
        self.screen = Screen(browser, server, self.desk.see("desk")["session"]["screen_url"])
        self._turns: dict[str, bool] = {}
        self._arrive()

    @property
    def tabs(self) -> list[Tab]:
        return [*super().tabs, self.screen]

    def desk_in_a_browser(self) -> Desk:
        """The one at the socket, looked at."""
        desk = Desk(self.browser, self.server)
        held = [{"name": one.key, "value": one.value, "url": self.server.url} for one in self.desk.http.cookie_jar]
        desk.context.add_cookies(held)
        desk.page.goto(f"{self.server.url}/desk/sessions/{self.desk.session}")
        return desk

    @property
    def two(self) -> tuple[Person, Person]:
        return self.ana, self.ben

    def _arrive(self) -> None:
        self.ana.phone.pair_with(self.ben.phone)
        for one in self.two:
            one.calls_themselves(one.name)
        for one, says in ((self.frida, "I am here on my own"), (self.gil, "We share this phone")):
            one.phone.come().tap(one.phone.said(says))
            one.phone.settled()
        couples = [live.pair(self.server, self.code, f"carla{number}", f"dan{number}") for number in range(4)]
        self.crowd = [phone for couple in couples for phone in couple]

    def push(self, index: int) -> Step:
        step = super().push(index)
        self.watch("begins", step)
        return step

    def by_turns(self, way: str) -> bool:
        """Every second time it is asked for the same."""
        self._turns[way] = not self._turns.get(way, True)
        return self._turns[way]
