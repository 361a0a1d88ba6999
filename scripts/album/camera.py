"""Where pictures go, the browser that takes them, and those for the docs."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TREE = Path(__file__).parents[2]
sys.path.insert(0, str(TREE))

from tests.browser.conftest import CHROMIUM, QUIET  # noqa: E402
from tests.browser.people import Tab  # noqa: E402

OUT = TREE / "screenshots"
PICTURES = TREE / "docs" / "pictures"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def keep(tab: Tab, path: Path) -> None:
    """A picture for the docs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tab.page.wait_for_timeout(250)
    tab.page.screenshot(path=path)
    print(path.relative_to(TREE), f"{path.stat().st_size // 1000} kB")


def plainly(text: str) -> str:
    """Fit for the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
