"""The fonts of everything on paper: the front end's two families, and one that has a sign for every letter there is.

The build carries them as web fonts; typst wants plain ones, so they are unpacked once into a folder that is kept.
"""

import os
from pathlib import Path
from typing import Any

from workshop.paths import ASSETS

BUILD = ASSETS.static / "build"
WEIGHTS = {"text": (400, 700), "display": (550,)}


def ready(folder: Path) -> Path:
    """A folder with all fonts as typst takes them; those that are missing are made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for packed in sorted(BUILD.glob("print-*.woff*")):
        _unpack(packed, folder)
    return folder


def there() -> bool:
    """Whether the build holds them, still packed."""
    return any(BUILD.glob("print-*.woff*"))


def _unpack(packed: Path, folder: Path) -> None:
    kind = packed.stem.split("-")[1]
    for weight in WEIGHTS.get(kind, (None,)):
        plain = folder / f"{packed.stem}-{weight or 'all'}-{packed.stat().st_size}.ttf"
        if not plain.exists():
            _write(packed, weight, plain)


def _write(packed: Path, weight: int | None, plain: Path) -> None:
    """Whole or not at all: two exports may begin at once."""
    from fontTools.ttLib import TTFont  # here: needed once for a data folder, and long to load
    from fontTools.varLib import instancer

    font = TTFont(packed, lazy=weight is None)
    font.flavor = None
    if weight is not None:
        font = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
        font["OS/2"].usWeightClass = weight
    if packed.stem.endswith("-ext"):
        _call_apart(font)
    half = plain.with_suffix(f".{os.getpid()}")
    font.save(half)
    half.replace(plain)


def _call_apart(font: Any) -> None:
    """Of two files of one family typst would take one; the further letters are a family of their own, asked second."""
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = f"{record.toUnicode()} Ext"
