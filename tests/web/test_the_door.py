"""Every page of the desk, for everybody who might knock: open to whom it says, not there for all others."""

import re

import pytest
from flask import g

from tests.live.people import csrf
from tests.web.people import browser
from workshop.session.duties import DUTIES, LEAD, MODERATOR, TIMER
from workshop.store import people, register, tables
from workshop.web.identity import Undeclared, must_say_who

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

OPEN = {
    "join.code_form",
    "join.enter_code",
    "language.choose",
    "mark.manifest",
    "trust.steps",
    "trust.certificate",
    "accessibility.statement",
    "join.leave",
    "join.away",
    "screen.try_the_projector",
    "styleguide.pieces",
    "followup.thanks",
    "health.answers",
    "health.ready",
    "assets.asset",
    "pages.favicon",
    "account.sign_in_page",
    "account.sign_in",
}
"""Pages for everybody. Whoever opens one more says so here as well."""

KNOWING = {
    "token": {"health.metrics"},
    "code": {"join.phone_page", "join.resources", "join.qr"},
    "link": {
        "account.first_page",
        "account.first_sign_in",
        "followup.question",
        "followup.answer",
        "screen.screen_page",
        "invited.invitation_page",
        "invited.make_account",
        "invited.use_account",
        "invited.accept",
    },
}
"""Pages for whoever knows what stands in their address."""

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


def test_a_page_that_does_not_say_who_may_open_it_stops_the_start(company):
    must_say_who(company.app)
    company.app.view_functions["whisper"] = lambda: "psst"
    with pytest.raises(Undeclared, match="whisper"):
        must_say_who(company.app)


def test_what_is_open_without_an_account_is_said_twice(company):
    views = company.app.view_functions
    found = {name: getattr(view, "knows", None) for name, view in views.items() if view.duties == ()}
    said = {**dict.fromkeys(OPEN, "nothing"), **{page: what for what, pages in KNOWING.items() for page in pages}}
    assert {name: what for name, what in found.items() if what} == said


def test_who_knows_no_code_and_no_link_is_told_the_same_as_if_there_were_none(company):
    """Of a page that one has to know something for: no code and a wrong one, a used link and one that never was."""
    client = browser(company.app)
    for rule in company.app.url_map.iter_rules():
        if rule.endpoint in KNOWING["code"] | KNOWING["link"]:
            for method in methods(rule):
                told = [
                    client.open(address(company, rule, code=made, token=made), method=method)
                    for made in ("AAAAAA", "0" * 24)
                ]
                assert told[0].status_code == told[1].status_code >= 400, rule.rule
                assert told[0].data == told[1].data, rule.rule


def test_every_address_into_a_workshop_is_one_the_door_understands(company):
    for rule in filter(inside, rules(company.app)):
        assert "sid" in rule.arguments or rule.rule.startswith("/desk/workshops/<id>"), rule.rule
        assert declared(company.app, rule), rule.rule


def test_what_is_open_to_others_than_leads_is_said_twice(company):
    app = company.app
    found = {rule.endpoint: declared(app, rule) for rule in rules(app) if inside(rule)}
    assert {page: duties for page, duties in found.items() if duties != (LEAD,)} == NOT_ONLY_LEADS


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


def asked(company, name, page):
    """A file that somebody has asked for at a page; where it will be."""
    with company.house.store.read() as connection:
        account = register.one(connection, tables.accounts, name=name)
    job = company.app.extensions["jobs"].start(account.id, "A file", page, lambda job: None)
    return f"/desk/jobs/{job.id}"


@pytest.mark.parametrize("page", ["/desk/sessions/{}/notes", "/desk/workshops/{}/kit"])
def test_a_file_that_was_asked_for_is_not_there_for_who_may_not_ask_for_it_any_more(company, page):
    page = page.format(company.session if "sessions" in page else company.workshop)
    lee, where = browser(company.app, "Lee"), asked(company, "Lee", page)
    assert lee.get(where).status_code == 200
    with company.house.store.write() as connection:
        lees = register.one(connection, tables.accounts, name="Lee").id
        people.remove_member(connection, company.workshop, lees)
    assert lee.get(where).status_code == 404


def test_files_of_a_deleted_workshop_go_with_it(company):
    robin = browser(company.app, "Robin")
    where = asked(company, "Robin", f"/desk/sessions/{company.session}/notes")
    with company.house.store.write() as connection:
        connection.exec_driver_sql("update sessions set ended_at = opened_at")
    page = robin.get(f"/desk/workshops/{company.workshop}/delete").text
    assert robin.post(f"/desk/workshops/{company.workshop}/delete", data={"csrf": csrf(page)}).status_code == 303
    assert robin.get(where).status_code == 404 and company.app.extensions["jobs"]._jobs == {}
