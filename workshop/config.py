"""Settings, from the command line and from WORKSHOP_… in the environment (docs/running.md lists them all)."""

import os
import secrets
from dataclasses import dataclass, replace
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from workshop import whole

SHORTEST_SECRET = 32
POOL = 8
SHORTEST_TOKEN = 24

Network = IPv4Network | IPv6Network


class ConfigError(Exception):
    """A setting can't be used; the text says which and why."""


@dataclass(frozen=True)
class Config:
    """`data`: folder for database, secret and log. `url`: the address phones use, when it is not the one served on.

    `proxies`: whose word is taken for where a request comes from. `metrics`: the token for /metrics; empty: it is shut.
    `pool`: how many connections to PostgreSQL this server may have.
    `redis`: what keeps several workers in step; empty: this one is alone. `tls`: it speaks TLS itself.
    `styleguide`: whether the page of all pieces is there, for whoever works on the look.
    """

    data: Path
    database: str
    secret: str
    url: str = ""
    strict: bool = False
    secure_cookies: bool = False
    proxies: tuple[Network, ...] = ()
    metrics: str = ""
    pool: int = POOL
    redis: str = ""
    tls: bool = False
    styleguide: bool = False


def read_config(data: Path | str | None = None) -> Config:
    """The settings in force. Makes the data folder and its secret when missing. Raises ConfigError."""
    return replace(settings(data), secret=_secret(folder(data)))


def folder(data: Path | str | None) -> Path:
    return Path(data or os.environ.get("WORKSHOP_DATA") or "data").absolute()


def sqlite_file(data: Path) -> Path | None:
    """Where the database lies, if it is a file."""
    scheme, _, path = _database(data).partition(":///")
    return Path(path) if scheme == "sqlite" else None


def _database(data: Path) -> str:
    return os.environ.get("WORKSHOP_DATABASE") or f"sqlite:///{data / 'workshop.sqlite'}"


def settings(data: Path | str | None) -> Config:
    """The settings as they are said, without a secret; nothing is made. Raises ConfigError."""
    url = os.environ.get("WORKSHOP_URL", "").rstrip("/")
    return Config(
        data=folder(data),
        database=_database(folder(data)),
        secret="",
        url=url,
        strict=_release() == "strict",
        secure_cookies=url.startswith("https://"),
        proxies=_proxies(),
        metrics=_metrics(),
        pool=_pool(),
        redis=_redis(folder(data)),
        styleguide=os.environ.get("WORKSHOP_STYLEGUIDE", "") == "1",
    )


def _redis(data: Path) -> str:
    """Workers must share what lasts as well, and their cookies' secret."""
    url = os.environ.get("WORKSHOP_REDIS", "")
    if not url:
        return ""
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ConfigError("WORKSHOP_REDIS is an address such as redis://host:6379/0.")
    if sqlite_file(data):
        raise ConfigError("Several workers share a PostgreSQL: set WORKSHOP_DATABASE beside WORKSHOP_REDIS.")
    if not os.environ.get("WORKSHOP_SECRET"):
        raise ConfigError("Several workers share a secret: set WORKSHOP_SECRET, the same for all.")
    return url


def _proxies() -> tuple[Network, ...]:
    said = [part.strip() for part in os.environ.get("WORKSHOP_PROXIES", "").split(",") if part.strip()]
    try:
        return tuple(ip_network(part) for part in said)
    except ValueError as wrong:
        raise ConfigError(
            f"WORKSHOP_PROXIES takes addresses and networks, such as 127.0.0.1,10.0.0.0/8: {wrong}."
        ) from wrong


def _metrics() -> str:
    token = os.environ.get("WORKSHOP_METRICS", "")
    if token in ("", "off"):
        return ""
    if len(token) < SHORTEST_TOKEN:
        raise ConfigError(f"WORKSHOP_METRICS is too short for a token: {SHORTEST_TOKEN} characters at least, or 'off'.")
    return token


def _pool() -> int:
    said = os.environ.get("WORKSHOP_POOL", str(POOL))
    if not said.isdecimal() or not 2 <= int(said) <= 100:
        raise ConfigError(f"WORKSHOP_POOL is {said!r}; it can be a number from 2 to 100.")
    return int(said)


def _release() -> str:
    word = os.environ.get("WORKSHOP_RELEASE", "bars")
    if word not in ("bars", "strict"):
        raise ConfigError(f"WORKSHOP_RELEASE is {word!r}; it can be 'bars' or 'strict'.")
    return word


def _secret(folder: Path) -> str:
    """The signing secret: given, or in a file only its owner may read."""
    given = os.environ.get("WORKSHOP_SECRET", "")
    if given and len(given) < SHORTEST_SECRET:
        raise ConfigError(f"WORKSHOP_SECRET is too short: {SHORTEST_SECRET} characters at least.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if given:
            return given
        path = folder / "secret"
        if not path.exists():
            whole.write(path, secrets.token_hex(32).encode())
        secret = path.read_text().strip()
    except OSError as wrong:
        raise ConfigError(
            f"The data folder {folder} can't be used: {wrong.strerror}. Choose another with --data."
        ) from wrong
    if len(secret) < SHORTEST_SECRET:
        raise ConfigError(f"The secret in {path} is too short. Remove the file; then everybody signs in anew.")
    return secret
