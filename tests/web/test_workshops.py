"""The list of workshops: making one, copying, renaming, deleting, finding one among many."""

import html
import re

import pytest

from tests.live.people import csrf
from tests.web.people import account, browser, share
from workshop import sessions, workshops
from workshop.live.play import play
from workshop.store import people, register
from workshop.store.tables import metadata
from workshop.wiring import create_app


def robin(house):
    with house.store.read() as connection:
        return people.first_account(connection).id


@pytest.fixture
def tuesday(house, desk):
    """A workshop of Robin's."""
    return workshops.make_workshop(house, robin(house), "Tuesday", "evening")


def told(page):
    """A page in words."""
    return re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]+>", "", page)))


def send(desk, path, **form):
    return desk.post(path, data={"csrf": csrf(desk.get("/desk").text), **form})


def held(house, id, end=True, rehearsal=False):
    """A session of this workshop, ended or not; its id."""
    sid = sessions.open_session(house, workshops.find(house, id), "limits", "help", rehearsal=rehearsal)
    if end:
        play(house, house.live(sid), "desk", "robin", {"id": f"end{sid}"[:32], "act": "end"})
    return sid


def test_a_workshop_is_made_from_a_template_and_stands_in_the_list(house, desk):
    made = send(desk, "/desk/workshops", title="  A  night in June ", agenda="evening")
    assert made.status_code == 303
    home = told(desk.get("/desk").text)
    assert "A night in June" in home and "An evening · 90 min · no session yet" in home
    assert "Run sheet" in desk.get(made.location).text


def test_a_title_of_5000_characters_gets_a_sentence_and_what_was_typed_stays(desk):
    answer = send(desk, "/desk/workshops", title="Ä" * 5_000, agenda="weekend")
    assert answer.status_code == 400
    assert "80 characters at most, and this one has 5,000" in answer.text
    assert re.search('value="weekend" required checked', answer.text) and "Ä" * 5_000 in answer.text
    assert "There is none yet." in desk.get("/desk").text


def test_a_title_that_nothing_can_show_is_refused(desk):
    assert "cannot be shown" in send(desk, "/desk/workshops", title="\x07bell", agenda="evening").text


def test_renaming_says_what_is_wrong_and_keeps_what_was_typed(desk, tuesday):
    where = f"/desk/workshops/{tuesday}/title"
    assert 'value="Tuesday"' in desk.get(where).text
    long = send(desk, where, title="x" * 81)
    assert long.status_code == 400 and "x" * 81 in long.text
    assert "needs a title" in send(desk, where, title="  ").text
    assert send(desk, where, title="Wednesday").status_code == 303
    assert "Wednesday" in desk.get("/desk").text and "Tuesday" not in desk.get("/desk").text


def test_a_copy_has_its_own_run_sheet_and_texts_and_no_sessions(house, desk, tuesday):
    held(house, tuesday)
    with house.store.write() as connection:
        connection.exec_driver_sql("update workshops set preflight = 'kept'")
    answer = send(desk, f"/desk/workshops/{tuesday}/copy")
    made = workshops.find(house, answer.location.split("/")[3])
    was = workshops.find(house, tuesday)
    assert made.id != was.id and made.title == "Tuesday (copy)"
    assert (made.sheet, made.preflight, made.version) == (was.sheet, "kept", 1)
    assert "came along" in desk.get(answer.location).text
    assert desk.get("/desk").text.count("/notes") == 1


def test_a_workshop_with_an_open_session_is_not_deleted(house, desk, tuesday):
    sid = held(house, tuesday, end=False)
    assert "still open" in desk.get(f"/desk/workshops/{tuesday}/delete").text
    answer = send(desk, f"/desk/workshops/{tuesday}/delete")
    assert answer.status_code == 400 and "still open" in answer.text
    assert workshops.find(house, tuesday) and house.live(sid)


def test_deleting_says_what_goes_and_then_nothing_of_it_is_left(house, desk, tuesday):
    sid = held(house, tuesday)
    held(house, tuesday, rehearsal=True)
    page = told(desk.get(f"/desk/workshops/{tuesday}/delete").text)
    assert "the notes of one session" in page and "one rehearsal;" in page
    assert send(desk, f"/desk/workshops/{tuesday}/delete").location == "/desk"
    with house.store.read() as connection:
        for table in metadata.sorted_tables:
            if "session" in table.c or table.name == "sessions":
                assert register.all_of(connection, table) == [], table.name
        row = register.one(connection, register.workshops, id=tuesday)
    assert (row.title, row.sheet, row.preflight) == ("", None, None)
    gone = desk.get(f"/desk/workshops/{tuesday}")
    assert gone.status_code == 410 and "This workshop was deleted on" in gone.text
    assert desk.get(f"/desk/sessions/{sid}/notes").status_code == 404
    assert "Tuesday" not in desk.get("/desk").text


def test_who_leads_with_somebody_else_does_not_delete_their_workshop(house, desk, tuesday):
    share(house, tuesday, account(house, "Lee"), "lead")
    lee = browser(create_app(house=house), "Lee")
    home = lee.get("/desk").text
    assert "Robin’s, you lead it too" in html.unescape(home) and "/delete" not in home
    assert send(lee, f"/desk/workshops/{tuesday}/delete").status_code == 400
    assert workshops.find(house, tuesday)


def test_who_keeps_the_time_finds_the_run_sheet_and_nothing_that_changes(house, desk, tuesday):
    share(house, tuesday, account(house, "Toni"), "timer")
    home = browser(create_app(house=house), "Toni").get("/desk").text
    assert "you keep the time" in home and f"/desk/workshops/{tuesday}/sheet" in home
    assert not re.search(f'/desk/workshops/{tuesday}("|/(copy|title|delete))', home)


def test_an_open_session_comes_before_everything_else(house, desk, tuesday):
    held(house, tuesday, end=False, rehearsal=True)
    assert "Back to the rehearsal" in desk.get("/desk").text
    sid = held(house, tuesday, end=False)
    home = desk.get("/desk").text
    assert f'primary" href="/desk/sessions/{sid}">Back to the desk' in home and "Prepare a session" not in home


def test_many_workshops_can_be_searched_and_sorted(house, desk):
    assert 'name="q"' not in desk.get("/desk").text
    for title in [f"Evening {n}" for n in range(12)] + ["A walk in June"]:
        workshops.make_workshop(house, robin(house), title, "evening")
    titles = lambda path: re.findall(r"<h2><a[^>]*>([^<]+)", desk.get(path).text)  # noqa: E731
    assert titles("/desk?q=june") == ["A walk in June"]
    assert titles("/desk?sort=title")[0] == "A walk in June" and titles("/desk?sort=title")[-1] == "Evening 9"
    assert len(titles("/desk?sort=nonsense")) == 13
    assert "0 of 13" in told(desk.get("/desk?q=zebra").text)
