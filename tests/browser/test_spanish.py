"""A Spanish phone beside an English one: the way in, some steps, another language in mid-sentence, and home."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.spanish import SpanishPhone
from tests.browser.test_accessible import examine

HALF = "Pasear sin teléfono. ZQXHALF"
CUT = """() => [...document.querySelectorAll("html, button, a, label, legend, p, li, h1, h2, h3")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 8 && !one.closest(".unseen"))
  .map((one) => `${one.tagName} ${one.className}: ${one.innerText}`)"""
LEFT = re.compile(r"\b(the|you|your|and|of|is|are|with)\b", re.I)
"""Words that no Spanish page says."""


@pytest.fixture
def room(evening):
    room = evening()
    room.sofia = SpanishPhone(room.browser, room.server, room.code)
    room.tabs.append(room.sofia)
    return room


def look(phone, where):
    """Nothing is wider than a small screen, nothing is left in English, nothing is hard to use."""
    wide = phone.page.viewport_size
    phone.page.set_viewport_size({"width": 320, "height": 640})
    assert phone.page.evaluate(CUT) == [], where
    examine(phone.page, where)
    phone.page.set_viewport_size(wide)


def test_two_who_read_different_languages_pair_and_go_home(room):
    sofia, ben, desk = room.sofia, room.phone(), room.desk
    sofia.page.goto(room.server.url)
    sofia.see("Escribe las seis letras y cifras")
    look(sofia, "code")
    sofia.here()
    sofia.heading("Antes de empezar")
    look(sofia, "consent")
    expect(sofia.page.locator("header [lang=en]")).to_have_text("An evening in spring")
    expect(sofia.page.locator("main .prose[lang=es]")).to_contain_text("excepciones")
    sofia.come()
    sofia.heading("¿Quién está aquí contigo?")
    look(sofia, "choose")
    phrase = sofia.start_couple()
    look(sofia, "four words")
    ben.come().enter_words(phrase)
    ben.confirm()
    sofia.confirm()
    sofia.heading(re.compile("^Tu nombre en la sala"))
    assert sofia.couple_name().strip() in ben.words()
    look(sofia, "lobby")

    desk.act("Begin: This hour")
    ben.on_step("This hour")
    sofia.on_step("Esta hora")
    look(sofia, "reading")
    sofia.done()
    assert LEFT.search(sofia.page.locator("article.step").inner_text()) is None
    desk.push("In general")
    sofia.on_step("En general")
    look(sofia, "choosing")
    sofia.pick("puede volver a crecer")
    desk.push("For myself")

    field = sofia.page.get_by_role("textbox")
    sofia.on_step("Para mí")
    field.fill(HALF)
    sofia.tap("Menú", exact=True)
    look(sofia, "menu")
    sofia.tap("English", exact=True)
    sofia.on_step("For myself")
    expect(field).to_have_value(HALF)
    assert sofia.page.evaluate("document.documentElement.lang") == "en"
    sofia.tap("Menu", exact=True)
    sofia.tap("Español", exact=True)
    sofia.on_step("Para mí")
    expect(field).to_have_value(HALF)
    ben.on_step("For myself")
    assert "Español" not in ben.words()
    sofia.page.get_by_label(re.compile("^Guardarlo hasta el final")).check()
    sofia.done()

    desk.end()
    ben.heading("That was it. Thank you.")
    sofia.heading("Eso era todo. Gracias.")
    sofia.see("Nuestra página")
    ours = sofia.page.locator(".pages").inner_text()
    assert HALF in ours and "¿Se puede volver a confiar?" in ours and "Can trust be rebuilt?" not in ours
    expect(sofia.page.locator(".receipt")).to_contain_text(re.compile(r"se borraron el \d+ de [a-z]+"))
    look(sofia, "home")
    with sofia.page.expect_download() as download:
        sofia.tap("Guardar en una página")
    page = download.value.path().read_text()
    assert '<html lang="es">' in page and "Mi página" in page and HALF in page


@pytest.mark.long
def test_without_a_network_the_page_stays_in_its_language_and_says_why(room):
    sofia = room.sofia.come()
    sofia.heading("¿Quién está aquí contigo?")
    sofia.lose_network()
    sofia.tap("Menú", exact=True)
    sofia.tap("English", exact=True)
    sofia.see("Sin conexión por ahora. Lo que escribes se queda aquí.")
    sofia.find_network()
    sofia.tap("English", exact=True)
    sofia.heading("Who is here with you?")


@pytest.mark.long
def test_the_door_can_be_read_in_another_language(room):
    door = room.sofia.page
    door.set_viewport_size({"width": 320, "height": 640})
    door.goto(room.server.url)
    other = door.get_by_role("button", name="English")
    assert other.bounding_box()["height"] >= 44
    assert other.bounding_box()["width"] < 200
    other.click()
    expect(door.get_by_text("Enter the six letters and digits")).to_be_visible()
    door.get_by_role("button", name="Español").click()
    expect(door.get_by_label("Código")).to_be_visible()
    door.get_by_label("Código").fill("ABC234")
    door.get_by_role("button", name="Entrar").click()
    expect(door.get_by_role("alert")).to_contain_text("No conocemos ninguna sesión abierta")
    examine(door, "a wrong code")
