"""What tests need over and over and look at seldom, without what it costs each time; what it is stays the same."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from workshop import accounts
from workshop.store import open_store

AS_SERVED = accounts.HASHER
"""How passwords are hashed outside of this process: with 64 MB and a quarter of a second for each."""


class Kept(BytecodeCache):
    """Templates once compiled, for every app of this process."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


def hurry() -> None:
    """In this process passwords are hashed at the least cost there is, and templates are compiled once."""
    accounts.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    accounts.NOBODY = accounts._nobodys()
    options: dict[str, Any] = {**Flask.jinja_options, "bytecode_cache": Kept()}
    Flask.jinja_options = options


def empty_database(path: Path) -> None:
    """Put an SQLite database of today's schema there, unless there is one: a copy, for to make one takes a while."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(_empty())


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory(prefix="side-by-side-") as folder:
        path = Path(folder) / "empty.sqlite"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()
