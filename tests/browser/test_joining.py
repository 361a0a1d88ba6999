import re

from playwright.sync_api import expect


def test_two_phones_pair_by_four_words(evening):
    room = evening()
    ana, ben = room.couple()
    name = ana.page.get_by_role("heading", name=re.compile("^You are ")).inner_text()
    ben.heading(name)
    room.desk.see(name.removeprefix("You are "))


def test_words_may_be_typed_with_small_slips(evening):
    room = evening()
    ana, ben = room.phone(), room.phone()
    ana.come()
    phrase = ana.start_couple().split()
    ben.come()
    ben.enter_words("  " + "-".join(word.upper() for word in phrase) + " ")
    ben.confirm()
    ana.confirm()
    ben.heading(re.compile("^You are "))


def test_a_wrong_word_is_named_and_what_was_typed_stays(evening):
    ben = evening().phone().come()
    ben.enter_words("xyzzyx apple river stone")
    ben.see("“xyzzyx” is not one of our words.")
    assert ben.written("Four words") == "xyzzyx apple river stone"


def test_words_of_nobody_are_told_calmly(evening):
    ben = evening().phone().come()
    ben.enter_words("apple river stone window")
    ben.see("We know no couple with these four words")


def test_the_partners_qr_leads_straight_to_the_yes(evening):
    room = evening()
    ana, ben = room.phone(), room.phone()
    ana.come()
    phrase = ana.start_couple()
    ben.come(fragment="#" + phrase.replace(" ", "-"))
    ben.confirm()
    assert "#" not in ben.page.url
    ana.confirm()
    ben.heading(re.compile("^You are "))
    assert not any(word in url for word in phrase.split() for url in ben.asked if "/assets/" not in url)


def test_a_third_phone_is_refused(evening):
    room = evening()
    ana, ben, eve = room.phone(), room.phone(), room.phone()
    ana.come()
    phrase = ana.start_couple()
    ben.come()
    ben.enter_words(phrase)
    ben.confirm()
    ana.confirm()
    ben.heading(re.compile("^You are "))
    eve.come()
    eve.enter_words(phrase)
    eve.see(re.compile("already complete"))


def test_a_lost_phone_comes_back_on_another_with_the_partners_yes(evening):
    room = evening()
    ana, ben, new = room.phone(), room.phone(), room.phone()
    ana.come()
    phrase = ana.start_couple()
    ben.come()
    ben.enter_words(phrase)
    ben.confirm()
    ana.confirm()
    ben.heading(re.compile("^You are "))
    ben.page.goto("about:blank")
    new.come()
    new.enter_words(phrase)
    new.heading("Welcome back")
    ana.heading("A phone asks for your partner’s place")
    ana.tap("Yes, let it in")
    new.heading(re.compile("^You are "))


def test_names_are_sealed_and_shown_to_the_partner(evening):
    room = evening()
    ana, ben = room.couple()
    ana.write("What shall your partner’s phone call you?", "Ana 🌿")
    ana.tap("Save")
    ben.see("with Ana 🌿")
    assert "Ana 🌿".encode() not in room.server.written()


def test_somebody_alone_takes_part(evening):
    room = evening()
    frida = room.phone().come()
    frida.tap("I am here on my own")
    frida.see("You take part on your own")
    room.desk.act("Begin")
    frida.on_step("This hour")


def test_a_wrong_code_is_told_where_it_was_typed(evening):
    phone = evening().phone()
    phone.page.goto(phone.server.url)
    phone.page.get_by_label(re.compile("code", re.I)).fill("QQQ QQQ")
    phone.page.keyboard.press("Enter")
    phone.see("We know no open session with this code")


def test_the_right_code_may_be_typed_in_any_shape(evening):
    room = evening()
    phone = room.phone()
    phone.page.goto(phone.server.url)
    phone.page.get_by_label(re.compile("code", re.I)).fill(f"{room.code[:3].lower()} {room.code[3:].lower()}")
    phone.page.keyboard.press("Enter")
    phone.heading("Before we begin")


def test_leaving_wipes_the_phone_and_goes_to_a_plain_page(evening):
    room = evening()
    ana, _ = room.couple()
    ana.tap("Leave")
    ana.tap("Leave now")
    ana.page.wait_for_url("**/away")
    kept = ana.page.evaluate("indexedDB.databases().then(all => all.length)")
    assert kept == 0 or "workshop" not in ana.words().lower()
    ana.page.go_back()
    expect(ana.page.get_by_role("heading", name=re.compile("^You are "))).to_have_count(0)
