"""Settings, from the command line and from WORKSHOP_… in the environment (docs/running.md lists them all)."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

SHORTEST_SECRET = 32


class ConfigError(Exception):
    """A setting can't be used; the text says which and why."""


@dataclass(frozen=True)
class Config:
    """`data`: folder for database, secret and log. `url`: the address phones use, when it is not the one served on."""

    data: Path
    database: str
    secret: str
    url: str = ""
    strict: bool = False
    secure_cookies: bool = False


def read_config(data: Path | str | None = None) -> Config:
    """The settings in force. Makes the data folder and its secret when missing. Raises ConfigError."""
    folder = Path(data or os.environ.get("WORKSHOP_DATA") or "data").absolute()
    url = os.environ.get("WORKSHOP_URL", "").rstrip("/")
    return Config(
        data=folder,
        database=os.environ.get("WORKSHOP_DATABASE") or f"sqlite:///{folder / 'workshop.sqlite'}",
        secret=_secret(folder),
        url=url,
        strict=_release() == "strict",
        secure_cookies=url.startswith("https://"),
    )


def _release() -> str:
    word = os.environ.get("WORKSHOP_RELEASE", "bars")
    if word not in ("bars", "strict"):
        raise ConfigError(f"WORKSHOP_RELEASE is {word!r}; it can be 'bars' or 'strict'.")
    return word


def _secret(folder: Path) -> str:
    """The signing secret, in a file only its owner may read."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "secret"
        if not path.exists():
            _write_whole(path, secrets.token_hex(32))
        secret = path.read_text().strip()
    except OSError as wrong:
        raise ConfigError(
            f"The data folder {folder} can't be used: {wrong.strerror}. Choose another with --data."
        ) from wrong
    if len(secret) < SHORTEST_SECRET:
        raise ConfigError(f"The secret in {path} is too short. Remove the file; then everybody signs in anew.")
    return secret


def _write_whole(path: Path, text: str) -> None:
    """Write a file of ours to be read by us alone, all of it or nothing."""
    half = path.with_suffix(".new")
    half.unlink(missing_ok=True)
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    half.replace(path)
