"""The page of all pieces, in both lights: what docs/design.md shows."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import PICTURES, keep, shoot
from tests.browser.people import DESK, Tab
from tests.server import Server


def take(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data), WORKSHOP_STYLEGUIDE="1")
        try:
            tab = Tab(browser, server, **DESK)
            for of in ("phone", "desk"):
                tab.page.goto(f"{server.url}/styleguide?of={of}")
                tab.heading("In the light")
                shoot(tab, f"styleguide-{of}", whole=True)
                if of == "phone":
                    tab.page.get_by_role("heading", name="Who will see it").first.scroll_into_view_if_needed()
                    tab.page.mouse.wheel(0, 560)
                    keep(tab, PICTURES / "styleguide.png")
            tab.close()
        finally:
            server.stop()
