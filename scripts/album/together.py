"""Several pictures on one, laid out by a page of our own and photographed like any other."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import PICTURES
from tests.browser.people import Tab

LAYOUT = """<!doctype html><style>
  body {
    margin: 0; padding: 44px 48px; background: #e9dfce;
    display: grid; grid-template-columns: 250px 1fr 250px; gap: 36px; align-items: center;
  }
  img { border-radius: 12px; box-shadow: 0 6px 24px #5b4a3a44; display: block; width: 100% }
  .phone { border-radius: 26px; outline: 5px solid #2b2622 }
  .room { display: grid; gap: 24px; justify-items: center }
  .screen { width: 66% }
</style>
<img class=phone src=phone.png>
<div class=room><img class=screen src=screen.png><img class=desk src=desk.png></div>
<img class=phone src=other.png>"""


def side_by_side(browser: Browser, tabs: Mapping[str, Tab]) -> None:
    """Two phones, desk and screen, for the README."""
    with tempfile.TemporaryDirectory() as folder:
        for name, tab in tabs.items():
            tab.page.screenshot(path=f"{folder}/{name}.png")
        layout = Path(folder) / "together.html"
        layout.write_text(LAYOUT)
        page = browser.new_page(viewport={"width": 1440, "height": 400}, device_scale_factor=1)
        page.goto(layout.as_uri(), wait_until="load")
        page.screenshot(path=PICTURES / "side-by-side.png", full_page=True)
        page.close()
