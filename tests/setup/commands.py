"""Other programs, run to their end on what lies in deploy/."""

import os
import subprocess
from pathlib import Path

from workshop.config import SHORTEST_SECRET, SHORTEST_TOKEN

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SECRETS = {
    "WORKSHOP_URL": "https://workshop.example.org",
    "WORKSHOP_SECRET": "s" * SHORTEST_SECRET,
    "WORKSHOP_METRICS": "m" * SHORTEST_TOKEN,
    "POSTGRES_PASSWORD": "p" * 32,
    "GRAFANA_PASSWORD": "g" * 32,
}


def run(*command: object, **env: str) -> "subprocess.CompletedProcess[str]":
    plain = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, env={**plain, **env})


def must(*command: object, **env: str) -> str:
    """What it says, once it has come to a good end."""
    done = run(*command, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def certificate(folder: Path) -> Path:
    """For `localhost`, in one file with its key, as haproxy reads it."""
    key, public, both = folder / "key", folder / "certificate", folder / "both.pem"
    about = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2")
    must("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", public, *about)
    both.write_text(public.read_text() + key.read_text())
    return both
