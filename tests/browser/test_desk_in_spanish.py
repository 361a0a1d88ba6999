"""A workshop made in Spanish: its desk and its run sheet speak Spanish throughout, worked by keys, with nothing cut."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import examine

ENGLISH = re.compile(r"\b(the|and|of|this|with|you|is|are|to|for|not|left)\b", re.IGNORECASE)
WIDE, SMALL = {"width": 1280, "height": 800}, {"width": 1024, "height": 768}
TOLD = """() => {
  const names = ["aria-label", "title", "placeholder", "alt"];
  const all = [...document.body.querySelectorAll("*")];
  const own = all.filter((one) => one.checkVisibility());
  const nodes = own.flatMap((one) => [...one.childNodes]);
  const texts = nodes.filter((node) => node.nodeType === 3).map((node) => node.data);
  const named = own.flatMap((one) => names.map((name) => one.getAttribute(name) ?? ""));
  return [...texts, ...named].filter((text) => text.trim());
}"""
"""All that is seen or read out, also in the small pictures of phone and screen."""
CUT = """() => [...document.querySelectorAll("button, h1, h2, summary, dt, dd, figcaption, p, .mark")]
  .filter((one) => one.checkVisibility() && !one.closest("[inert]") && getComputedStyle(one).display !== "inline")
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def room(evening):
    return evening(language="es")


def reads_spanish(page):
    """Nothing that is seen or read out is English."""
    told = [text.replace("Side by Side", "") for text in page.evaluate(TOLD)]
    assert len(told) > 5 and [text for text in told if ENGLISH.search(text)] == []


def fits(page, where):
    for size in (WIDE, SMALL):
        page.set_viewport_size(size)
        assert page.evaluate(CUT) == [], (where, size)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (where, size)
    page.set_viewport_size(WIDE)


def obvious(page, label):
    """The one next action is in sight without scrolling, on a small laptop too."""
    button = page.locator("button.primary")
    expect(button).to_contain_text(label)
    for size in (SMALL, WIDE):
        page.set_viewport_size(size)
        expect(button).to_be_in_viewport(ratio=1)


def looked_at(page, where):
    reads_spanish(page)
    fits(page, where)


def go(room, title):
    """Straight to a step, from the run sheet."""
    room.desk.choose(title, "Ir aquí ahora")
    room.desk.heading(title)


def dialog(page, key, heading):
    page.keyboard.press(key)
    expect(page.get_by_role("dialog").get_by_role("heading", name=heading)).to_be_visible()
    looked_at(page, heading)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_keys_lead_through_a_question_in_spanish(room):
    page, keys = room.desk.page, room.desk.page.keyboard
    expect(page.locator("html")).to_have_attribute("lang", "es")
    obvious(page, "Empezar: ")
    looked_at(page, "lobby")
    examine(page, "lobby")
    room.bring(5)
    expect(page.locator(".board-head h2")).to_have_text("5 parejas, 10 teléfonos aquí")
    room.desk.settle()
    keys.press("Enter")
    obvious(page, "Siguiente: ")
    looked_at(page, "step")
    go(room, "Las primeras señales")
    obvious(page, "Cerrar la pregunta")
    for phone, word in zip(room.crowd, "abcdefgh", strict=False):
        assert phone.answer({"text": f"palabras de alguien {word}"})["ok"]
    expect(page.locator("#note")).to_have_text("Todavía trabajando: 1 pareja.")
    page.locator("main").click(position={"x": 5, "y": 5})
    room.desk.settle()
    keys.press("c")
    expect(page.locator(".cards li")).to_have_count(8)
    keys.press("s")
    keys.press("f")
    expect(page.get_by_label("Tema", exact=True)).to_be_focused()
    keys.type("un tema")
    keys.press("Enter")
    keys.press("x")
    obvious(page, "Mostrar a la sala")
    looked_at(page, "cards")
    examine(page, "cards")
    dialog(page, "b", re.compile("^¿No mostrar las respuestas"))
    room.desk.settle()
    keys.press("r")
    expect(page.locator(".now .mark").get_by_text("mostrado a la sala")).to_be_visible()
    looked_at(page, "shown")


@pytest.mark.long
def test_every_dialog_and_every_request_is_in_spanish(room):
    page, keys = room.desk.page, room.desk.page.keyboard
    room.bring(3)
    room.desk.settle()
    keys.press("Enter")
    obvious(page, "Siguiente: ")
    for key, heading in {"?": "Teclas", "q": room.desk.code, "t": "A tiempo"}.items():
        dialog(page, key, heading)
    room.desk.tap(re.compile("^Lo que muestran los teléfonos"))
    expect(page.get_by_role("dialog").get_by_role("heading", name="Lo que ve la sala ahora")).to_be_visible()
    looked_at(page, "pictures")
    keys.press("Escape")
    for item, when in (("word", "break"), ("fast", None)):
        assert room.crowd[0].act("help", item=item, when=when)["ok"]
    room.desk.see("No vayas directamente")
    room.desk.tap("Sortear")
    looked_at(page, "requests")
    examine(page, "requests")
    keys.press("h")
    obvious(page, "Seguir con toda la sala")
    looked_at(page, "held")
    room.desk.settle()
    keys.press("h")
    obvious(page, "Siguiente: ")
    room.desk.line("Para mí").locator("button.line").click()
    room.desk.tap("Para algunas parejas…")
    expect(page.get_by_role("dialog").get_by_role("checkbox")).to_have_count(4)
    looked_at(page, "some couples")
    keys.press("Escape")
    room.desk.tap("Terminar…")
    looked_at(page, "ending")
    page.get_by_role("dialog").get_by_role("button", name="Terminar la sesión").click()
    room.desk.heading("La sesión ha terminado.")
    looked_at(page, "ended")


@pytest.mark.long
def test_a_lost_network_is_told_in_spanish(room):
    page = room.desk.page
    room.desk.lose_network()
    expect(page.locator(".banner")).to_contain_text("Sin conexión con el servidor.")
    looked_at(page, "offline")
    room.desk.find_network()
    expect(page.locator(".banner")).to_have_count(0)


@pytest.mark.long
def test_the_run_sheet_is_in_spanish_where_the_browser_asks_for_it(room):
    """The editor is a page of the facilitator: it reads in their language, and names what is in the workshop's."""
    page, keys = room.desk.page, room.desk.page.keyboard
    room.desk.context.set_extra_http_headers({"Accept-Language": "es"})
    page.goto(f"{room.desk.workshop}/sheet")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(".mending h2")).to_have_text("Nada que arreglar")
    looked_at(page, "sheet")
    page.locator("button.line").first.focus()
    keys.press("Alt+ArrowDown")
    expect(page.locator(".said")).to_contain_text("está ahora en 2 de")
    keys.press("Control+z")
    expect(page.locator(".said")).to_contain_text("Deshecho: mover «Bienvenida».")
    page.get_by_role("button", name="Añadir un día").click()
    expect(page.locator("li.day .name").last).to_have_text("Día 2")
    page.locator("summary").click()
    looked_at(page, "sheet, opened")
    examine(page, "sheet, opened")
