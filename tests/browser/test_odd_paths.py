"""What people really do with a phone: reload, go back, tap twice, open a second tab, paste a novel, leave in haste."""

import re

from playwright.sync_api import expect

from tests.browser.people import drawn
from tests.waiting import until

MINE = re.compile("^One thing I would like to take home")
KEEP = re.compile("^Keep this for me")
LONG = "الثقة 🌿 تعود ببطء. " * 500


def counted(table, answers):
    """Close the question that is on: so many ballots stand in the database."""
    assert table.close_question() == answers


def test_a_reload_at_every_stage_of_joining_leads_back_to_it(evening):
    room = evening()
    ana, ben = room.phone(), room.phone()
    ana.here()
    ana.page.get_by_label("I am here by my own choice.").check()
    ana.page.reload()
    expect(ana.page.get_by_label("I am here by my own choice.")).to_be_checked()
    ana.come()
    ana.page.reload()
    phrase = ana.start_couple()
    ana.page.reload()
    assert ana.phrase() == phrase
    ben.come()
    ben.tap("My partner has started")
    ben.write("Four words", phrase[:-1])
    ben.page.reload()
    assert ben.written("Four words") == phrase[:-1]
    ben.write("Four words", phrase)
    ben.page.get_by_role("button", name="Go on").dblclick()
    for phone in (ana, ben):
        phone.heading("Is this the two of you?")
        phone.page.reload()
    ben.confirm()
    ben.see("Waiting for the yes on the other phone.")
    ben.page.reload()
    ben.see("Waiting for the yes on the other phone.")
    ana.confirm()
    for phone in (ana, ben):
        phone.heading(re.compile("^You are "))
        phone.page.reload()
        phone.heading(re.compile("^You are "))
        assert phone.page.evaluate("history.length") == ana.page.evaluate("history.length")


def test_starting_twice_with_one_double_tap_draws_one_couple(evening):
    room = evening()
    ana = room.phone().come()
    ana.page.get_by_role("button", name="Start for the two of us").dblclick()
    expect(ana.page.get_by_label("Your four words").locator("li")).to_have_count(4, timeout=20_000)
    room.desk.see("1 phone not paired yet.")


def test_a_double_tap_on_send_sends_once_and_keeps_the_answer(table):
    table.push("In general")
    table.ana.pick("can grow again")
    table.ana.page.get_by_role("button", name="Send to the room").dblclick()
    table.ben.pick("seldom does")
    table.ben.send()
    table.answers(*[[0]] * 6)
    counted(table, 8)


def test_an_answer_changed_before_the_close_counts_once_as_what_it_became(table):
    table.push("In general")
    table.ana.pick("can grow again")
    table.ana.send()
    table.ana.pick("seldom does")
    table.ana.send()
    table.answers(*[[3]] * 6)
    counted(table, 7)
    expect(table.desk.page.locator(".preview")).to_contain_text("seldom does")
    expect(table.desk.page.locator(".preview")).not_to_contain_text("can grow again")


def test_two_tabs_of_one_phone_answer_once_and_stay_together(table):
    table.push("A breath between")
    other = table.ana.open()
    other.goto(table.ana.page.url)
    table.push("In general")
    expect(other.get_by_role("heading", name="In general")).to_be_visible()
    table.ana.pick("can grow again")
    expect(other.get_by_label("can grow again", exact=True)).to_be_checked()
    table.ana.send()
    expect(other.get_by_text("Noted.")).to_be_visible()
    other.get_by_label("seldom does", exact=True).check()
    other.get_by_role("button", name="Send to the room").click()
    expect(other.get_by_text("Noted.")).to_be_visible()
    expect(other.locator(".foot [aria-live=assertive]")).to_be_empty()
    table.answers(*[[0]] * 6)
    counted(table, 7)
    expect(other.get_by_text("This question is closed.").first).to_be_visible()
    other.close()


def test_passing_and_answering_look_the_same_to_everybody(table):
    def shown():
        return [table.ana.shown(), table.ben.shown(), table.desk.tile(table.name).inner_text()]

    table.push("In general")
    table.ben.send()
    before = table.ana.shown()
    table.ana.tap("Pass", exact=True)
    table.ana.see("Noted.")
    expect(table.desk.tile(table.name)).to_contain_text("finished")
    passed = shown()
    table.push("In general")
    table.ben.send()
    until(lambda: table.ana.shown() == before, told=lambda: f"{before} again, but is {table.ana.shown()}")
    table.ana.pick("can grow again")
    table.ana.send()
    expect(table.desk.tile(table.name)).to_contain_text("finished")
    assert shown() == passed
    expect(table.ana.page.locator(":checked")).to_have_count(0)


def test_help_reaches_the_desk_and_changes_nothing_on_the_partners_phone(table):
    table.push("This hour")
    desk, helps = table.desk, table.desk.page.locator(".help")
    ben, heard = table.ben.shown(), len(table.ben.heard)
    for item, when, says in [
        ("It’s too fast", None, "It’s too fast"),
        ("A practical question", None, "A practical question"),
        ("I’d like the next part on my own", None, "The next part on my own"),
        ("I’d like a word alone", "At the break", "at the break"),
        ("I only want information", None, "Only information"),
    ]:
        before = table.ana.shown()
        table.ana.ask(item, when)
        expect(helps).to_contain_text([table.name])
        expect(helps).to_contain_text([says])
        assert table.ana.shown() == before
        desk.tap("Seen")
        expect(helps).to_have_count(0)
    table.ana.ask("Only practising")
    table.ana.tap("Leave", exact=True)
    assert helps.count() == 0
    assert table.ben.shown() == ben
    assert len(table.ben.heard) == heard > 0


def test_cover_hides_the_step_and_uncover_brings_it_back(table):
    table.push("For myself")
    table.ana.write(MINE, "ZQXCOVER")
    table.ana.tap("Cover", exact=True)
    expect(table.ana.page.get_by_label(MINE)).to_have_count(0)
    assert table.ana.page.locator("main").inner_text().strip() == "A quiet minute"
    table.ana.tap("Uncover", exact=True)
    assert table.ana.written(MINE) == "ZQXCOVER"
    table.ana.put_away()
    table.ana.take_up()
    expect(table.ana.page.get_by_label(MINE)).to_have_count(0)
    table.ana.tap("Uncover", exact=True)
    table.ana.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(table.ana.page.get_by_label(MINE)).to_have_count(0)


def test_going_back_and_forth_shows_the_public_line_only(table):
    table.push("For myself")
    table.ana.write(MINE, "ZQXBACK")
    entries = table.ana.page.evaluate("history.length")
    table.ana.tap("Menu", exact=True)
    table.ana.tap("What I keep")
    table.ana.tap("Cover", exact=True)
    table.ana.tap("Uncover", exact=True)
    assert table.ana.page.evaluate("history.length") == entries
    table.ana.page.goto(f"{table.server.url}/away")
    table.ana.page.go_back()
    table.ana.see("A quiet minute")
    expect(table.ana.page.get_by_label(MINE)).to_have_count(0)
    table.ana.tap("Uncover", exact=True)
    assert table.ana.written(MINE) == "ZQXBACK"


def test_a_pause_for_the_two_of_them_and_going_on(table):
    table.push("For myself")
    table.ana.write(MINE, "before the pause")
    table.ana.tap("Menu", exact=True)
    table.ana.tap("Pause for the two of us")
    for phone in (table.ana, table.ben):
        phone.heading("A pause for the two of you")
    expect(table.desk.tile(table.name)).to_contain_text("pause for us")
    table.ben.page.reload()
    table.ben.tap("We go on")
    for phone in (table.ana, table.ben):
        phone.on_step("For myself")
    assert table.ana.written(MINE) == "before the pause"
    expect(table.desk.tile(table.name)).not_to_contain_text("pause for us")


def test_a_novel_pasted_into_any_field_is_cut_calmly(table, evening):
    table.push("For myself")
    table.ana.write(MINE, LONG)
    assert len(table.ana.written(MINE)) <= 400
    table.ana.see("That fills the line.")
    table.push("The first signs")
    table.ana.write("Your ending of the sentence", LONG)
    table.ana.see("Emoji can give away who writes.")
    kept = table.ana.written("Your ending of the sentence")
    table.ana.send()
    table.answers(*[{"text": f"words number {number}"} for number in range(7)])
    counted(table, 8)
    expect(table.desk.page.locator(".text p").get_by_text(kept[:20])).to_be_visible()
    room = evening()
    ana, ben = room.couple()
    ana.write("What shall your partner’s phone call you?", LONG)
    ana.tap("Save")
    ben.see(re.compile("^with الثقة 🌿"))
    eve = room.phone().come()
    eve.enter_words(LONG)
    eve.see("4 words are still missing.")
    eve.enter_words("apple " * 1700)
    eve.see("There should be four words.")
    eve.page.goto(room.server.url)
    eve.page.get_by_label("Code").fill(LONG)
    eve.page.keyboard.press("Enter")
    eve.see("We know no open session with this code")


def test_a_page_opened_anew_over_private_words_starts_covered(table):
    table.push("For myself")
    table.ana.write(MINE, "ZQXANEW")
    table.ana.page.reload()
    assert table.ana.written(MINE) == "ZQXANEW"
    table.ana.here()
    table.ana.see("A quiet minute")
    expect(table.ana.page.get_by_label(MINE)).to_have_count(0)
    table.ana.tap("Uncover", exact=True)
    asked = "(f) => [f.spellcheck, f.getAttribute('autocorrect'), f.getAttribute('writingsuggestions')]"
    assert table.ana.page.get_by_label(MINE).evaluate(asked) == [False, "off", "false"]


def test_more_time_leaves_the_page_where_it_was_scrolled_to(table):
    table.push("For myself")
    table.ana.page.set_viewport_size({"width": 390, "height": 420})
    table.ana.page.evaluate("scrollTo(0, 150)")
    before = table.ana.page.evaluate("scrollY")
    heard = len(table.ana.heard)
    table.desk.page.locator("button", has_text="+1 min").click()
    until(lambda: table.ana.words() and len(table.ana.heard) > heard)
    drawn(table.ana.page)
    assert table.ana.page.evaluate("scrollY") == before > 0


def test_the_menu_takes_the_focus_and_gives_it_back(table):
    table.push("This hour")
    table.ana.tap("Menu", exact=True)
    expect(table.ana.page.get_by_role("group", name="Menu")).to_be_focused()
    table.ana.tap("What I keep")
    expect(table.ana.page.get_by_role("group", name="What I keep")).to_be_focused()
    table.ana.tap("Back", exact=True)
    expect(table.ana.page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


def test_somebody_alone_may_choose_again_and_a_name_is_saved_when_it_has_arrived(evening):
    room = evening()
    ana, ben = room.phone().come(), room.phone().come()
    ana.tap("I am here on my own")
    ana.see("You take part on your own")
    ana.tap("Choose again")
    ben.enter_words(ana.start_couple())
    ben.confirm()
    ana.confirm()
    ana.tap("Save", exact=True)
    ana.see("Only your partner’s phone can read it.")
    ana.write("What shall your partner’s phone call you?", "Ana")
    ana.tap("Save", exact=True)
    ana.see("Saved. It shows on your partner’s phone.")
    room.desk.act("Begin")
    room.desk.end()
    ana.heading("That was it. Thank you.")
    ana.tap("Menu", exact=True)
    ana.see("The session is over. Please speak to one of us at the door")
    assert ana.page.get_by_role("button", name="It’s too fast").count() == 0
