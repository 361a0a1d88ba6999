"""Writes one file in a process of its own: `python -m workshop.notes.writing OUT`, the order as JSON on standard input.

So neither a long PDF nor a large table ever holds up the server that pushes steps.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.notes import export, kit

NICE = 10

Order = dict[str, Any]

WRITERS: dict[str, Callable[[Order, Path], bytes]] = {
    "notes": lambda order, fonts: export.write(order["content"], order["form"], fonts)[0],
    "kit": lambda order, fonts: kit.write(order["kit"], fonts),
}


def main() -> None:
    """Write all of it, or nothing."""
    os.nice(NICE)
    order = json.load(sys.stdin)
    out = Path(sys.argv[1])
    half = out.with_suffix(".half")
    half.touch(mode=0o600)
    half.write_bytes(WRITERS[order["what"]](order, Path(order["fonts"])))
    half.replace(out)


if __name__ == "__main__":
    main()
