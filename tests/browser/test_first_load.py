"""The page on a phone five years old: nothing moves by itself, and a part that comes late is waited for calmly."""

import re

from playwright.sync_api import expect

OLD = {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
WATCH = """
  window.moved = [];
  const name = ({node, previousRect: from, currentRect: to}) =>
    `${node?.className || node?.nodeName} ${[from.x, from.y, from.height]} to ${[to.x, to.y, to.height]}`;
  new PerformanceObserver((seen) => {
    for (const one of seen.getEntries()) if (!one.hadRecentInput) moved.push([one.value, ...one.sources.map(name)]);
  }).observe({ type: "layout-shift", buffered: true });
"""
MINE = re.compile("^One thing I would like to take home")


def old_phone(room):
    phone = room.phone(look=OLD)
    phone.context.new_cdp_session(phone.page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    phone.page.add_init_script(WATCH)
    return phone


def moved(phone):
    """What has moved on the screen so far without anybody's tap."""
    phone.page.wait_for_timeout(300)
    return phone.page.evaluate("moved")


def alone(room, phone):
    phone.come().tap("I am here on my own")
    phone.heading(re.compile("^You are "))
    return phone


def test_nothing_moves_by_itself_from_the_first_load_to_the_second_step(evening):
    room = evening()
    ana, ben = old_phone(room), room.phone()
    ana.page.goto(f"{room.server.url}/j/{room.code}")
    ana.heading("Before we begin")
    assert moved(ana) == []
    ana.pair_with(ben)
    ben.write("What shall your partner’s phone call you?", "Ben")
    ben.tap("Save")
    ana.see("with Ben")
    assert moved(ana) == []
    room.desk.act("Begin: This hour")
    ana.on_step("This hour")
    assert moved(ana) == []
    room.desk.push("For myself")
    ana.on_step("For myself")
    ana.page.get_by_label(MINE).wait_for()
    assert moved(ana) == []
    expect(ana.page.locator("html.dressed")).to_have_count(1)
    for tab in room.tabs:
        ring = tab.page.locator(".ring-left").first
        assert ring.evaluate("(ring) => getComputedStyle(ring).transitionDuration") == "0s", "that drains a battery"


def test_a_step_whose_part_comes_late_is_waited_for_calmly_and_then_usable(evening):
    room = evening()
    ana, held = old_phone(room), []
    ana.page.route("**/assets/write-*", lambda route: held.append(route))
    alone(room, ana)
    room.desk.act("Begin: This hour")
    room.desk.push("For myself")
    ana.on_step("For myself")
    ana.see("One moment…")
    for word in ("Pass", "Done"):
        expect(ana.page.get_by_role("button", name=word, exact=True)).to_be_disabled()
    menu = ana.page.get_by_role("button", name="Menu", exact=True)
    menu.focus()
    for route in held:
        route.continue_()
    ana.write(MINE, "still here")
    ana.done()
    assert moved(ana) == []


def test_a_part_that_fails_is_asked_for_again_and_nothing_is_lost(evening):
    room = evening()
    ana = room.phone()
    ana.page.route("**/assets/around-*", lambda route: route.abort())
    ana.page.goto(f"{room.server.url}/j/{room.code}")
    ana.page.get_by_label("I am here by my own choice.").check()
    ana.page.get_by_label("I have practised the menu.").click()
    ana.see("This part has not arrived yet.")
    ana.page.unroute("**/assets/around-*")
    ana.tap("Only practising")
    ana.see("Noted.")
    expect(ana.page.get_by_label("I am here by my own choice.")).to_be_checked()


def test_once_everything_has_come_the_phone_goes_on_without_the_network_for_files(evening):
    room = evening()
    ana = room.phone()
    with ana.page.expect_response(re.compile("/assets/qr-code-")):
        alone(room, ana)
    ana.page.wait_for_load_state("networkidle")
    ana.page.route("**/assets/**", lambda route: route.abort())
    room.desk.act("Begin: This hour")
    room.desk.push("For myself")
    ana.write(MINE, "typed without files")
    ana.page.get_by_label(re.compile("^Keep this for me")).check()
    ana.done()
    room.desk.push("How it goes")
    ana.on_step("How it goes")
    ana.tap("Menu", exact=True)
    ana.tap("What I keep")
    ana.see("typed without files")
    ana.tap("Back", exact=True)
    room.desk.end()
    ana.see("Save as one page")
    ana.see("typed without files")
