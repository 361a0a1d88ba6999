"""The screen at its fullest: every form with long texts, large enough to be read at ten metres, nothing cut off."""

import json
import re
from typing import Any

import pytest

from tests.session.room import AT, LIBRARY, with_couples
from workshop.notes.charts import with_charts
from workshop.session.circles import Here, screen_view

LEAST = 0.028
"""Of the height of the screen; the mark of a rehearsal and the hint at the start may be smaller."""
SIZES = {"16:9": (1920, 1080), "16:10": (1280, 800), "4:3": (1024, 768)}
HERE = Here("boot", AT, "https://workshop.example.org/j/ABCDEF", "")


def words(most: int, number: int = 0) -> str:
    """As many characters of plain words as a text may have."""
    told = f"{number} keeps what was promised on a day when it is hard and nobody would have noticed it at all, "
    return (told * 3)[:most].strip()


def bars(options: int, most: int) -> list[dict[str, Any]]:
    return [{"text": words(most, n), "count": 3 + 5 * n} for n in range(options)]


PULSE = [item["text"] for step in LIBRARY.exercises["pulse-again"]["steps"] for item in step.get("items", [])]
MOVED = [{"up": 9, "same": 12, "down": None}, {"up": "many", "same": "some", "down": None}, {"few": True}]
FORMS: dict[str, dict[str, Any]] = {
    "few": {"form": "few"},
    "spread": {"form": "spread"},
    "two bars": {"form": "bars", "items": [{"text": "Yes", "count": 7}, {"text": "No", "count": 4}], "others": None},
    "nine bars": {"form": "bars", "items": bars(9, 80), "others": 3},
    "named": {"form": "named", "items": [{"text": words(80, n)} for n in range(4)]},
    "levels": {"form": "levels", "items": [{"text": words(80, n), "level": "many" if n else "some"} for n in range(4)]},
    "cards": {"form": "cards", "items": [{"text": words(60, n)} for n in range(12)]},
    "six texts": {
        "form": "texts",
        "items": [{"text": words(60, n), "shortened": n == 1} for n in range(5)]
        + [{"text": words(60, 9), "theme": True}],
    },
    "ten texts": {"form": "texts", "items": [{"text": words(120, n), "shortened": False} for n in range(10)]},
    "pulse": {"form": "pulse", "items": [{"text": text, **MOVED[n % 3]} for n, text in enumerate(PULSE)]},
}


def asked(release: dict[str, Any], questions: list[str], **session: Any) -> dict[str, Any]:
    """A screen on which this has been shown; whatever stands around it is as long as it can be."""
    room = with_couples(1)
    room.push("in-general")
    view = screen_view(room.state, HERE)
    view["session"] |= {"rehearsal": True, **session}
    view["shown"] = [{"run": 1, "title": words(120), **release}] if release else []
    view["questions"] = questions
    return with_charts(view)


def lobby(**session: Any) -> dict[str, Any]:
    view = screen_view(with_couples(1).state, HERE)
    view["session"] |= {"title": words(80), **session}
    return with_charts(view)


class Projector:
    """The screen's page with views of our making: its socket answers as the server does."""

    def __init__(self, browser: Any, url: str) -> None:
        self.page = browser.new_page()
        self.view: dict[str, Any] = {}
        self.socket: Any = None
        self.page.route_web_socket(re.compile("socket.io"), self._serve)
        self.url = url

    def _serve(self, socket: Any) -> None:
        self.socket = socket
        socket.on_message(self._hear)
        told = {"sid": "s", "upgrades": [], "pingInterval": 25_000, "pingTimeout": 20_000, "maxPayload": 1_000_000}
        socket.send("0" + json.dumps(told))

    def _hear(self, message: str | bytes) -> None:
        told = str(message)
        if told.startswith("40"):
            self.socket.send('40{"sid":"t"}')
            self.socket.send("42" + json.dumps(["screen", self.view]))
        elif told.startswith("42"):
            number = re.match(r"42(\\d+)", told)
            if number:
                self.socket.send(f"43{number[1]}[{AT}]")

    def show(self, view: dict[str, Any], size: tuple[int, int], theme: str = "bright") -> Any:
        self.view = view
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(self.url)
        self.page.evaluate(f"localStorage.setItem('screen-theme', '{theme}')")
        self.page.reload()
        self.page.wait_for_selector(".stand")
        self.page.evaluate("document.fonts.ready")
        return self.page


MEASURE = """() => {
  const small = [], outside = [], over = [];
  const [wide, high] = [innerWidth, innerHeight];
  const walk = document.createTreeWalker(document.querySelector(".screen"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const inside = node.parentElement;
    if (!node.data.trim() || inside.closest(".rehearsal-mark, .hint, .reaching, title, desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const scale = inside.getScreenCTM ? inside.getScreenCTM().a : 1;
    const size = (parseFloat(getComputedStyle(inside).fontSize) * scale) / high;
    const said = `${node.data.slice(0, 40)} ${size.toFixed(4)}`;
    if (size < LEAST) small.push(said);
    if (box.left < -1 || box.top < -1 || box.right > wide + 1 || box.bottom > high + 1) outside.push(said);
    const svg = inside.closest("svg");
    if (svg && box.right > svg.getBoundingClientRect().right + 2) over.push(said);
  }
  for (const part of document.querySelectorAll(".step, .step > *, .joining, .plain, .answers")) {
    if (part.scrollHeight > part.clientHeight + 2) over.push(`${part.className} ${part.scrollHeight}`);
  }
  return { small, outside, over };
}""".replace("LEAST", str(LEAST))


@pytest.fixture(scope="module")
def projector(browser, house):
    from tests.browser.conftest import Evening

    evening = Evening(browser, house)
    made = Projector(browser, evening.desk.screen_url())
    yield made
    made.page.close()
    evening.close()


def is_readable(page: Any) -> None:
    assert page.evaluate(MEASURE) == {"small": [], "outside": [], "over": []}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_read_at_ten_metres(projector, form, size):
    is_readable(projector.show(asked(FORMS[form], []), SIZES[size]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", ["two bars", "named", "six texts"])
def test_a_talk_shows_answers_and_questions_side_by_side(projector, form, size):
    view = asked(FORMS[form], [words(110, n) for n in range(3)], wrap=True)
    page = projector.show(view, SIZES[size])
    is_readable(page)
    assert page.locator(".questions li").count() >= 2


@pytest.mark.parametrize("size", SIZES)
def test_a_talk_without_answers_shows_all_its_questions(projector, size):
    page = projector.show(asked({}, [words(160, n) for n in range(4)]), SIZES[size])
    is_readable(page)
    assert page.locator(".questions li").count() == 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ["lobby", "ended", "quiet", "split"])
def test_the_way_in_the_calm_pages_and_the_end_can_be_read(projector, state, size):
    told = {"lobby": {}, "ended": {"state": "ended"}}.get(state, {"state": "held", "held": state})
    is_readable(projector.show(lobby(**told), SIZES[size]))


@pytest.mark.parametrize("theme", ["dark", "bright"])
def test_a_blank_screen_holds_no_word_but_that_it_is_a_rehearsal(projector, theme):
    page = projector.show(lobby(blank=True, rehearsal=True), SIZES["16:9"], theme)
    assert page.locator(".stand").inner_text().strip() == "REHEARSAL"
    page = projector.show(lobby(blank=True), SIZES["16:9"], theme)
    assert page.locator(".stand").inner_text().strip() == ""


def test_the_wish_to_come_to_an_end_stands_below_and_moves_nothing(projector):
    before = projector.show(asked(FORMS["two bars"], []), SIZES["16:9"]).locator(".answers").bounding_box()
    page = projector.show(asked(FORMS["two bars"], [], wrap=True), SIZES["16:9"])
    assert page.locator(".wrap").inner_text() == "Please come to an end in a minute or so."
    assert page.locator(".answers").bounding_box() == before
    is_readable(page)
