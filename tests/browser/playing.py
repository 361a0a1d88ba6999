"""A step of a course, played by everybody who is there, with what comes of it for the two, the room and the desk."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.course import Course, Step
from tests.browser.hands import Person
from tests.live.people import NOT_SEEN

NOTHING = "Nothing was exchanged this time. It can be the clock, the network or a choice; leave it there."
PARTS = (("Each for yourself",) * 2, ("You speak", "You listen"), ("You listen", "Say it back"))
WORDS = ["asks first", "waits", "keeps small promises", "listens", "is on time", "says it plainly", "rests", "laughs"]
ANSWERS: dict[str, Callable[[Step, int], Any]] = {
    "answers": lambda step, number: [number % 2],
    "texts": lambda step, number: {"text": WORDS[number]},
    "cards": lambda step, number: {"cards": [number % 3]},
    "moves": lambda step, number: [("up", "same", "down")[number % 3]] * len(step["body"]["items"]),
}


def play(course: Course, step: Step) -> None:
    """Everybody takes part: ana answers each time, ben answers and passes by turns."""
    if any(part["name"] == "speak" for part in step["parts"]):
        take_turns(course, step)
    drafts = bool(step["body"].get("fields"))
    passes = not drafts and course.by_turns(str(step["shares"] or step["circle"]))
    for person in (course.ana, course.frida) if passes or drafts else (*course.two, course.frida):
        person.fill(step["circle"])
    course.watch("filled", step)
    if drafts:
        draft_together(course, step)
    for person in course.everybody:
        person.passes() if person is course.ben and passes else person.done()
    course.watch("answered", step)
    hand_on(course, step, passes)
    if step["collect"] != "none":
        ask_the_room(course, step)


def take_turns(course: Course, step: Step) -> None:
    """Part by part one speaks and the other listens; without agreement on who begins, each has the form for one."""
    for number in range(1, len(step["parts"]) + 1):
        both = tuple(one.step.locator(".part").inner_text() for one in course.two)
        course.watch(f"part-{number}", step)
        each, *pairs = said(course)
        if both == each:
            return
        assert both in pairs or both[::-1] in pairs or both[0] == both[1], both
        course.next_part(step)
        for one, before in zip(course.two, both, strict=True):
            one.await_change(".part", before)


def said(course: Course) -> list[tuple[str, ...]]:
    """What the two phones say of a part, in their language."""
    return [tuple(course.ana.phone.said(part) for part in both) for both in PARTS]


def draft_together(course: Course, step: Step) -> None:
    """Ben writes on where ana has written; both say yes to what stands on both phones then."""
    arrives(course.ana, course.ben)
    last = course.ben.step.locator(".clause textarea").last
    last.fill(course.ben.words("us"))
    arrives(course.ben, course.ana)
    course.watch("drafted", step)
    for one in course.two:
        one.step.get_by_role("button", name=one.phone.said("Yes"), exact=True).click()
    for one in course.two:
        expect(one.step.locator(".clause.agreed")).to_have_count(1)
    course.watch("agreed", step)


def arrives(writer: Person, reader: Person) -> None:
    """All that stands on one phone stands on the other."""
    texts, there = (one.step.locator(".clause textarea") for one in (writer, reader))
    for place in range(texts.count()):
        expect(there.nth(place)).to_have_value(texts.nth(place).input_value())


def hand_on(course: Course, step: Step, passes: bool) -> None:
    if step["shares"] == "texts":
        exchange(course, step, passes)
    elif step["shares"] == "marks":
        meet(course, step)
    elif step["shares"] == "offers" and not step["body"].get("own"):
        offer(course, step, passes)


def exchange(course: Course, step: Step, passes: bool) -> None:
    """Both texts for both, or for both the same neutral line."""
    if passes:
        course.next_part(step)
        for one in course.two:
            expect(one.step.locator(".meeting")).to_have_text(one.phone.said(NOTHING))
    else:
        for one, other in (course.two, course.two[::-1]):
            one.sees(one.phone.said("From ") + other.name)
            one.sees(one.said["us"][-1])
            one.sees(other.said["us"][-1])
    course.watch("exchanged", step)


def meet(course: Course, step: Step) -> None:
    """The same item, or each their own half of what they agreed on."""
    for one in course.two:
        expect(one.step.locator(".meeting")).not_to_contain_text(one.phone.said("One moment"))
    ana, ben = (one.step.locator(".meeting").inner_text() for one in course.two)
    assert ana == ben or step["body"]["reveal"] == "agree"
    course.watch("met", step)


def offer(course: Course, step: Step, passes: bool) -> None:
    course.ben.sees(course.ben.phone.said("The plan of ") + "Ana")
    if not passes:
        course.ana.sees(course.ana.phone.said("The plan of ") + "Ben")
    course.watch("offered", step)


def ask_the_room(course: Course, step: Step) -> None:
    """Others answer too; it closes, the facilitator looks, and it is shown."""
    run, desk = step["run"], course.desk
    for number, phone in enumerate(course.crowd):
        assert phone.answer(ANSWERS[step["collect"]](step, number), run=run)["ok"]
    desk.must("close", run=run)
    held = desk.see("desk", lambda view: view["collected"] and view["collected"]["run"] == run)["collected"]
    assert held["enough"], held
    for card in held["cards"][: held["room_for"]]:
        desk.must("moderate", run=run, key=card["key"], verdict="show", text=None, seen=NOT_SEEN)
    course.watch("closed", step)
    desk.must("release", run=run)
    look_at_it(course, step, held["preview"]["form"])
    course.watch("shown", step)


def look_at_it(course: Course, step: Step, form: str) -> None:
    """On the screen; what was for the facilitator alone, nowhere."""
    for_desk = step["body"].get("audience") == "desk"
    assert (form == "check") == for_desk
    for person in course.everybody:
        closed = "This question is closed. Thank you." if for_desk else "The room’s answers can be seen"
        person.sees(person.phone.said(closed))
    expect(course.screen.page.locator("svg.chart:visible")).to_have_count(0 if for_desk else 1)
