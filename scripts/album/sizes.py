"""The step that is on, on a small phone, a tablet, a dark desk and an old projector."""

from typing import Any

from scripts.album.camera import shoot
from tests.browser.people import DESK, PHONE, Desk, Phone, Screen

DARK = {"color_scheme": "dark"}
SMALL = {**PHONE, "viewport": {"width": 320, "height": 640}}
TABLET = {"viewport": {"width": 1024, "height": 768}}


def at_other_sizes(album: Any) -> None:
    for name, look in (("tablet", TABLET), ("dark", {**DESK, **DARK})):
        desk = Desk(album.browser, album.server, look)
        desk.sign_in()
        desk.page.goto(album.desk.page.url)
        desk.page.locator("button.primary").wait_for()
        shoot(desk, f"desk-60-{name}")
        desk.close()
    for name, look in (("4-3", TABLET), ("dark", {**DESK, **DARK})):
        screen = Screen(album.browser, album.server, album.screen.page.url, look)
        screen.page.locator(".stand").wait_for()
        shoot(screen, f"screen-60-{name}")
        screen.close()
    small = Phone(album.browser, album.server, album.code, SMALL)
    small.here()
    small.heading("Before we begin")
    shoot(small, "phone-60-small")
