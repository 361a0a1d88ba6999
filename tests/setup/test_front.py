"""Workers on PostgreSQL and Redis behind haproxy with TLS, watched by Prometheus: deploy/, by the real programs."""

import http.client
import json
import ssl
import subprocess
import threading
import time
import urllib.parse
import urllib.request

import pytest

from tests.ports import free_port
from tests.scale.topology import Workers, haproxy
from tests.setup.commands import DEPLOY, SECRETS, certificate
from tests.setup.test_dashboard import asked
from tests.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.faults]

SOON = {"seconds": 20, "pardons": (OSError,)}
TOKEN = SECRETS["WORKSHOP_METRICS"]
ALWAYS = {
    "Workers",
    "Open sessions",
    "Phones",
    "Versions",
    "Sockets by role",
    "Sockets by worker",
    "Memory",
    "Open files",
}
"""Panels that show something before anybody has come."""
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c2lkZSBieSBzaWRlIDE2IQ==",
}


class Front:
    """haproxy before `workers`, with http and https ports of its own."""

    def __init__(self, folder, workers, http_port, https_port):
        self.port, self.http_port = https_port, http_port
        pem = certificate(folder)
        self.trusted = ssl.create_default_context(cafile=str(pem))
        ways = {"BIND": f"127.0.0.1:{http_port}", "BIND_TLS": f"127.0.0.1:{https_port}"}
        self.process = haproxy(workers, PEM=str(pem), **ways)

    def get(self, path, **headers):
        """(status, headers, cookie of haproxy or None)"""
        line = http.client.HTTPSConnection("localhost", self.port, timeout=10, context=self.trusted)
        try:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            set_cookies = answer.headers.get_all("Set-Cookie") or []
            return answer.status, answer.headers, next((c for c in set_cookies if c.startswith("worker=")), None)
        finally:
            line.close()


@pytest.fixture(scope="module")
def workers(tmp_path_factory):
    https_port = free_port()
    more = {"WORKSHOP_SECRET": SECRETS["WORKSHOP_SECRET"], "WORKSHOP_METRICS": TOKEN}
    workers = Workers(tmp_path_factory.mktemp("workers"), f"https://localhost:{https_port}", empty=True, **more)
    yield https_port, workers.servers
    workers.stop()


@pytest.fixture(scope="module")
def front(workers, tmp_path_factory):
    https_port, servers = workers
    front = Front(tmp_path_factory.mktemp("front"), servers, free_port(), https_port)
    until(lambda: front.get("/")[0] == 200, **SOON)
    time.sleep(1)  # every worker was looked at
    yield front
    front.process.kill()
    front.process.wait(10)


def test_http_leads_to_https(front):
    line = http.client.HTTPConnection("localhost", front.http_port, timeout=10)
    line.request("GET", "/j/abcd", headers={"Host": "localhost"})
    answer = line.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/j/abcd")
    line.close()


def test_pages_come_over_tls_and_tell_the_browser_to_stay_there(front):
    status, headers, _ = front.get("/")
    assert status == 200 and "max-age" in headers["Strict-Transport-Security"]


def test_a_phone_gets_no_cookie_of_a_worker(front):
    assert front.get("/")[2] is None
    status, _, cookie = front.get("/socket.io/?EIO=4&transport=websocket", **UPGRADE)
    assert (status, cookie) == (101, None)


def test_whoever_polls_and_a_desk_come_back_to_the_same_worker(front):
    for path in ("/socket.io/?EIO=4&transport=polling", "/desk/sign-in"):
        status, _, cookie = front.get(path)
        assert status == 200 and cookie and "Secure" in cookie and "HttpOnly" in cookie
        again = [front.get(path, Cookie=cookie.partition(";")[0])[2] for _ in range(6)]
        assert again == [None] * 6, "haproxy gives a new one only with another worker"


def test_a_session_has_one_worker_and_several_have_several(front):
    def worker(session):
        return front.get(f"/socket.io/?s={session}&EIO=4&transport=polling")[2].partition(";")[0]

    own = {session: worker(session) for session in ("0a1b", "5e55", "c0de", "7777", "beef", "1234", "9f9f", "d00d")}
    assert len(set(own.values())) > 1
    assert all(worker(session) == found for session, found in own.items())


def test_a_part_of_a_page_that_one_worker_has_is_there_for_everybody(front, workers):
    _, servers = workers
    kept = servers[2].data / "pages" / "another"
    kept.mkdir(parents=True)
    (kept / "later-0A1B2C3D.js").write_text("here")
    assert [front.get("/assets/later-0A1B2C3D.js")[0] for _ in range(9)] == [200] * 9
    assert front.get("/assets/later-0A1B2C3E.js")[0] == 404


def test_nobody_sees_the_numbers_from_outside(front):
    assert front.get("/metrics", Authorization=f"Bearer {TOKEN}")[0] == 404


def test_a_worker_that_is_stopped_is_missed_by_nobody(front, workers):
    _, servers = workers
    stopped, found = threading.Event(), []

    def ask():
        while not stopped.is_set():
            found.append(front.get("/")[0])
            time.sleep(0.02)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for worker in servers:
            time.sleep(0.5)
            assert worker.stop() == 0
            time.sleep(1)
            worker.start()
            ready = f"{worker.url}/readyz"
            until(lambda ready=ready: urllib.request.urlopen(ready, timeout=5).status == 200, **SOON)
            time.sleep(1.2)
    finally:
        stopped.set()
        asking.join(20)
    assert len(found) > 50 and set(found) == {200}


@pytest.fixture(scope="module")
def prometheus(front, workers, tmp_path_factory):
    folder = tmp_path_factory.mktemp("prometheus")
    (folder / "metrics-token").write_text(TOKEN + "\n")
    told = (DEPLOY / "prometheus.yml").read_text().replace("scrape_interval: 15s", "scrape_interval: 1s")
    for number, worker in enumerate(workers[1], 1):
        told = told.replace(f"worker-{number}:8000", f"127.0.0.1:{worker.port}")
    (folder / "prometheus.yml").write_text(told)
    address = f"127.0.0.1:{free_port()}"
    files = (f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/kept")
    command = ["prometheus", *files, f"--web.listen-address={address}", "--log.level=error"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield address
    process.terminate()
    process.wait(20)


def ask(address, expression):
    url = f"http://{address}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)["data"]["result"]


def test_prometheus_hears_from_every_worker(prometheus):
    assert until(lambda: len(ask(prometheus, 'up{job="side-by-side"} == 1')) == 3, **SOON)
    empty = [expression for title, expression in asked() if title in ALWAYS and not ask(prometheus, expression)]
    assert empty == []
    for _title, expression in asked():
        ask(prometheus, expression)
