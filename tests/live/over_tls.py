"""The server as somebody would run it who ends TLS in it: python -m tests.live.over_tls serve --port 1 --data DIR."""

import sys
from functools import partial
from pathlib import Path

from workshop import concurrency


def over_tls(both):
    """Have whatever listens speak TLS, with the certificate and the key in that file."""
    if concurrency.MODE == "gevent":
        from gevent import pywsgi

        pywsgi.WSGIServer = partial(pywsgi.WSGIServer, certfile=both, keyfile=both)
        return
    import eventlet

    listen = concurrency.listen
    concurrency.listen = lambda host, port: eventlet.wrap_ssl(listen(host, port), certfile=both, server_side=True)


if __name__ == "__main__":
    concurrency.patch()

    from workshop import cli

    over_tls(str(Path(sys.argv[-1]) / "both.pem"))
    cli.main()
