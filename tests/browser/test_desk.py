"""The desk in a real browser: keys, double clicks, a second tab, a lost network, everybody held, the end."""

import re

from playwright.sync_api import expect

STANDS = re.compile("paused")


def digits(desk):
    return desk.page.locator(".clock .digits").inner_text()


def on(table, title):
    expect(table.desk.page.locator("nav.sheet li.now .name")).to_have_text(title)


def test_keys_do_nothing_while_a_remark_is_written(table):
    page = table.desk.page
    table.push("This hour")
    page.keyboard.press("m")
    expect(page.get_by_label("Remark on this step")).to_be_focused()
    page.keyboard.type("n h p c r q ? + - ")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Remark on this step")).not_to_be_focused()
    expect(page.get_by_label("Remark on this step")).to_have_value("n h p c r q ? + - \n")
    on(table, "This hour")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".clock .part")).not_to_have_text(STANDS)
    table.ana.on_step("This hour")


def test_letters_can_be_put_off_as_keys_and_stay_so_in_this_browser(table):
    desk, page = table.desk, table.desk.page
    table.push("This hour")
    page.keyboard.press("?")
    signs = [page.get_by_role("button", name=name).locator("kbd") for name in ("Hold all", "Pause", "Keys")]
    for sign in signs:
        expect(sign).to_be_visible()
    page.get_by_label("Letters and signs are keys here").uncheck()
    page.keyboard.press("Escape")
    expect(signs[0]).to_be_hidden()
    expect(signs[1]).to_be_hidden()
    expect(signs[2], "the sign is all there is on this one").to_be_visible()
    for key in "hpw?":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.reload()
    desk.heading("This hour")
    page.keyboard.press("h")
    page.get_by_role("button", name="Keys").click()
    again = page.get_by_label("Letters and signs are keys here")
    expect(again).not_to_be_checked()
    again.check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Hold all")).to_be_visible()
    page.keyboard.press("h")
    expect(page.get_by_role("button", name="Hold all")).to_have_count(0)


def test_a_double_click_moves_one_step(table):
    table.push("This hour")
    button = table.desk.page.locator("button.primary")
    expect(button).to_contain_text("Next: How we are")
    table.desk.settle()
    button.dblclick()
    on(table, "How we are with each other")
    table.desk.settle()
    table.desk.page.keyboard.press("n")
    table.desk.page.keyboard.press("n")
    on(table, "A first try")
    table.ana.on_step("A first try")


def test_a_double_click_on_close_keeps_nothing_back_and_keeping_back_asks_first(table):
    page = table.desk.page
    table.push("In general")
    table.answers(*[[0]] * 8)
    expect(page.locator("button.primary")).to_contain_text("Close the question")
    table.desk.settle()
    page.locator("button.primary").click()
    back = page.locator(".actions").get_by_role("button", name="Keep back")
    back.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_count(0)
    table.desk.settle()
    page.keyboard.press("b")
    dialog.get_by_role("button", name="Stay").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("button.primary")).to_contain_text("Show to the room")
    back.click()
    dialog.get_by_role("button", name="Keep them back").click()
    expect(page.locator(".now .mark").get_by_text("kept back")).to_be_visible()


def test_leaving_private_notes_for_another_exercise_asks_first(table):
    page = table.desk.page
    table.push("For myself")
    table.desk.choose("This hour", re.compile("^(Go here now|Run again)$"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Private notes that nobody keeps are wiped on every phone.")
    dialog.get_by_role("button", name="Stay").click()
    on(table, "For myself")


def test_holding_twice_in_a_breath_holds(table):
    table.push("This hour")
    table.desk.settle()
    table.desk.page.locator("button.hold").dblclick()
    table.desk.see("everybody is held")
    table.ana.heading("A moment of quiet")
    table.desk.act("Go on with everybody")
    table.ana.on_step("This hour")


def test_the_words_in_the_ring_stay_in_it_on_a_tablet(table):
    page = table.desk.page
    table.push("In turns")
    before = page.viewport_size
    page.set_viewport_size({"width": 1024, "height": 768})
    inside = page.evaluate(INSIDE_THE_RING)
    expect(page.locator(".now .marks")).to_contain_text("turn 1: speaks")
    page.set_viewport_size(before)
    assert inside, "the words reach over the ring"


INSIDE_THE_RING = """() => {
  const ring = document.querySelector(".clock .ring-track").getBoundingClientRect();
  const across = (box) => [[box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]];
  const middle = [ring.left + ring.width / 2, ring.top + ring.height / 2];
  const words = document.createRange();
  const lines = [...document.querySelectorAll(".clock p")].flatMap((line) => {
    words.selectNodeContents(line);
    return [...words.getClientRects()];
  });
  return lines.flatMap(across).every(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < 0.45 * ring.width);
}"""


def test_skipping_jumping_pausing_and_more_time(table):
    page = table.desk.page
    table.push("How it goes")
    table.desk.choose("Pick a pebble", "Skip")
    expect(page.locator("button.primary")).to_contain_text("Next: In turns")
    table.desk.choose("Pick a pebble", "Bring back")
    expect(page.locator("button.primary")).to_contain_text("Next: Pick a pebble")
    page.keyboard.press("p")
    expect(page.locator(".clock .part")).to_have_text(STANDS)
    table.ana.see("The clock stands")
    stood = digits(table.desk)
    page.keyboard.press("+")
    minutes, seconds = stood.split(":")
    expect(page.locator(".clock .digits")).to_have_text(f"{int(minutes) + 1}:{seconds}")
    table.desk.tap("−1 min")
    expect(page.locator(".clock .digits")).to_have_text(stood)
    table.desk.settle()
    table.desk.tap("Go on")
    expect(page.locator(".clock .part")).not_to_have_text(STANDS)
    expect(table.ana.page.get_by_text("The clock stands")).to_have_count(0)


def test_holding_everybody_shows_a_calm_page_everywhere(table):
    table.push("For myself")
    screen = table.screen()
    screen.see("A quiet minute, each for yourself")
    table.ana.write(re.compile("^One thing"), "ZQXHELD")
    table.desk.page.keyboard.press("h")
    for phone in (table.ana, table.ben):
        phone.heading("A moment of quiet")
    screen.see("We pause for a moment.")
    table.desk.see("everybody is held")
    stood = digits(table.desk)
    table.ana.page.reload()
    table.ana.heading("A moment of quiet")
    assert digits(table.desk) == stood
    table.desk.act("Go on with everybody")
    table.ana.on_step("For myself")
    screen.see("A quiet minute, each for yourself")
    assert table.ana.written(re.compile("^One thing")) == "ZQXHELD"
    screen.close()


def test_a_remark_survives_a_reload_and_a_lost_network(table):
    desk, field = table.desk, table.desk.page.get_by_label("Remark on this step")
    table.push("This hour")
    desk.lose_network()
    desk.see("No connection to the server.")
    field.fill("Quiet at first.")
    desk.see("kept here, will be saved")
    desk.find_network()
    expect(desk.page.locator(".banner")).to_have_count(0)
    expect(desk.page.locator("p.sign")).to_have_text("saved")
    field.fill("Quiet at first, then warm.")
    desk.page.reload()
    expect(field).to_have_value("Quiet at first, then warm.")
    second = desk.open()
    second.goto(desk.page.url)
    expect(second.get_by_label("Remark on this step")).to_have_value("Quiet at first, then warm.")
    second.close()


def test_a_second_desk_keeps_in_step_with_the_first(table):
    table.push("This hour")
    second = table.desk.open()
    second.goto(table.desk.page.url)
    both = [page.locator("button.primary") for page in (table.desk.page, second)]
    for button in both:
        expect(button).to_contain_text("Next: How we are")
    table.desk.settle()
    for button in both:
        button.click(no_wait_after=True)
    for page in (table.desk.page, second):
        expect(page.locator("nav.sheet li.now .name")).to_have_text("How we are with each other")
    second.keyboard.press("p")
    expect(table.desk.page.locator(".clock .part")).to_have_text(STANDS)
    second.close()


def test_the_end_asks_first_and_signing_out_closes_every_desk(evening):
    room = evening(own=True)
    frida = room.phone().come()
    frida.tap("I am here on my own")
    room.desk.act("Begin: This hour")
    room.desk.tap("End …")
    dialog = room.desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Stay").click()
    expect(dialog).to_have_count(0)
    frida.on_step("This hour")
    room.desk.end()
    room.desk.heading("The session has ended.")
    frida.heading("That was it. Thank you.")
    expect(room.desk.page.locator("button.primary")).to_contain_text("Open the session notes")
    link = room.desk.page.url
    other = room.desk.open()
    other.goto(link)
    expect(other.get_by_text("The session has ended.")).to_be_visible()
    room.desk.page.goto(f"{room.server.url}/desk")
    room.desk.tap("Sign out")
    room.desk.heading("Sign in to the desk")
    expect(other.get_by_text("This desk is closed to you now.")).to_be_visible(timeout=20_000)
    room.desk.page.goto(link)
    room.desk.heading("Sign in to the desk")
    room.desk.page.go_back()
    assert "An evening in spring" not in room.desk.words()


def test_a_step_for_some_couples_while_everybody_else_goes_on(table):
    page, hana = table.desk.page, table.crowd[0]
    table.push("For myself")
    table.ana.write(re.compile("One thing I would like"), "begun, and not to be lost")
    heard = len(hana.heard)
    table.desk.choose("How it goes", "For some couples …")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=re.compile("^Push to"))).to_be_disabled()
    dialog.get_by_label(table.name, exact=True).check()
    dialog.get_by_role("button", name="Push to 1").click()
    for phone in (table.ana, table.ben):
        phone.on_step("How it goes")
    expect(page.get_by_role("region", name="In a step of their own")).to_contain_text(table.name)
    expect(table.desk.tile(table.name)).to_contain_text("in a step of their own")
    on(table, "For myself")
    assert len(hana.heard) == heard, "the others are told nothing"
    table.ana.done()
    expect(table.desk.tile(table.name)).to_contain_text("in a step of their own")
    table.ana.here()
    table.ana.on_step("How it goes")
    page.get_by_role("button", name="Bring back").click()
    for phone in (table.ana, table.ben):
        phone.on_step("For myself")
    assert table.ana.written(re.compile("One thing I would like")) == "begun, and not to be lost"


def test_a_step_that_asks_the_whole_room_is_not_offered_for_some(table):
    table.push("This hour")
    line = table.desk.line("In general")
    line.locator("button.line").click()
    expect(
        line.get_by_role("button", name="Go here now").or_(line.get_by_role("button", name="Run again"))
    ).to_be_visible()
    expect(line.get_by_role("button", name="For some couples …")).to_have_count(0)
