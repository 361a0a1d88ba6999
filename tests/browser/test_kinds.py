"""Half a day of two people: what they exchange, tick, weigh, plan and agree on, and who never holds any of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Evening
from tests.browser.test_accessible import examine

NOTICED = "Something I have noticed"
LINE = re.compile("^Something small you already do")
WAITING = "When both of you have handed something over, you see it here."
NOTHING = "Nothing was exchanged this time."
PULSE = ["not now", "a little", "half and half", "mostly", "very much"]


class Day(Evening):
    """Half a day with `ana` and `ben` in browsers and four more couples in the room."""

    def __init__(self, browser, server):
        super().__init__(browser, server, agenda="half-day")
        self.ana, self.ben = self.couple()
        self.bring(4)
        self.desk.page.locator("button.primary").click()
        self.desk.push("Pick a pebble")
        self.phones = (self.ana, self.ben)

    def push(self, title):
        """Begin a step anew, even one that is on."""
        for _ in range(2):
            if not self.desk.line(title).first.get_attribute("aria-current"):
                break
            self.desk.push("Two kinds of light")
        self.desk.push(title)
        for phone in self.phones:
            phone.on_step(title)

    def shorten(self, minutes):
        for _ in range(minutes):
            self.desk.tap("−1 min")

    def comes(self, how):
        """Somebody who comes late, without a second phone."""
        phone = self.phone().come()
        phone.tap(how)
        phone.heading("You come in at the next step")
        return phone


@pytest.fixture(scope="module")
def half_day(browser, house):
    day = Day(browser, house)
    yield day
    day.close()


@pytest.fixture
def day(half_day):
    half_day.desk.decide_nothing()
    for phone in half_day.phones:
        phone.wake()
    yield half_day
    half_day.check()


def hand_over(phone, text, label=LINE):
    phone.write(label, text)
    phone.tap("Hand over")
    phone.see(re.compile("^Noted"))


def test_both_read_each_other_from_one_moment_on_and_nobody_else_ever_does(day):
    ana, ben = day.phones
    day.push(NOTICED)
    ana.see("it cannot be taken back")
    hand_over(ana, "ZQXANA the kettle in the morning")
    assert "ZQXANA" not in ben.words()
    hand_over(ben, "ZQXBEN the light in the hall")
    for phone, theirs, own in ((ana, "ZQXBEN", "ZQXANA"), (ben, "ZQXANA", "ZQXBEN")):
        phone.see(re.compile(theirs))
        words = phone.words()
        assert words.index("From your partner") < words.index(theirs) < words.index("From you\n") < words.index(own)
    ana.page.reload()
    ana.see(re.compile("ZQXBEN"))
    assert "ZQX" not in day.desk.words()
    assert b"ZQX" not in day.server.written()


def test_passing_and_handing_over_look_the_same_until_the_reading_and_then_nothing_was_exchanged(day):
    ana, ben = day.phones
    day.push(NOTICED)
    hand_over(ana, "ZQXONE the way you fold the map")
    ben.tap("Pass", exact=True)
    ben.see(WAITING)
    assert screen(ana) == screen(ben)
    day.shorten(3)
    for phone in day.phones:
        phone.see(NOTHING)
    assert screen(ana) == screen(ben)
    assert "ZQXONE" not in ben.words()
    day.push("Almost on my worst day")
    ben.forgets("ZQXONE")


def screen(phone):
    return phone.page.locator("article").inner_text()


def test_what_was_begun_outlives_a_reload_and_a_prepared_sentence_counts_as_an_answer(day):
    ana, ben = day.phones
    day.push(NOTICED)
    soft = "I need a little longer with this one."
    ana.write(LINE, "")
    ana.tap(soft)
    assert ana.written(LINE) == soft
    ana.page.reload()
    assert ana.written(LINE) == soft
    ana.tap("Hand over")
    ana.see(WAITING)
    ana.tap("Back to my lines")
    assert ana.written(LINE) == soft
    ana.tap("Hand over")
    hand_over(ben, "The chair you pull out for me")
    ben.see(soft)
    ana.see("The chair you pull out for me")


def test_the_keyboard_follows_what_went_and_not_what_was_opened_before(day):
    ana = day.ana
    day.push(NOTICED)
    ana.tap("Menu", exact=True)
    ana.tap("Close", exact=True)
    ana.write(LINE, "the coat you hold")
    ana.tap("Hand over")
    ana.tap("Back to my lines")
    expect(ana.page.get_by_role("group", name=NOTICED)).to_be_focused()
    ana.tap("Leave", exact=True)
    ana.tap("Stay", exact=True)
    expect(ana.page.get_by_role("button", name="Leave", exact=True)).to_be_focused()


def test_an_answer_and_a_pass_weigh_the_same_on_the_wire(day):
    sizes = {}
    day.push("Two kinds of light")
    for phone in day.phones:
        listen(phone, sizes.setdefault(phone, []))
        phone.page.reload()
        phone.on_step("Two kinds of light")
    day.push(NOTICED)
    hand_over(day.ana, "A long line about the garden and what you did with it last week, without a word")
    day.ben.tap("Pass", exact=True)
    day.ben.see(WAITING)
    day.ben.page.wait_for_timeout(300)
    weights = [{len(act) for act in map(unnumbered, sizes[phone]) if '"answer"' in act} for phone in day.phones]
    assert weights[0] == weights[1]
    assert len(weights[0]) == 1


def unnumbered(frame):
    return re.sub(r"^\d+", "", frame)


def listen(phone, sent):
    phone.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))


def test_the_clock_brings_both_phones_the_same_place_to_start_and_it_stays(day):
    ana, ben = day.phones
    day.push("Where more light is welcome")
    ana.see("Those with ° can come up anyway.")
    state(ana, "My day", "I’d gladly tell more")
    day.shorten(3)
    seen = set()
    for phone in day.phones:
        phone.see("A place to start")
        seen.add(phone.page.locator(".large-line").inner_text())
    assert len(seen) == 1
    assert seen <= {"My day", "My health", "Plans with family", "How I really am"}
    ben.page.reload()
    expect(ben.page.locator(".large-line")).to_have_text(seen.pop())


def state(phone, item, name):
    phone.page.get_by_role("group", name=re.compile(f"^{item}")).get_by_label(name).check()


def test_once_both_have_finished_the_place_to_start_comes_at_once(day):
    ana, ben = day.phones
    day.push("Pick a pebble")
    ana.page.get_by_label(re.compile("^Evenings at home")).check()
    ana.tap("Done", exact=True)
    ana.see("Noted.")
    assert "A place to start" not in ana.words()
    ben.tap("Pass", exact=True)
    items = [phone.page.locator(".large-line") for phone in day.phones]
    expect(items[0]).to_have_text(items[1].inner_text())


def test_two_who_agree_read_it_from_their_own_side_and_speak_in_that_order(day):
    ana, ben = day.phones
    agree(day, "This time I offer, you receive", "This time you offer, I receive")
    for phone, own in ((ana, "This time I offer, you receive"), (ben, "This time you offer, I receive")):
        phone.see("You both said")
        phone.see(own)
    day.push("What it was like")
    ana.see("You listen")
    ben.see("You speak")
    day.push("The five parts")
    ana.write("What I did, as a plain fact", "I was late, but there was rain.")
    ana.see("Worth a second look: “but”")
    ben.write("What I need you to have understood", "That I waited.")
    assert ben.page.get_by_label("What I did, as a plain fact").count() == 0
    day.push("Lines to show")
    ana.page.get_by_label("I was late, but there was rain.").check()
    ana.page.get_by_label("As your partner will read it").fill("I was late.")
    ana.tap("Hand over")
    ben.tap("I have no line to show yet. I have listened.")
    ben.tap("Hand over")
    ben.see("I was late.")
    ana.see("I have no line to show yet. I have listened.")
    assert "there was rain" not in ben.words()


def agree(day, ana, ben):
    day.push("Who offers this time")
    for phone, option in zip(day.phones, (ana, ben), strict=True):
        phone.pick(option)
        phone.tap("Done", exact=True)


def test_where_the_two_do_not_meet_each_goes_on_alone_and_the_phones_do_not_say_why(day):
    agree(day, "This time I offer, you receive", "This time I offer, you receive")
    for phone in day.phones:
        phone.see("Nothing is settled this time, and nobody asks why.")
    assert screen(day.ana) == screen(day.ben)
    day.push("What it was like")
    for phone in day.phones:
        phone.see("Each for yourself")
        phone.see("On paper, or in your head.")


def test_a_card_is_shown_by_hand_and_goes_with_a_tap(day):
    day.push("A card, or none")
    day.ana.pick("I heard it, and I need time")
    show = day.ana.page.get_by_role("button", name="Show it large, to turn the phone round")
    show.click()
    card = day.ana.page.locator(".big-card")
    expect(card.get_by_role("group", name="I heard it, and I need time")).to_be_focused()
    expect(day.ana.page.get_by_role("button", name="Leave")).to_be_in_viewport()
    card.click()
    expect(card).to_have_count(0)
    expect(show).to_be_focused()


def test_what_two_do_together_can_be_used_by_everybody(day):
    ana, ben = day.phones
    day.push(NOTICED)
    examine(ana.page, "writing")
    hand_over(ana, "The tea, always")
    examine(ana.page, "waiting")
    hand_over(ben, "The door, held open")
    ana.see("The door, held open")
    examine(ana.page, "reading")
    day.push("Where more light is welcome")
    state(ana, "My day", "I’d gladly tell more")
    examine(ana.page, "a list with states")
    for phone in day.phones:
        phone.tap("Done", exact=True)
    ana.see("A place to start")
    examine(ana.page, "a place to start")
    day.push("Where you are right now")
    ana.tap("Begin", exact=True)
    ana.tap("mostly", exact=True)
    ana.page.get_by_text("I let myself be known").wait_for()
    examine(ana.page, "one of eight")
    day.push("When it comes, I will")
    examine(ana.page, "a plan")
    day.push("A card, or none")
    ana.pick("Thank you for saying it")
    ana.tap("Show it large")
    examine(ana.page, "a card")
    ana.page.locator(".big-card").click()


def test_a_plan_is_for_oneself_until_it_is_offered(day):
    ana, ben = day.phones
    day.push("When it comes, I will")
    for phone, when in ((ana, "ZQXKEY in the door"), (ben, "ZQXBIN is full")):
        phone.write(re.compile("^When$"), when)
    ana.see("Only you")
    ana.done()
    ben.page.get_by_label("Show it to my partner when I tap Done").check()
    ben.see("The two of you")
    assert "ZQXBIN" not in ana.words()
    ben.done()
    ana.see("Your partner’s plan")
    ana.see("ZQXBIN is full")
    ben.see("Your partner has it.")
    assert "ZQXKEY" not in ben.words()
    assert b"ZQX" not in day.server.written()


def test_ticks_for_oneself_lead_everybody_to_the_same_page(day):
    ana, ben = day.phones
    day.push("Just for you")
    ana.page.get_by_label("Children are caught in it").check()
    ana.done()
    ben.tap("Pass", exact=True)
    for phone in day.phones:
        phone.heading("The same page for everybody")
    pages = [phone.page.locator(".after li").all_inner_texts() for phone in day.phones]
    assert sorted(pages[0]) == sorted(pages[1])
    assert pages[0] != pages[1]
    assert "hildren" in pages[0][0]
    ana.page.reload()
    ana.heading("The same page for everybody")


def weigh(phone, *levels):
    phone.tap("Begin", exact=True)
    for level in levels:
        phone.tap("Skip this one" if level is None else PULSE[level], exact=True)
    phone.see("That was all of them.")


def test_the_room_hears_directions_and_the_levels_never_leave_the_phone(day):
    ana, ben = day.phones
    day.push("Where you are right now")
    weigh(ana, 1, 2, 3, None, 0, 0, 0, 0)
    ana.done()
    ben.tap("Pass", exact=True)
    assert screen(ana) == screen(ben)
    assert '"safety":1' in ana.kept().replace(" ", "")
    day.push("And now?")
    ben.see("This phone has no answers from the first time, so nothing is sent.")
    weigh(ana, 4, 1, 3, 2, 0, 0, 0, 0)
    ana.see("Only these words go to the room, without names.")
    ana.page.get_by_text("Look at the words").click()
    assert [line.split("\n")[-1] for line in ana.page.locator("details li").all_inner_texts()] == [
        "up", "down", "same", "skipped", "same", "same", "same", "same",
    ]  # fmt: skip
    ana.send()
    expect(ana.page.locator("details")).to_have_count(0)
    weigh(ben, *[2] * 8)
    ben.tap("Send to the room")
    day.crowd[0].answer(["up"] * 8)
    day.desk.act("Close the question")
    for phone in day.phones:
        phone.see("This question is closed.")
    assert day.written().popitem()[1] == 2


def test_what_only_the_facilitator_reads_says_so(day):
    day.push("Before you go")
    day.ana.see("The facilitator, no names")
    day.ana.see("Only lines that three or more people ticked can be seen.")
    day.ana.page.get_by_label("I was rushed").check()
    day.ana.tap("Send, no names")
    expect(day.ana.page.get_by_label("I was rushed")).not_to_be_checked()


def test_of_ones_own_lines_only_the_ticked_ones_are_let_on_the_page_for_both(day):
    ana, ben = day.phones
    day.push(NOTICED)
    hand_over(ana, "The second cup, poured")
    hand_over(ben, "The coat, brought along")
    ana.see("The coat, brought along")
    day.push("What goes with you")
    ours = ana.page.get_by_label("The second cup, poured")
    expect(ours).not_to_be_checked()
    assert "The coat, brought along" not in ana.words()
    ours.check()
    ana.done()
    ana.page.reload()
    expect(ours).to_be_checked()


def test_somebody_alone_writes_for_themselves_and_hands_nothing_over(day):
    carla = day.comes("I am here on my own")
    day.push(NOTICED)
    carla.on_step(NOTICED)
    carla.see("For you, on your own")
    carla.see("Only you")
    carla.write(LINE, "ZQXALONE my brother who rings on Sundays")
    carla.page.get_by_label("Keep it for me until the end").check()
    assert carla.page.get_by_role("button", name="Hand over").count() == 0
    carla.done()
    day.push("Pick a pebble")
    carla.page.get_by_label("Evenings at home", exact=True).check()
    assert "°" not in carla.words()
    carla.done()
    day.push("What it was like")
    carla.see("On paper, or in your head.")
    carla.tap("Menu", exact=True)
    carla.tap("What I keep")
    carla.see("ZQXALONE")
    assert b"ZQXALONE" not in day.server.written()


def test_a_phone_for_two_asks_for_nothing_in_any_step(day):
    dan = day.comes("We share this phone")
    day.push("Two kinds of light")
    titles = day.desk.page.locator("nav.sheet .name").all_inner_texts()
    seen = 0
    for title in ONE_OF_EACH:
        assert title in titles, title
        day.desk.push(title)
        dan.on_step(title)
        main = dan.page.get_by_role("main")
        expect(main.locator("input, textarea, button")).to_have_count(0)
        expect(main.locator(".step")).not_to_be_empty()
        seen += 1
    assert seen == len(ONE_OF_EACH)
    dan.see("For the two of you, with one phone")
    day.push("In turns")
    dan.see("One of you speaks")
    dan.see("Whoever listens")


ONE_OF_EACH = [
    NOTICED,
    "Almost on my worst day",
    "When it comes, I will",
    "Just for you",
    "Where you are right now",
    "And now?",
    "Pick a pebble",
    "Where more light is welcome",
    "A gift",
    "Telling and reporting",
    "In turns",
    "In general",
    "A card, or none",
]
