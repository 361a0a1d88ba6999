"""Two phones at one page of clauses: written at the same time, agreed to the letter, and safe from lines that break."""

import re
import time
from datetime import date, timedelta
from typing import Any

import pytest
import socketio
from playwright.sync_api import expect

from tests.browser.drafting import GATE, PRIVATE, WHAT, Evening, agree
from tests.browser.test_accessible import examine
from tests.live import people as live
from tests.server import Server

ANA = "abcdefghij" * 20
BEN = "ABCDEFGHIJ" * 20
SMALL = {"viewport": {"width": 320, "height": 640}}
LATE_MS = 2000
ENDS = "(end) => document.querySelector('.clause textarea').value.endsWith(end)"


@pytest.fixture(scope="module")
def evening(browser, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("gate"))
    evening = Evening(browser, server)
    yield evening
    evening.leave()
    evening.desk.close()
    server.stop()


@pytest.fixture
def two(evening):
    """Ana and ben with the same empty page of clauses before them."""
    with evening.writing() as both:
        yield both
    assert evening.leave() == []


def type_at_once(ana, ben, one, other):
    """Letter by letter, now here, now there."""
    for phone in (ana, ben):
        phone.field().focus()
    for letter, answer in zip(one, other, strict=True):
        ana.page.keyboard.type(letter)
        ben.page.keyboard.type(answer)


def same(*phones):
    """The text that both fields come to hold."""
    deadline = time.monotonic() + 15
    texts = {""}
    while time.monotonic() < deadline:
        texts = {phone.field().input_value() for phone in phones}
        if len(texts) == 1:
            return texts.pop()
        time.sleep(0.05)
    raise AssertionError(f"they never came to hold the same, but {texts}")


def holds_all(text, *written):
    return sorted(text) == sorted("".join(written))


def test_two_type_into_one_field_at_once_and_no_letter_is_lost(two):
    ana, ben = two
    type_at_once(ana, ben, ANA[:60], BEN[:60])
    ben.lose_network()
    type_at_once(ana, ben, ANA[60:140], BEN[60:140])
    ben.see("No connection just now.")
    ben.find_network()
    type_at_once(ana, ben, ANA[140:], BEN[140:])
    ana.page.wait_for_function("(all) => document.activeElement.value.length === all", arg=400, timeout=20_000)
    ben.page.wait_for_function("(all) => document.activeElement.value.length === all", arg=400, timeout=20_000)
    assert holds_all(same(ana, ben), ANA, BEN)


def test_what_is_typed_is_on_the_other_phone_at_once(two):
    ana, ben = two
    ana.type("x")
    ben.reads("x")
    waited = []
    for letter in "no phones after nine":
        ana.page.keyboard.type(letter)
        begun = time.monotonic()
        ben.page.wait_for_function(
            "(end) => document.querySelector('.clause textarea').value.endsWith(end)", arg=letter
        )
        waited.append(1000 * (time.monotonic() - begun))
    waited.sort()
    print(f"from key to the partner's screen: {waited[len(waited) // 2]:.0f} ms, at most {waited[-1]:.0f} ms")
    assert waited[len(waited) // 2] < LATE_MS


def test_the_caret_stays_in_one_s_own_words(two):
    ana, ben = two
    ana.type("rest at nine")
    ben.reads("rest at nine")
    ana.page.evaluate("document.activeElement.setSelectionRange(4, 4)")
    ben.field().focus()
    ben.page.keyboard.press("Control+Home")
    ben.page.keyboard.type("Phones ")
    ana.reads("Phones rest at nine")
    ana.page.keyboard.type(" quietly")
    ben.reads("Phones rest quietly at nine")
    ana.page.keyboard.press("Control+z")
    ben.reads("Phones rest at nine")


def test_a_keyboard_that_makes_words_is_not_disturbed(two):
    ana, ben = two
    ana.type("We wait. ")
    ben.reads("We wait. ")
    keyboard = ana.context.new_cdp_session(ana.page)
    for word in ("k", "ka", "kai", "kaiz"):
        keyboard.send("Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)})
    ben.reads("We wait. kaiz")
    ben.field().focus()
    ben.page.keyboard.press("Control+Home")
    ben.page.keyboard.type("Now: ")
    ben.reads("Now: We wait. kaiz")
    for word in ("kaize", "kaizen"):
        keyboard.send("Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)})
        time.sleep(0.2)
        assert ana.field().input_value() == f"We wait. {word}"
    keyboard.send("Input.insertText", {"text": "kaizen"})
    ana.reads("Now: We wait. kaizen")
    ben.reads("Now: We wait. kaizen")
    ana.page.keyboard.type("!")
    ben.reads("Now: We wait. kaizen!")


def test_a_keyboard_at_rest_in_the_middle_of_a_word_does_not_hold_the_partner_back_for_ever(two):
    ana, ben = two
    ana.field().focus()
    keyboard = ana.context.new_cdp_session(ana.page)
    keyboard.send("Input.imeSetComposition", {"text": "half", "selectionStart": 4, "selectionEnd": 4})
    ben.reads("half")
    ben.type(" and half")
    ana.reads("half and half")


def test_emoji_stay_whole_between_two_hands(two):
    ana, ben = two
    ana.type("home 👩‍👧 tea")
    ben.reads("home 👩‍👧 tea")
    ben.field().focus()
    ben.page.evaluate("document.activeElement.setSelectionRange(5, 10)")
    ben.page.keyboard.insert_text("👩‍👦")
    ana.type(" 🌿")
    ana.reads("home 👩‍👦 tea 🌿")
    ana.page.keyboard.press("Backspace")
    ben.reads("home 👩‍👦 tea ")


def test_a_reload_right_after_a_key_loses_nothing(two):
    ana, ben = two
    ana.lose_network()
    ana.type("typed without a line, ")
    ana.find_network()
    ana.type("and just before the reload")
    ana.page.reload()
    for phone in (ana, ben):
        phone.reads("typed without a line, and just before the reload")


def test_a_late_phone_that_takes_up_the_place_finds_the_page_and_its_own_yes(evening):
    ana, ben, new = evening.phone(), evening.phone(), evening.phone()
    phrase = ana.meet(ben)
    evening.push()
    ana.type("quiet evenings")
    ben.reads("quiet evenings")
    agree(ana, ben)
    ben.page.goto("about:blank")
    new.come()
    new.enter_words(phrase)
    new.heading("Welcome back")
    ana.tap("Yes, let it in")
    new.reads("quiet evenings")
    new.agreed()
    new.said("Yes")
    new.type(" a week", PRIVATE)
    ana.stands_open()
    assert evening.leave() == []


def test_agreed_means_these_very_words_and_an_edit_opens_it_again(two):
    ana, ben = two
    ana.type("no phones in bed")
    ben.reads("no phones in bed")
    ana.says("Yes")
    ana.said("Yes")
    ana.stands_open()
    ben.stands_open()
    ben.says("Not yet")
    ben.said("Not yet")
    ana.stands_open()
    ben.says("Yes")
    for phone in (ana, ben):
        phone.agreed()
    ben.type(".")
    ben.stands_open()
    ana.stands_open()
    for phone in (ana, ben):
        expect(phone.clause().get_by_role("button", name="Yes", exact=True)).to_have_attribute("aria-pressed", "false")
    ben.field().press("Backspace")
    ana.reads("no phones in bed")
    ana.stands_open()


def test_whose_it_is_shows_from_each_side(two):
    ana, ben = two
    ana.choose("Whose act", "Me")
    ben.chosen("Whose act", "You")
    expect(ben.clause().locator(".fresh")).to_contain_text("Whose act")
    expect(ana.clause().locator(".fresh")).to_have_count(0)
    ben.choose("It goes both ways", "Yes")
    ana.chosen("It goes both ways", "Yes")
    ana.choose("Whose act", "Me")
    expect(ben.clause().get_by_role("group", name="Whose act").get_by_label("You")).not_to_be_checked()


def test_a_date_stays_within_its_weeks(two):
    ana, ben = two
    ana.field("Until").fill((date.today() + timedelta(weeks=30)).isoformat())
    ana.field("Until").blur()
    ben.reads((date.today() + timedelta(weeks=8)).isoformat(), "Until")


def test_a_prepared_sentence_fills_an_empty_clause_and_a_removed_one_comes_back(two):
    ana, ben = two
    ana.page.get_by_role("button", name=re.compile("^After ten in the evening")).click()
    ben.reads("After ten in the evening, hard subjects wait for daylight.")
    ana.page.get_by_text("Sentences to begin with").click()
    ana.page.get_by_role("button", name=re.compile("^Neither of us says yes")).click()
    ben.reads("Neither of us says yes for both without asking first.", WHAT, 2)
    ben.page.get_by_role("button", name="Remove number 1").click()
    expect(ben.clause(1)).to_have_count(0)
    ana.reads("")
    ben.tap("Bring it back")
    ana.reads("After ten in the evening, hard subjects wait for daylight.")
    ben.tap("Add one more")
    expect(ben.clause(3)).to_be_visible()
    expect(ben.page.get_by_role("button", name="Add one more")).to_have_count(0)


def test_a_word_of_caution_brings_the_calm_card_to_both_and_blocks_nothing(two):
    ana, ben = two
    ana.type("we tell each other every Password")
    for phone in (ana, ben):
        expect(phone.clause().get_by_text("A word here touches on access or permission.")).to_be_visible()
    agree(ana, ben)
    ben.field().fill("we tell each other the news")
    for phone in (ana, ben):
        expect(phone.clause().get_by_text("A word here touches on access")).to_have_count(0)


def stranger_beside(phone, session: str) -> Any:
    """Another client in the same seat: it has the phone's cookies, and not its words."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in phone.context.cookies())

    async def connect() -> socketio.AsyncClient:
        client = socketio.AsyncClient(reconnection=False)
        auth = {"role": "phone", "session": session}
        await client.connect(phone.server.url, headers={"Cookie": cookies}, auth=auth, transports=["websocket"])
        return client

    return live.run(connect())


def test_forged_and_repeated_updates_change_nothing(evening, two):
    ana, ben = two
    ana.type("ours")
    ben.reads("ours")
    stranger = stranger_beside(ana, evening.desk.session)
    draft = f"fences-with-gates/{GATE}"

    def act(**fields: Any) -> Any:
        return live.run(
            stranger.call("act", {"id": f"{time.monotonic_ns():032x}", "draft": draft, **fields}, timeout=10)
        )

    _, _, blob = act(act="draft", after=0)["updates"][0]
    assert act(act="write", blob=blob)["ok"]
    assert act(act="write", blob="A" * 200)["ok"]
    assert act(act="mark", marks={"1": "0" * 32, "2": "1" * 32})["ok"]
    ben.see("Something came that your four words do not open.")
    ben.type(" and still ours")
    for phone in (ana, ben):
        phone.reads("ours and still ours")
        phone.stands_open()
        phone.page.reload()
        phone.reads("ours and still ours")
    live.run(stranger.disconnect())


def test_who_is_set_apart_keeps_the_page_and_sends_nothing_until_together_again(evening, two):
    ana, ben = two
    ana.type("before")
    ben.reads("before")
    couple = evening.desk.see("desk", lambda view: any(one["connected"] == 2 for one in view["board"]))["board"]
    here = next(one["couple"] for one in couple if one["connected"] == 2)
    assert evening.desk.act("apart", couple=here, on=True, others=0)["ok"]
    for phone in (ana, ben):
        phone.see("Working separately for now.")
        expect(phone.clause().get_by_role("button", name="Yes", exact=True)).to_have_count(0)
    ana.type(" apart")
    time.sleep(1)
    assert ben.field().input_value() == "before"
    assert evening.desk.act("apart", couple=here, on=False, others=0)["ok"]
    ben.reads("before apart")


def test_somebody_alone_has_the_same_cards_for_themselves_and_hands_nothing_over(evening):
    frida = evening.phone().come()
    frida.tap("I am here on my own")
    gil = evening.phone().come()
    gil.tap("We share this phone")
    for phone in (frida, gil):
        phone.arrives()
    evening.push()
    for phone in (frida, gil):
        phone.type("a line of my own")
        expect(phone.clause().get_by_role("button", name="Yes", exact=True)).to_have_count(0)
        phone.page.reload()
        phone.reads("a line of my own")
    frida.see("Only you")
    frida.page.get_by_label("Keep it for me until the end").check()
    evening.push("what-a-limit-is")
    evening.push()
    frida.reads("a line of my own")
    frida.page.get_by_label("Keep it for me until the end").uncheck()
    evening.desk.step("say-it-back/rules")
    frida.on_step("How it goes")
    evening.push()
    frida.reads("")
    gil.see("For the two of you, with one phone")
    assert b"a line of my own" not in evening.server.written()
    with_drafts = [frame for phone in (frida, gil) for frame in phone.heard if '"draft"' in frame[:20]]
    assert with_drafts == []
    assert evening.leave() == []


def test_nothing_stands_out_of_a_small_screen(evening):
    with evening.writing(**SMALL) as (ana, ben):
        ana.type("a very long word without any end: " + "unbreakable" * 12)
        ana.type("password", PRIVATE)
        ben.reads("password", PRIVATE)
        agree(ana, ben)
        for phone in (ana, ben):
            assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert evening.leave() == []


def test_the_page_can_be_used_by_everybody(two):
    ana, ben = two
    ana.type("we tell each other every password")
    ben.reads("we tell each other every password")
    agree(ana, ben)
    ben.page.get_by_role("button", name="Add one more").click()
    ben.field(WHAT, 2).fill("quiet evenings")
    ben.says("Let’s talk", 2)
    for phone in (ana, ben):
        examine(phone.page, "clauses")


def test_the_part_that_drafts_comes_with_its_exercise_and_not_with_the_page(evening):
    evening.desk.step("say-it-back/rules")
    ana, _ = evening.couple()
    evening.desk.step("say-it-back/pebble")
    ana.on_step("Pick a pebble")
    assert not any("/drafting-" in url for url in ana.asked)
    with ana.page.expect_response(re.compile("/assets/drafting-")) as came:
        evening.push("what-a-limit-is")
    assert came.value.ok
    assert evening.leave() == []


def test_a_part_that_does_not_arrive_is_asked_for_again(evening):
    evening.desk.step("say-it-back/rules")
    ana, ben = evening.couple()
    ana.page.route("**/assets/drafting-*", lambda route: route.abort())
    evening.push()
    ana.see("This part has not arrived yet.")
    ben.type("already here")
    ana.page.unroute("**/assets/drafting-*")
    ana.reads("already here")
    assert evening.leave() == []


@pytest.mark.long
def test_agreed_words_outlive_a_killed_server(browser, serve):
    evening = Evening(browser, serve())
    with evening.writing() as (ana, ben):
        ana.type("we say good night")
        ben.reads("we say good night")
        agree(ana, ben)
        evening.server.kill()
        for phone in (ana, ben):
            phone.see("No connection just now.")
        ben.type(" each day", PRIVATE)
        evening.server.again()
        for phone in (ana, ben):
            phone.reads(" each day", PRIVATE)
            phone.stands_open()
        ben.field(PRIVATE).fill("")
        ana.reads("", PRIVATE)
        agree(ana, ben)
        evening.server.kill()
        evening.server.again()
        for phone in (ana, ben):
            phone.page.reload()
            phone.agreed()
            phone.said("Yes")
        assert b"good night" not in evening.server.written()
    assert evening.leave() == []
