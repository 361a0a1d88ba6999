"""The circle tests: after a whole evening each private thing was seen by exactly those it was for."""

import io
import subprocess
import zipfile
from base64 import urlsafe_b64decode

import pytest

from tests.live.recorded import EVERYBODY, Evening
from tests.server import Server

METRICS = "a-token-for-the-numbers-of-it"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("circles"), WORKSHOP_METRICS=METRICS)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def evening(server):
    evening = Evening(server)
    for chapter in (
        evening.come,
        evening.hand_over,
        evening.draft,
        evening.ask_the_room,
        evening.aside,
        evening.come_late,
    ):
        chapter()
    evening.starve = starved(evening)
    evening.go_home()
    evening.files["the metrics"] = evening.fetch(evening.desk, "/metrics", Authorization=f"Bearer {METRICS}")
    evening.erase()
    yield evening
    evening.close()


def starved(evening):
    """In the middle of it all a table is gone: what comes meanwhile fails, is not kept and not told."""
    rename = "alter table {} rename to {}"
    with evening.desk.house.store.write() as connection:
        connection.exec_driver_sql(rename.format("sealed", "mislaid"))
    ack = evening.people["kay"].act("seal", slot="name", blob=evening.blob(set()))
    with evening.desk.house.store.write() as connection:
        connection.exec_driver_sql(rename.format("mislaid", "sealed"))
    remark = evening.mark("a remark that is far too long " + "x" * 4_000, set())
    long = evening.people["Robin"].act("remark", about="session", text=remark)
    broken = evening.people["kay"].send({"id": "short", "act": "seal", "slot": "name", "blob": evening.blob(set())})
    return ack, long, broken


def test_every_marker_was_seen_by_all_it_is_for_and_by_nobody_else(evening):
    wrong = []
    frames = {name: evening.frames_of(name) for name in evening.people}
    for marker, (may, must) in evening.said.items():
        saw = {name for name, told in frames.items() if marker in told}
        if not must <= saw <= may:
            wrong.append((marker[:40], "seen by", sorted(saw - may), "not by", sorted(must - saw)))
    assert wrong == []
    assert len(evening.said) > 200 and sum(bool(must) for _, must in evening.said.values()) > 60


def test_requests_for_help_reach_whoever_leads_and_nobody_else(evening):
    asked = {name for name in evening.people if '"when":"leave"' in evening.frames_of(name)}
    assert asked == {"Robin"}


def test_colleagues_are_named_at_the_desk_alone(evening):
    for colleague in ("Toni", "Kim"):
        assert {name for name in evening.people if f'"{colleague}"' in evening.frames_of(name)} == {
            "Robin",
            "Toni",
            "Kim",
        }


def test_no_file_and_no_page_holds_more_than_the_room_was_shown(evening, tmp_path):
    for name, raw in evening.files.items():
        text = " ".join(in_words(name, raw, tmp_path).split())
        assert len(text) > 100, name
        held = [marker for marker, (may, _) in evening.said.items() if "screen" not in may and marker in text]
        remarks = [marker for marker in evening.said if marker.startswith("remark ")]
        assert set(held) - (set(remarks) if "notes" in name else set()) == set(), name
        if name.startswith("notes."):
            assert all(marker in text for marker, (may, _) in evening.said.items() if "screen" in may), name


def test_the_numbers_of_the_server_were_there_to_look_into(evening):
    assert b"# HELP" in evening.files["the metrics"] and b"phone" in evening.files["the metrics"]


def test_erased_there_is_no_marker_on_the_disk_and_nobody_is_left_connected(evening):
    def kept(raw):
        return [marker for marker in evening.said if marker.encode() in raw or opened(marker) in raw]

    assert len(kept(evening.before)) > 80
    assert kept(evening.after) == []


def opened(marker):
    """A sealed text as it is stored; of anything else, what it is itself."""
    sealed = len(marker) >= 60 and len(marker) % 4 == 0 and not marker.strip("0123456789abcdef")
    return urlsafe_b64decode(marker) if sealed else marker.encode()


def in_words(name, raw, folder):
    """All text in a file."""
    if name.endswith(".pdf"):
        (folder / "n.pdf").write_bytes(raw)
        return subprocess.run(["pdftotext", folder / "n.pdf", "-"], capture_output=True, check=True).stdout.decode()
    if name.endswith((".docx", ".zip")):
        files = zipfile.ZipFile(io.BytesIO(raw))
        return "\n".join(in_words(inside, files.read(inside), folder) for inside in files.namelist())
    return raw.decode(errors="replace")


def test_no_log_and_no_answer_holds_a_marker_whatever_went_wrong(server, evening):
    busy, long, broken = evening.starve
    assert not busy["ok"] and not long["ok"] and not broken["ok"]
    logs = {path.name: path.read_text(errors="replace") for path in server.data.glob("*.log*")}
    assert "act failed" in logs["server.log"]
    for text in (*logs.values(), str(evening.starve)):
        assert [marker for marker in evening.said if marker in text] == []
        assert [name for name in (*EVERYBODY, "Toni", "Kim") if f'"{name}"' in text] == []
    assert [client.facts["phone"] for client in evening.people.values() if hasattr(client, "facts")]
