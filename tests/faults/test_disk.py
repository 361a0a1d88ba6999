"""A disk that is full, a database that is gone, locked or slow: nothing acknowledged is lost, and all goes on after."""

import asyncio
import secrets
import shutil
import sqlite3
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.live.people import Desk, _loop, pair, run
from tests.server import Server

pytestmark = [pytest.mark.faults, pytest.mark.sqlite]


def gathering(server, couples=1):
    desk = Desk(server, rehearsal=True)
    people = [phone for n in range(couples) for phone in pair(server, desk.code, f"ana{n}", f"ben{n}")]
    return desk, people


def pause_for(phone, id):
    return phone.send({"id": id, "act": "pause_us", "on": True})


def answers(phone):
    """Whether the server still answers it."""
    return isinstance(run(phone.socket.call("time", timeout=5)), float)


def times_in_the_log(server, id):
    with sqlite3.connect(server.data / "workshop.sqlite") as database:
        return database.execute("select count(*) from events where act = ?", [id]).fetchone()[0]


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk (root)")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(place):
    """Not one byte more fits; what to delete to make room again."""
    filler = place / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_on_a_full_disk_people_are_told_and_once_there_is_room_the_same_act_goes_through(small_disk):
    server = Server(small_disk / "data")
    try:
        desk, (ana, ben) = gathering(server)
        filler, id = fill(small_disk), secrets.token_hex(16)
        refused = [pause_for(ana, id) for _ in range(3)]
        assert {ack["code"] for ack in refused} == {"failed"}
        assert "What you wrote is still on your device" in refused[0]["error"]
        assert desk.act("next", after=0)["code"] == "failed"
        assert answers(ben) and server.process.poll() is None
        filler.unlink()
        assert pause_for(ana, id)["ok"] and times_in_the_log(server, id) == 1
        assert desk.act("next", after=0)["ok"]
        ben.see("room", lambda view: view["step"])
        server.kill()
        assert times_in_the_log(server, id) == 1
        server.again()
        ana.connect()
        assert ana.see("mine")["paused"]
    finally:
        server.stop()


def test_on_a_disk_that_turned_read_only_people_are_told_and_nothing_is_half_done(serve, tmp_path):
    server = serve()
    _, (ana, ben) = gathering(server)
    id = secrets.token_hex(16)
    with traced(server, tmp_path, "pwrite64", "error=EROFS", path=server.data / "workshop.sqlite-wal"):
        assert pause_for(ana, id)["code"] == "failed" and answers(ben)
        assert not ben.see("mine")["paused"]
    assert times_in_the_log(server, id) == 0
    assert pause_for(ana, id)["ok"] and times_in_the_log(server, id) == 1


def test_a_server_does_not_start_on_a_database_that_can_not_be_written(serve, tmp_path):
    server = serve()
    server.stop()
    place = tmp_path / "reading"
    shutil.copytree(server.data, place)
    if subprocess.run(["mount", "--bind", place, place], capture_output=True).returncode:
        pytest.skip("needs the right to mount (root)")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        with pytest.raises(AssertionError, match="can't be used"):
            Server(place)
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_while_another_process_holds_the_database_all_else_goes_on_and_the_act_waits(serve):
    server = serve()
    _, (ana, ben) = gathering(server)
    id = secrets.token_hex(16)
    with sqlite3.connect(server.data / "workshop.sqlite", isolation_level=None) as other:
        other.execute("begin immediate")
        waiting = _later(ana, id)
        assert all(answers(ben) for _ in range(5)) and not waiting.done()
        other.execute("commit")
    other.close()
    assert waiting.result(10)["ok"] and times_in_the_log(server, id) == 1


def _later(phone, id):
    call = phone.socket.call("act", {"id": id, "act": "pause_us", "on": True}, timeout=15)
    return asyncio.run_coroutine_threadsafe(call, _loop)


def test_on_a_slow_disk_everybody_is_heard_once(serve, tmp_path):
    server = serve()
    desk, people = gathering(server, couples=4)
    with traced(server, tmp_path, "fsync,fdatasync", "delay_exit=150000"):
        ids = {phone: secrets.token_hex(16) for phone in people[::2]}
        waiting = [_later(phone, id) for phone, id in ids.items()]
        assert all(one.result(20)["ok"] for one in waiting)
        assert desk.step("this-hour")
        for phone in people:
            phone.see("room", lambda view: view["step"])
        server.kill()
    assert "(DELAYED)" in (tmp_path / "trace").read_text()
    assert [times_in_the_log(server, id) for id in ids.values()] == [1] * len(ids)


@contextmanager
def traced(server, folder, calls, fault, path=None):
    """What the server asks of its machine by these calls goes wrong in this way (strace -e inject)."""
    command = ["strace", "-f", "-q", "-o", folder / "trace", "-p", str(server.process.pid)]
    command += ["-e", f"trace={calls}", "-e", f"inject={calls}:{fault}", *(["-P", path] if path else [])]
    try:
        tracing = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    except FileNotFoundError:
        pytest.skip("needs strace")
    try:
        _attached(server, tracing)
        yield
    finally:
        tracing.terminate()
        tracing.communicate(timeout=10)


def _attached(server, tracing):
    last, status = time.monotonic() + 10, Path(f"/proc/{server.process.pid}/status")
    while "TracerPid:\t0" in status.read_text():
        assert tracing.poll() is None, tracing.stderr.read()
        assert time.monotonic() < last
        time.sleep(0.01)
