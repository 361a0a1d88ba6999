"""What measures is tried too: with a few phones, and without looking at the times."""

import json
import subprocess
import sys

import pytest


@pytest.mark.parametrize("what", ["pushes", pytest.param("answered", marks=pytest.mark.long), "back"])
def test_the_load_gets_what_it_waits_for(what):
    command = [sys.executable, "-m", "bench.live", "--what", what, "--phones", "20", "--repeats", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    told = json.loads(done.stdout)
    assert told["repeats"] == 2 and told["median"] > 0
