"""The same at other sizes and in the dark: a tablet, an old projector, a small phone."""

from typing import Any

from playwright.sync_api import Browser

from scripts.album.camera import shoot
from tests.browser.people import DESK, PHONE, SCREEN, Desk, Phone, Screen, Tab
from tests.server import Server

DARK = {"color_scheme": "dark"}
SMALL = {**PHONE, "viewport": {"width": 320, "height": 640}}
TABLET = {"viewport": {"width": 1024, "height": 768}}
DESKS = {"tablet": TABLET, "dark": {**DESK, **DARK}, "tablet-dark": {**TABLET, **DARK}}
SCREENS = {"4-3": TABLET, "dark": {**SCREEN, **DARK}, "4-3-dark": {**TABLET, **DARK}}


def desks(browser: Browser, server: Server, address: str) -> dict[str, Desk]:
    """Further desks at an address, signed in."""
    opened = {name: Desk(browser, server, look) for name, look in DESKS.items()}
    for desk in opened.values():
        desk.sign_in()
        desk.page.goto(address)
    return opened


def screens(browser: Browser, server: Server, address: str) -> dict[str, Screen]:
    return {name: Screen(browser, server, address, look) for name, look in SCREENS.items()}


def everywhere(first: Tab, others: dict[str, Any], name: str, whole: bool = False) -> None:
    """A picture of the first, and one of each of the others with its own name behind."""
    shoot(first, name, whole)
    for also, tab in others.items():
        shoot(tab, f"{name}-{also}", whole)


def small_phone(album: Any) -> None:
    small = Phone(album.browser, album.server, album.code, SMALL)
    small.here()
    small.heading("Before we begin")
    shoot(small, "phone-60-small")
