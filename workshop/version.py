"""What this server speaks, and which pages it hands out, so that a page learns when there is a newer one of it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PROTOCOL = 1
"""What pages and server speak (docs/protocol.md says what raises it)."""


@dataclass(frozen=True)
class Version:
    """`build`: which front end this is, by its content. `made`: when it was made, seconds since 1970."""

    protocol: int = PROTOCOL
    build: str = ""
    made: int = 0

    def told(self) -> dict[str, Any]:
        """As a page and a server tell it each other."""
        return asdict(self)

    def is_newer_than(self, page: Any) -> bool:
        """Whether a page, by what it says of itself, is of an older version; not if it says nothing of the kind."""
        if not isinstance(page, dict) or any(type(page.get(name)) is not int for name in ("protocol", "made")):
            return False
        if page["protocol"] != self.protocol:
            return bool(page["protocol"] < self.protocol)
        return page.get("build") != self.build and bool(page["made"] < self.made)


def read(build: Path) -> Version:
    """That of a front end that was built; of one that was not, or says nothing of itself, no page is ever old."""
    try:
        found = json.loads((build / "version.json").read_text())
    except FileNotFoundError:
        return Version()
    return Version(build=found["build"], made=found["made"])
