"""The pages as docs/openapi.yaml describes them, tried by schemathesis on a real server: signed out, and as a lead.

`LONG=1` tries each page 25 times as often, and otherwise each time.
"""

import logging
import os
from pathlib import Path

import pytest
import requests
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from tests.live.people import PASSWORD, csrf
from tests.server import Server

logging.getLogger("urllib3").setLevel(logging.ERROR)
TOLD = yaml.safe_load((Path(__file__).parents[2] / "docs" / "openapi.yaml").read_text())
SCHEMA = schemathesis.openapi.from_dict(TOLD)
PAGES = {operation.ok().definition.raw["operationId"]: operation.ok() for operation in SCHEMA.get_all_operations()}
TAKING = [name for name, page in sorted(PAGES.items()) if "requestBody" in page.definition.raw]
TRIED = [(name, GenerationMode.POSITIVE) for name in sorted(PAGES)] + [
    (name, GenerationMode.NEGATIVE) for name in TAKING
]
LONG = "LONG" in os.environ
EACH = 50 if LONG else 2

ENDING = {"account.sign_out", "account.sign_out_everywhere", "people.leave"}
"""Done by a browser that is signed in for nothing else: they end it."""
ELSEWHERE = {"rehearse.open_rehearsal", "erase.erase_now", "workshops.delete"}
"""Only for what is not there: they start other processes, or take away what the others need."""


@pytest.fixture(scope="module")
def lead(tmp_path_factory):
    """A server, a lead's browser, and a session to ask about."""
    server = Server(tmp_path_factory.mktemp("tried"), sample=True)
    browser = requests.Session()
    page = browser.get(server.desk).text
    form = {"csrf": csrf(page), "name": "Robin", "password": PASSWORD, "again": PASSWORD}
    assert browser.post(server.desk, data=form).status_code == 200
    browser.headers["X-CSRF"] = csrf(browser.get(f"{server.url}/desk/new").text)
    home = browser.get(f"{server.url}/desk").text
    known = {"id": between(home, "/desk/workshops/"), "sid": between(home, "/desk/sessions/"), "code": server.join[-6:]}
    yield server, browser, known
    server.stop()


def between(page, start):
    return page.split(start, 1)[1].split('"', 1)[0].split("/", 1)[0]


@pytest.fixture(scope="module")
def stranger(lead):
    return requests.Session()


@settings(
    max_examples=EACH, deadline=None, database=None, derandomize=not LONG, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)  # fmt: skip
@given(data=st.data())
@pytest.mark.parametrize(("name", "mode"), TRIED)
def test_every_page_answers_as_described(lead, stranger, name, mode, data):
    server, browser, known = lead
    case = data.draw(PAGES[name].as_strategy(generation_mode=mode))
    for client in (stranger, browser):
        if client is browser and name in ENDING:
            continue
        if client is browser and name not in ELSEWHERE:
            case.path_parameters = {key: known.get(key, said) for key, said in case.path_parameters.items()}
        answer = ask(case, server, client)
        told = TOLD["paths"][case.operation.path][case.method.lower()]["responses"]
        assert str(answer.status_code) in told, (name, answer.status_code, case.as_curl_command())
        assert "Traceback" not in answer.text and "werkzeug" not in answer.text.lower()


def ask(case, server, client):
    where = case.as_transport_kwargs(base_url=server.url)
    return client.request(**where, allow_redirects=False, timeout=20)


def test_the_server_failed_at_nothing_of_it(lead):
    """Whichever of these came before: its log holds no failure, and it still answers."""
    server, browser, _ = lead
    log = server.data / "server.log"
    assert "Traceback" not in (log.read_text() if log.exists() else "")
    assert browser.get(f"{server.url}/desk").status_code == 200
