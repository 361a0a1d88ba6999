"""`workshop doctor`: looks at how a server is set up and says what is wrong and how to mend it. It changes nothing."""

import fcntl
import os
import resource
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop import config, exercises
from workshop.exercises import WrongExercises
from workshop.notes import fonts
from workshop.passing import fitness as redis
from workshop.paths import ASSETS
from workshop.store import StoreError, fitness

ROOM_BYTES = 500 * 1024 * 1024
FILES = 4_096
BUILT_AFTER = 1_795_000_000
"""No clock that is right is before this (November 2026)."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `cure` says how to mend it, when it is not good."""

    what: str
    good: bool
    told: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{'ok   ' if self.good else 'WRONG'}  {self.what}: {self.told}" + (
            f". {self.cure}" if self.cure else ""
        )


def examine(data: str | None) -> list[Finding]:
    folder = config.folder(data)
    return [*_program(), *_settings(), *_folder(folder), *_database(folder), *_redis(folder), *_machine(folder)]


def _finding(what: str, good: bool, told: str, cure: str) -> Finding:
    return Finding(what, good, told, "" if good else cure)


def _program() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield _finding("Python", sys.version_info >= (3, 11), version, "Side by Side needs 3.11 or newer.")
    built = (ASSETS.static / "build" / "manifest.json").is_file()
    yield _finding("front end", built, "built" if built else "not built", "Run `make run` or `pip install -e .` once.")
    try:
        found = exercises.load(ASSETS.exercises)
        yield Finding("exercises", True, f"{len(found.exercises)} exercises, {len(found.agendas)} agendas")
    except WrongExercises as wrong:
        yield Finding("exercises", False, str(wrong).splitlines()[0], "`workshop check` says what to mend.")
    yield _fonts()


def _fonts() -> Finding:
    there = fonts.there()
    return _finding(
        "fonts for PDF", there, "there" if there else "missing", "Build the front end anew; PDFs need its fonts."
    )


def _settings() -> Iterator[Finding]:
    try:
        settings = config.settings(None)
    except config.ConfigError as wrong:
        yield Finding("settings", False, str(wrong), "Correct it, or remove it.")
        return
    url = settings.url
    yield _finding(
        "address",
        not url or url.startswith(("https://", "http://")),
        url or "the one it serves on",
        "WORKSHOP_URL begins with https:// (or http:// in a closed network).",
    )
    secured = not url.startswith("https://") or bool(settings.proxies)
    told = ", ".join(map(str, settings.proxies)) or "none"
    yield _finding(
        "proxies", secured, told, "Behind TLS set WORKSHOP_PROXIES, or all phones share one address’s limits."
    )


def _folder(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        able = os.access(next(parent for parent in folder.parents if parent.exists()), os.W_OK)
        yield _finding("data folder", able, f"{folder} is not there yet", "Its place can’t be written by this user.")
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    yield _finding(
        "data folder", os.access(folder, os.W_OK | os.X_OK), str(folder), "It can’t be written by this user."
    )
    yield _finding("data folder’s mode", not mode & 0o077, f"{mode:o}", f"chmod 700 {folder}")
    yield from _secret(folder / "secret")
    yield Finding("another server", True, "runs on this folder" if _is_held(folder / "lock") else "none on this folder")


def _secret(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("secret", True, "not there yet; the first start makes it")
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    yield _finding("secret’s mode", mode == 0o600, f"{mode:o}", f"chmod 600 {path}")
    try:
        long = len(path.read_text().strip()) >= config.SHORTEST_SECRET
        told = "long enough" if long else "too short"
        yield _finding("secret", long, told, f"Stop the server and remove {path}; everybody signs in anew.")
    except OSError as wrong:
        yield Finding("secret", False, str(wrong.strerror), "Run this as the user that the server runs as.")


def _is_held(lock: Path) -> bool:
    try:
        with lock.open() as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return lock.exists()
    return False


def _database(folder: Path) -> Iterator[Finding]:
    path = config.sqlite_file(folder)
    if path is None:
        yield from _postgres(config.settings(folder))
        return
    if not path.exists():
        yield Finding("database", True, "not there yet; the first start makes it")
        return
    try:
        found = fitness.look(path)
    except StoreError as wrong:
        yield Finding("database", False, f"{path.name} can’t be read: {wrong}", "Restore a backup.")
        return
    yield _finding("database", found["check"] == "ok", f"quick check says {found['check']}", "Restore a backup.")
    yield _schema(found)
    yield _finding("journal", found["journal"] == "wal", found["journal"], "The next start sets it to wal.")
    yield from _held(found)


def _postgres(settings: config.Config) -> Iterator[Finding]:
    try:
        found = fitness.look_from_outside(settings.database)
    except StoreError as wrong:
        yield Finding("database", False, str(wrong), "Is PostgreSQL running, and is WORKSHOP_DATABASE right?")
        return
    yield Finding("database", True, f"PostgreSQL {found['version']}")
    if not found["schema"]:
        yield Finding("schema", True, "not there yet; the first start makes it")
        return
    yield _schema(found)
    yield _finding("encoding", found["encoding"] == "UTF8", found["encoding"], "Make the database with UTF8.")
    safe = found["fsync"] == "on" and found["commit"] not in ("off", "local")
    told = f"fsync {found['fsync']}, synchronous_commit {found['commit']}"
    yield _finding("durability", safe, told, "With both on, what was acknowledged survives a loss of power.")
    enough = int(found["connections"]) > settings.pool + 10
    told = f"{found['connections']} in all, {settings.pool} for each server"
    yield _finding("connections", enough, told, "Raise max_connections, or lower WORKSHOP_POOL.")
    yield from _held(found)


def _redis(folder: Path) -> Iterator[Finding]:
    try:
        url = config.settings(folder).redis
    except config.ConfigError:
        return  # said already
    if not url:
        return
    try:
        found = redis.look(url)
    except redis.Away as why:
        yield Finding("Redis", False, str(why), "Is it running, and is WORKSHOP_REDIS right?")
        return
    new_enough = int(found["version"].split(".")[0]) >= redis.OLDEST
    yield _finding("Redis", new_enough, found["version"], f"Side by Side needs Redis {redis.OLDEST} or newer.")
    if "save" not in found:
        yield Finding("Redis’ settings", True, "it does not tell them; see docs/scaling.md for what they should be")
        return
    writes = bool(found["save"]) or found["appendonly"] == "yes"
    told = "writes to the disk" if writes else "writes nothing down"
    yield _finding("Redis’ disk", not writes, told, 'What passes is not for the disk: set save "" and appendonly no.')
    evicts = found["maxmemory"] != "0" and found["maxmemory-policy"] != "noeviction"
    told = f"maxmemory {found['maxmemory']}, {found['maxmemory-policy']}"
    yield _finding("Redis’ memory", not evicts, told, "Set maxmemory-policy noeviction: nothing may go by itself.")


def _schema(found: dict[str, str]) -> Finding:
    known = found["schema"]
    return _finding("schema", known == fitness.head(), known, "The next start of the server upgrades it.")


def _held(found: dict[str, str]) -> Iterator[Finding]:
    yield _finding(
        "accounts", found["accounts"] != "0", found["accounts"], "Open the sign-in link that the server prints."
    )
    lately = found["unchecked"] == "0"
    told = "looked at within 90 days" if lately else f"{found['unchecked']} countries not looked at for 90 days"
    yield _finding(
        "resources", lately, told, "Look whether these numbers are still true, on the desk’s page of resources."
    )


def _machine(folder: Path) -> Iterator[Finding]:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    yield _finding("disk", free > ROOM_BYTES, f"{free // 1024**2} MB free", "Make room: 500 MB at least.")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    enough = hard == resource.RLIM_INFINITY or hard >= FILES
    told = "unlimited" if hard == resource.RLIM_INFINITY else str(hard)
    yield _finding("open files", enough, told, f"Each phone takes one or two: allow {FILES} (ulimit -Hn, LimitNOFILE).")
    right = time.time() > BUILT_AFTER
    yield _finding(
        "clock", right, time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "Set it; let it follow a time server."
    )
