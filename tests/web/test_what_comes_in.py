"""Every field of every form and body, with what nobody means to send: a sentence, never a failure on our side."""

import io
import json

import pytest

from tests import databases
from tests.live.people import csrf
from tests.web.people import Company, browser
from workshop.store import tables
from workshop.wiring import create_app

CONTROL, TURNED = "a\x00b", "a\u202eb"
ODD = [
    *[
        "",
        " ",
        "x" * 10_000,
        "🙂" * 3_000,
        "\x1b[31m",
        "\ufeff",
        "9" * 400,
        "-1",
        "1e999",
        "nan",
        "١٢",
        "%00",
        "{{7*7}}",
    ],
    *["%00", "../../etc/passwd", "'; drop table events; --", "<script>alert(1)</script>", "\r\n\r\nSet-Cookie: a=b"],
]

SIGNED_OUT = {"account.sign_out", "account.sign_out_everywhere"}
"""These take no field, and end what the walk needs."""


@pytest.fixture(scope="module")
def company(tmp_path_factory, shipped):
    """One for all of these: nothing here is to change anything."""
    folder = tmp_path_factory.mktemp("comes-in")
    house = databases.house(folder, shipped)
    databases.unhurried(house)
    yield Company(house, create_app(house=house))
    house.close()


@pytest.fixture(scope="module")
def robin(company):
    client = browser(company.app, "Robin")
    client.token = csrf(client.get("/desk/new").text)
    return client


def posts(company, kind):
    rules = [rule for rule in company.app.url_map.iter_rules() if "POST" in rule.methods]
    views = [(rule, company.app.view_functions[rule.endpoint]) for rule in rules]
    return [(rule, getattr(view, kind)) for rule, view in views if hasattr(view, kind)]


def address(company, rule):
    known = {
        "sid": company.session,
        "id": company.workshop,
        "code": company.house.live(company.session).state.about.code,
    }
    return company.app.url_map.bind("").build(rule.endpoint, {name: known.get(name, "x") for name in rule.arguments})


def rows(company):
    """How much the database holds."""
    with company.house.store.read() as connection:
        return {
            table.name: connection.exec_driver_sql(f"select count(*) from {table.name}").scalar()
            for table in tables.metadata.sorted_tables
        }


def send(robin, where, form):
    return robin.post(where, data={"csrf": robin.token, **form})


def test_a_sign_that_cannot_be_shown_is_refused_by_name_and_nothing_is_kept(company, robin):
    before, tried = rows(company), 0
    for rule, form in posts(company, "form"):
        for name, field in form.items():
            bad = [CONTROL] if type(field).__name__ in ("Line", "Long") else []
            bad += [TURNED] if type(field).__name__ == "Line" else []
            bad += ["x" * (field.most + 1)] if hasattr(field, "most") and field.most < 30_000 else []
            for value in bad:
                tried, answer = tried + 1, send(robin, address(company, rule), {name: value})
                assert answer.status_code in (400, 404, 410), (rule.rule, name, value[:9], answer.status_code)
                assert answer.status_code != 400 or name in answer.text or not rule.rule.startswith("/desk"), rule.rule
    assert rows(company) == before and tried > 60


def test_a_field_that_comes_a_hundred_times_is_refused(company, robin):
    answer = robin.post("/desk/sign-in", data={"csrf": robin.token, "name": ["x"] * 100})
    assert answer.status_code == 400 and "100 times" in answer.text


def test_nothing_odd_in_any_form_fails_on_our_side(company, robin):
    for rule, form in posts(company, "form"):
        for value in ODD if rule.endpoint not in SIGNED_OUT else ():
            answer = send(robin, address(company, rule), dict.fromkeys(form, value))
            assert answer.status_code < 500, (rule.rule, value[:20])
            assert "Traceback" not in answer.text
            assert "a=b" not in str(answer.headers)


RAW = {
    "nothing": b"",
    "no JSON": b"{",
    "not UTF-8": b'{"id": "\xff\xfe"}',
    "deep": b"[" * 20_000 + b"]" * 20_000,
    "deep in it": b'{"version": 1, "data": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    "a number": b"7",
    "a list": b"[]",
    "NaN": b'{"version": NaN}',
    "infinite": b'{"version": 1e999, "sheet": {}}',
    "huge": b'{"version": ' + b"9" * 5_000 + b', "sheet": {}}',
    "twice": b'{"version": 1, "version": "one", "sheet": {}}',
    "half a letter": b'{"id": "\\ud800", "text": "x", "version": 1}',
    "a long id": b'{"id": "' + b"x" * 10_000 + b'", "version": 0, "text": "x"}',
    "an id of another kind": b'{"id": ["x"], "text": {"x": 1}, "version": true, "ticked": [[1]], "data": [1]}',
    "a control": b'{"id": "a\\u0000b", "version": 0, "text": "a\\u0000b"}',
    "a form": b"version=1&sheet=2",
}


@pytest.mark.parametrize("what", RAW)
def test_no_body_fails_on_our_side_and_none_of_these_is_kept(company, robin, what):
    before = rows(company)
    for rule, _ in posts(company, "body"):
        for type in ("application/json", "text/plain", "multipart/form-data; boundary=x", "\x00"):
            headers = {"X-CSRF": robin.token, "Content-Type": type}
            answer = robin.post(address(company, rule), data=RAW[what], headers=headers)
            checked = rule.endpoint == "exercises.check" and answer.status_code == 200
            assert answer.status_code in (400, 413) or checked, (rule.rule, what, answer.status_code)
            assert "Traceback" not in answer.text
    assert rows(company) == before


def test_a_body_that_is_too_large_is_told_so(company, robin):
    for rule, _ in posts(company, "body"):
        raw = json.dumps({"version": 1, "text": "x" * 500_000, "sheet": {}})
        assert robin.post(address(company, rule), data=raw, headers={"X-CSRF": robin.token}).status_code == 413


FILES = {
    "aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
    + b"d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
    "deep": b"[" * 5_000,
    "a tag": b"!!python/object/apply:os.system ['true']\n",
    "two documents": b"--- a\n--- b\n",
    "not UTF-8": b"\xff\xfe\x00",
    "a control": b"title: a\x00b\n",
    "itself": b"&a [*a]\n",
}


@pytest.mark.parametrize("what", FILES)
def test_no_file_fails_on_our_side(company, robin, what):
    for rule, _ in posts(company, "form"):
        if company.app.view_functions[rule.endpoint].files:
            file = (io.BytesIO(FILES[what]), "a.yaml")
            answer = robin.post(address(company, rule), data={"csrf": robin.token, "file": file})
            assert answer.status_code < 500 and "Traceback" not in answer.text, (rule.rule, answer.status_code)


@pytest.mark.parametrize("name", ["x" * 300, "a%00b", "..%2f..%2fetc%2fpasswd", "%ff%fe", "%E2%80%AE", "x" * 8_000])
def test_no_address_fails_on_our_side(company, robin, name):
    for rule in company.app.url_map.iter_rules():
        if rule.arguments and "GET" in rule.methods:
            where = address(company, rule)
            for part in (company.session, company.workshop, "x"):
                where = where.replace(f"/{part}", f"/{name}")
            for encoding in ("br, gzip", ""):
                answer = robin.get(where, headers={"Accept-Encoding": encoding})
                assert answer.status_code < 500, where[:60]
                assert "root:" not in answer.text
