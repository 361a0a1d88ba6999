"""Every page of the desk, for everybody who might knock: open to whom it says, not there for all others."""

import re

import pytest
from flask import g

from tests.web.people import browser
from workshop.session.duties import DUTIES, LEAD, MODERATOR, TIMER

NOT_ONLY_LEADS = {
    "desk.session_page": DUTIES,
    "people.leave": DUTIES,
    "sheet.sheet_page": DUTIES,
    "sheet.as_it_stands": DUTIES,
    "sheet.download": DUTIES,
    "jobs.kit_page": DUTIES,
    "jobs.print_kit": DUTIES,
}
"""Pages in a workshop that not only leads may open. Whoever opens one to more people says so here as well."""

OPEN = {"/", "/favicon.ico", "/health", "/away", "/assets/", "/j/", "/qr/", "/screen/", "/f/"}
"""Where addresses outside of the desk begin: they know a code or a token, not an account."""

PEOPLE = {"Robin": LEAD, "Lee": LEAD, "Toni": TIMER, "Kim": MODERATOR, "Eve": None}


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/desk")]


def declared(app, rule):
    return getattr(app.view_functions[rule.endpoint], "duties", None)


def inside(rule):
    """Whether an address leads into a workshop or a session."""
    return "/workshops/<" in rule.rule or "/sessions/<" in rule.rule


def address(company, rule, **other):
    known = {"sid": company.session, "id": company.workshop, **other}
    return company.app.url_map.bind("").build(rule.endpoint, {name: known.get(name, "x") for name in rule.arguments})


def knock(client, method, where):
    """What the door answers, and the duty it let somebody in with; without a form token nothing is done."""
    with client:
        answer = client.open(where, method=method)
        return answer, g.get("duty")


def methods(rule):
    return sorted(rule.methods - {"HEAD", "OPTIONS"})


def test_every_page_says_who_may_open_it(company):
    silent = [rule.rule for rule in rules(company.app) if declared(company.app, rule) is None]
    assert silent == [], "put @facilitator (or @anybody) on it"


def test_every_address_into_a_workshop_is_one_the_door_understands(company):
    for rule in filter(inside, rules(company.app)):
        assert "sid" in rule.arguments or rule.rule.startswith("/desk/workshops/<id>"), rule.rule
        assert declared(company.app, rule), rule.rule


def test_what_is_open_to_others_than_leads_is_said_twice(company):
    app = company.app
    found = {rule.endpoint: declared(app, rule) for rule in rules(app) if inside(rule)}
    assert {page: duties for page, duties in found.items() if duties != (LEAD,)} == NOT_ONLY_LEADS


def test_nothing_outside_of_the_desk_has_come_unnoticed(company):
    outside = {rule.rule for rule in company.app.url_map.iter_rules() if not rule.rule.startswith("/desk")}
    assert {rule for rule in outside if rule != "/" and not rule.startswith(tuple(OPEN - {"/"}))} == set()


def test_who_is_not_signed_in_is_sent_to_sign_in_whatever_the_address(company):
    nobody = browser(company.app)
    for rule in rules(company.app):
        for method in methods(rule) if declared(company.app, rule) else ():
            for where in (address(company, rule), address(company, rule, sid="none", id="none")):
                answer, _ = knock(nobody, method, where)
                assert (answer.status_code, answer.location) == (302, "/desk/sign-in"), (method, where)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_page_lets_in_whom_it_says_and_is_not_there_for_others(company, name):
    client, duty = browser(company.app, name), PEOPLE[name]
    for rule in filter(inside, rules(company.app)):
        for method in methods(rule):
            here, let_in = knock(client, method, address(company, rule))
            nowhere, _ = knock(client, method, address(company, rule, sid="none", id="none"))
            may = duty in declared(company.app, rule)
            assert let_in == (duty if may else None), (method, rule.rule)
            assert nowhere.status_code == 404, (method, rule.rule)
            assert may or (here.status_code, here.data) == (404, nowhere.data), (method, rule.rule)


def test_nothing_is_changed_without_the_token_of_a_form(company):
    robin = browser(company.app, "Robin")
    for rule in rules(company.app):
        if "POST" in rule.methods:
            assert knock(robin, "POST", address(company, rule))[0].status_code == 400, rule.rule


def test_a_deleted_workshop_is_said_to_be_deleted_to_those_who_saw_it_and_never_was_there_for_others(company):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update workshops set deleted_at = 1764244800")
    for name, code in (("Robin", 410), ("Kim", 410), ("Eve", 404)):
        client = browser(company.app, name)
        for rule in filter(inside, rules(company.app)):
            if "id" in rule.arguments:
                answer, _ = knock(client, methods(rule)[0], address(company, rule))
                assert answer.status_code == code, (name, rule.rule)
                assert ("This workshop was deleted on 27 November 2025." in answer.text) == (code == 410)
        assert client.get(f"/desk/sessions/{company.session}").status_code == 404
        assert "An evening in spring" not in client.get("/desk").text


def test_the_list_holds_ones_own_and_what_is_shared(company):
    for name, sees in (("Robin", True), ("Kim", True), ("Eve", False)):
        assert ("An evening in spring" in browser(company.app, name).get("/desk").text) == sees, name


def test_the_list_leads_nobody_to_a_page_that_is_not_there_for_them(company):
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update sessions set ended_at = opened_at")
    for name in PEOPLE:
        client = browser(company.app, name)
        for where in re.findall(r'<a [^>]*href="(/desk[^"#]*)', client.get("/desk").text):
            assert client.get(where).status_code == 200, (name, where)
