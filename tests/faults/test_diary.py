"""Whatever fails, the log and the console hold nothing that somebody wrote, no token and no address."""

import json
import secrets
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.live.people import Desk, pair, run
from workshop import diary

pytestmark = pytest.mark.faults


@pytest.fixture
def broken(serve):
    """A server whose tables are torn out while ana, ben and a facilitator go on, each with words of their own."""
    server = serve()
    desk = Desk(server)
    couple = pair(server, desk.code, "ana", "ben")
    for table in ("events", "sealed", "links", "workshops"):
        server.rows(f"drop table {table}")
    yield server, desk, couple
    for client in (desk, *couple):
        client.close()


def test_failures_of_every_way_in_leave_no_words_behind(broken):
    server, desk, (ana, ben) = broken
    marker = "Quittenbaum"
    assert ana.act("seal", slot="name", blob=secrets.token_urlsafe(80))["code"] == "failed"
    assert desk.act("next", after=0)["code"] == "failed"
    assert ana.get(f"/desk/sign-in/{marker}")[0] == 500
    assert desk.get("/desk", headers={"X-Forwarded-For": marker})[0] == 500
    assert ana.post(f"/desk/sign-in/{marker}", name=marker)[0] in (400, 500)
    for raw in (marker, [marker], {"act": marker}, {"id": marker, "act": "help", "item": marker}):
        run(ana.socket.call("act", raw, timeout=10))
    run(ana.socket.emit(marker, {marker: marker}))
    said = (server.data / "server.log").read_text()
    failures = [json.loads(line) for line in said.splitlines()]
    assert any("sqlalchemy.exc." in str(one.get("failure")) for one in failures), "or the test tears out nothing"
    assert any(one.get("library") == "workshop.wiring" for one in failures), "pages fail into the log as well"
    server.stop()
    said += server.process.stdout.read()
    cookies = [cookie.value for client in (desk, ana, ben) for cookie in client.http.cookie_jar]
    for secret in (marker, "127.0.0.1", desk.code, desk.session, ana.facts["phone"], *cookies):
        assert secret not in said, secret


def lines(path):
    return [json.loads(line)["event"] for line in path.read_text().splitlines()]


def entry(event, hours):
    at = datetime.now(UTC) - timedelta(hours=hours)
    return json.dumps({"event": event, "timestamp": at.isoformat()}) + "\n"


def test_the_log_keeps_a_day_and_goes_on(tmp_path):
    path = tmp_path / "server.log"
    path.write_text(entry("old", 25) + "half a li\n" + entry("young", 23))
    kept = diary.Diary(path)
    kept.trim()
    kept.write(entry("new", 0))
    assert lines(path) == ["young", "new"]
    kept.trim(time.time() + 23 * 3600)
    assert lines(path) == ["new"]
    kept.write(entry("newest", 0))
    assert lines(path) == ["new", "newest"]
    assert path.stat().st_mode & 0o777 == 0o600
    kept.close()


def test_a_day_full_of_trouble_does_not_fill_the_disk(tmp_path):
    path = tmp_path / "server.log"
    path.write_text(entry("trouble", 1) * (diary.MOST_BYTES // len(entry("trouble", 1)) + 100) + entry("last", 0))
    diary.Diary(path).trim()
    assert path.stat().st_size <= diary.MOST_BYTES
    assert lines(path)[-1] == "last"


def test_a_failure_is_told_by_kind_and_place_and_what_led_to_it():
    try:
        try:
            raise OSError(28, "No space left on Quittenbaum")
        except OSError as full:
            raise ValueError("Quittenbaum") from full
    except ValueError as wrong:
        told = diary.told(wrong)
    assert [one["kind"] for one in told] == ["ValueError", "OSError (28)"]
    assert all("test_diary.py" in one["where"][-1] for one in told)
    assert "Quittenbaum" not in str(told)
