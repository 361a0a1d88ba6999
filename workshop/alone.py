"""One at a time in a data folder: two servers in one would each miss what the other does."""

import fcntl
from pathlib import Path
from typing import IO

LOCK = "lock"


class InUse(Exception):
    """The folder can't be held; the text says why."""


def hold(folder: Path) -> IO[str]:
    """Holds the data folder until what comes back is closed. Raises InUse."""
    try:
        held = open(folder / LOCK, "w")  # noqa: SIM115
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as wrong:
        raise InUse(f"Another server is running on the data folder {folder}. Choose another with --data.") from wrong
    except OSError as wrong:
        raise InUse(f"The data folder {folder} can't be used: {wrong.strerror}. It must be writable.") from wrong
    return held
