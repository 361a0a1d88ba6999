"""A backup is whole or refused; what it brings back goes on; what was to be gone stays gone."""

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.between import TwoDesk, blob
from tests.live.people import Desk, pair
from tests.web.evenings import Evening
from workshop import backup, erasing, exercises
from workshop.config import Config, read_config
from workshop.live.house import House
from workshop.paths import ASSETS
from workshop.store import open_store
from workshop.store.engine import BEFORE
from workshop.workshops import make_workshop

pytestmark = [pytest.mark.faults, pytest.mark.sqlite]


def workshop(*arguments):
    command = [sys.executable, "-m", "workshop.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def done(*arguments):
    said = workshop(*arguments, "--json")
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


def refused(*arguments):
    """The one sentence that a command ends with."""
    said = workshop(*arguments)
    assert said.returncode == 1 and said.stderr.startswith("Error: ") and said.stderr.count("\n") == 1, said.stderr
    return said.stderr


def rows(database, query):
    with sqlite3.connect(database) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


@pytest.fixture(scope="module")
def stood(tmp_path_factory):
    """A data folder with a workshop in it, and a backup of it."""
    from tests.server import Server

    server = Server(tmp_path_factory.mktemp("stood") / "data", sample=True)
    server.stop()
    file = server.data.parent / "kept"
    done("backup", file, "--data", server.data)
    return server.data, file


def test_an_evening_goes_on_from_a_backup_on_another_disk(serve, tmp_path):
    server = serve()
    desk = TwoDesk(server, rehearsal=True)
    ana, ben = pair(server, desk.code, "ana", "ben")
    desk.step("vow")
    written = ana.act("write", draft="two/vow", blob=blob())["n"]
    told = done("backup", tmp_path / "kept", "--data", server.data)
    assert told["bytes"] == (tmp_path / "kept").stat().st_size and oct((tmp_path / "kept").stat().st_mode)[-3:] == "600"
    desk.step("room")
    seq = ana.see("room", lambda view: view["step"]["run"] == 2)["seq"]
    server.kill()
    secret = (server.data / "secret").read_text()
    shutil.rmtree(server.data)
    server.data.mkdir()
    (server.data / "secret").write_text(secret)
    assert done("restore", tmp_path / "kept", "--data", server.data)["erased_again"] == 0
    server.again()
    desk.connect(), ana.connect(), ben.connect()
    for phone in (ana, ben):
        assert phone.see("mine")["stage"] == "paired"
        assert phone.see("room")["step"]["run"] == 1 and phone.see("room")["seq"] < seq
    assert len(ben.act("draft", draft="two/vow", after=0)["updates"]) == written
    assert desk.step("rules")["run"] == 2
    for client in (desk, ana, ben):
        client.close()


def test_a_backup_of_a_busy_evening_is_of_one_moment(serve, tmp_path):
    server = serve()
    desk = Desk(server, rehearsal=True)
    ana, ben = pair(server, desk.code, "ana", "ben")
    stop, failed = threading.Event(), []

    def busy():
        on = True
        while not stop.is_set():
            ack = ana.send({"id": secrets.token_hex(16), "act": "pause_us", "on": on})
            if not ack["ok"] and ack["code"] != "slow_down":
                failed.append(ack)
            on = not on
            stop.wait(0.13)

    writing = threading.Thread(target=busy)
    writing.start()
    files = [tmp_path / f"kept{n}" for n in range(3)]
    for file in files:
        done("backup", file, "--data", server.data)
    stop.set()
    writing.join()
    assert failed == []
    lengths = []
    for file in files:
        fresh = tmp_path / f"{file.name}-data"
        done("restore", file, "--data", fresh)
        seqs = [seq for (seq,) in rows(fresh / "workshop.sqlite", "select seq from events order by seq")]
        assert seqs == list(range(1, len(seqs) + 1))
        lengths.append(len(seqs))
    assert lengths == sorted(lengths) and lengths[0] < lengths[-1]
    for client in (desk, ana, ben):
        client.close()


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_byte_changed_or_missing_anywhere_is_noticed_and_nothing_is_changed(stood, tmp_path, data):
    folder, file = stood
    whole = bytearray(file.read_bytes())
    if data.draw(st.booleans(), "cut"):
        whole = whole[: data.draw(st.integers(0, len(whole) - 1), "to")]
    else:
        whole[data.draw(st.integers(0, len(whole) - 1), "at")] ^= data.draw(st.integers(1, 255), "by")
    damaged = tmp_path / "damaged"
    damaged.write_bytes(whole)
    before = contents(folder)
    with pytest.raises(backup.BackupError, match=r"is damaged|is no backup"):
        backup.restore(read_config(folder), damaged, library=None)
    assert contents(folder) == before


def test_what_is_no_backup_or_newer_or_not_there_is_named(stood, tmp_path):
    folder, file = stood
    (tmp_path / "letter").write_text("Dear all,")
    assert "is no backup" in refused("restore", tmp_path / "letter", "--data", folder)
    assert "can't be read" in refused("restore", tmp_path / "nowhere", "--data", folder)
    about, raw = backup.unpacked(file)
    newer = backup.About(**{**about.__dict__, "schema": "9999", "version": "99.0"})
    (tmp_path / "newer").write_bytes(backup.packed(newer, raw))
    assert "newer version (99.0)" in refused("restore", tmp_path / "newer", "--data", folder)
    (tmp_path / "odd").write_bytes(backup.packed(backup.About("1", about.schema, "now", 20), b"this is no database "))
    assert "not sound" in refused("restore", tmp_path / "odd", "--data", folder)
    assert "is there already" in refused("backup", file, "--data", folder)
    assert "can't be written" in refused("backup", tmp_path / "no" / "where", "--data", folder)


def test_a_database_of_another_kind_is_left_to_its_own_tools(stood, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_DATABASE", "postgresql+psycopg://h/d")
    assert "Backups are of SQLite" in refused("backup", tmp_path / "kept", "--data", stood[0])


def test_nothing_is_restored_under_a_running_server(serve, stood):
    server = serve()
    assert "Another server is running" in refused("restore", stood[1], "--data", server.data)


def test_what_was_there_lies_aside_and_goes_after_a_day(stood, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(stood[0], folder)
    for _ in range(2):
        done("restore", stood[1], "--data", folder)
    aside, config = folder / BEFORE, read_config(folder)
    assert rows(aside, "select count(*) from workshops") == [(1,)]
    now = aside.stat().st_mtime
    (folder / "backup-killed").mkdir()
    (folder / "backup-killed" / "copy.sqlite").write_text("half a copy")
    assert backup.sweep(config, now + 60) == [] and aside.exists()
    assert backup.sweep(config, now + 2 * 3600) == ["backup-killed"] and aside.exists()
    assert backup.sweep(config, now + 25 * 3600) == [BEFORE] and not aside.exists()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {"workshop.sqlite", "secret", "lock", "pages", "server.log"} | {path.name for path in folder.glob("fonts")}
    )


def test_what_was_erased_since_does_not_come_back_and_sealed_texts_of_the_past_are_not_in_it(serve, tmp_path):
    server = serve()
    desk = TwoDesk(server, rehearsal=True)
    ana, ben = pair(server, desk.code, "ana", "ben")
    desk.step("vow")
    sealed = blob()
    ana.act("write", draft="two/vow", blob=sealed)
    assert desk.act("end")["ok"]
    for client in (desk, ana, ben):
        client.close()
    server.stop()
    open_evening = tmp_path / "after"
    done("backup", open_evening, "--data", server.data)
    _, raw = backup.unpacked(open_evening)
    database = tmp_path / "looked-at.sqlite"
    database.write_bytes(raw)
    assert rows(database, "select count(*) from drafts") == [(0,)] and rows(database, "select count(*) from links") == [
        (0,)
    ]
    assert rows(database, "select count(*) from events where type = 'joined'") == [(0,)]
    with sqlite3.connect(server.data / "workshop.sqlite") as connection:
        [(session, held)] = connection.execute("select id, workshop from sessions").fetchall()
        for table in ("events", "drafts", "sealed", "marks", "ballots"):
            connection.execute(f"delete from {table}")
        connection.execute("delete from sessions")
        connection.execute("insert into signed_out values ('of-robin', 1.8e9)")
        body = json.dumps({"held": "2026-11-27", "rehearsal": True, "erased": {}})
        connection.execute("insert into receipts values (?, ?, ?, ?)", [session, held, 1.8e9, body])
    connection.close()
    assert done("restore", open_evening, "--data", server.data)["erased_again"] == 1
    for table in ("sessions", "events"):
        assert rows(server.data / "workshop.sqlite", f"select count(*) from {table}") == [(0,)]
    assert rows(server.data / "workshop.sqlite", "select id from receipts") == [(session,)]
    assert rows(server.data / "workshop.sqlite", "select browser from signed_out") == [("of-robin",)]
    assert session.encode() not in (server.data / "workshop.sqlite").read_bytes().replace(session.encode(), b"", 2)


def test_what_is_erased_is_erased_from_what_a_restore_put_aside_too(tmp_path):
    config = Config(data=tmp_path, database=f"sqlite:///{tmp_path}/w.sqlite", secret="x" * 32)
    library = exercises.load(ASSETS.exercises)
    house = House(config, open_store(config.database), library)
    evening = Evening(house, make_workshop(house, "robin", "Tuesday", "first-evening")).play()
    evening.end()
    evening.plant("ZQXPLANTED")
    house.store.close()
    backup.write(config, tmp_path / "kept")
    backup.restore(config, tmp_path / "kept", library)
    assert b"ZQXPLANTED" in (tmp_path / BEFORE).read_bytes()
    (tmp_path / "kept").unlink()
    house = House(config, open_store(config.database), library)
    assert erasing.erase_session(house, evening.session)
    house.store.close()
    assert [path.name for path in tmp_path.iterdir() if b"ZQXPLANTED" in path.read_bytes()] == []


def test_where_nobody_knows_what_was_erased_since_it_is_said(stood, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(stood[0], folder)
    (folder / "workshop.sqlite").write_bytes(b"this is no database any more " * 100)
    said = workshop("restore", stood[1], "--data", folder)
    assert said.returncode == 0 and "nobody knows what had been erased since" in said.stdout


def test_the_secret_is_in_no_backup(stood):
    folder, file = stood
    secret = (folder / "secret").read_text().strip().encode()
    _, raw = backup.unpacked(file)
    assert secret not in file.read_bytes() + raw and os.stat(folder / "secret").st_mode & 0o077 == 0
