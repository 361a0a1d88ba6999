"""An account of one's own: its password, signing out, and when it goes."""

import threading

import pytest
from argon2 import Type, extract_parameters
from argon2.exceptions import VerifyMismatchError

from tests.live.people import PASSWORD, csrf
from tests.quickly import AS_SERVED
from tests.web.people import account, browser, share
from workshop import accounts, workshops
from workshop.session.duties import LEAD, MODERATOR
from workshop.store import people, register, tables

NEW = "quite another password"


def post(client, where, **form):
    return client.post(where, data={"csrf": csrf(client.get("/desk/account").text), **form})


def signed_in(client):
    return client.get("/desk").status_code == 200


def change(client, old=PASSWORD, password=NEW, again=NEW):
    return post(client, "/desk/account/password", old=old, password=password, again=again)


def test_a_new_password_signs_out_every_other_browser_and_keeps_this_one(company):
    here, there = browser(company.app, "Robin"), browser(company.app, "Robin")
    assert "Your password is changed" in change(here).text
    assert signed_in(here) and not signed_in(there)
    form = {"csrf": csrf(there.get("/desk/sign-in").text), "name": "Robin"}
    assert there.post("/desk/sign-in", data={**form, "password": PASSWORD}).status_code == 403
    assert there.post("/desk/sign-in", data={**form, "password": NEW}).status_code == 303


@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        ({"old": "not this one at all"}, 403, "The old password is not right."),
        ({"password": "short", "again": "short"}, 400, "10 to 200 characters"),
        ({"again": "something else again"}, 400, "are not the same"),
    ],
)
def test_a_password_is_not_changed_by_a_mistake(company, given, code, sentence):
    robin = browser(company.app, "Robin")
    answer = change(robin, **given)
    assert answer.status_code == code and sentence in answer.text
    assert signed_in(browser(company.app, "Robin"))


def test_guessing_the_old_password_is_slowed_down_like_signing_in(company):
    robin = browser(company.app, "Robin")
    codes = [change(robin, old=f"guess number {n}").status_code for n in range(12)]
    assert codes[0] == 403 and codes[-1] == 429


def test_signing_out_here_leaves_other_browsers_alone(company):
    here, there = browser(company.app, "Robin"), browser(company.app, "Robin")
    assert post(here, "/desk/sign-out").location == "/desk/sign-in"
    assert not signed_in(here) and signed_in(there)


def test_signing_out_everywhere_signs_out_everywhere(company):
    here, there = browser(company.app, "Robin"), browser(company.app, "Robin")
    post(here, "/desk/sign-out-everywhere")
    assert not signed_in(here) and not signed_in(there)


def test_signing_in_begins_a_fresh_session(company):
    client = company.app.test_client()
    token = csrf(client.get("/desk/sign-in").text)
    client.post("/desk/sign-in", data={"csrf": token, "name": "Robin", "password": PASSWORD})
    assert client.post("/desk/sign-out", data={"csrf": token}).status_code == 400
    assert csrf(client.get("/desk/account").text) != token


def test_a_link_printed_at_a_start_signs_in_who_came_first(house, company):
    first = account(house, "Ada")
    with house.store.write() as connection:
        people.change_account(connection, first, created_at=1.0)
    client = company.app.test_client()
    where = f"/desk/sign-in/{accounts.make_link(house)}"
    client.post(where, data={"csrf": csrf(client.get(where).text)})
    assert "Ada" in client.get("/desk").text


def test_only_who_came_first_sees_who_has_an_account(company):
    assert "Remove the account of Eve" in browser(company.app, "Robin").get("/desk/account").text
    assert "Robin" not in browser(company.app, "Eve").get("/desk/account").text


def test_an_account_goes_with_all_that_is_its_own(company):
    robin, kim = browser(company.app, "Robin"), browser(company.app, "Kim")
    who = next(one for one in accounts.everybody(company.house) if one.name == "Kim").id
    assert post(robin, "/desk/account/remove", account=who).status_code == 303
    assert not signed_in(kim)
    with company.house.store.read() as connection:
        assert register.all_of(connection, tables.members, account=who) == []
        assert register.one(connection, tables.accounts, id=who) is None


def test_an_account_with_workshops_stays(company):
    workshops.make_workshop(company.house, company.eve, "Tuesday", "first-evening")
    answer = post(browser(company.app, "Robin"), "/desk/account/remove", account=company.eve)
    assert answer.status_code == 400 and "Eve has a workshop here" in answer.text
    assert signed_in(browser(company.app, "Eve"))


def test_nobody_else_removes_accounts_and_who_came_first_not_their_own(company):
    assert post(browser(company.app, "Eve"), "/desk/account/remove", account=company.robin).status_code == 404
    assert post(browser(company.app, "Robin"), "/desk/account/remove", account=company.robin).status_code == 404


def test_leaving_a_workshop(company):
    kim = browser(company.app, "Kim")
    assert "An evening in spring" in kim.get("/desk/account").text
    assert post(kim, f"/desk/workshops/{company.workshop}/leave").location == "/desk"
    assert "An evening in spring" not in kim.get("/desk").text
    assert kim.get(f"/desk/sessions/{company.session}").status_code == 404


def test_the_owner_changes_what_somebody_does_and_removes_them(company):
    robin, kim = browser(company.app, "Robin"), browser(company.app, "Kim")
    who = next(one for one in accounts.everybody(company.house) if one.name == "Kim").id
    where = f"/desk/workshops/{company.workshop}"
    assert kim.get(f"{where}/people").status_code == 404
    post(robin, f"{where}/people", account=who, duty=LEAD)
    assert kim.get(f"{where}/people").status_code == 200
    wrong = post(robin, f"{where}/people", account=who, duty="owner")
    assert wrong.status_code == 400 and "choose what they may do" in wrong.text
    post(robin, f"{where}/people/remove", account=who)
    assert kim.get(f"{where}/people").status_code == 404
    gone = post(robin, f"{where}/people", account=who, duty=MODERATOR)
    assert gone.status_code == 400 and "not part of this workshop any more" in gone.text


def test_somebody_who_leads_as_well_cannot_remove_the_owner(company):
    lee = browser(company.app, "Lee")
    post(lee, f"/desk/workshops/{company.workshop}/people/remove", account=company.robin)
    assert browser(company.app, "Robin").get(f"/desk/workshops/{company.workshop}").status_code == 200


def test_a_workshop_of_nobodys_invites_nobody(company):
    id = workshops.make_workshop(company.house, None, "The sample", "first-evening")
    robin = browser(company.app, "Robin")
    assert "nobody to invite" in robin.get(f"/desk/workshops/{id}/people").text
    assert post(robin, f"/desk/workshops/{id}/invitations", duty=LEAD).status_code == 400


def test_sharing_tells_nothing_of_other_workshops(company):
    secret = workshops.make_workshop(company.house, company.robin, "Another one", "first-evening")
    share(company.house, secret, company.eve, LEAD)
    kim = browser(company.app, "Kim")
    assert "Another one" not in kim.get("/desk").text + kim.get("/desk/account").text


def test_a_copy_of_a_cookie_ends_with_signing_out_here(desk):
    copy = desk.application.test_client()
    copy.set_cookie("desk", desk.get_cookie("desk").value)
    assert copy.get("/desk").status_code == 200
    desk.post("/desk/sign-out", data={"csrf": csrf(desk.get("/desk").text)})
    assert copy.get("/desk").status_code == 302, "it opens nothing"
    assert copy.get("/desk").location == "/desk/sign-in"


def test_signing_in_makes_a_new_session_and_keeps_nothing_of_the_one_before(house, desk):
    other = desk.application.test_client()
    planted = csrf(other.get("/desk/sign-in").text)
    before = other.get_cookie("desk").value
    form = {"csrf": planted, "name": "Robin", "password": PASSWORD}
    assert other.post("/desk/sign-in", data=form).status_code == 303
    fixed = desk.application.test_client()
    fixed.set_cookie("desk", before)
    assert fixed.get("/desk").status_code == 302, "whoever planted the session before has nothing of it"
    assert csrf(other.get("/desk").text) != planted
    with other.session_transaction() as mine, desk.session_transaction() as theirs:
        assert mine["browser"] != theirs["browser"]


def test_when_too_many_sign_in_at_once_the_next_is_asked_to_wait_and_later_let_in(desk, monkeypatch):
    other = desk.application.test_client()
    form = {"csrf": csrf(other.get("/desk/sign-in").text), "name": "Robin", "password": PASSWORD}
    monkeypatch.setattr(accounts, "_queue", [None] * accounts.WAITING)
    assert other.post("/desk/sign-in", data=form).status_code == 429
    accounts._queue.pop()
    assert other.post("/desk/sign-in", data=form).status_code == 303
    assert len(accounts._queue) == accounts.WAITING - 1, "whoever is through leaves the queue"


def test_no_more_than_two_are_hashed_at_one_moment():
    running, most = [], []

    def work():
        running.append(None)
        most.append(len(running))
        together.wait(0.05)
        running.pop()

    together = threading.Event()
    crowd = [threading.Thread(target=accounts._slowly, args=(work,)) for _ in range(6)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(most) == 6 and max(most) <= accounts.HASHING_AT_ONCE


def test_to_try_a_password_costs_64_mb_and_three_rounds():
    served = extract_parameters(AS_SERVED.hash("four plain words here"))
    assert (served.type, served.memory_cost, served.time_cost) == (Type.ID, 64 * 1024, 3)


def test_looking_for_nobody_takes_as_long_as_for_somebody():
    assert extract_parameters(accounts.NOBODY) == extract_parameters(accounts.HASHER.hash("four plain words here"))
    with pytest.raises(VerifyMismatchError):
        accounts.HASHER.verify(accounts.NOBODY, "four plain words here")
