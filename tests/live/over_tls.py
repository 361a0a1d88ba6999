"""The server as somebody would run it who ends TLS in it: python -m tests.live.over_tls serve --port 1 --data DIR."""

import sys
from pathlib import Path

from workshop import concurrency

if __name__ == "__main__":
    concurrency.patch()

    import eventlet

    from workshop import cli, serving

    listen = concurrency.listen
    both = str(Path(sys.argv[-1]) / "both.pem")
    serving.concurrency.listen = lambda host, port: eventlet.wrap_ssl(
        listen(host, port), certfile=both, server_side=True
    )
    cli.main()
