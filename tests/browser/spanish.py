"""A phone that is read in Spanish, in the words its owner would use."""

import re
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.people import PHONE, Phone
from tests.server import Server

LOOK = {**PHONE, "locale": "es-MX"}
SAID = {
    "": "",
    "Begin": "Empezar",
    "Each for yourself": "Cada quien por su cuenta",
    "From ": "De ",
    "I am here on my own": "Estoy aquí por mi cuenta",
    "My page": "Mi página",
    "Noted": "Recibido",
    "Nothing was exchanged this time. It can be the clock, the network or a choice; leave it there.": "Esta vez no se "
    "intercambió nada. Puede ser el reloj, la red o una elección; mejor dejarlo ahí.",
    "One moment": "Un momento",
    "Only you": "Solo tú",
    "Our page": "Nuestra página",
    "Save": "Guardar",
    "Save as one page": "Guardar en una página",
    "Say it back": "Dilo de vuelta",
    "Show it large": "Verlo en grande",
    "That was it. Thank you.": "Eso era todo. Gracias.",
    "The facilitator, no names": "Quien facilita, sin nombres",
    "The plan of ": "El plan de ",
    "The room, no names": "Toda la sala, sin nombres",
    "The room’s answers can be seen": "Las respuestas de la sala se ven",
    "The two of you": "Tu pareja y tú",
    "This question is closed. Thank you.": "Esta pregunta está cerrada. Gracias.",
    "We share this phone": "Compartimos este teléfono",
    "What the room said": "Lo que dijo la sala",
    "What shall your partner’s phone call you?": "¿Cómo quieres que te llame el teléfono de tu pareja?",
    "Yes": "Sí",
    "You are ": "Tu nombre en la sala",
    "You listen": "Escuchas tú",
    "You speak": "Hablas tú",
}
"""What whoever plays along looks for, by what an English phone says there."""


class SpanishPhone(Phone):
    language = "es"

    def __init__(self, browser: Browser, server: Server, code: str, look: dict[str, Any] | None = None) -> None:
        super().__init__(browser, server, code, {**LOOK, **(look or {})})

    def said(self, sentence: str) -> str:
        return SAID[sentence]

    def come(self, fragment: str = "") -> "SpanishPhone":
        self.page.goto(f"{self.server.url}/j/{self.code}{fragment}")
        self.heading("Antes de empezar")
        self.page.get_by_label("Estoy aquí por decisión propia.").check()
        self.page.get_by_label("Acepto que lo que escriba").check()
        self.page.get_by_label("He practicado con el menú.").click()
        self.tap("Solo es una prueba")
        self.tap("Cerrar", exact=True)
        self.tap("Empezar", exact=True)
        return self

    def start_couple(self) -> str:
        self.tap("Empezar en pareja")
        return self.phrase()

    def phrase(self) -> str:
        words = self.page.get_by_label("Tus cuatro palabras").locator("li")
        expect(words).to_have_count(4, timeout=20_000)
        return " ".join(words.all_inner_texts())

    def enter_words(self, phrase: str) -> None:
        if not self.page.get_by_label("Cuatro palabras", exact=True).count():
            self.tap("Mi pareja ya empezó")
        self.page.get_by_label("Cuatro palabras", exact=True).fill(phrase)
        self.tap("Seguir", exact=True)

    def confirm(self) -> None:
        self.tap(re.compile("^Sí, dice"))

    def send(self) -> None:
        self.tap("Enviar a la sala")
        self.see("Recibido.")

    def done(self) -> None:
        self.tap("Hecho", exact=True)
        self.see("Recibido, gracias.")
