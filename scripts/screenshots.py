"""Pictures of every surface, in every language, size, light and size of type: `make screenshots`.

They go to screenshots/LANGUAGE/SURFACE/WIDTH-LIGHT[-large].png, all of them beside each other in
screenshots/LANGUAGE.html; those for the README and the docs go to docs/pictures/. What is cut, lies on something else
or stands out of a page is told, and ends it with 1. `scripts/screenshots.py es way-in` takes a part in a language,
`en steps two-clocks` one exercise, `es live --cells 320-light,1280-dark` some cells of it; `pictures` takes those for
the docs, `sheet es phone/way-in` makes one picture of all cells of each such surface.
"""

import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.album import contact, live, pages, papers, pictures, steps, way_in
from scripts.album.camera import OUT, chromium
from scripts.album.cells import Camera, faults_kept
from workshop.languages import LANGUAGES

PARTS = {"steps": steps.take, "pages": pages.take, "live": live.take, "way-in": way_in.take, "papers": papers.take}
AT_ONCE = 2


def everything() -> int:
    """Every part in every language, the longest first, two at a time; then what was found."""
    shutil.rmtree(OUT, ignore_errors=True)
    begun = time.monotonic()
    jobs = [[language, part] for part in PARTS for language in LANGUAGES] + [["pictures"]]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(job, jobs))
    for language in LANGUAGES:
        print(contact.page(language))
    faults = tell()
    print(f"{len(list(OUT.rglob('*.png')))} pictures in {(time.monotonic() - begun) / 60:.1f} minutes, {faults} faults")
    return int(faults > 0 or any(ends))


def job(told: list[str]) -> int:
    begun = time.monotonic()
    end = subprocess.run([sys.executable, __file__, *told, "--quietly"]).returncode
    print(f"{' '.join(told)}: {time.monotonic() - begun:.0f} s", flush=True)
    return end


def part(cells: str, language: str, name: str, only: str = "") -> None:
    camera = Camera(language, cells.split(","))
    with chromium() as browser:
        try:
            PARTS[name](browser, camera, *[only] * bool(only))
        finally:
            camera.keep(name)
    contact.page(language)


def tell(of: str = "*") -> int:
    found = list(faults_kept(of))
    for fault in found:
        print(fault)
    return len(found)


def main(*told: str) -> int:
    words = [word for word in told if word != "--quietly"]
    cells = words.pop(words.index("--cells") + 1) if "--cells" in words else ""
    words = [word for word in words if word != "--cells"]
    if not words:
        return everything()
    if words[0] == "pictures":
        with chromium() as browser:
            pictures.take(browser, *words[1:])
    elif words[0] == "sheet":
        with chromium() as browser:
            contact.sheets(browser, *words[1:])
    else:
        part(cells, *words)
        return 0 if "--quietly" in told else int(tell("-".join(words[:2])) > 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
