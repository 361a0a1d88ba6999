"""The server's process: patches first, then serves. `app` is for who listens in its place, such as gunicorn."""

from workshop.sparing import sparing

with sparing():
    from workshop.concurrency import patch

    patch()

    from workshop.serving import hosted, serve

__all__ = ["serve"]


def __getattr__(name: str) -> object:
    """`wsgi:app`, set going when somebody asks for it."""
    if name != "app":
        raise AttributeError(name)
    return globals().setdefault("app", hosted())
