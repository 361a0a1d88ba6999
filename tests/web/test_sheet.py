"""The run sheet at the server: every change kept, the second of two told, hostile ones refused, files in and out."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest

from tests.live.people import csrf
from tests.web.people import browser
from workshop import sheets, workshops
from workshop.exercises import check
from workshop.paths import ASSETS


class Sheet:
    """The run sheet of one workshop, as a script in Robin's browser reaches it."""

    def __init__(self, house, desk, agenda="evening"):
        self.house, self.desk = house, desk
        self.id = workshops.make_workshop(house, None, "Tuesday", agenda)
        self.at = f"/desk/workshops/{self.id}"

    @property
    def now(self):
        return self.desk.get(f"{self.at}/sheet.json").get_json()

    def save(self, said, version, token=None):
        token = token or csrf(self.desk.get("/desk").text)
        body = {"version": version, "sheet": said}
        return self.desk.post(f"{self.at}/sheet.json", json=body, headers={"X-CSRF": token})

    def change(self, **fields):
        now = self.now
        return self.save({**now["sheet"], **fields}, now["version"])

    def open(self):
        form = {"csrf": csrf(self.desk.get("/desk").text), "limits": "It stays here.", "speed": "1"}
        return self.desk.post(f"{self.at}/sessions", data=form)

    def upload(self, text):
        form = {"csrf": csrf(self.desk.get("/desk").text), "file": (BytesIO(text.encode()), "mine.yaml")}
        return self.desk.post(f"{self.at}/sheet.yaml", data=form)


@pytest.fixture
def sheet(house, desk):
    return Sheet(house, desk)


def without(items, exercise):
    return [item for item in items if item.get("exercise") != exercise]


def line(key, exercise, **fields):
    return {"key": key, "exercise": exercise, "variant": None, "minutes": None, "title": None, **fields}


def test_a_new_workshop_has_a_sheet_of_its_own_with_nothing_to_mend(sheet):
    now = sheet.now
    assert now["version"] == 1 and now["problems"] == []
    assert [item["key"] for item in now["sheet"]["items"]] == [f"k{n}" for n in range(1, 10)]


def test_a_change_is_kept_and_its_minutes_are_counted(house, sheet):
    items = [*sheet.now["sheet"]["items"]]
    items[4] = {**items[4], "minutes": 12}
    answer = sheet.change(items=items)
    assert answer.status_code == 200 and answer.get_json()["version"] == 2
    assert sheets.sheet(house, workshops.find(house, sheet.id)).agenda["minutes"] == 94
    assert "94 min" in sheet.desk.get("/desk").text


def test_the_second_of_two_is_told_and_gets_the_newer_sheet(sheet):
    first = sheet.now
    assert sheet.save({**first["sheet"], "starts": "20:00"}, first["version"]).status_code == 200
    late = sheet.save({**first["sheet"], "starts": "21:00"}, first["version"])
    assert late.status_code == 409
    told = late.get_json()
    assert "Somebody else changed the run sheet meanwhile" in told["error"]
    assert (told["version"], told["sheet"]["starts"]) == (2, "20:00") and sheet.now["sheet"]["starts"] == "20:00"


def test_a_sheet_in_breach_is_kept_and_told_in_words_and_no_session_opens(sheet):
    items = without(sheet.now["sheet"]["items"], "pulse")
    told = sheet.change(items=items).get_json()["problems"]
    assert [(one["key"], one["rule"]) for one in told] == [("k8", "pulse-has-a-before")]
    assert told[0]["what"].startswith("“And now?” looks back") and "`" not in told[0]["what"] + told[0]["cure"]
    answer = sheet.open()
    assert answer.status_code == 400 and "The run sheet is not ready for a session." in answer.text
    assert f"{sheet.at}/sheet" in answer.text
    assert sheet.change(items=[*items[:2], line("n1", "pulse"), *items[2:]]).get_json()["problems"] == []
    assert sheet.open().status_code == 303


def test_an_exercise_that_is_gone_is_said_at_its_line_and_the_pages_still_open(sheet):
    items = [*sheet.now["sheet"]["items"], line("n1", "my-own-lost-one", minutes=7)]
    told = sheet.change(items=items).get_json()["problems"]
    assert (told[0]["key"], told[0]["what"]) == ("n1", "The exercise “my-own-lost-one” is not here any more.")
    assert sheet.desk.get(sheet.at).status_code == 200 and sheet.desk.get(f"{sheet.at}/sheet").status_code == 200
    assert sheet.open().status_code == 400


def test_an_empty_sheet_is_kept(sheet):
    assert sheet.change(items=[]).get_json()["problems"][0]["what"] == "There is nothing on this run sheet yet."
    assert sheet.open().status_code == 400
    assert sheet.desk.get(sheet.at).status_code == 200


def test_a_session_runs_its_own_sheet_and_keeps_it_whatever_is_changed_later(house, sheet):
    items = [*sheet.now["sheet"]["items"]]
    items[4] = {**items[4], "minutes": 11, "title": "A long breath"}
    sheet.change(items=items)
    live = house.live(sheet.open().location.rsplit("/", 1)[1])
    sheet.change(items=[])
    assert "A long breath" in [step["title"] for step in live.state.about.plan]
    assert live.state.about.agenda["minutes"] == 93


@pytest.mark.parametrize(
    "change",
    [
        {"items": "all"},
        {"items": [1]},
        {"items": [{"exercise": "pulse"}]},
        {"items": [line("k1", "pulse"), line("k1", "pulse")]},
        {"items": [line("K 1", "pulse")]},
        {"items": [line("k1", "../../etc/passwd")]},
        {"items": [line("k1", "pause", minutes=1e9)]},
        {"items": [line("k1", "pause", minutes=float("nan"))]},
        {"items": [line("k1", "pause", minutes=-3)]},
        {"items": [line("k1", "pause", minutes="5")]},
        {"items": [line("k1", "pause", title="x" * 61)]},
        {"items": [line("k1", "pause", title="bell \x07")]},
        {"items": [line("k1", "pause", variant="short", minutes=3)]},
        {"items": [{"key": "k1", "day": "x" * 41}]},
        {"items": [{"key": "k1", "day": "Friday", "starts": "25:00"}]},
        {"items": [{"key": "k1", "day": "Friday", "script": "x"}]},
        {"items": [line(f"k{n}", "pause") for n in range(81)]},
        {"starts": "noon"},
        {"max_size": "mountain"},
        {"purpose": None},
        {"minutes": 3},
        {"id": "weekend"},
    ],
    ids=str,
)
def test_what_is_no_run_sheet_is_refused_with_a_sentence_and_changes_nothing(sheet, change):
    before = sheet.now
    answer = sheet.change(**change)
    assert answer.status_code == 400 and len(answer.get_json()["error"]) > 10
    assert sheet.now == before


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{", '{"version": 1}', '{"version": "1"}', '{"version": true}', "[" * 5000]
)
def test_what_is_no_json_of_ours_is_refused(sheet, body):
    token = csrf(sheet.desk.get("/desk").text)
    answer = sheet.desk.post(
        f"{sheet.at}/sheet.json", data=body, content_type="application/json", headers={"X-CSRF": token}
    )
    assert answer.status_code == 400 and answer.get_json()["error"]


def test_without_the_token_nothing_is_kept(sheet):
    answer = sheet.save(sheet.now["sheet"], 1, token="forged")
    assert answer.status_code == 400 and "reload the page" in answer.get_json()["error"]
    assert sheet.now["version"] == 1


def test_eighty_lines_with_the_longest_titles_fit_and_more_bytes_are_told(sheet):
    title = "語" * 60
    items = [line(f"k{n:014}", "pause", minutes=1.5, title=title) for n in range(80)]
    assert sheet.change(items=items).status_code == 200
    large = sheet.change(items=items, purpose="x" * 200_000)
    assert large.status_code == 413 and "too large" in large.get_json()["error"]


def test_a_file_that_was_saved_passes_the_check_and_comes_back_the_same(sheet, tmp_path):
    (tmp_path / "agendas").mkdir()
    (tmp_path / "en").symlink_to(ASSETS.exercises / "en")
    for agenda in ("evening", "first-evening", "half-day", "weekend"):
        made = Sheet(sheet.house, sheet.desk, agenda)
        answer = sheet.desk.get(f"{made.at}/sheet.yaml")
        name = answer.headers["Content-Disposition"].split('"')[1]
        (tmp_path / "agendas" / name).write_text(answer.text)
        assert check([tmp_path / "agendas" / name]) == []
        back = made.upload(answer.text).get_json()["sheet"]
        assert back == made.now["sheet"]


def test_the_command_accepts_the_file_too(sheet, tmp_path):
    (tmp_path / "agendas").mkdir()
    (tmp_path / "en").symlink_to(ASSETS.exercises / "en")
    with sheet.house.store.write() as connection:
        connection.exec_driver_sql("update workshops set title = 'Été: “deux” #1 — ça va?'")
    file = tmp_path / "agendas" / "ete-deux-1-ca-va.yaml"
    file.write_text(sheet.desk.get(f"{sheet.at}/sheet.yaml").text)
    command = [sys.executable, "-m", "workshop.cli", "check", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("items: [a", "line"),
        ("id: x\nitems:\n  - pause\n", "missing"),
        ("a: &a [*a]\nitems: []\n", "Anchors"),
        ("id: x\nsteps: []\n", "This is an exercise"),
        ("items: [" * 40, "nested"),
        ("x" * 300_000, "larger than 256 KB"),
        ("!!python/object/apply:os.system [ls]\nitems: []", "Tags"),
    ],
)
def test_a_broken_or_hostile_file_is_told_with_its_lines_and_changes_nothing(sheet, text, says):
    before = sheet.now
    answer = sheet.upload(text)
    told = answer.get_json()
    assert answer.status_code == 400 and all(one["line"] >= 1 for one in told["mistakes"])
    assert says in json.dumps(told) or says == "line"
    assert sheet.now == before


def test_a_file_of_50_megabytes_is_told_to_be_too_large(sheet):
    answer = sheet.upload("x" * 50_000_000)
    assert answer.status_code == 413 and "too large" in answer.get_json()["error"]


def test_a_workshop_from_before_shows_its_agenda_and_gets_a_sheet_with_the_first_change(house, sheet):
    with house.store.write() as connection:
        connection.exec_driver_sql("update workshops set sheet = null")
    assert sheet.now == sheet.now and len(sheet.now["sheet"]["items"]) == 9
    assert sheet.change(starts="18:00").get_json()["version"] == 2
    assert workshops.find(house, sheet.id).sheet


def test_of_eight_who_save_at_the_same_moment_one_wins_and_seven_are_told(house, sheet):
    workshop, now = workshops.find(house, sheet.id), sheet.now
    said = [{**now["sheet"], "starts": f"1{n}:00"} for n in range(8)]

    def save(one):
        try:
            return sheets.save(house, workshop, now["version"], one).agenda["starts"]
        except sheets.Overtaken:
            return None

    with ThreadPoolExecutor(8) as desks:
        answers = list(desks.map(save, said))
    assert answers.count(None) == 7
    assert [sheet.now["sheet"]["starts"]] == [one for one in answers if one]
    assert sheet.now["version"] == 2


def test_who_keeps_the_time_may_look_and_take_the_file_and_change_nothing(company):
    toni, at = browser(company.app, "Toni"), f"/desk/workshops/{company.workshop}"
    assert '"may": false' in toni.get(f"{at}/sheet").text
    assert toni.get(f"{at}/sheet.yaml").status_code == 200
    body = {"version": 1, "sheet": toni.get(f"{at}/sheet.json").get_json()["sheet"]}
    headers = {"X-CSRF": csrf(toni.get("/desk").text)}
    assert toni.post(f"{at}/sheet.json", json=body, headers=headers).status_code == 404


def test_what_is_to_mend_is_told_as_the_page_reads(sheet):
    asked = {"Accept-Language": "es"}
    items = without(sheet.now["sheet"]["items"], "pulse")
    sheet.change(items=items)
    told = sheet.desk.get(f"{sheet.at}/sheet.json", headers=asked).get_json()["problems"]
    assert told[0]["what"].startswith("«And now?» mira hacia atrás") and told[0]["cure"].startswith("Pon antes")


def test_what_is_handed_in_wrong_is_told_as_the_page_reads(sheet):
    sheet.desk.set_cookie("language", "es")
    items = [line("a", "say-it-back", minutes=20.0), line("b", "pause", title="x" * 61)]
    refused = sheet.change(items=items).get_json()["error"]
    assert refused == "Línea 2: `title` tiene 61 caracteres; caben 60. Acórtalo."
    told = sheet.change(items=items[:1]).get_json()["problems"]
    assert told[0]["what"].startswith("«Say it back") and "solo los que tienen uno admiten" in told[0]["what"]
    assert told[0]["cure"] == "Usa una de sus variantes, o quita «minutes»."
    mistakes = sheet.upload("id: mine\ntitle: Mine\n").get_json()["mistakes"]
    assert {"Falta `items`.", "Falta `purpose`."} <= {one["what"] for one in mistakes}
