"""What Lighthouse says of the accessibility of every page there is: python -m bench.accessible [--language es].

Of all pages that tests/browser/test_accessible.py looks at, opened by whoever leads there or by a stranger, and of a
phone that has joined, at a step. What is answered by an error Lighthouse does not open; axe does, in those tests.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.lighthouse import report
from tests.browser.estate import Estate
from tests.browser.test_accessible import ALL, STRANGERS
from tests.live import people
from tests.ports import free_port
from tests.server import Server
from tests.setup.test_certificates import Sealed
from workshop.languages import FIRST, LANGUAGES

WANTED = 100
BY_PHONES = ("join.", "followup.", "trust.")
Address = tuple[str, str, str]


def pages(estate: Estate) -> Iterator[Address]:
    """Name, address and cookies of each page that can be opened."""
    stranger, speaks = people.Browser(estate.server), f"language={estate.language}"
    leads = f"{_cookies(estate.desk)}; {speaks}"
    ana, ben = people.pair(estate.server, estate.desk.code, "ana", "ben")
    for name, place in ALL.items():
        who = stranger if name in STRANGERS else estate.desk
        if who.get(place.format(**estate.places))[0] < 400:
            yield name, estate.address(place), speaks if name in STRANGERS else leads
    yield "join.phone_page, at a step", estate.address("/j/{code}"), f"{_cookies(ana)}; {speaks}"
    for one in (ana, ben, stranger):
        one.close()


def _cookies(who: people.Browser) -> str:
    return "; ".join(f"{one.key}={one.value}" for one in who.http.cookie_jar)


def score(name: str, url: str, cookie: str) -> tuple[float, list[str]]:
    """Of 100, and the titles of what is wrong."""
    preset = () if name.startswith(BY_PHONES) else ("--preset=desktop",)
    found = report(url, cookie, "accessibility", *preset)
    wrong = [audit["title"] for audit in found["audits"].values() if audit["score"] == 0]
    return round(100 * found["categories"]["accessibility"]["score"], 1), wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="part of the names of pages")
    parser.add_argument("--language", choices=LANGUAGES, default=FIRST)
    told, found = parser.parse_args(), {}
    with ExitStack() as ends:
        place = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        house = Server(place / "house", WORKSHOP_STYLEGUIDE="1")
        ends.callback(house.stop)
        sealed = Sealed(place / "tls", free_port())
        ends.callback(sealed.stop)
        estate = Estate(house, told.language)
        ends.callback(estate.close)
        trust = "trust.steps", f"{sealed.plain}/trust", f"language={told.language}"
        for name, url, cookie in [*pages(estate), trust]:
            if told.only in name:
                found[name], wrong = score(name, url, cookie)
                print(f"{name:<32} {found[name]:g}", *wrong, flush=True)
    met = min(found.values(), default=0) >= WANTED
    print(json.dumps({"pages": len(found), "least": min(found.values(), default=0), "met": met}))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
