from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notes.told import Told


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """A session of six couples that is over."""
    played = Told(tmp_path_factory.mktemp("told"))
    yield played
    played.house.close()
