"""Lets libraries load without what they bring along for uses that a server of ours has not."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNUSED = ("aiohttp", "redis", "requests", "rich")
"""Clients that Socket.IO takes for its own client and its message queues, and colours for structlog: a third of all
that a start would load. Whoever gives the server such a queue takes its client out of here.
"""


@contextmanager
def sparing() -> Iterator[None]:
    """Meanwhile these count as not installed, unless they are loaded already.

    Nor does Python look for garbage, for loading makes none.
    """
    absent = [name for name in UNUSED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None there makes an ImportError
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        for name in absent:
            del sys.modules[name]
