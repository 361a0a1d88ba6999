"""An evening in Spanish to which couples come who read different languages, from the first step to the notes."""

import csv
import io
import json
import re
import subprocess
import zipfile

import pytest

from tests.live.conftest import Evening, fresh_link
from tests.live.people import Desk, Phone, csrf, facts, run
from tests.waiting import until

REMARK = "¿Y mañana? Más sillas, señor Ñandú."


class SpanishDesk(Desk):
    """At the desk of a workshop in Spanish."""

    language = "es"

    def open_session(self, rehearsal, speed, agenda):
        _, page, _ = self.get("/desk")
        made = {"title": "Una tarde en otoño", "agenda": agenda, "language": "es"}
        _, page, workshop = self.post("/desk/workshops", csrf=csrf(page), **made)
        form = {"limits": "Lo dicho se queda aquí.", "resources": "Hay ayuda cerca.", "checked": "2026-11-20"}
        _, page, _ = self.post(f"{workshop.url.path}/sessions", csrf=csrf(page), **form)
        self.session = facts(page)["session"]

    def file(self, form):
        """The notes in a format, however long that takes."""
        where = f"/desk/sessions/{self.session}/notes"
        if form in ("pdf", "docx", "zip"):
            _, page, _ = self.get(where)
            _, page, job = self.post(f"/desk/sessions/{self.session}/exports", csrf=csrf(page), form=form)
            until(lambda: f"{job.url.path}/file" in self.get(job.url.path)[1], seconds=60)
            return run(self._bytes(f"{job.url.path}/file"), 60)
        return run(self._bytes(f"{where}.{form}"))

    async def _bytes(self, path):
        async with self.http.get(self.server.url + path) as response:
            assert response.status == 200
            return await response.read()


class Reader(Phone):
    """A phone whose page reads in `language`."""

    def __init__(self, server, code, language):
        self.language = language
        super().__init__(server, code)

    def come(self):
        self.post("/language", language=self.language, next="/")
        return super().come()


@pytest.fixture
def room(server):
    server.desk = fresh_link(server)
    room = Evening.__new__(Evening)
    room.server, room.desk, room.people = server, SpanishDesk(server), []
    room.open = [room.desk]
    for number in range(5):
        room.people += couple(server, room.desk.code, *[("es", "en"), ("es", "es"), ("en", "en")][number % 3])
    yield room
    room.close()


def couple(server, code, *languages):
    first, second = (Reader(server, code, language).join() for language in languages)
    id = f"{len(first.facts['phone'])}{first.facts['phone']}".encode().hex()[:32].ljust(32, "0")
    assert first.act("start_couple", couple=id)["ok"] and second.act("join_couple", couple=id)["ok"]
    assert second.confirm()["ok"] and first.confirm()["ok"]
    for phone in (first, second):
        phone.see("mine", lambda mine: mine["stage"] == "paired")
    return first, second


def ask(room, ending, answer):
    """Everybody answers, and the room sees what came of it; what each phone was asked."""
    number = room.desk.step(ending)["run"]
    asked = [p.see("room", lambda view: view["step"] and view["step"]["run"] == number)["step"] for p in room.people]
    for place, phone in enumerate(room.people):
        assert phone.answer(answer(place))["ok"]
    assert room.desk.act("close", run=number)["ok"]
    room.desk.see("desk", lambda desk: desk["collected"] and desk["collected"]["run"] == number)
    assert room.desk.act("release", run=number)["ok"]
    return asked


@pytest.mark.long
def test_an_evening_in_two_languages_is_told_in_the_sessions_own(room, tmp_path):
    screen = room.screen()
    asked = ask(room, "in-general", lambda place: [place % 2])
    assert {step["body"]["question"] for step in asked if step} == {
        asked[0]["body"]["question"],
        asked[1]["body"]["question"],
    }
    drawn = screen.see("screen", lambda view: view["shown"])["shown"][0]
    assert asked[0]["body"]["question"] == drawn["title"] and f"<title>{drawn['title']}" in drawn["svg"]
    asked = ask(room, "first-signs", lambda place: {"cards": [0, 1 + place % 3]})
    assert {step["collect"] for step in asked} == {"cards"}, "two languages are read here"
    bank = asked[0]["body"]["bank"]
    shown = screen.see("screen", lambda view: view["shown"] and view["shown"][0]["form"] == "cards")["shown"][0]
    assert bank[0] in {item["text"] for item in shown["items"]} and "Lo que eligieron varias personas" in shown["svg"]
    assert room.desk.act("remark", about="next", text=REMARK)["ok"]
    assert room.desk.act("end")["ok"]
    _, page, _ = room.desk.get(f"/desk/sessions/{room.desk.session}/notes")
    assert '<html lang="es"' in page and "Lo que eligieron varias personas" in page and bank[0] in page
    assert "de 6 a 15 personas" in page and "Notas de la sesión" in page and "people" not in page
    told = room.desk.file("md").decode()
    for line in (
        "| Ejercicio | Paso | Previsto (min) | Duró (min) |",
        "## La próxima vez",
        "¿Se puede volver a confiar?",
    ):
        assert line in told
    assert re.search(r"^\d+ de [a-z]+ de \d{4} · ", told, re.M) and f"- {bank[0]}" in told
    written = json.loads(room.desk.file("json"))
    assert written["language"] == "es" and written["size"] == "6 to 15 people"
    rows = list(csv.DictReader(io.StringIO(room.desk.file("csv").decode("utf-8-sig"))))
    assert bank[0] in {row["shown"] for row in rows if row["form"] == "cards"}
    (tmp_path / "n.pdf").write_bytes(room.desk.file("pdf"))
    paper = subprocess.run(["pdftotext", tmp_path / "n.pdf", "-"], capture_output=True, check=True).stdout.decode()
    word = zipfile.ZipFile(io.BytesIO(room.desk.file("docx"))).read("word/document.xml").decode()
    for text in (REMARK, bank[0], drawn["title"], "Duró (min)", "La próxima vez", "Una tarde en otoño"):
        assert text in " ".join(paper.split()) and text in word
