"""Side by Side: live couples workshops on rebuilding trust."""

from typing import Any

__version__ = "0.1.0"


def create_app(*args: Any, **kwargs: Any) -> Any:
    """The server, wired (workshop.wiring). Imported late: nothing may be imported before wsgi.py patches."""
    from workshop.wiring import create_app as wire

    return wire(*args, **kwargs)
