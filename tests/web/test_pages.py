import json
import re
import time

import pytest

from tests.live.people import PASSWORD, Browser, Desk, csrf
from tests.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"), sample=True)
    yield server
    server.stop()


@pytest.fixture
def browser(server):
    browser = Browser(server)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def facilitator(server):
    """Signed in by the printed link, which makes the first account."""
    browser = Browser(server)
    _, page, _ = browser.get(server.desk)
    short = browser.post(server.desk, csrf=csrf(page), name="Robin", password="short", again="short")
    assert short[0] == 400 and "10 to 200 characters" in short[1]
    status, page, _ = browser.post(server.desk, csrf=csrf(page), name="Robin", password=PASSWORD, again=PASSWORD)
    assert status == 200 and "First evening" in page
    yield browser
    browser.close()


def test_the_printed_link_is_good_once(server, facilitator, browser):
    status, page, _ = browser.get(server.desk)
    assert status == 410 and "has been used" in page


def test_the_same_link_is_not_good_for_somebody_who_kept_the_form(server, facilitator, browser):
    _, page, _ = browser.get("/desk/sign-in")
    status, page, _ = browser.post(server.desk, csrf=csrf(page), name="Eve", password=PASSWORD, again=PASSWORD)
    assert status == 410


def test_signing_in_with_the_password(facilitator, browser):
    _, page, _ = browser.get("/desk/sign-in")
    status, wrong, _ = browser.post("/desk/sign-in", csrf=csrf(page), name="Robin", password="wrong wrong wrong")
    assert status == 403 and "do not belong together" in wrong
    status, page, _ = browser.post("/desk/sign-in", csrf=csrf(wrong), name="Robin", password=PASSWORD)
    assert status == 200 and "First evening" in page


def test_a_form_without_its_token_is_refused(facilitator):
    status, page, _ = facilitator.post("/desk/workshops", title="x", agenda="first-evening")
    assert status == 400 and "reload the page" in page


@pytest.mark.parametrize("path", ["/desk", "/desk/workshops/x", "/desk/sessions/x", "/desk/sessions/x/notes.md"])
def test_the_desk_is_for_facilitators(browser, path):
    _, _, response = browser.get(path)
    assert response.url.path == "/desk/sign-in"


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/desk/workshops/none", "/desk/sessions/none", "/screen/none", "/assets/none.js", "/qr/AAAAAA.svg"],
)
def test_what_is_not_there_is_told_calmly(facilitator, path):
    status, page, _ = facilitator.get(path)
    assert status == 404 and "Traceback" not in page


def test_a_session_does_not_open_without_the_limits_of_confidentiality(facilitator):
    _, page, _ = facilitator.get("/desk")
    _, page, response = facilitator.post("/desk/workshops", csrf=csrf(page), title="Tuesday", agenda="first-evening")
    where = f"{response.url.path}/sessions"
    status, page, _ = facilitator.post(where, csrf=csrf(page), limits="  ", resources="x", checked="2026-11-20")
    assert status == 400 and "limits of confidentiality" in page


def test_old_resources_warn(facilitator):
    _, page, _ = facilitator.get("/desk")
    _, page, response = facilitator.post("/desk/workshops", csrf=csrf(page), title="Tuesday", agenda="first-evening")
    where = f"{response.url.path}/sessions"
    _, page, _ = facilitator.post(where, csrf=csrf(page), limits="", resources="x", checked="2020-01-01")
    assert "more than 90 days ago" in page


def test_an_unknown_agenda_is_named(facilitator):
    _, page, _ = facilitator.get("/desk")
    status, page, _ = facilitator.post("/desk/workshops", csrf=csrf(page), title="Tuesday", agenda="no-such")
    assert status == 400 and "no-such" in page


def test_the_code_is_forgiving_of_case_and_spaces(server, browser):
    code = server.join.rsplit("/", 1)[1]
    typed = f" {code[:3].lower()} {code[3:].lower()} "
    status, _, response = browser.post("/", code=typed)
    assert status == 200 and response.url.path == f"/j/{code}"


def test_what_a_phone_keeps_on_its_home_screen_knows_no_code(browser, server):
    _, page, _ = browser.get(server.join)
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    _, told, response = browser.get("/manifest.webmanifest")
    manifest = json.loads(told)
    assert response.headers["Content-Type"].startswith("application/manifest+json")
    assert (manifest["start_url"], manifest["display"], manifest["name"]) == ("/", "standalone", "Side by Side")
    assert server.join.rsplit("/", 1)[-1] not in told
    pictures = [icon["src"] for icon in manifest["icons"]] + re.findall(r'(?:icon|touch-icon)"[^>]*href="([^"]+)', page)
    assert len(pictures) == 5
    for picture in pictures:
        status, _, response = browser.get(picture)
        assert status == 200 and response.headers["Content-Type"].startswith("image/"), picture


def test_a_wrong_code_gets_a_sentence_and_after_many_a_pause(serve):
    browser = Browser(serve())
    answers = [browser.post("/", code="WWWWWW")[0] for _ in range(60)]
    assert answers[0] == 404 and answers[-1] == 429
    browser.close()


def test_pages_carry_no_inline_code_and_may_not_be_framed(browser, server):
    _, page, response = browser.get(server.join)
    policy = response.headers["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'; trusted-types parse" in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"] and response.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in response.headers, "over plain http it means nothing"
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
    assert response.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert "HttpOnly" in response.headers["Set-Cookie"] and "SameSite=Lax" in response.headers["Set-Cookie"]


def test_assets_come_short_and_are_kept(browser, server):
    _, page, _ = browser.get(server.join)
    for path in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page):
        status, _, response = browser.get(path, headers={"Accept-Encoding": "gzip"})
        assert status == 200 and "immutable" in response.headers["Cache-Control"]
        assert path.endswith((".woff2", ".svg", ".png")) or response.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_phone_page_first_loads_at_most_60_kilobytes_without_fonts_and_drafting(browser, server, language):
    browser.post("/language", language=language, next="/away")

    async def transferred(path):
        async with browser.http.get(browser.server.url + path, headers={"Accept-Encoding": "gzip"}) as response:
            await response.read()
            return response.content.total_raw_bytes

    from tests.live.people import run

    path = "/" + server.join.split("/", 3)[3]
    _, page, _ = browser.get(path)
    wanted = [path, *re.findall(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"', page)]
    assert len(wanted) >= 3
    assert sum(run(transferred(one)) for one in wanted) <= 60 * 1024


def test_leaving_forgets_the_phone_and_shows_a_plain_page(browser, server):
    _, first, _ = browser.get(server.join)
    path = "/" + server.join.split("/", 3)[3]
    status, page, response = browser.post(f"{path}/leave")
    assert status == 200 and response.url.path == "/away"
    assert "trust" not in page.lower() and "couple" not in page.lower() and "workshop" not in page.lower()
    _, second, _ = browser.get(server.join)
    assert re.search(r'"phone":\s*"(\w+)"', first)[1] != re.search(r'"phone":\s*"(\w+)"', second)[1]


def test_health(browser):
    status, page, _ = browser.get("/healthz")
    assert (status, page.strip()) == (200, '{"ok":true}')


def test_signing_out_signs_out_everywhere(serve):
    server = serve()
    desk = Desk(server)
    other = Browser(server)
    _, page, _ = other.get("/desk/sign-in")
    other.post("/desk/sign-in", csrf=csrf(page), name="Robin", password=PASSWORD)
    _, page, _ = other.get("/desk")
    other.post("/desk/sign-out-everywhere", csrf=csrf(page))
    assert desk.get("/desk")[2].url.path == "/desk/sign-in"
    last = time.monotonic() + 5
    while desk.socket.connected and time.monotonic() < last:
        time.sleep(0.05)
    assert not desk.socket.connected
    other.close()
    desk.http and desk.close()


def test_wrong_passwords_pause_only_their_own_name(serve):
    server = serve()
    desk, browser = Desk(server), Browser(server)
    _, page, _ = browser.get("/desk/sign-in")
    for name, expected in (("Eve", 429), ("Robin", 403)):
        for _ in range(12 if name == "Eve" else 1):
            status, _, _ = browser.post("/desk/sign-in", csrf=csrf(page), name=name, password="wrong wrong wrong")
        assert status == expected
    assert browser.post("/desk/sign-in", csrf=csrf(page), name="Robin", password=PASSWORD)[0] == 200
    for client in (desk, browser):
        client.close()


def test_a_form_token_in_another_alphabet_is_refused_like_any_other(facilitator):
    assert facilitator.post("/desk/workshops", csrf="ключ", title="x", agenda="first-evening")[0] == 400


def test_a_rehearsal_has_a_speed_that_is_a_number(facilitator):
    _, page, _ = facilitator.get("/desk")
    _, page, response = facilitator.post("/desk/workshops", csrf=csrf(page), title="Tuesday", agenda="first-evening")
    form = {"csrf": csrf(page), "limits": "x", "resources": "x", "rehearsal": "on", "speed": "nan"}
    status, page, _ = facilitator.post(f"{response.url.path}/sessions", **form)
    assert status == 400 and "number from 0.1" in page
