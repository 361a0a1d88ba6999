"""A PostgreSQL of the tests' own, in a folder that goes with it; each database a copy of one that was made once."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from workshop.store import open_store

KEPT = 24
"""So many databases may stand; then those go that nobody is connected to, the oldest first."""
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=32MB", "max_connections=200"]


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name) or name


def is_installed() -> bool:
    return shutil.which(_program("initdb")) is not None


class Cluster:
    """`fresh()` gives the address of a new database; `stop()` and `start()` are an outage; `end()` removes all."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="side-by-side-postgres-"))
        self._as = {}
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            nobody = pwd.getpwnam("postgres")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.data, self._numbers, self._made = self.folder / "data", count(1), []
        made = [_program("initdb"), "-D", self.data, "-U", "side", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([*made, "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as)
        self.start()
        self._make("template", "template0")
        open_store(self.url("template")).close()

    def start(self) -> None:
        settings = ["listen_addresses=", f"unix_socket_directories={self.folder}", *QUICK]
        said = [_program("pg_ctl"), "-D", self.data, "-w", "-l", self.folder / "log", "start"]
        said += ["-o", " ".join(f"-c {one}" if one[-1] != "=" else f"-c {one}''" for one in settings)]
        subprocess.run(said, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as)

    def stop(self) -> None:
        """At once, as if it had been killed."""
        said = [_program("pg_ctl"), "-D", self.data, "-m", "immediate", "-w", "stop"]
        subprocess.run(said, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """All of it stands still, and the kernel goes on taking connections for it."""
        main = int((self.data / "postmaster.pid").read_text().split()[0])
        told = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        them = [main, *map(int, told)]  # the first one first: it would put another in the place of who is missing
        for one in them:
            os.kill(one, signal.SIGSTOP)
        try:
            yield
        finally:
            for one in reversed(them):
                os.kill(one, signal.SIGCONT)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://side@/{name}?host={self.folder}"

    def connect(self, name: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(host=str(self.folder), user="side", dbname=name, autocommit=True)

    def fresh(self, empty: bool = False) -> str:
        """The address of a new database, brought up to date unless it is to be `empty`."""
        name = f"w{next(self._numbers)}"
        self._make(name, "template0" if empty else "template")
        self._made.append(name)
        return self.url(name)

    def _make(self, name: str, like: str) -> None:
        with self.connect() as database:
            database.execute(f"create database {name} template {like} strategy file_copy")
            for old in self._made[:-KEPT]:
                try:
                    database.execute(f"drop database {old}")
                    self._made.remove(old)
                except psycopg.errors.ObjectInUse:
                    continue

    def files(self, url: str) -> bytes:
        """Every byte of every table and index of a database, written to the disk first; not of PostgreSQL's own log."""
        name = url.partition("@/")[2].partition("?")[0]
        with self.connect(name) as database:
            database.execute("checkpoint")
            [place] = database.execute("select oid from pg_database where datname = current_database()").fetchone()
        return b"".join(path.read_bytes() for path in self.data.glob(f"base/{place}/*") if path.is_file())

    def end(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)
