"""All that a server keeps, in one file that is whole or refused; and back again. What was to be gone stays gone.

The file: a line that says what it is, a line of JSON about it, the database (SQLite, packed by zlib), and at the end
the SHA-256 of all before it. The secret that signs cookies is not in it (docs/running.md says what that means).
"""

import hashlib
import json
import shutil
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workshop import __version__, alone, erasing, whole
from workshop.config import Config
from workshop.live.house import House
from workshop.session.events import PASSING
from workshop.store import StoreError, copying, fitness, open_store, receipts
from workshop.store.engine import BEFORE, remove

MAGIC = b"Side by Side backup 1\n"
DIGEST = 32
MOST_HEAD = 2_000
BEFORE_FOR_S = 24 * 3600
LEFT_FOR_S = 3600
"""After so long a folder of ours was left by a process that was killed."""
WORKING = ("backup-", "restore-")


class BackupError(Exception):
    """A backup can't be written or used; the text says which one and why."""


@dataclass(frozen=True)
class About:
    """What a backup says of itself. `schema`: the migration it stands at; `size`: bytes of the database."""

    version: str
    schema: str
    made_at: str
    size: int


def write(config: Config, file: Path) -> About:
    """Back up the database, whether a server is running on it or not. Raises BackupError, StoreError."""
    if file.exists():
        raise BackupError(f"{file} is there already. Choose another name, or remove it first.")
    with TemporaryDirectory(dir=config.data, prefix=WORKING[0]) as place:
        copied = Path(place) / "copy.sqlite"
        copying.copy(copying.place(config.database), copied, PASSING)
        raw = copied.read_bytes()
        about = About(__version__, copying.revision(copied), datetime.now(UTC).isoformat(timespec="seconds"), len(raw))
    try:
        whole.write(file, packed(about, raw))
    except OSError as wrong:
        raise BackupError(f"{file} can't be written: {wrong.strerror}.") from wrong
    return about


def packed(about: About, raw: bytes) -> bytes:
    content = MAGIC + json.dumps(asdict(about)).encode() + b"\n" + zlib.compress(raw, 6)
    return content + hashlib.sha256(content).digest()


def unpacked(file: Path) -> tuple[About, bytes]:
    """What a backup holds, looked at before anything is done with it. Raises BackupError."""
    try:
        read = file.read_bytes()
    except OSError as wrong:
        raise BackupError(f"{file} can't be read: {wrong.strerror}.") from wrong
    if not read.startswith(MAGIC):
        raise BackupError(f"{file} is no backup of a workshop.")
    if len(read) <= len(MAGIC) + DIGEST or hashlib.sha256(read[:-DIGEST]).digest() != read[-DIGEST:]:
        raise BackupError(f"{file} is damaged: it is not what was once written. Take another one; nothing was changed.")
    head, _, content = read[len(MAGIC) : -DIGEST].partition(b"\n")
    about = About(**json.loads(head[:MOST_HEAD]))
    raw = zlib.decompressobj().decompress(content, about.size + 1)
    if len(raw) != about.size:
        raise BackupError(f"{file} is damaged: its database has not the size it should have.")
    return about, raw


def restore(config: Config, file: Path, library: Any) -> dict[str, Any]:
    """Put a backup in the place of what is there; what came of it. Raises BackupError, StoreError, alone.InUse.

    Everything is tried out on a copy beside: until the last moment nothing is changed.
    """
    about, raw = unpacked(file)
    if not fitness.knows(about.schema):
        raise BackupError(f"{file} was made by a newer version ({about.version}). Install that one first.")
    target = copying.place(config.database)
    with alone.hold(config.data), TemporaryDirectory(dir=target.parent, prefix=WORKING[1]) as place:
        fresh = Path(place) / target.name
        fresh.write_bytes(raw)
        fresh.chmod(0o600)
        if found := copying.faults(fresh):
            raise BackupError(f"{file} holds a database that is not sound: {found[0]}.")
        told = _bring_up_to_date(config, fresh, target, library)
        copying.put_in_place(fresh, target)
    return {**asdict(about), **told}


def _bring_up_to_date(config: Config, fresh: Path, target: Path, library: Any) -> dict[str, Any]:
    """The schema of this version; without what has been erased since, and without what is due."""
    known, gone = _erased_since(target)
    store = open_store(f"sqlite:///{fresh}")
    try:
        house = House(config, store, library)
        with store.write() as connection:
            again = receipts.honour(connection, gone)
        purged = erasing.let_go(house)
        return {"erased_again": again, "erased_known": known, "purged": purged}
    finally:
        store.close()


def _erased_since(target: Path) -> tuple[bool, list[dict[str, Any]]]:
    """What is gone from here, and whether that is known: a database that can't be read has nothing to show."""
    if not target.is_file():
        return True, []
    try:
        return True, copying.gone(target)
    except StoreError:
        return False, []


def sweep(config: Config, now: float) -> list[str]:
    """Remove what a restore put aside, a day later, and what was left of work that was killed; the names of it."""
    try:
        target = copying.place(config.database)
    except StoreError:
        return []
    due = [path for path in (target.with_name(BEFORE),) if _is_older(path, now - BEFORE_FOR_S)]
    left = [path for folder in {config.data, target.parent} for word in WORKING for path in folder.glob(f"{word}*")]
    for path in due:
        remove(path)
    for path in (stale := [path for path in left if _is_older(path, now - LEFT_FOR_S)]):
        shutil.rmtree(path)
    return [path.name for path in (*due, *stale)]


def _is_older(path: Path, than: float) -> bool:
    return path.exists() and path.stat().st_mtime < than
