"""One whole evening on a real server: everybody writes down every frame, and every private thing has a marker."""

import json
import secrets
from typing import Any

import socketio

from tests.between import TwoDesk, open_session
from tests.live.conftest import the_house_of
from tests.live.indoors import PLAN
from tests.live.people import NOT_SEEN, Browser, Client, Colleague, Phone, Screen, csrf, run
from tests.server import Server
from tests.waiting import until
from tests.web.people import account, share
from workshop import workshops
from workshop.session.duties import LEAD, MODERATOR, TIMER
from workshop.store import people as store_people

PAIRS = [("ana", "ben"), ("carla", "dan"), ("emil", "fay"), ("gil", "hanna"), ("ida", "jon"), ("kay", "lou")]
EVERYBODY = {name for pair in PAIRS for name in pair} | {"alone", "shared"}
LATE = ("mia", "noa")
DUTIES = {"Robin": LEAD, "Toni": TIMER, "Kim": MODERATOR}


def recording(client: Client) -> Client:
    """Every frame of this client, as it comes over the wire, into `client.frames`; and what it was told until now."""
    client.frames = [*getattr(client, "frames", []), *(json.dumps(told) for told in client.heard)]  # type: ignore[attr-defined]
    socket: socketio.AsyncClient = client.socket
    take = socket._handle_eio_message

    async def heard(raw: Any) -> None:
        client.frames.append(raw if isinstance(raw, str) else raw.decode("latin-1"))  # type: ignore[attr-defined]
        await take(raw)

    socket.eio.on("message", heard)
    return client


class CircleDesk(TwoDesk):
    """Robin's desk, of a workshop that Toni and Kim share."""

    def open_session(self, rehearsal: bool, speed: float, agenda: str) -> None:
        with self.house.store.read() as connection:
            robin = store_people.first_account(connection).id
        self.session = open_session(self.house, robin, plan=PLAN)
        workshop = workshops.of_session(self.house, self.session).id
        for name in ("Toni", "Kim"):
            share(self.house, workshop, account(self.house, name), DUTIES[name])


class Evening:
    """`said` holds each marker with the people who may see it, and who must have."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.desk = recording(CircleDesk(server))
        self.people: dict[str, Client] = {"Robin": self.desk}
        for name in ("Toni", "Kim"):
            self.people[name] = recording(Colleague(server, name, self.desk.session))
        self.people["screen"] = recording(Screen(server, self.desk))
        self.said: dict[str, tuple[set[str], set[str]]] = {}
        self.files: dict[str, bytes] = {}

    def mark(self, text: str, may: set[str], must: set[str] | None = None) -> str:
        self.said[text] = (may, may if must is None else must)
        return text

    def blob(self, may: set[str], must: set[str] | None = None, size: int = 60) -> str:
        """A sealed text that nobody else can have made."""
        return self.mark(secrets.token_hex(size // 2), may, must)

    def phone(self, name: str) -> Phone:
        phone = Phone(self.server, self.desk.code, name)
        self.people[name] = recording(phone)
        self.mark(phone.facts["phone"], {name})
        return phone.join()

    def ok(self, name: str, act: str, **fields: Any) -> Any:
        sent = self.mark(secrets.token_hex(16), set())
        ack = self.people[name].send({"id": sent, "act": act, **fields})
        assert ack["ok"], (name, act, ack)
        return ack

    def come(self) -> None:
        for first, second in PAIRS:
            self.pair(first, second)
        self.phone("alone")
        self.ok("alone", "go_alone")
        self.phone("shared")
        self.ok("shared", "go_shared")
        for name in ("alone", "shared"):
            self.ok(name, "seal", slot="name", blob=self.blob(set()))

    def pair(self, first: str, second: str) -> None:
        for name in (first, second):
            self.phone(name)
        both = {first, second}
        couple = self.mark(secrets.token_hex(16), both)
        self.ok(first, "start_couple", couple=couple)
        self.ok(second, "join_couple", couple=couple)
        self.said[self.people[second].facts["phone"]] = (both, both)  # type: ignore[attr-defined]
        for name in (second, first):
            self.ok(name, "confirm", asking=self.people[second].facts["phone"])  # type: ignore[attr-defined]
        name = self.people[first].see("mine", lambda mine: mine["stage"] == "paired")["couple"]["name"]
        self.mark(json.dumps(name), {*both, "Robin", "Toni"})
        for one in both:
            self.ok(one, "seal", slot="name", blob=self.blob(both))

    def push(self, step: str) -> int:
        return int(self.desk.step(step)["run"])

    def answer(self, name: str, number: int, answer: Any) -> Any:
        return self.ok(name, "answer", run=number, receipt=self.mark(secrets.token_hex(16), set()), answer=answer)

    def hand_over(self) -> None:
        """An exchange that one couple makes, one begins and leaves, and one parts in; an offer; lines of one's own."""
        number = self.push("tell")
        for name in ("ana", "ben"):
            self.answer(name, number, {"blob": self.blob({"ana", "ben"}, size=4_000)})
        self.answer("carla", number, {"blob": self.blob(set(), size=4_000)})  # dan never answers
        self.answer("emil", number, {"blob": self.blob(set(), size=4_000)})
        self.ok("emil", "part")
        self.answer("fay", number, {"blob": self.blob(set(), size=4_000)})  # whoever parted is given nothing
        for name in ("alone", "shared"):
            self.answer(name, number, {"blob": self.blob(set(), size=4_000)})
        for step in ("plan", "own"):
            number = self.push(step)
            self.answer("carla", number, {"blob": self.blob({"carla", "dan"}, size=4_000)})

    def draft(self) -> None:
        """Two couples write; emil has parted, so fay writes for herself and hears only her own words."""
        self.push("vow")
        for name, may in (("ana", {"ana", "ben"}), ("ben", {"ana", "ben"}), ("fay", {"fay"})):
            self.ok(name, "write", draft="two/vow", blob=self.blob(may))
        first = self.ok("gil", "write", draft="two/vow", blob=self.blob({"gil", "hanna"}))
        self.ok("gil", "compact", draft="two/vow", upto=first["n"], blob=self.blob({"hanna"}))
        agreed = self.mark(secrets.token_hex(16), {"ana", "ben"})
        for name in ("ana", "ben"):
            not_yet = self.mark(secrets.token_hex(16), set())
            self.ok(name, "mark", draft="two/vow", marks={"1": agreed, "2": not_yet})
        self.ok("hanna", "draft", draft="two/vow", after=0)
        self.ok("fay", "mark", draft="two/vow", marks={"1": self.mark(secrets.token_hex(16), set())})

    def ask_the_room(self) -> None:
        """Texts: one as it is, one shortened, one held, two in a theme; and numbers."""
        number, looked = self.push("room"), {"Robin", "Kim"}
        for name in sorted(EVERYBODY - {"shared", "alone"}):
            self.answer(name, number, [0])
        assert self.desk.act("close", run=number)["ok"] and self.desk.act("release", run=number)["ok"]
        number, everybody = self.push("words"), {*self.people, *LATE}
        verdicts: dict[str, dict[str, Any]] = {}
        for nth, name in enumerate(sorted(EVERYBODY - {"shared", "alone"})):
            text = f"{NUMBERS[nth]} {self.mark(secrets.token_hex(6), everybody if nth < 3 else looked)}"
            verdicts[text] = {"verdict": "show", "text": None} if nth < 3 else {"verdict": "hold", "text": None}
            receipt = secrets.token_hex(16)
            self.mark(receipt, looked)
            self.ok(name, "answer", run=number, receipt=receipt, answer={"text": text})
        short, theme = (f"{word} {self.mark(secrets.token_hex(6), everybody)}" for word in ("short", "theme"))
        texts = list(verdicts)
        verdicts[texts[5]] = {"verdict": "show", "text": short}
        verdicts[texts[6]] = verdicts[texts[7]] = {"verdict": "fold", "text": theme}
        assert self.desk.act("close", run=number)["ok"]
        cards = self.desk.see("desk", lambda view: view["collected"])["collected"]["cards"]
        for card in cards:
            self.ok("Kim", "moderate", run=number, key=card["key"], seen=NOT_SEEN, **verdicts[card["text"]])
        assert self.desk.act("release", run=number)["ok"]
        self.people["screen"].see("screen", lambda view: view["shown"])
        self.push("talk")
        self.people["ana"].see("room", lambda view: theme in json.dumps(view["step"]))

    def aside(self) -> None:
        """One couple has a step of its own; somebody asks for help; somebody writes a remark."""
        couple = self.people["ida"].see("mine")["couple"]["id"][-8:]
        view = self.desk.see("desk")
        step = next(one["index"] for one in view["plan"] if one["id"].endswith("/rules"))
        self.ok("Robin", "aside", step=step, couples=[couple], alone=True, after=view["runs"])
        for name in ("ida", "jon"):
            self.people[name].see("mine", lambda mine: mine["step"])
        self.ok("ida", "help", item="word", when="leave")
        self.desk.see("desk", lambda view: view["help"])
        remark = self.mark(f"remark {secrets.token_hex(4)}", {"Robin"})
        self.ok("Robin", "remark", about="session", text=remark)
        self.desk.see("desk", lambda view: remark in json.dumps(view["remarks"]))

    def come_late(self) -> None:
        """Two come when everything has begun, and two come again: each gets every view anew."""
        self.pair(*LATE)
        for name in ("ana", "fay"):
            self.people[name].drop()
            recording(self.people[name].come())  # type: ignore[attr-defined]
            self.ok(name, "draft", draft="two/vow", after=0)
            self.ok(name, "ours")

    def go_home(self) -> None:
        self.ok("Robin", "end")
        for name in EVERYBODY:
            self.people[name].see("room", lambda view: view["session"]["state"] == "ended")
            self.ok(name, "ours")
        self._export()

    def _export(self) -> None:
        """Every page and file that can be had of the session, and those of nobody."""
        notes = f"/desk/sessions/{self.desk.session}/notes"
        for form in ("md", "csv", "json"):
            self.files[f"notes.{form}"] = self.fetch(self.desk, f"{notes}.{form}")
        _, page, _ = self.desk.get(notes)
        self.files["the notes page"] = page.encode()
        for form in ("docx", "pdf", "zip"):
            self.files[f"notes.{form}"] = self._job(f"/desk/sessions/{self.desk.session}/exports", form=form)
        stranger = Browser(self.server)
        workshop = workshops.of_session(self.desk.house, self.desk.session).id
        self.files["the kit.pdf"] = self._job(f"/desk/workshops/{workshop}/kit", part="poster", paper="a4", signs="3")
        for place in ("/nothing", f"/j/{self.desk.code}", f"/j/{self.desk.code}/resources", f"{notes}.md"):
            self.files[f"a stranger at {place}"] = self.fetch(stranger, place)
        stranger.close()

    def fetch(self, browser: Browser, path: str, **headers: str) -> bytes:
        async def fetch() -> bytes:
            async with browser.http.get(self.server.url + path, headers=headers) as answer:
                return repr(answer.headers).encode() + await answer.read()

        return bytes(run(fetch()))

    def _job(self, where: str, **form: str) -> bytes:
        _, page, _ = self.desk.get(f"/desk/sessions/{self.desk.session}/notes")
        _, _, made = self.desk.post(where, csrf=csrf(page), **form)
        return until(lambda: self._done(f"{made.url.path}/file"))

    def _done(self, path: str) -> bytes | None:
        async def fetch() -> bytes | None:
            async with self.desk.http.get(self.server.url + path) as answer:
                return await answer.read() if answer.status == 200 else None

        found: bytes | None = run(fetch())
        return found

    def erase(self) -> None:
        """Everything of it goes; what was on the disk before and what is there afterwards."""
        where = f"/desk/sessions/{self.desk.session}/erase"
        self.before = self.server.written()
        _, page, _ = self.desk.get(where)
        status, page, response = self.desk.post(where, csrf=csrf(page))
        assert status == 200 and "was erased" in page, page
        until(lambda: not any(client.socket.connected for client in self.people.values()))
        if "waits=yes" in str(response.url):  # somebody read just then, and the page said that it is put off
            with the_house_of(self.server) as house:
                until(house.store.forget_deleted)
        self.after = self.server.written()

    def frames_of(self, name: str) -> str:
        return "\n".join(self.people[name].frames)  # type: ignore[attr-defined]

    def close(self) -> None:
        for client in reversed(list(self.people.values())):
            client.close()


NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
