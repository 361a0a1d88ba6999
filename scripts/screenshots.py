"""Pictures of an evening and of every step of every exercise: `make screenshots`.

They go to screenshots/; those for the README and the guide go to docs/pictures/.
`scripts/screenshots.py evening`, `pages`, `pieces` or `exercises` takes a part, `exercises two-clocks` one exercise.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.album import evening, exercises, pages, pieces
from scripts.album.camera import chromium


def main(part: str = "", only: str = "") -> None:
    with chromium() as browser:
        if part in ("", "evening"):
            evening.take(browser)
        if part in ("", "pages"):
            pages.take(browser)
        if part in ("", "pieces"):
            pieces.take(browser)
        if part in ("", "exercises"):
            exercises.take(browser, only)


if __name__ == "__main__":
    main(*sys.argv[1:])
