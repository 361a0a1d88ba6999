"""Several pictures on one, laid out by a page of our own and photographed like any other."""

import html
import struct
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import OUT, PICTURES, TREE
from tests.browser.people import PHONE, Tab

LAYOUT = """<!doctype html><style>
  body { margin: 0; padding: 32px; background: #e9dfce; display: flex; gap: 28px; align-items: center; height: 576px }
  img { border-radius: 12px; box-shadow: 0 6px 24px #5b4a3a44; display: block }
  .phone { height: 576px } .desk { width: 740px } .screen { width: 470px }
</style><img class=phone src=phone.png><img class=desk src=desk.png><img class=screen src=screen.png>"""


def side_by_side(browser: Browser, tabs: Mapping[str, Tab]) -> None:
    """Phone, desk and screen, for the README."""
    with tempfile.TemporaryDirectory() as folder:
        for name, tab in tabs.items():
            tab.page.screenshot(path=f"{folder}/{name}.png")
        photograph(browser, LAYOUT, Path(folder), PICTURES / "side-by-side.png", width=1600)


ACROSS = 290
PHONE_PX = PHONE["viewport"]["width"] * PHONE["device_scale_factor"]
FOOT_PX = 170
"""The actions and the bar of a phone, which cover what has to be scrolled to."""
FOLD = round((PHONE["viewport"]["height"] - FOOT_PX) / PHONE["viewport"]["width"] * ACROSS)
SHEET = f"""<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; padding: 20px; background: #cfc6b8; font: 15px system-ui; width: 1840px }}
  h2 {{ margin: 24px 0 8px; font-size: 19px }}
  section {{ display: flex; flex-wrap: wrap; gap: 14px; align-items: start }}
  figure {{ position: relative; margin: 0; width: 594px }} .phone {{ width: {ACROSS}px }}
  img {{ width: 100%; display: block }} figcaption {{ height: 22px }}
  .long::after {{ content: ""; position: absolute; top: {FOLD + 22}px; width: 100%; border-top: 1px dashed #c33 }}
</style>"""
"""What is below the dashed line has to be scrolled to."""


def sheet(browser: Browser, name: str, rows: Mapping[str, Sequence[Path]]) -> None:
    """All pictures of an exercise on one, a row for each step."""
    page = SHEET + "".join(map(_row, rows, rows.values()))
    photograph(browser, page, OUT / "exercises", OUT / "exercises" / f"{name}.png", width=1880)


def _row(title: str, pictures: Sequence[Path]) -> str:
    return f"<h2>{html.escape(title)}</h2><section>{''.join(map(_figure, pictures))}</section>"


def _figure(picture: Path) -> str:
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    long = height / width > PHONE["viewport"]["height"] / PHONE["viewport"]["width"]
    looks = f"{'phone' if width == PHONE_PX else ''} {'long' if long else ''}"
    source = picture.relative_to(OUT / "exercises")
    return f"<figure class='{looks}'><figcaption>{picture.stem}</figcaption><img src='{source}'></figure>"


def photograph(browser: Browser, page: str, folder: Path, to: Path, width: int) -> None:
    """`page` finds its pictures in `folder`."""
    layout = folder / "together.html"
    layout.write_text(page)
    context = browser.new_context(viewport={"width": width, "height": 640})
    tab = context.new_page()
    tab.goto(layout.as_uri(), wait_until="load")
    to.parent.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=to, full_page=True)
    context.close()
    layout.unlink()
    print(to.relative_to(TREE))
