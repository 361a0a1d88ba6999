"""A weekend with every exercise in it, and who plays it: ana and ben with a phone each, frida alone, gil for two.

Four more couples are plain sockets, so that the room is large enough to be shown what it answered.
"""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Browser

from tests.browser.hands import Person, await_step
from tests.browser.people import PHONE, Phone, Screen, Tab
from tests.live import people as live
from tests.server import Server
from workshop.session.gates import TICKS

Step = dict[str, Any]
AGENDA = "weekend"
TO_THE_END_OF_THE_PART = -1800


class OpenDesk(live.Desk):
    """A desk by socket, whose session was opened with all four ticks, so that nothing stays closed."""

    def post(self, path: str, **form: Any) -> tuple[int, str, Any]:
        ticks = {f"tick-{tick.name}": "on" for tick in TICKS}
        return super().post(path, **form, **(ticks if path.endswith("/sessions") else {}))

    def must(self, act: str, **fields: Any) -> Any:
        """Patient where it was too fast, as a facilitator never is."""
        ack = self.act(act, **fields)
        while ack.get("code") == "slow_down":
            time.sleep(0.1)
            ack = self.act(act, **fields)
        assert ack["ok"], ack
        return ack


class Course:
    """`watch(moment, step)` is called at each telling moment: `begins`, `answered`, `met`, `shown`, …"""

    def __init__(self, browser: Browser, server: Server, watch: Callable[[str, Step], None] = lambda *_: None) -> None:
        self.server, self.watch = server, watch
        self.desk = OpenDesk(server, agenda=AGENDA)
        self.code, self.plan = self.desk.code, self.desk.see("desk")["plan"]
        look = [{}, {"color_scheme": "dark"}, {}, {}]
        phones = [Phone(browser, server, self.code, {**PHONE, **more}) for more in look]
        self.ana, self.ben = Person("Ana", phones[0], "in spring"), Person("Ben", phones[1], "by the sea", seat=1)
        self.frida, self.gil = Person("Frida", phones[2], "in the snow"), Person("Gil", phones[3], "at noon")
        self.everybody = [self.ana, self.ben, self.frida, self.gil]
        self._turns: dict[str, bool] = {}
        self.screen = Screen(browser, server, self.desk.see("desk")["session"]["screen_url"])
        self._arrive()

    @property
    def tabs(self) -> list[Tab]:
        return [*(person.phone for person in self.everybody), self.screen]

    def _arrive(self) -> None:
        self.ana.phone.pair_with(self.ben.phone)
        for one in (self.ana, self.ben):
            one.phone.write("What shall your partner’s phone call you?", one.name)
            one.phone.tap("Save")
        self.frida.phone.come().tap("I am here on my own")
        self.gil.phone.come().tap("We share this phone")
        for one in (self.frida, self.gil):
            one.phone.heading(re.compile("^You are "))
        couples = [live.pair(self.server, self.code, f"carla{number}", f"dan{number}") for number in range(4)]
        self.crowd = [phone for couple in couples for phone in couple]

    def steps(self, exercise: str) -> list[int]:
        """Where they stand in the plan."""
        return [step["index"] for step in self.plan if step["exercise"]["id"] == exercise]

    def push(self, index: int) -> Step:
        """Bring the room to a step, taken in where it is skipped; what the phones hold of it."""
        view = self.desk.see("desk")
        if view["plan"][index]["state"] == "skipped":
            self.desk.must("skip", step=index, on=False)
        after = (view["step"] or {"run": 0})["run"]
        self.desk.must("push", step=index, after=after)
        step: Step = self.desk.see("desk", lambda view: view["step"] and view["step"]["run"] > after)["step"]
        for person in self.everybody:
            await_step(person.phone, step["title"], step["exercise"]["title"])
        self.watch("begins", step)
        return step

    @property
    def two(self) -> tuple[Person, Person]:
        return self.ana, self.ben

    def by_turns(self, way: str) -> bool:
        """Every second time it is asked for the same."""
        self._turns[way] = not self._turns.get(way, True)
        return self._turns[way]

    def was_on(self, exercise: str) -> None:
        """What another builds on was on before, if only for a moment."""
        if not any(step["run"] for step in self.desk.see("desk")["plan"] if step["exercise"]["id"] == exercise):
            self.push(self.steps(exercise)[0])

    def next_part(self, step: Step) -> None:
        self.desk.must("extend", run=step["run"], seconds=TO_THE_END_OF_THE_PART)

    def end(self) -> None:
        self.desk.must("end")
        for person in self.everybody:
            person.phone.heading("That was it. Thank you.")

    def close(self) -> None:
        for tab in self.tabs:
            tab.close()
        for client in [*self.crowd, self.desk]:
            with suppress(Exception):
                client.close()
