"""The server's process: patches first, then serves. `app` is for other WSGI hosts that run eventlet."""

from workshop.sparing import sparing

with sparing():
    from workshop.concurrency import patch

    patch()

    from workshop.serving import serve

__all__ = ["serve"]


def __getattr__(name: str) -> object:
    """`wsgi:app`, made when somebody asks for it."""
    if name != "app":
        raise AttributeError(name)
    from workshop import create_app

    return create_app()
