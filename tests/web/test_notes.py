import json
import os
import subprocess
import sys

import pytest

from tests.live.people import Desk, csrf, pair


@pytest.fixture
def evening(serve):
    """Six couples answer a question and write; the facilitator shows one result, keeps another back, and remarks."""
    server = serve()
    desk = Desk(server)
    people = [phone for n in range(6) for phone in pair(server, desk.code, f"a{n}", f"b{n}")]
    run = desk.step("in-general")["run"]
    for number, phone in enumerate(people):
        phone.see("room", lambda view: view["step"])
        assert phone.answer([number % 3])["ok"]
    assert desk.act("close", run=run)["ok"] and desk.act("release", run=run)["ok"]
    run = desk.step("first-signs")["run"]
    for phone in people:
        phone.see("room", lambda view, run=run: view["step"]["run"] == run)
        assert phone.answer({"text": "ZQXWITHHELD"})["ok"]
    assert desk.act("close", run=run)["ok"] and desk.act("withhold", run=run)["ok"]
    assert desk.act("remark", about="1", text="They *laughed*.")["ok"]
    assert desk.act("remark", about="session", text="Start earlier next time.")["ok"]
    assert desk.act("end")["ok"]
    yield server, desk, people
    for client in [desk, *people]:
        client.close()


def notes(server, desk, form, path):
    subprocess.run(
        [
            sys.executable,
            "-m",
            "workshop.cli",
            "notes",
            desk.session,
            "--format",
            form,
            "--out",
            path,
            "--data",
            server.data,
        ],
        check=True,
        timeout=60,
        env={**os.environ, **server.env},
    )
    return path.read_text()


def test_notes_hold_what_was_done_shown_and_remarked_and_nothing_else(evening, tmp_path):
    server, desk, people = evening
    told = json.loads(notes(server, desk, "json", tmp_path / "n.json"))
    assert set(told) == {
        "title", "agenda", "language", "rehearsal", "date", "planned_minutes", "took_minutes",
        "size", "done", "steps", "remark", "themes", "next", "followup",
    }  # fmt: skip
    allowed = {"about", "exercise", "title", "planned", "changed", "took", "shown", "remark", "some"}
    assert all(set(step) == allowed for step in told["steps"])
    [shown] = told["steps"][0]["shown"]
    assert [item["count"] for item in shown["items"]] == [4, 4, 4]
    assert told["remark"] == "Start earlier next time." and told["size"] == "6 to 15 people"
    text = json.dumps(told)
    names = [phone.views["mine"]["couple"]["name"] for phone in people]
    assert not any(f'"{name}"' in text for name in names)
    assert "ZQXWITHHELD" not in text


def test_markdown_says_the_same(evening, tmp_path):
    server, desk, _ = evening
    text = notes(server, desk, "md", tmp_path / "n.md")
    assert text.startswith("# An evening in spring") and r"They \*laughed\*." in text
    assert "(4)" in text and "ZQXWITHHELD" not in text and "not done" in text


def test_the_notes_page_shows_the_same_and_takes_remarks_after_the_end(evening):
    _, desk, _ = evening
    base = f"/desk/sessions/{desk.session}"
    _, page, _ = desk.get(f"{base}/notes")
    assert "<svg" in page and "Start earlier next time." in page
    status, page, _ = desk.post(f"{base}/remarks", csrf=csrf(page), about="1", text="Better: <b>half</b> the time.")
    assert status == 200 and "Better: &lt;b&gt;half&lt;/b&gt; the time." in page
    status, _, response = desk.get(f"{base}/notes.md")
    assert status == 200 and "an-evening-in-spring.md" in response.headers["Content-Disposition"]
    assert json.loads(desk.get(f"{base}/notes.json")[1])["steps"][0]["remark"] == "Better: <b>half</b> the time."
    assert desk.get(f"{base}/notes.exe")[0] == 404
