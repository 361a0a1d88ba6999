"""What is heard runs with EAR=1 only (`make ear`): it needs packages that nothing else needs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.ear.desktop import Desktop, missing

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    heard = [item for item in items if item.path.is_relative_to(HERE)]
    for item in heard:
        item.add_marker(pytest.mark.ear)
    if not os.environ.get("EAR"):
        config.hook.pytest_deselected(items=heard)
        items[:] = [item for item in items if item not in heard]


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    assert missing() == [], "scripts/prerequisites.sh ear"
    desktop = Desktop(tmp_path / "desktop")
    yield desktop
    desktop.close()
