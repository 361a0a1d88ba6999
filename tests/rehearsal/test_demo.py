"""The demo begins by itself, keeps to itself, and leaves nothing behind, however it is ended."""

import signal
import urllib.request

import pytest

from tests.demo import Demo

pytestmark = pytest.mark.slow


def opens(link):
    with urllib.request.urlopen(link, timeout=20) as answer:
        return answer.status == 200


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
def test_its_three_links_open_and_nothing_of_it_is_left(tmp_path, number):
    demo = Demo(tmp_path)
    try:
        for name in ("desk", "phone", "screen"):
            assert opens(demo.links[name]), name
    finally:
        code = demo.stop(number)
    assert code == 0
    assert demo.left() == []
