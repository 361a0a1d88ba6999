"""This version as a wheel, and the one before it from the history of the checkout, each installed into a folder."""

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ("workshop", "static", "templates", "exercises")


class NoHistory(Exception):
    """There is no version before this one here; the text says why."""


def before() -> str:
    """The newest commit that ships something else than this checkout. Raises NoHistory."""
    if not (ROOT / ".git").exists():
        raise NoHistory("this is no checkout of the repository")
    for commit in _git("log", "--format=%H", "-30").decode().split():
        if subprocess.run(["git", "diff", "--quiet", commit, "--", *SHIPPED], cwd=ROOT, check=False).returncode:
            return commit
    raise NoHistory("the history here goes no further back than this version")


def _git(*words: str) -> bytes:
    try:
        return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as wrong:
        raise NoHistory(f"git does not tell: {wrong}") from wrong


def checked_out(commit: str, folder: Path) -> Path:
    """The files of a commit with their front end built, as its release would have them."""
    with tarfile.open(fileobj=BytesIO(_git("archive", "--format=tar", commit))) as packed:
        packed.extractall(folder, filter="data")
    packages = folder / "node_modules"
    packages.symlink_to((ROOT / "node_modules").resolve())
    _build(folder, SOURCE_DATE_EPOCH=_git("log", "-1", "--format=%ct", commit).decode().strip())
    packages.unlink()  # nobody shall tidy up in there
    return folder


def _build(folder: Path, **env: str) -> None:
    """The front end; then nothing is fetched for it while the wheel is made."""
    _run([str(ROOT / "scripts" / "node.sh"), "static/build.mjs"], folder, **env)


def installed(source: Path, folder: Path) -> Path:
    """The wheel of a built checkout, in a folder for PYTHONPATH; what it depends on is that of the tests."""
    pip, made = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"], folder / "wheel"
    _run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(made), str(source)], folder)
    [wheel] = made.glob("side_by_side-*.whl")
    _run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], folder)
    return folder / "site"


def this() -> Path:
    """This checkout, its front end built."""
    _build(ROOT)
    return ROOT


def _run(command: list[str], folder: Path, **env: str) -> None:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
