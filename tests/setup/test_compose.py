"""The compose file: taken by its own program, and saying what the server and Redis need."""

import re
import shutil
import stat

import pytest
import yaml

from tests.setup.commands import DEPLOY, SECRETS, must, run
from workshop.config import settings


def composed(*words, **env):
    program = ["docker-compose"] if shutil.which("docker-compose") else ["docker", "compose"]
    return run(*program, "--file", DEPLOY / "compose.yaml", "--profile", "dashboard", *words, **env)


@pytest.fixture(scope="module")
def services():
    done = composed("config", **SECRETS)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["services"]


def test_compose_takes_its_file(services):
    assert {"worker-1", "worker-2", "worker-3", "haproxy", "postgres", "redis", "prometheus", "grafana"} == set(
        services
    )


@pytest.mark.skipif((DEPLOY / ".env").exists(), reason="the settings are there")
@pytest.mark.parametrize("missing", sorted(SECRETS.keys() - {"GRAFANA_PASSWORD"}))
def test_compose_starts_nothing_without_a_secret(missing):
    done = composed("config", **{name: value for name, value in SECRETS.items() if name != missing})
    assert done.returncode and missing in done.stderr


def test_the_workers_are_given_settings_that_they_take(services, monkeypatch, tmp_path):
    told = [services[f"worker-{number}"]["environment"] for number in (1, 2, 3)]
    assert told[0] == told[1] == told[2]
    for name, value in told[0].items():
        monkeypatch.setenv(name, value)
    taken = settings(tmp_path)
    assert taken.redis and taken.metrics and taken.secure_cookies and taken.database.startswith("postgresql+psycopg:")
    assert [str(proxy.network_address) for proxy in taken.proxies] == [address(services, "haproxy")]


def address(services, name):
    return services[name]["networks"]["inside"]["ipv4_address"]


def test_haproxy_is_told_where_the_workers_are(services):
    told = services["haproxy"]["environment"]
    for number in (1, 2, 3):
        assert told[f"WORKER_{number}"] == f"{address(services, f'worker-{number}')}:8000"


def test_redis_writes_nothing_down(services):
    redis = services["redis"]
    assert redis["command"] == ["redis-server", "--save", "", "--appendonly", "no"]
    assert redis["mem_limit"] == redis["memswap_limit"] and not redis.get("volumes")


def test_only_haproxy_is_open_to_others(services):
    plain = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    ports = {name: service["ports"] for name, service in plain.items() if "ports" in service}
    assert {name for name, said in ports.items() if not all(port.startswith("127.0.0.1:") for port in said)} == {
        "haproxy"
    }


def test_each_file_that_is_handed_in_is_there():
    handed = re.findall(r"- \./([\w./-]+):", (DEPLOY / "compose.yaml").read_text())
    assert {path for path in handed if not (DEPLOY / path).is_file() and not path.startswith("secrets/")} == set()
    assert {path for path in handed if path.startswith("secrets/")} == {
        "secrets/side-by-side.pem",
        "secrets/metrics-token",
    }


def test_secrets_are_made_once(tmp_path, monkeypatch):
    for name in ("secrets.sh", "side-by-side.env.example"):
        shutil.copy(DEPLOY / name, tmp_path)
    must("sh", tmp_path / "secrets.sh", "https://workshop.example.org")
    made = (tmp_path / ".env").read_text()
    told = dict(line.split("=", 1) for line in made.splitlines() if re.match(r"[A-Z]", line))
    assert told.keys() >= SECRETS.keys() and len(set(told.values())) == len(told)
    assert min(len(told[name]) for name in SECRETS if name != "WORKSHOP_URL") == 64
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert (tmp_path / "secrets" / "metrics-token").read_text().strip() == told["WORKSHOP_METRICS"]
    must("sh", tmp_path / "secrets.sh", "https://another.example.org")
    assert (tmp_path / ".env").read_text() == made
