"""Phones that sleep, networks that go, a server that dies midway: nothing typed is lost, nothing counts twice."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import KEPT

MINE = re.compile("^One thing I would like to take home")
KEEP = re.compile("^Keep this for me")
NEED = "What I know now about what I need"
FULL = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
TRACES = """async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length, document.title, history.length]"""
THROWS = "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };"


def test_a_phone_that_slept_through_two_steps_comes_back_into_the_right_one(table):
    table.push("For myself")
    table.ana.write(MINE, "typed before the sleep")
    table.ana.page.get_by_label(KEEP).check()
    table.ana.lose_network()
    table.ana.see("No connection just now. What you write stays here.")
    table.desk.push("How it goes")
    table.desk.push("Pick a pebble")
    table.ana.find_network()
    table.ana.on_step("Pick a pebble")
    table.ana.tap("Menu", exact=True)
    table.ana.tap("What I keep")
    table.ana.see("typed before the sleep")


def test_an_answer_sent_without_network_waits_and_is_counted_once(table):
    table.push("The first signs")
    table.ana.lose_network()
    table.ana.see("No connection just now.")
    table.ana.write("Your ending of the sentence", "asks how it was")
    table.ana.tap("Send to the room")
    table.ana.see("No connection just now. Saved here, will be sent.")
    table.ben.write("Your ending of the sentence", "waits for the answer")
    table.ben.send()
    table.ana.find_network()
    table.ana.see("Noted.")
    expect(table.desk.tile(table.name)).to_contain_text("finished")
    table.ana.page.reload()
    table.ana.see("Noted.")
    table.answers(*[{"text": f"words number {number}"} for number in range(6)])
    assert table.close_question() == 8
    texts = table.desk.page.locator(".text p").all_inner_texts()
    assert sorted(texts)[0] == "asks how it was" and len(texts) == 8


def test_a_private_note_goes_with_its_exercise_unless_it_is_kept(table):
    table.push("For myself")
    table.ana.write(MINE, "ZQXGOES")
    table.ben.write(MINE, "ZQXSTAYS")
    table.ben.page.get_by_label(KEEP).check()
    table.push("In general")
    assert "ZQXGOES" in table.ana.kept()
    table.push("A breath between")
    table.ana.forgets("ZQXGOES")
    table.ben.page.reload()
    assert "ZQXSTAYS" in table.ben.kept()
    assert b"ZQXSTAYS" not in table.server.written()


def test_a_late_comer_gets_a_card_and_comes_in_at_the_next_step(table):
    table.push("For myself")
    late = table.phone().come()
    late.tap("I am here on my own")
    late.heading("You come in at the next step")
    late.see("Can trust be rebuilt?")
    assert "For myself" not in late.words()
    late.page.reload()
    late.heading("You come in at the next step")
    table.push("How it goes")
    late.on_step("How it goes")
    late.close()


def is_counted_all_the_same(table, phone):
    table.push("In general")
    phone.on_step("In general")
    phone.pick("seldom does")
    phone.tap("Send to the room")
    expect(phone.page.get_by_label("seldom does", exact=True)).not_to_be_checked()
    table.answers(*[[3]] * 7)
    assert table.close_question() == 8


def test_a_browser_that_keeps_nothing_says_so_and_plays_on(table):
    odd = table.phone()
    odd.page.add_init_script(THROWS)
    odd.come()
    odd.tap("I am here on my own")
    odd.see("This browser keeps nothing: please don’t close or reload the page.")
    is_counted_all_the_same(table, odd)
    odd.tap("Leave", exact=True)
    odd.tap("Leave now")
    odd.page.wait_for_url("**/away")


def test_a_phone_whose_memory_fills_up_in_the_middle_says_so_and_sends_all_the_same(table):
    full = table.phone().come()
    full.tap("I am here on my own")
    table.push("For myself")
    full.on_step("For myself")
    full.page.evaluate(FULL)
    full.write(MINE, "stays in this tab " * 20)
    full.see("This browser keeps nothing: please don’t close or reload the page.")
    expect(full.page.get_by_label(MINE)).to_have_value("stays in this tab " * 20)
    is_counted_all_the_same(table, full)
    full.close()


def test_what_may_point_to_somebody_is_remarked_on_once_it_is_kept(evening):
    room = evening()
    ana = room.phone().come()
    ana.tap("I am here on my own")
    room.desk.act("Begin: This hour")
    room.desk.push("For myself")
    ana.write(MINE, "we went with Peter to the sea")
    remark = ana.page.get_by_text("A name may point to somebody.")
    expect(remark).to_have_count(0)
    ana.page.get_by_label(KEEP).check()
    expect(remark).to_be_visible()


def test_leaving_wipes_everything_and_the_end_leaves_what_is_kept(evening, tmp_path):
    room = evening()
    ana, ben = room.couple()
    frida = room.phone().come()
    frida.tap("I am here on my own")
    room.desk.act("Begin: This hour")
    room.desk.push("For myself")
    for phone, text in ((ana, "ZQXLEAVES"), (ben, "<b>ZQX & sons</b> 🌿")):
        phone.write(MINE, text)
        phone.page.get_by_label(KEEP).check()
    frida.write(MINE, "ZQXGOES")
    leaves_in_every_tab(ana, room.desk.session)
    ben.on_step("For myself")
    expect(room.desk.tile(ben.couple_name()).locator(".dots")).to_have_attribute(
        "aria-label", "1 of 2 phones connected"
    )

    room.desk.end()
    for phone in (ben, frida):
        phone.heading("That was it. Thank you.")
    frida.see("Save as one page")
    assert "ZQX" not in frida.words()
    frida.forgets("ZQXGOES")
    saves_a_page(ben, tmp_path / "page.html")
    ben.page.reload()
    ben.see("ZQX & sons")
    ben.tap("Wipe it from this phone")
    ben.see("Wiped from this phone")
    ben.forgets("ZQX")
    stranger = room.phone()
    stranger.here()
    stranger.see("We know no open session with this code")


def leaves_in_every_tab(ana, session):
    other = ana.open()
    other.goto(ana.page.url)
    other.get_by_role("button", name="Uncover").click()
    expect(other.get_by_label(MINE)).to_have_value("ZQXLEAVES")
    for _ in range(3):
        ana.page.keyboard.press("Shift")
    for tab in (ana.page, other):
        tab.wait_for_url("**/away")
    for word in ("ZQXLEAVES", "phrase", "receipt", session):
        assert word not in str(ana.page.evaluate(KEPT)), word
    ana.loses_its_seat()
    assert ana.page.evaluate(TRACES) == [0, 0, 0, 0, "Page", 2], "and one entry for the whole evening"
    ana.page.go_back()
    ana.page.wait_for_load_state()
    assert "ZQXLEAVES" not in ana.words()


def saves_a_page(ben, path):
    with ben.page.expect_download() as download:
        ben.tap("Save as one page")
    download.value.save_as(path)
    page = ben.context.new_page()
    page.goto(Path(path).as_uri())
    expect(page.locator("dd").first).to_have_text("<b>ZQX & sons</b> 🌿")
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
    page.close()


def test_a_couple_stays_what_it_is_by_any_link(table, evening):
    elsewhere = evening()
    eve = table.phone().come()
    phrase = eve.start_couple()
    table.ana.page.goto(f"{table.server.url}/j/{table.code}#{phrase.replace(' ', '-')}")
    expect(table.ana.page.locator(".who")).to_have_text(table.name)
    assert "#" not in table.ana.page.url
    eve.page.reload()
    assert eve.phrase() == phrase
    eve.close()
    table.ana.page.goto(f"{table.server.url}/j/{elsewhere.code}")
    table.ana.heading("Before we begin")
    table.ana.here()
    expect(table.ana.page.locator(".who")).to_have_text(table.name)
    assert phrase not in table.ana.kept()


@pytest.mark.long
def test_a_killed_server_comes_back_and_every_answer_counts_once(evening):
    room = evening(own=True)
    couples = [room.couple() for _ in range(3)]
    phones = [phone for couple in couples for phone in couple]
    ana, ben, carla, _, *others = phones
    room.desk.act("Begin: This hour")
    room.desk.push("In general")
    room.desk.page.locator("button", has_text="+1 min").click()
    for phone in phones:
        phone.on_step("In general")
    for phone in (ana, ben, *others):
        phone.pick("can grow again")
    for phone in (ana, ben):
        phone.send()
    before = ana.page.locator("svg.ring").get_attribute("aria-label")
    room.server.kill()
    for phone in phones:
        phone.see("No connection just now.")
    carla.pick("seldom does")
    carla.tap("Send to the room")
    carla.see("No connection just now. Saved here, will be sent.")
    ben.page.get_by_label("seldom does", exact=True).check()
    room.server.again()
    for phone in phones:
        expect(phone.page.get_by_text("No connection just now")).to_have_count(0, timeout=20_000)
        phone.on_step("In general")
    assert ana.page.locator("svg.ring").get_attribute("aria-label") in (before, "About 2 minutes left")
    expect(ben.page.get_by_label("seldom does", exact=True)).to_be_checked()
    ben.send()
    for phone in others:
        expect(phone.page.get_by_label("can grow again", exact=True)).to_be_checked()
        phone.send()
    carla.see("Noted.")
    expect(room.desk.page.locator(".banner")).to_have_count(0)
    expect(room.desk.page.locator("li.tile.finished")).to_have_count(2)
    assert room.close_question() == 5
