"""What pages are made with: built files under names that say what is in them. Those of earlier versions are kept too.

A page that is open asks for its parts as they come near, also from a server that was brought to a newer version since.
"""

import json
import mimetypes
import re
import shutil
from collections.abc import Iterator
from os import utime
from os.path import isfile
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_from_directory

from workshop.paths import ASSETS
from workshop.version import read
from workshop.web.identity import anybody, the_house

BUILD = ASSETS.static / "build"
YEAR_S = 365 * 24 * 3600
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
KEPT = "pages"
"""The folder in the data folder."""
VERSIONS = 3
"""So many versions are kept, the one that runs among them."""
HASHED = re.compile(r"-[0-9A-Z]{8}\.(js|css|woff2|svg|png)(\.gz|\.br)?")

assets = Blueprint("assets", __name__)


def read_manifest(build: Path) -> dict[str, str]:
    """Page name to hashed file. Raises FileNotFoundError when the front end was not built."""
    try:
        found: dict[str, str] = json.loads((build / "manifest.json").read_text())
    except FileNotFoundError as wrong:
        raise FileNotFoundError("The front end is not built: run `make run` or `pip install -e .` once.") from wrong
    return found


def as_read(manifest: dict[str, str], name: str, language: str) -> str:
    """The same asset in a language, where there is one: `phone.es.js`."""
    stem, _, ending = name.rpartition(".")
    translated = f"{stem}.{language}.{ending}"
    return translated if translated in manifest else name


def beside(manifest: dict[str, str], name: str) -> list[str]:
    """The files that a script imports at once, for the browser to fetch together with it."""
    return [file for plain, file in manifest.items() if plain.startswith(f"{name}/")]


def keep(data: Path, build: Path = BUILD) -> bool:
    """Keep this version's files for the one after it, and let go of those that are too many versions old.

    Whether it could: a disk that is full is no reason not to serve.
    """
    kept, half = data / KEPT, data / KEPT / "part"
    own = kept / (read(build).build or "unknown")
    shutil.rmtree(half, ignore_errors=True)
    try:
        if not own.is_dir():
            _copy(build, half)
            half.rename(own)
        utime(own)
        newest_first = sorted(kept.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        return False
    for folder in newest_first[VERSIONS:]:
        shutil.rmtree(folder, ignore_errors=True)
    return True


def _copy(build: Path, folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    for path in build.iterdir():
        if HASHED.search(path.name):
            shutil.copyfile(path, folder / path.name)


@assets.get("/assets/<path:name>")
@anybody
def asset(name: str) -> Response:
    """A built file, in the shortest form this browser takes; hashed names never change, so they are kept for a year."""
    for folder in _folders(name):
        for encoding, suffix in ENCODINGS:
            if request.accept_encodings[encoding] and isfile(folder / f"{name}{suffix}"):
                response = _built(folder, name, suffix)
                response.headers["Content-Encoding"] = encoding
                return response
        if isfile(folder / name):
            return _built(folder, name, "")
    abort(404)


def _folders(name: str) -> Iterator[Path]:
    """This version's, and for a file under a hashed name those of versions before."""
    yield BUILD
    if HASHED.search(name):
        yield from (the_house().config.data / KEPT).glob("*")


def _built(folder: Path, name: str, suffix: str) -> Response:
    response = send_from_directory(folder, name + suffix, mimetype=mimetypes.guess_type(name)[0])
    response.headers["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
    response.headers["Vary"] = "Accept-Encoding"
    return response
