"""A server with something behind every address it has, in one language: workshops, sessions that are over, links."""

import re
from datetime import date
from typing import Any

from playwright.sync_api import Browser

from tests.browser.course import OpenDesk, SpanishDesk
from tests.browser.people import Tab
from tests.live import people as live
from tests.live.people import csrf
from tests.server import Server
from tests.waiting import until
from workshop import accounts, composing
from workshop.live.house import create_house
from workshop.web.exercises import EMPTY

LOCALES = {"en": "en-GB", "es": "es-MX"}
DESKS: dict[str, type[OpenDesk]] = {"en": OpenDesk, "es": SpanishDesk}
COUPLES = 5


class Estate:
    """Of a facilitator who has led a first evening twice, has it open again, and has written an exercise.

    `places` fill the gaps of an address, `{workshop}`.
    """

    def __init__(self, server: Server, language: str) -> None:
        self.server, self.language = server, language
        self.desk = DESKS[language](server, agenda="first-evening")
        self.workshop = self._get("/desk", r'/desk/workshops/([0-9a-f]+)"')
        self.people: list[live.Phone] = []
        held = [self._evening(COUPLES)]
        job = self._job(held[0])
        held += [self._evening(), self._evening()]
        self.desk.must("push", step=0, after=0)
        session = self.desk.session
        self.places = {
            "workshop": self.workshop,
            "session": session,
            "code": self.desk.code,
            "held": held[0],
            "other": held[1],
            "receipt": self._erased(held[2]),
            "screen": self.desk.see("desk")["session"]["screen_url"].rsplit("/", 1)[1],
            "question": self._question(held[0]),
            "invited": self._invitation(f"/desk/workshops/{self.workshop}/invitations", duty="lead"),
            "job": job,
            "country": self._get("/desk/resources", r'/desk/resources/([^"]+)"'),
            **self._beside(),
        }
        self._await_job(job)

    def tab(self, browser: Browser, **look: Any) -> Tab:
        """A browser of somebody who knows nothing but addresses."""
        return Tab(browser, self.server, locale=LOCALES[self.language], **look)

    def signed_in(self, browser: Browser, **look: Any) -> Tab:
        tab = self.tab(browser, **look)
        held = [{"name": one.key, "value": one.value, "url": self.server.url} for one in self.desk.http.cookie_jar]
        tab.context.add_cookies(held)
        return tab

    def address(self, place: str) -> str:
        return self.server.url + place.format(**self.places)

    def close(self) -> None:
        for client in (*self.people, self.desk):
            client.close()

    def _evening(self, couples: int = 0) -> str:
        """With couples in the room something is asked and shown; it ends, and the next is open then. Its id."""
        desk, session = self.desk, self.desk.session
        for number in range(couples):
            self.people += live.pair(self.server, desk.code, f"carla{number}", f"dan{number}")
        if couples:
            self._show("/in-general")
        desk.must("end")
        desk.drop()
        desk.open_again(self.workshop)
        return session

    def _show(self, step: str) -> None:
        run = self._ask(step)
        for number, phone in enumerate(self.people):
            assert phone.answer([number % 3], run=run)["ok"]
        self.desk.must("close", run=run)
        self.desk.must("release", run=run)
        self.desk.must("remark", about="session", text="Slow to begin, and then nobody wanted to stop.")

    def _ask(self, step: str) -> int:
        """A question can be asked a few seconds after a server has started (DESIGN 2.2)."""
        view = self.desk.see("desk")
        index = next(one["index"] for one in view["plan"] if one["id"].endswith(step))
        until(lambda: self.desk.act("push", step=index, after=0)["ok"], 20)
        return int(self.desk.see("desk", lambda view: view["step"])["step"]["run"])

    def _get(self, path: str, pattern: str) -> str:
        found = re.search(pattern, self.desk.get(path)[1])
        assert found, path
        return found[1]

    def _post(self, path: str, **fields: Any) -> tuple[str, str]:
        """What comes of a form: a page and its address."""
        status, page, response = self.desk.post(path, csrf=csrf(self.desk.get("/desk")[1]), **fields)
        assert status == 200, (path, status, page[:1500])
        return page, response.url.path

    def _erased(self, session: str) -> str:
        return self._post(f"/desk/sessions/{session}/erase")[1].rsplit("/", 1)[1]

    def _question(self, session: str) -> str:
        """Asked after the session, and open from today."""
        page, _ = self._post(f"/desk/sessions/{session}/followup", opens=date.today().isoformat())
        found = re.search(r"/f/([\w-]+)", page)
        assert found
        return found[1]

    def _beside(self) -> dict[str, str]:
        """A sign-in link that nobody has used, and an exercise of the facilitator's own."""
        house = create_house(self.server.config)
        try:
            owner = accounts.everybody(house)[0].id
            row = composing.save(house, owner, f"mine-{self.language}", 0, EMPTY, [])
            return {"link": accounts.make_link(house), "own": row.id}
        finally:
            house.store.close()

    def _invitation(self, path: str, **fields: Any) -> str:
        found = re.search(r"/desk/invited/([\w-]+)", self._post(path, **fields)[0])
        assert found
        return found[1]

    def _job(self, session: str) -> str:
        """A file is asked for."""
        return self._post(f"/desk/sessions/{session}/exports", form="pdf")[1].rsplit("/", 1)[1]

    def _await_job(self, job: str) -> None:
        """Until then its page loads itself anew each second."""
        until(lambda: self.desk.get(f"/desk/jobs/{job}/file")[0] == 200)
