"""The pages on which exercises are composed: what comes in is looked at, told, and never lost."""

import html
import io
import json
import re

import pytest

from tests.live.people import csrf
from tests.test_composing import exercise, prompt
from workshop.exercises import MOST_BYTES


def token(desk):
    return csrf(desk.get("/desk/exercises").text)


def post(desk, where, **said):
    headers = {"X-CSRF": token(desk)}
    return desk.post(
        f"/desk/exercises/{where}", data=json.dumps(said), headers=headers, content_type="application/json"
    )


def upload(desk, raw, name="mine.yaml"):
    form = {"csrf": token(desk), "file": (io.BytesIO(raw), name)}
    return desk.post("/desk/exercises/upload", data=form, content_type="multipart/form-data")


def facts(page):
    return json.loads(re.search(r'id="page">(.*?)</script>', page, re.S)[1])


def test_text_and_data_are_one_and_the_same(desk):
    text = exercise()
    told = post(desk, "check", text=text).json
    assert told["flaws"] == [] and told["data"]["steps"][0]["kind"] == "choice" and len(told["views"]) == 1
    assert post(desk, "check", data=told["data"]).json["text"] == text


def test_a_mistake_is_told_with_the_way_to_its_field(desk):
    data = post(desk, "check", text=exercise()).json["data"]
    data["steps"][0]["options"] = ["one"]
    [flaw] = post(desk, "check", data=data).json["flaws"]
    assert flaw["where"] == ["steps", 0, "options"] and "at least 2" in flaw["what"]


def test_what_is_saved_stands_in_the_list_and_goes_out_as_a_file(desk, house):
    text = exercise()
    saved = post(desk, "save", id="mine", version=0, text=text, ticked=[prompt(text)])
    assert saved.json == {"id": "mine", "version": 1, "recognised": True}
    assert "ready for a run sheet" in desk.get("/desk/exercises").text
    assert desk.get("/desk/exercises/mine.yaml").text == text
    page = facts(desk.get("/desk/exercises/mine").text)
    assert (page["version"], page["text"], page["ticked"]) == (1, text, [prompt(text)])


def test_an_older_version_does_not_overwrite_a_newer_one(desk):
    post(desk, "save", id="mine", version=0, text=exercise(), ticked=[])
    post(desk, "save", id="mine", version=1, text=exercise(question="Theirs?"), ticked=[])
    late = post(desk, "save", id="mine", version=1, text=exercise(question="Mine?"), ticked=[])
    assert late.status_code == 409 and late.json["version"] == 2 and "Theirs?" in late.json["text"]
    assert "not saved" in late.json["error"]


HOSTILE = [
    b"a: &a [*a, *a]",
    b"!!python/object/apply:os.system ['true']",
    b"\x00\x01\xff\xfe" * 50,
    b"[" * 5_000,
    b"a: b\n---\nc: d",
    b"steps: 3",
    b"",
]


@pytest.mark.parametrize("raw", HOSTILE)
def test_a_hostile_file_is_answered_with_a_sentence(desk, raw):
    answer = upload(desk, raw)
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert re.search(r'role="alert">[^<]+\.', answer.text)


def test_a_file_that_is_too_large_is_told_so(desk):
    assert "larger than 256 KB" in upload(desk, b"title: " + b"x" * MOST_BYTES).text
    assert upload(desk, b"x" * 50_000_000).status_code == 413


def test_a_file_is_opened_and_not_stored(desk):
    answer = upload(desk, exercise().encode())
    assert facts(answer.text)["text"] == exercise() and facts(answer.text)["version"] == 0
    assert "There is none yet" in desk.get("/desk/exercises").text


@pytest.mark.parametrize("said", [b"", b"[]", b"{", b'{"id": 3}', b'{"id": "mine", "version": true, "text": ""}'])
def test_what_is_no_exercise_is_refused_in_a_sentence(desk, said):
    headers = {"X-CSRF": token(desk)}
    answer = desk.post("/desk/exercises/save", data=said, headers=headers, content_type="application/json")
    assert answer.status_code == 400 and "Reload the page" in answer.text


def test_without_the_token_of_the_page_nothing_is_kept(desk):
    said = json.dumps({"id": "mine", "version": 0, "text": exercise(), "ticked": []})
    assert desk.post("/desk/exercises/save", data=said).status_code == 400
    assert "There is none yet" in desk.get("/desk/exercises").text


def test_deleting_asks_first_and_is_for_its_owner(desk):
    post(desk, "save", id="mine", version=0, text=exercise(), ticked=[])
    assert desk.post("/desk/exercises/mine/delete", data={"csrf": token(desk)}).status_code == 303
    assert desk.get("/desk/exercises/mine").status_code == 404
    assert desk.post("/desk/exercises/mine/delete", data={"csrf": token(desk)}).status_code == 404


def test_only_the_composer_may_frame_the_phone(desk):
    composer = desk.get("/desk/exercises/new").headers["Content-Security-Policy"]
    phone = desk.get("/desk/exercises/preview").headers["Content-Security-Policy"]
    assert "frame-src 'self'" in composer and "frame-ancestors 'none'" in composer
    assert "frame-ancestors 'self'" in phone and "frame-src 'none'" in phone
    assert "frame-ancestors 'none'" in desk.get("/desk").headers["Content-Security-Policy"]


def test_what_is_wrong_is_told_as_the_page_reads(desk):
    desk.set_cookie("language", "es")
    data = post(desk, "check", text=exercise()).json["data"]
    data["steps"][0]["options"] = ["one"]
    [flaw] = post(desk, "check", data=data).json["flaws"]
    assert (flaw["what"], flaw["cure"]) == (
        "En `options` hay 1; hacen falta al menos 2.",
        "Añade más líneas que empiecen por `- `.",
    )
    refused = html.unescape(upload(desk, b"title: a\n\tb").text)
    assert "en la línea 2: En esta línea hay un tabulador. Usa espacios en su lugar." in refused
