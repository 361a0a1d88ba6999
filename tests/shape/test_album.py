"""What the pictures are taken by are sentences that the pages say."""

import re
from operator import attrgetter
from pathlib import Path

import pytest

from scripts.album.said import said
from workshop.languages import LANGUAGES

ALBUM = Path(__file__).parents[2] / "scripts" / "album"
LOOKED_FOR = sorted(
    {one for path in ALBUM.glob("*.py") for one in re.findall(r"\bsays\.([a-z][\w.]*\w)", path.read_text())}
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_the_camera_looks_for_is_there(language):
    assert len(LOOKED_FOR) > 20
    assert [one for one in LOOKED_FOR if not isinstance(found(language, one), str)] == []


def found(language, place):
    try:
        return attrgetter(place)(said(language))
    except AttributeError:
        return None
