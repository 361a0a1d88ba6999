"""The server as another version of it: `PRETENDS` holds what it says of itself, as JSON, in the place of what is so."""

import json
import os
from dataclasses import replace
from pathlib import Path

from workshop import version

_read = version.read


def pretended(build: Path) -> version.Version:
    return replace(_read(build), **json.loads(os.environ["PRETENDS"]))


version.read = pretended

if __name__ == "__main__":
    from workshop.cli import main

    main()
