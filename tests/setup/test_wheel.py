"""A wheel carries everything: installed away from the checkout, it serves pages, styles, scripts and exercises."""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    return next(folder.glob("side_by_side-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The bin folder of a new environment: the wheel, and beside it the dependencies of the one the tests run in."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder)
    packages = next(folder.glob("lib/python3*/site-packages"))
    # A line in a .pth adds that folder only, and not what its own .pth files name: the checkout stays out.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip("--python", folder / "bin" / "python", "install", "--no-deps", "--ignore-installed", wheel)
    return folder / "bin"


@pytest.fixture(scope="module")
def server(installed, tmp_path_factory):
    """Addresses of a served sample workshop, by the word that stands before them in what the server prints."""
    folder = tmp_path_factory.mktemp("served")
    command = [installed / "workshop", "serve", "--sample", "--port", "0", "--data", folder / "data"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, env=away(), text=True)
    try:
        yield addresses(process.stdout)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def pip(*words):
    subprocess.run([sys.executable, "-m", "pip", "-q", *map(str, words)], cwd=ROOT, check=True)


def away():
    """An environment in which nothing points at the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "WORKSHOP_"))} | {
        "PYTHONUNBUFFERED": "1"
    }


def addresses(lines):
    found = {}
    for line in lines:
        found |= dict(re.findall(r"^\s*(\w+):\s+(http://\S+)", line))
        if {"desk", "join"} <= found.keys():
            return found
    pytest.fail(f"the server ended before it said where desk and join are: {found}")


def get(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read().decode()


def test_the_wheel_holds_templates_exercises_and_the_built_front_end(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    for part in ("static/build/manifest.json", "static/build/words.txt", "exercises/en/", "exercises/agendas/"):
        assert any(name.startswith(f"workshop/_assets/{part}") for name in names), part
    for ending in ("static/build/phone-*.js", "static/build/phone-*.css", "templates/*.html", "licenses/LICENSE"):
        assert any(Path(name).match(ending) for name in names), ending
    assert "wsgi.py" in names


def test_the_wheel_holds_no_tests_no_sources_of_the_front_end_and_no_packages(wheel):
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.split("/")[0] for name in packed.namelist()}
    assert tops == {"workshop", "wsgi.py", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}


def test_it_runs_from_where_it_was_installed(installed, tmp_path):
    code = "import workshop; print(workshop.__file__)"
    said = subprocess.run(
        [installed / "python", "-c", code], cwd=tmp_path, env=away(), capture_output=True, text=True, check=True
    )
    assert Path(said.stdout.strip()).is_relative_to(installed.parent)


def test_it_knows_its_exercises(installed, tmp_path):
    listed = subprocess.run(
        [installed / "workshop", "exercises"], cwd=tmp_path, env=away(), capture_output=True, text=True, check=True
    )
    assert "first-evening" in listed.stdout


def test_it_serves_pages_with_their_styles_and_scripts(server):
    base = server["desk"].split("/desk")[0]
    assert "<html" in get(f"{base}/")
    assert "<html" in get(f"{base}/desk/sign-in")
    phone = get(server["join"])
    assets = re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js))"', phone)
    for kind in (".css", ".js"):
        assert sum(len(get(base + asset)) for asset in assets if asset.endswith(kind)) > 10_000
