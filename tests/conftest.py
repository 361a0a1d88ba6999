"""Fixtures for everybody: real servers that end with their test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import databases, quickly
from tests.postgres import Cluster, is_installed
from tests.server import Server

LONGEST_FIRST = ("rehearsal", "browser", "live", "faults", "web", "setup")
"""Folders whose files take long: they begin first, so that no core waits for another one's last file."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", choices=databases.CHOICES, default="sqlite", help="what tests keep their data in")


def pytest_configure(config: pytest.Config) -> None:
    databases.choose(config.getoption("--store"))
    quickly.hurry()


def pytest_unconfigure() -> None:
    databases.end()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_turn)
    left_out = set() if os.environ.get("LONG") else {"long", "engines"}
    if databases.chosen != "sqlite":
        left_out.add("sqlite")
    if databases.with_redis:
        left_out.add("alone")
    later = [item for item in items if left_out.intersection(mark.name for mark in item.iter_markers())]
    config.hook.pytest_deselected(items=later)
    items[:] = [item for item in items if item not in later]


def _turn(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture
def postgres() -> Cluster:
    """A PostgreSQL, whatever the other tests run on."""
    if not is_installed():
        pytest.skip("needs PostgreSQL (scripts/prerequisites.sh)")
    return databases.cluster()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers: `serve()`; each is stopped at the end, however the test ends."""
    started: list[Server] = []

    def start(**options: object) -> Server:
        data = tmp_path / f"data{len(started)}"
        started.append(Server(options.pop("data", data), **options))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()
