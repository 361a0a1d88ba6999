"""The server's log: what it did and what failed; no words, tokens or addresses, and nothing older than a day."""

import json
import logging
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

from workshop import whole

KEPT = timedelta(hours=24)
MOST_BYTES = 5_000_000
"""However much goes wrong in a day: beyond this the oldest lines go first."""

Failure = tuple[type[BaseException], BaseException, TracebackType | None]


class Diary:
    """A file of one JSON object a line. `trim()` drops what is older than a day, or more than fits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _appending(path)

    def write(self, text: str) -> None:
        """A line that finds no room is lost, and said to be; nothing else fails for it."""
        try:
            self._file.write(text.encode())
        except OSError as wrong:
            print(f"The log can't be written: {wrong.strerror}.", file=sys.stderr, flush=True)

    def flush(self) -> None:
        self._file.flush()

    def trim(self, now: float | None = None) -> None:
        since = datetime.fromtimestamp(now or time.time(), UTC) - KEPT
        lines = self._path.read_bytes().splitlines(keepends=True)
        kept = list(_fitting([line for line in lines if _is_since(line, since)]))
        if len(kept) == len(lines):
            return
        whole.write(self._path, b"".join(kept))
        self._file.close()
        self._file = _appending(self._path)

    def close(self) -> None:
        self._file.close()


def _appending(path: Path) -> Any:
    """To be read by its owner alone, like everything in the data folder."""
    return open(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab", buffering=0)


def _is_since(line: bytes, since: datetime) -> bool:
    try:
        return datetime.fromisoformat(json.loads(line)["timestamp"]) >= since
    except (ValueError, KeyError, TypeError):
        return False  # cut short by a crash, or written by something else


def _fitting(lines: list[bytes]) -> Iterator[bytes]:
    room = MOST_BYTES - sum(map(len, lines))
    for line in lines:
        if room >= 0:
            yield line
        else:
            room += len(line)


def keep(path: Path) -> Diary:
    """Have everything that is logged from now on written to this file."""
    diary = Diary(path)
    diary.trim()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(20),
        logger_factory=structlog.WriteLoggerFactory(file=diary),  # type: ignore[arg-type]
    )
    logging.basicConfig(level=logging.ERROR, handlers=[Libraries()], force=True)
    return diary


class Libraries(logging.Handler):
    """What libraries log: who did, where, and what kind of failure; for they put addresses into their sentences."""

    def emit(self, record: logging.LogRecord) -> None:
        said_at = f"{_short(record.pathname)}:{record.lineno}"
        structlog.get_logger().error("a library failed", library=record.name, said_at=said_at, exc_info=record.exc_info)
        print("A failure was written into the log.", file=sys.stderr, flush=True)


def without_words(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Of a failure: its kind and where in the code, and never its text, for that can quote what somebody wrote."""
    failed = event.pop("exc_info", None)
    if failed:
        event["failure"] = told(_the_one_meant(failed))
    return event


def _the_one_meant(failed: Any) -> BaseException | None:
    if isinstance(failed, BaseException):
        return failed
    return failed[1] if isinstance(failed, tuple) else sys.exc_info()[1]


def told(wrong: BaseException | None) -> list[dict[str, Any]]:
    """A failure and what led to it, the first one last."""
    chain: list[dict[str, Any]] = []
    while wrong is not None and len(chain) < 5:
        chain.append({"kind": _kind(wrong), "where": _where(wrong.__traceback__)})
        wrong = wrong.__cause__ or wrong.__context__
    return chain


def _kind(wrong: BaseException) -> str:
    """The class, and the system's or the database's own short name for it: ENOSPC, SQLITE_FULL, 53100."""
    code = next(
        (code for name in ("sqlite_errorname", "sqlstate", "errno") if (code := getattr(wrong, name, None))), None
    )
    name = f"{type(wrong).__module__}.{type(wrong).__qualname__}".removeprefix("builtins.")
    return f"{name} ({code})" if code else name


def _where(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-2:])
