"""What lies in deploy/ is fit for the programs that read it: haproxy, systemd, and who builds the container."""

import re
import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.setup.commands import DEPLOY, ROOT, certificate, must, run

WORKERS = {f"WORKER_{number}": f"127.0.0.1:{8000 + number}" for number in (1, 2, 3)}


def test_haproxy_takes_its_file_without_tls():
    must("haproxy", "-c", "-f", DEPLOY / "haproxy.cfg", BIND="127.0.0.1:8080", **WORKERS)


def test_haproxy_takes_its_file_with_tls(tmp_path):
    at = {"BIND": "127.0.0.1:8080", "BIND_TLS": "127.0.0.1:8443", "PEM": str(certificate(tmp_path))}
    assert "WARNING" not in must("haproxy", "-c", "-f", DEPLOY / "haproxy.cfg", **at, **WORKERS)


def test_haproxy_says_so_when_there_is_no_certificate(tmp_path):
    assert run("haproxy", "-c", "-f", DEPLOY / "haproxy.cfg", PEM=str(tmp_path / "none.pem"), **WORKERS).returncode


@pytest.mark.parametrize("name", ["side-by-side.service", "side-by-side@.service"])
def test_systemd_takes_the_unit(name, tmp_path):
    unit = tmp_path / name
    unit.write_text((DEPLOY / name).read_text().replace("/opt/side-by-side/bin/workshop", "/usr/bin/env"))
    assert must("systemd-analyze", "verify", unit) == ""
    must("systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=20", unit)


def test_a_worker_is_shut_in_as_a_server_alone_is():
    alone, worker = ((DEPLOY / name).read_text() for name in ("side-by-side.service", "side-by-side@.service"))
    assert (
        alone.partition("Restart=")[2].replace("=side-by-side\n", "=side-by-side-%i\n")
        == (worker.partition("Restart=")[2])
    )


def container():
    return (DEPLOY / "Containerfile").read_text()


def copied():
    """What the container file takes from the folder of the project."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", container(), re.M)
    return [path for line in lines for path in line.split()[:-1]]


def test_the_container_file_passes_its_linter():
    must(Path(sysconfig.get_path("scripts")) / "hadolint", DEPLOY / "Containerfile")


def test_the_container_runs_as_nobody_special_and_holds_no_secret():
    assert re.search(r"^USER [1-9]\d*$", container().rpartition("\nFROM ")[2], re.M)
    assert not re.search(r"^(ENV|ARG).*(SECRET|TOKEN|PASSWORD|METRICS)", container(), re.M)
    assert "HEALTHCHECK" in container()


def test_the_builder_is_sent_what_it_copies_and_little_more():
    sent = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.M))
    assert sent == set(copied())


@pytest.mark.slow
def test_what_the_container_copies_is_enough_for_the_wheel(tmp_path):
    for path in copied():
        source, target = ROOT / path, tmp_path / "build" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
    plain = ("--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path)
    must(sys.executable, "-m", "pip", "-q", "wheel", *plain, tmp_path / "build")
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as packed:
        names = packed.namelist()
    for part in (
        "workshop/cli.py",
        "workshop/_assets/static/build/manifest.json",
        "workshop/_assets/templates/",
        "wsgi.py",
    ):
        assert any(name.startswith(part) for name in names), part


def test_each_file_is_told_of():
    told = (ROOT / "docs" / "deploy.md").read_text() + (ROOT / "docs" / "running.md").read_text()
    made = {".env", "secrets"}
    assert [path.name for path in DEPLOY.iterdir() if path.name not in made and path.name not in told] == []
