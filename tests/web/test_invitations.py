"""Inviting by link: what it opens, for whom, how often and until when."""

import re

import pytest

from tests.live.people import PASSWORD, csrf
from tests.web.people import browser
from workshop import accounts
from workshop import company as parties
from workshop.session.duties import LEAD, MODERATOR
from workshop.store import register, tables

DAY_S = 24 * 3600
GONE = "This invitation has been used, taken back, or is too old."


@pytest.fixture
def at(house):
    """The time, to be moved on."""
    now = [house.clock()]
    house.clock = lambda: now[0]
    return now


def people_at(company):
    return f"/desk/workshops/{company.workshop}"


def link_of(page):
    found = re.search(r'value="[^"]*(/desk/invited/[\w-]+)"', page)
    assert found, page
    return found[1]


def invite(client, where, **form):
    page = client.get("/desk/account").text
    return link_of(client.post(f"{where}/invitations", data={"csrf": csrf(page), **form}).text)


def robins_link(company, duty=MODERATOR):
    return invite(browser(company.app, "Robin"), people_at(company), duty=duty)


def come(company, link, name="Nia", client=None, **changed):
    """Open the link in a browser of one's own and make an account."""
    client = client or company.app.test_client()
    form = {"csrf": csrf(client.get("/desk/sign-in").text), "name": name, "password": PASSWORD, "again": PASSWORD}
    return client, client.post(link, data={**form, **changed})


def test_whoever_opens_it_gets_an_account_and_the_desk_of_the_session(company):
    link = robins_link(company)
    nia = company.app.test_client()
    assert "Robin invites you to moderate at “An evening in spring”" in nia.get(link).text
    _, answer = come(company, link, client=nia)
    assert answer.location == f"/desk/sessions/{company.session}"
    assert nia.get(answer.location).status_code == 200
    assert nia.get(people_at(company)).status_code == 404


def test_an_invitation_to_the_server_shares_nothing(company):
    link = invite(browser(company.app, "Robin"), "/desk/account")
    nia, answer = come(company, link)
    assert answer.location == "/desk"
    assert "An evening in spring" not in nia.get("/desk").text
    assert nia.get(f"/desk/sessions/{company.session}").status_code == 404


def test_somebody_signed_in_comes_with_the_account_they_have(company):
    link, eve = robins_link(company), browser(company.app, "Eve")
    page = eve.get(link).text
    assert "Accept as Eve" in page
    assert eve.post(f"{link}/accept", data={"csrf": csrf(page)}).location == f"/desk/sessions/{company.session}"
    assert eve.get(f"/desk/sessions/{company.session}").status_code == 200


def test_somebody_with_an_account_signs_in_on_the_way(company):
    link, eve = robins_link(company), company.app.test_client()
    form = {"csrf": csrf(eve.get(link).text), "name": "Eve"}
    wrong = eve.post(f"{link}/sign-in", data={**form, "password": "not this one at all"})
    assert wrong.status_code == 403 and "do not belong together" in wrong.text
    right = eve.post(f"{link}/sign-in", data={**form, "password": PASSWORD})
    assert right.location == f"/desk/sessions/{company.session}"


def test_looking_at_it_does_not_use_it_up_and_using_it_does(company):
    link = robins_link(company)
    for _ in range(3):
        assert company.app.test_client().get(link).status_code == 200
    assert come(company, link)[1].status_code == 303
    again = company.app.test_client().get(link)
    assert again.status_code == 410 and GONE in again.text


def used(company, at, link):
    come(company, link, "Oda")


def too_old(company, at, link):
    at[0] += 7 * DAY_S + 1


def taken_back(company, at, link):
    robin = browser(company.app, "Robin")
    page = robin.get(f"{people_at(company)}/people").text
    hash = re.search(r'name="link" value="(\w+)"', page)[1]
    robin.post(f"{people_at(company)}/invitations/take-back", data={"csrf": csrf(page), "link": hash})


def workshop_deleted(company, at, link):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update workshops set deleted_at = 1")


def never_made(company, at, link):
    return f"{link}x"


@pytest.mark.parametrize("how", [used, too_old, taken_back, workshop_deleted, never_made])
def test_a_link_that_is_good_no_more_always_says_the_same(company, at, how):
    link = robins_link(company)
    link = how(company, at, link) or link
    nia = company.app.test_client()
    looked = nia.get(link)
    _, tried = come(company, link, client=nia)
    token = csrf(nia.get("/desk/sign-in").text)
    known = nia.post(f"{link}/sign-in", data={"csrf": token, "name": "Eve", "password": PASSWORD})
    accepted = nia.post(f"{link}/accept", data={"csrf": token})
    for answer in (looked, tried, known, accepted):
        assert answer.status_code == 410 and GONE in answer.text
    assert {one.name for one in accounts.everybody(company.house)}.isdisjoint({"Nia"})


def test_it_is_good_until_the_seventh_day(company, at):
    link = robins_link(company)
    at[0] += 7 * DAY_S - 60
    assert come(company, link)[1].status_code == 303


def test_an_invitation_is_worth_nothing_once_whoever_made_it_does_not_lead(company):
    lee = browser(company.app, "Lee")
    link = invite(lee, people_at(company), duty=LEAD)
    who = next(one for one in accounts.everybody(company.house) if one.name == "Lee").id
    parties.change_duty(company.house, company.workshop, who, MODERATOR)
    assert company.app.test_client().get(link).status_code == 410


def test_an_invitation_signs_nobody_in_at_the_door_for_first_accounts(company):
    token = robins_link(company).rsplit("/", 1)[1]
    client = company.app.test_client()
    form = {"csrf": csrf(client.get("/desk/sign-in").text), "name": "Nia", "password": PASSWORD, "again": PASSWORD}
    assert client.get(f"/desk/sign-in/{token}").status_code == 410
    assert client.post(f"/desk/sign-in/{token}", data=form).status_code == 410
    assert client.get(f"/desk/invited/{accounts.make_link(company.house)}").status_code == 410


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "Robin"}, "has this name already"),
        ({"name": " robin "}, "has this name already"),
        ({"name": " "}, "at most 80 characters"),
        ({"name": "N" * 81}, "at most 80 characters"),
        ({"password": "short", "again": "short"}, "10 to 200 characters"),
        ({"again": "something else again"}, "are not the same"),
    ],
)
def test_what_does_not_fit_is_said_and_the_link_stays_good(company, changed, sentence):
    link = robins_link(company)
    nia, answer = come(company, link, **changed)
    assert answer.status_code == 400 and sentence in answer.text
    assert come(company, link, client=nia)[1].status_code == 303


def test_nobody_accepts_what_they_have(company):
    for name, link in (("Kim", robins_link(company)), ("Robin", robins_link(company))):
        client = browser(company.app, name)
        answer = client.post(f"{link}/accept", data={"csrf": csrf(client.get(link).text)})
        assert answer.status_code == 400 and "part of this workshop already" in answer.text
        assert company.app.test_client().get(link).status_code == 200
    link = invite(browser(company.app, "Robin"), "/desk/account")
    eve = browser(company.app, "Eve")
    answer = eve.post(f"{link}/accept", data={"csrf": csrf(eve.get(link).text)})
    assert answer.status_code == 400 and "an account on this server already" in answer.text


def test_only_its_hash_is_stored(company):
    token = robins_link(company).rsplit("/", 1)[1]
    with company.house.store.read() as connection:
        rows = register.all_of(connection, tables.links)
    assert rows and token not in str(rows)
    assert token not in browser(company.app, "Robin").get(f"{people_at(company)}/people").text


def test_a_strange_duty_is_no_duty(company):
    robin = browser(company.app, "Robin")
    form = {"csrf": csrf(robin.get("/desk/account").text), "duty": "owner"}
    answer = robin.post(f"{people_at(company)}/invitations", data=form)
    assert answer.status_code == 400 and "choose what they may do" in answer.text


def test_nobody_takes_back_an_invitation_of_somebody_else(company):
    link = invite(browser(company.app, "Robin"), "/desk/account")
    hash = accounts.hash_of(link.rsplit("/", 1)[1])
    eve = browser(company.app, "Eve")
    eve.post("/desk/account/invitations/take-back", data={"csrf": csrf(eve.get("/desk/account").text), "link": hash})
    assert company.app.test_client().get(link).status_code == 200


def test_twenty_invitations_may_be_open_at_once(company):
    robin = browser(company.app, "Robin")
    for _ in range(parties.MOST_OPEN):
        invite(robin, people_at(company), duty=MODERATOR)
    form = {"csrf": csrf(robin.get("/desk/account").text), "duty": MODERATOR}
    full = robin.post(f"{people_at(company)}/invitations", data=form)
    assert full.status_code == 400 and "Take one back" in full.text


def test_trying_tokens_is_slowed_down(company):
    client = company.app.test_client()
    codes = [client.get(f"/desk/invited/{n}").status_code for n in range(30)]
    assert codes[0] == 410 and codes[-1] == 429


def test_wrong_passwords_on_the_way_are_counted_with_those_at_the_door(company):
    link, eve = robins_link(company), company.app.test_client()
    form = {"csrf": csrf(eve.get(link).text), "name": "Eve", "password": "not this one at all"}
    codes = [eve.post(f"{link}/sign-in", data=form).status_code for _ in range(11)]
    assert codes[0] == 403 and codes[-1] == 429
    assert eve.post("/desk/sign-in", data=form).status_code == 429
