"""Files that take a while: asked for, looked at while they are written, saved; for nobody else."""

import io
import os
import re
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.live.people import Browser, Desk, csrf, run
from tests.server import Server


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """One server for all, since each unpacks its fonts first."""
    server = Server(tmp_path_factory.mktemp("house"))
    desk = Desk(server)
    assert desk.act("remark", about="session", text="Begin earlier.")["ok"]
    yield desk
    desk.close()
    server.stop()
    assert not (Path(server.data) / "exports").exists(), "nothing stays behind"


def ask(desk, form):
    """Ask for the notes in a format; the address of the job."""
    _, page, _ = desk.get(f"/desk/sessions/{desk.session}/notes")
    status, page, response = desk.post(f"/desk/sessions/{desk.session}/exports", csrf=csrf(page), form=form)
    assert status == 200, page
    return response.url.path


def until_it_is_there(desk, job, seconds=30):
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        status, page, response = desk.get(job)
        assert status == 200
        if "Refresh" not in response.headers:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


def saved(desk, job):
    """(bytes, headers) of the file."""

    async def fetch():
        async with desk.http.get(f"{desk.server.url}{job}/file") as response:
            return response.status, await response.read(), response.headers

    return run(fetch())


@pytest.mark.parametrize("form, begins", [("pdf", b"%PDF"), ("docx", b"PK"), ("zip", b"PK")])
def test_notes_are_written_beside_and_saved_under_the_workshops_title(desk, form, begins):
    job = ask(desk, form)
    assert "Save an-evening-in-spring" in until_it_is_there(desk, job)
    status, raw, headers = saved(desk, job)
    assert status == 200 and raw.startswith(begins) and len(raw) > 5_000
    assert f"an-evening-in-spring.{form}" in headers["Content-Disposition"]
    assert "no-store" in headers["Cache-Control"] or "max-age=0" in headers["Cache-Control"]


def test_what_is_written_lies_in_a_folder_that_only_the_server_reads(desk):
    folder = Path(desk.server.data) / "exports"
    until_it_is_there(desk, ask(desk, "pdf"))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_a_file_is_for_whoever_asked_for_it_alone(desk):
    job = ask(desk, "pdf")
    until_it_is_there(desk, job)
    stranger = Browser(desk.server)
    assert stranger.get(job)[2].url.path == "/desk/sign-in" and "%PDF" not in stranger.get(f"{job}/file")[1]
    assert desk.get("/desk/jobs/nothing")[0] == 404 and desk.get(f"{job}x/file")[0] == 404
    stranger.close()


def test_two_asked_for_at_once_are_both_written(desk):
    jobs = [ask(desk, form) for form in ("zip", "pdf", "docx")]
    assert all("Save an-evening" in until_it_is_there(desk, job) for job in jobs)
    names = zipfile.ZipFile(io.BytesIO(saved(desk, jobs[0])[1])).namelist()
    assert len(names) == 5


def test_much_at_once_is_answered_with_a_sentence(desk):
    _, page, _ = desk.get(f"/desk/sessions/{desk.session}/notes")
    form = {"csrf": csrf(page), "form": "zip"}
    answers = [desk.post(f"/desk/sessions/{desk.session}/exports", **form) for _ in range(16)]
    refused = [page for status, page, _ in answers if status == 400]
    for status, _, response in answers:
        if status == 200:
            until_it_is_there(desk, response.url.path, 60)
    assert refused and all("Much is being written already" in page for page in refused)


def test_a_writer_that_is_ended_is_told_in_a_sentence_and_harms_nobody(desk):
    job = ask(desk, "zip")
    for _ in range(200):
        if victims := writers(desk.server.process.pid):
            os.kill(victims[0], signal.SIGKILL)
            break
        time.sleep(0.01)
    page = until_it_is_there(desk, job)
    assert "could not be written" in page or "Save an-evening" in page
    assert desk.act("next", after=0)["ok"]
    assert "Save an-evening" in until_it_is_there(desk, ask(desk, "pdf"))


def writers(server):
    """Processes of this server that write a file."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(server)], capture_output=True, text=True).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if "workshop.notes.writing" in line]


def test_only_what_takes_a_while_is_asked_for(desk):
    assert desk.get(f"/desk/sessions/{desk.session}/notes.csv")[0] == 200
    assert desk.get(f"/desk/sessions/{desk.session}/notes.pdf")[0] == 404
    _, page, _ = desk.get(f"/desk/sessions/{desk.session}/notes")
    assert desk.post(f"/desk/sessions/{desk.session}/exports", csrf=csrf(page), form="exe")[0] == 404
    assert desk.post(f"/desk/sessions/{desk.session}/exports", csrf="", form="pdf")[0] == 400


def workshop(desk):
    _, page, _ = desk.get("/desk")
    return re.search(r'href="(/desk/workshops/[0-9a-f]{16})"', page)[1]


def test_the_kit_is_made_of_what_was_chosen(desk, tmp_path):
    place = f"{workshop(desk)}/kit"
    _, page, _ = desk.get(place)
    _, page, response = desk.post(place, csrf=csrf(page), part="poster", paper="a4", signs="8")
    assert "Save an-evening-in-spring-to-print.pdf" in until_it_is_there(desk, response.url.path)
    (tmp_path / "k.pdf").write_bytes(saved(desk, response.url.path)[1])
    said = subprocess.run(["pdftotext", tmp_path / "k.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert desk.code in said and f"127.0.0.1:{desk.server.port}" in said


@pytest.mark.parametrize(
    "form, told",
    [
        ({}, "Choose at least one"),
        ({"part": "signs", "signs": "0"}, "A number from 1 to 50"),
        ({"part": "signs", "signs": "51"}, "A number from 1 to 50"),
        ({"part": "signs", "signs": "many"}, "A number from 1 to 50"),
        ({"part": "signs", "signs": "9" * 5_000}, "A number from 1 to 50"),
    ],
)
def test_a_kit_that_cannot_be_made_is_told_in_a_sentence(desk, form, told):
    place = f"{workshop(desk)}/kit"
    _, page, _ = desk.get(place)
    status, page, _ = desk.post(place, csrf=csrf(page), **form)
    assert status == 400 and told in page
