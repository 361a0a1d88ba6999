"""A workshop made in Spanish: its desk and its run sheet speak Spanish throughout, worked by keys, with nothing cut."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.spanish import SpanishPhone
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
  .filter((one) => one.checkVisibility() && !one.closest("[inert], .hidden"))
  .filter((one) => getComputedStyle(one).display !== "inline")
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


@pytest.mark.long
def test_what_is_hinted_at_is_said_in_spanish_before_during_and_after(room):
    """The page before a session, what a phone says of a text for the room or of words to look at again, the notes."""
    page = room.desk.page
    room.desk.context.set_extra_http_headers({"Accept-Language": "es"})
    desk = page.url
    page.goto(room.desk.workshop)
    page.locator("textarea").first.fill("Lo que se dice aquí se queda aquí, señor Ñandú.")
    expect(page.locator("[data-kept]")).to_have_text("Guardado para la próxima vez.")
    expect(page.locator('[data-state]:text("en orden")').first).to_be_visible()
    page.reload()
    expect(page.locator("textarea").first).to_have_value("Lo que se dice aquí se queda aquí, señor Ñandú.")
    looked_at(page, "before a session")

    page.goto(desk)
    room.bring(5)
    sofia = SpanishPhone(room.browser, room.server, room.code)
    room.tabs.append(sofia)
    sofia.come().tap("Estoy aquí por mi cuenta")
    sofia.heading(re.compile("^Tu nombre en la sala"))
    room.desk.act("Empezar: ")
    go(room, "Las primeras señales")
    sofia.on_step("Las primeras señales")
    field = sofia.page.get_by_role("textbox")
    for text, hint in HINTS.items():
        field.fill(text)
        sofia.see(hint)
    field.fill("he hablado con calma")
    expect(sofia.page.get_by_text(hint)).to_have_count(0)

    room.desk.tap("Terminar…")
    page.get_by_role("dialog").get_by_role("button", name="Terminar la sesión").click()
    room.desk.heading("La sesión ha terminado.")
    page.goto(f"{room.server.url}/desk/sessions/{room.desk.session}/notes")
    page.locator("#remark-themes").fill("Garza y Cedro deciden.")
    expect(page.locator("#hint-themes")).to_have_text(
        "«Garza» puede ser el nombre de una pareja. Las notas van sin nombres."
    )
    looked_at(page, "notes")


HINTS = {
    "lo dijo Marta": "Un nombre puede señalar a alguien.",
    "en mayo": "Un número, un día o un mes pueden señalar a alguien.",
    "con calma 😀": "Los emojis pueden delatar a quien escribe.",
    "MUCHO ruido": "Las MAYÚSCULAS o !! pueden delatar a quien escribe.",
    "con la cara cansada": "«Él», «ella» o una terminación como -ado o -ada pueden señalar a alguien",
}
"""What a phone says of a text for the room."""
