"""Where templates, built front end and exercises lie: beside the package in a checkout, inside it in a wheel."""

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Assets:
    static: Path
    templates: Path
    exercises: Path


def _assets() -> Assets:
    packed = PACKAGE / "_assets"
    if packed.is_dir():
        return Assets(packed / "static", packed / "templates", packed / "exercises")
    tree = PACKAGE.parent
    return Assets(tree / "static", tree / "templates", tree / "exercises")


ASSETS = _assets()
