"""What is committed installs anywhere: no registry's address, no path of one machine, nothing unpinned."""

import ast
import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "deploy/requirements.lock", "requirements-dev.lock"]
BESIDE = ["bench/requirements.lock", "docs/requirements.lock"]

# Put together here, so that this file does not find itself.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "npm" + "mirror", "registry." + "yarnpkg"]
PLACES = ["file:" + "//", *("/" + home + "/" for home in ("home", "root", "Users", "work"))]
UNWANTED = re.compile(r"(?<![\w.}*-])(?:" + "|".join(re.escape(text) for text in HOSTS + PLACES) + ")")

PINNED = re.compile(r"[a-z0-9.-]+(\[[a-z,]+\])?==[\w.+!]+( ; [\w\s.'<>=!()]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
EXTRAS = {"gevent", "psycopg", "redis"}  # imported only when a setting asks for them


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_committed_file_names_a_registry_or_a_place_on_one_machine():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in tracked()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if UNWANTED.search(line)
    ]
    assert not found, f"{len(found)} lines, first: {found[:5]}"


def test_what_is_made_or_fetched_is_not_committed():
    folders = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert not folders & {".venv", "node_modules", "dist", "data"}
    assert not [path for path in tracked() if ROOT / "static" / "build" in path.parents]


@pytest.mark.parametrize("name", [*LOCKS, *BESIDE])
def test_every_line_of_a_lock_is_a_pinned_package_or_its_hash(name):
    lines = [line for line in (ROOT / name).read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert not [line for line in lines if not PINNED.fullmatch(line) and not HASH.fullmatch(line)]


def test_each_lock_holds_the_one_before_it_in_the_same_versions():
    runtime, several, dev = (versions((ROOT / name).read_text()) for name in LOCKS)
    assert runtime.items() <= several.items() <= dev.items()


def versions(lock: str) -> dict[str, str]:
    pins = [line.split("==", 1) for line in lock.splitlines() if "==" in line]
    return {name.partition("[")[0]: version.split()[0] for name, version in pins}


def test_the_npm_lock_has_hashes_but_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert installed
    assert not [name for name, entry in installed.items() if "resolved" in entry or "integrity" not in entry]
    assert "://" not in (ROOT / "package-lock.json").read_text()


def test_the_server_imports_only_what_the_runtime_lock_brings():
    locked = {line.split("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}
    providers = packages_distributions()
    for path in [ROOT / "wsgi.py", *(ROOT / "workshop").rglob("*.py")]:
        for module in imported(path) - sys.stdlib_module_names - EXTRAS - {"workshop", "wsgi"}:
            names = {name.lower().replace("_", "-") for name in providers.get(module, [])}
            assert names & locked, f"{path.relative_to(ROOT)} imports {module}, which requirements.lock does not bring"


def imported(path: Path) -> set[str]:
    """The top-level names of all absolute imports in a file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
