"""Phones, desks and screens over real HTTP and real sockets, in the words of the evening."""

import asyncio
import json
import re
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import socketio

from tests.server import Server

PASSWORD = "four plain words here"

NOT_SEEN = {"verdict": None, "text": None}
"""Of a card that nobody has judged yet."""

_kept: list[socketio.AsyncClient] = []
"""A client that is garbage closes the HTTP session it was lent, and with it the connection made after its own."""

_loop = asyncio.new_event_loop()
threading.Thread(target=_loop.run_forever, daemon=True).start()


def run(work: Any, seconds: float = 20) -> Any:
    return asyncio.run_coroutine_threadsafe(work, _loop).result(seconds)


class Browser:
    """Keeps cookies and fetches pages."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.http = run(self._open())

    async def _open(self) -> aiohttp.ClientSession:
        anybody = aiohttp.TCPConnector(ssl=False)  # a certificate of our own making will do
        return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), connector=anybody)

    def get(self, path: str, **kwargs: Any) -> tuple[int, str, Any]:
        return run(self._fetch("GET", path, **kwargs))

    def post(self, path: str, **form: Any) -> tuple[int, str, Any]:
        return run(self._fetch("POST", path, data=form))

    async def _fetch(self, method: str, path: str, **kwargs: Any) -> tuple[int, str, Any]:
        url = path if path.startswith("http") else self.server.url + path
        async with self.http.request(method, url, **kwargs) as response:
            return response.status, await response.text(errors="replace"), response

    def close(self) -> None:
        run(self.http.close())


class Client(Browser):
    """A browser with a socket. `views` holds the newest view of each name, as a page does (static/shared/fresh.js).

    `version`: what it says of its page.
    """

    role, session, language = "", "", "en"
    version: Any = None
    transports = ("websocket",)

    def connect(self) -> None:
        self.views: dict[str, Any] = {}
        self.heard: list[tuple[str, Any]] = []
        self.socket = run(self._connect())

    async def _connect(self) -> socketio.AsyncClient:
        client = socketio.AsyncClient(http_session=self.http, reconnection=False)
        _kept.append(client)
        for name in ("room", "mine", "desk", "screen", "draft", "agreed", "newer"):
            client.on(name, self._hear(name))
        auth = {"role": self.role, "session": self.session, "version": self.version, "language": self.language}
        await client.connect(self.server.url, auth=auth, transports=list(self.transports))
        return client

    def _hear(self, name: str) -> Callable[[Any], None]:
        def hear(view: Any) -> None:
            self.heard.append((name, view))
            if name not in self.views or _order(self.views[name]) <= _order(view):
                self.views[name] = view

        return hear

    def act(self, act: str, **fields: Any) -> Any:
        return self.send({"id": secrets.token_hex(16), "act": act, **fields})

    def send(self, message: Any) -> Any:
        return run(self.socket.call("act", message, timeout=10))

    def see(self, name: str, holds: Callable[[Any], Any] = bool, seconds: float = 8) -> Any:
        """The view once it holds; fails with what it is instead."""
        last = time.monotonic() + seconds
        while time.monotonic() < last:
            if name in self.views and holds(self.views[name]):
                return self.views[name]
            time.sleep(0.01)
        raise AssertionError(f"{name} never came to hold, but is {json.dumps(self.views.get(name))[:1500]}")

    def drop(self) -> None:
        run(self.socket.disconnect())

    def close(self) -> None:
        if hasattr(self, "socket"):
            self.drop()
        super().close()


def _order(view: Any) -> tuple[int, int]:
    return view.get("seq", 0), view.get("tick", 0)


def facts(page: str) -> Any:
    found = re.search(r'id="page"[^>]*>(.*?)</script>', page, re.S)
    assert found, page[:500]
    return json.loads(found[1])


def csrf(page: str) -> str:
    found = re.search(r'name="csrf"[^>]*value="([^"]+)"', page)
    assert found, page[:500]
    return found[1]


class Phone(Client):
    role = "phone"

    def __init__(self, server: Server, code: str, name: str = "") -> None:
        super().__init__(server)
        self.name, self.code = name, code
        self.come()

    def come(self) -> "Phone":
        """Open the page of the code and connect."""
        status, page, _ = self.get(f"/j/{self.code}")
        assert status == 200, page
        self.facts = facts(page)
        self.session = self.facts["session"]
        self.connect()
        self.see("mine")
        self.see("room")
        return self

    def join(self) -> "Phone":
        ack = self.act("join", consent=True, practised=True)
        assert ack["ok"], ack
        return self

    def confirm(self) -> Any:
        """Yes to whoever asks now."""
        mine = self.see("mine", lambda mine: mine["couple"] and mine["couple"]["asking"])
        return self.act("confirm", asking=mine["couple"]["asking"])

    def answer(self, answer: Any, receipt: str | None = None, run: int | None = None, turn: int = 1) -> Any:
        run = run or self.see("room", lambda view: view["step"])["step"]["run"]
        self.receipt = receipt or secrets.token_hex(16)
        return self.act("answer", run=run, receipt=self.receipt, turn=turn, answer=answer)


class Desk(Client):
    role = "desk"

    def __init__(
        self, server: Server, rehearsal: bool = False, speed: float = 1, agenda: str = "first-evening"
    ) -> None:
        super().__init__(server)
        self.sign_in(server.desk)
        self.open_session(rehearsal, speed, agenda)
        self.connect()
        self.code = self.see("desk")["session"]["code"]

    def sign_in(self, link: str) -> None:
        _, page, _ = self.get(link)
        account = {"name": "Robin", "password": PASSWORD, "again": PASSWORD}
        status, page, _ = self.post(link, csrf=csrf(page), **account)
        assert status == 200, page

    def sign_in_as(self, name: str) -> None:
        """With the password, which is the same for everybody here."""
        _, page, _ = self.get("/desk/sign-in")
        status, page, _ = self.post("/desk/sign-in", csrf=csrf(page), name=name, password=PASSWORD)
        assert status == 200, page

    def open_session(self, rehearsal: bool, speed: float, agenda: str) -> None:
        _, page, _ = self.get("/desk")
        _, page, response = self.post("/desk/workshops", csrf=csrf(page), title="An evening in spring", agenda=agenda)
        form = {"limits": "It stays here.", "resources": "Help is near.", "checked": "2026-11-20"}
        mode = {"rehearsal": "on", "speed": str(speed)} if rehearsal else {}
        _, page, response = self.post(f"{response.url.path}/sessions", csrf=csrf(page), **form, **mode)
        self.session = facts(page)["session"]

    def step(self, ending: str) -> Any:
        """Push the step whose id ends so; its run."""
        view = self.see("desk")
        index = next(step["index"] for step in view["plan"] if step["id"].endswith(ending))
        after = (view["step"] or {"run": 0})["run"]
        ack = self.act("push", step=index, after=after)
        assert ack["ok"], ack
        return self.see("desk", lambda view: view["step"] and view["step"]["run"] == after + 1)["step"]


class Colleague(Desk):
    """Somebody else at the desk of a session that is open already, on a device of their own."""

    def __init__(self, server: Server, name: str, session: str) -> None:
        Client.__init__(self, server)
        self.name = name
        self.sign_in_as(name)
        self.session = session
        self.connect()
        self.see("desk")


class Screen(Client):
    role = "screen"

    def __init__(self, server: Server, desk: Desk) -> None:
        super().__init__(server)
        _, page, _ = self.get(desk.see("desk")["session"]["screen_url"])
        self.session = facts(page)["session"]
        self.connect()


def pair(server: Server, code: str, first: str, second: str) -> tuple[Phone, Phone]:
    couple, ana, ben = secrets.token_hex(16), Phone(server, code, first).join(), Phone(server, code, second).join()
    assert ana.act("start_couple", couple=couple)["ok"]
    assert ben.act("join_couple", couple=couple)["ok"]
    assert ben.confirm()["ok"] and ana.confirm()["ok"]
    for phone in (ana, ben):
        phone.see("mine", lambda mine: mine["stage"] == "paired")
    return ana, ben
