"""The server on a machine whose clock is wrong by the seconds that a file says, and can be set while it runs."""

import os
import time
from pathlib import Path

BY = Path(os.environ["SKEWED_BY"])
_time = time.time


def skewed() -> float:
    return _time() + float(BY.read_text())


time.time = skewed

if __name__ == "__main__":
    from workshop.cli import main

    main()
