"""Where pictures go, and taking one."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TREE = Path(__file__).parents[2]
sys.path.insert(0, str(TREE))

from tests.browser.conftest import QUIET  # noqa: E402
from tests.browser.people import Tab  # noqa: E402

OUT = TREE / "screenshots"
PICTURES = TREE / "docs" / "pictures"
A_MOMENT_MS = 250


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        yield browser
        browser.close()


def shoot(tab: Tab, name: str, whole: bool = False) -> Path:
    """A picture of what a tab shows, or of the whole page; `name` may lead into a folder."""
    path = OUT / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    with as_high_as_its_page(tab) if whole else nullcontext():
        tab.page.wait_for_timeout(A_MOMENT_MS)
        tab.page.screenshot(path=path)
    print(path.relative_to(TREE))
    return path


def keep(tab: Tab, path: Path) -> None:
    """A picture for the docs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tab.page.wait_for_timeout(A_MOMENT_MS)
    tab.page.screenshot(path=path)
    print(path.relative_to(TREE))


@contextmanager
def as_high_as_its_page(tab: Tab) -> Iterator[None]:
    """So that what is always at the bottom stands below everything else, and covers nothing of it."""
    size = tab.page.viewport_size
    assert size
    height = tab.page.evaluate("document.documentElement.scrollHeight")
    tab.page.set_viewport_size({**size, "height": max(size["height"], height)})
    yield
    tab.page.set_viewport_size(size)


def plainly(text: str) -> str:
    """Fit for the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
