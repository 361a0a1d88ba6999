"""The one place that knows which green threads carry the server."""

import warnings
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MODE = "eventlet"

warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")


def patch() -> None:
    """Make the standard library green. Called first thing in wsgi.py and nowhere else."""
    import eventlet

    eventlet.monkey_patch()


def patched() -> bool:
    """Whether this process runs green threads; tests of pure parts do not."""
    from eventlet.patcher import is_monkey_patched

    return bool(is_monkey_patched("socket"))


def offload(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run slow work (argon2, PDF, backup) on a real thread, so that the live path goes on meanwhile."""
    if not patched():
        return work(*args, **kwargs)
    from eventlet import tpool

    result: Any = tpool.execute(work, *args, **kwargs)
    return result  # type: ignore[no-any-return]


def listen(host: str, port: int) -> Any:
    """A listening socket; port 0 takes a free one. Raises OSError."""
    import eventlet

    return eventlet.listen((host, port), backlog=1024, reuse_port=False)


def run(listener: Any, app: Any) -> None:
    """Serve until SystemExit or KeyboardInterrupt. Unless told `max_size`, eventlet stops accepting at 1,024."""
    import eventlet.wsgi

    eventlet.wsgi.server(listener, app, max_size=20_000, log_output=False, log=_Silent(), keepalive=75, debug=False)


class _Silent:
    """Swallows eventlet's request lines, which hold addresses and links."""

    def write(self, _text: str) -> None:
        pass

    def info(self, _text: str) -> None:
        pass

    debug = error = info


def every(seconds: float, work: Callable[[], object]) -> None:
    """Do some work now and then, beside the live path."""
    import eventlet

    def beat() -> None:
        while True:
            work()
            eventlet.sleep(seconds)

    eventlet.spawn(beat)
