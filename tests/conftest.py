"""Fixtures for everybody: real servers that end with their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server import Server


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
