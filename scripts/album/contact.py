"""All cells of a surface beside each other: screenshots/LANGUAGE.html to look through, and one picture of a surface."""

import html
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album.camera import OUT
from scripts.album.cells import HEIGHTS

ACROSS = {320: 210, 390: 240, 768: 330, 1280: 500, 1920: 560}
HIGHEST = 760
STYLE = f"""<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; padding: 16px; background: #cfc6b8; font: 14px system-ui; width: max-content }}
  h2 {{ margin: 20px 0 6px; font-size: 17px }} h2 a {{ color: inherit }}
  section {{ display: grid; gap: 8px; align-items: start }}
  section {{ grid-template-columns: {" ".join(f"{px}px" for px in ACROSS.values())} }}
  img {{ width: 100%; display: block; max-height: {HIGHEST}px; object-fit: cover; object-position: top }}
</style>"""


def surfaces(language: str) -> Iterator[tuple[str, Path]]:
    """Each folder that holds cells, by its name."""
    for folder in sorted((OUT / language).rglob("*")):
        if folder.is_dir() and any(folder.glob("*.png")):
            yield str(folder.relative_to(OUT / language)), folder


def page(language: str) -> Path:
    told = "".join(_section(name, folder) for name, folder in surfaces(language))
    to = OUT / f"{language}.html"
    to.write_text(STYLE + told)
    return to


def _section(name: str, folder: Path) -> str:
    rows = ["light", "light-large", "dark"]
    cells = [folder / f"{width}-{row}.png" for row in rows for width in HEIGHTS if any(folder.glob(f"*-{row}.png"))]
    return f"<h2 id='{name}'>{html.escape(name)}</h2><section>{''.join(map(_cell, cells))}</section>"


def _cell(picture: Path) -> str:
    source = picture.relative_to(OUT)
    return (
        f"<a href='{source}'><img loading=lazy src='{source}' alt='{picture.stem}'></a>"
        if picture.exists()
        else "<i></i>"
    )


def sheets(browser: Browser, language: str, only: str = "") -> None:
    """A picture of each surface with `only` in its name: screenshots/sheets/LANGUAGE/…"""
    tab = browser.new_page(viewport={"width": sum(ACROSS.values()) + 64, "height": 400})
    for name, folder in surfaces(language):
        if only in name:
            layout = OUT / "sheet.html"
            layout.write_text(STYLE + _section(f"{language}/{name}", folder).replace("loading=lazy", ""))
            tab.goto(layout.as_uri(), wait_until="load")
            to = OUT / "sheets" / language / f"{name.replace('/', '__')}.png"
            to.parent.mkdir(parents=True, exist_ok=True)
            tab.screenshot(path=to, full_page=True)
            layout.unlink()
    tab.close()
