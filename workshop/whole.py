"""Writes a file of ours, to be read by its owner alone: all of it or nothing, and on the disk before its name is."""

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Raises OSError; then there is no such file, or still the one of before."""
    half = path.with_name(f"{path.name}.part")
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
