"""Flask-SocketIO as it comes, under eventlet: what one gets without any of our own plumbing."""

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import eventlet.wsgi  # noqa: E402
from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

port, view = int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet")


@socketio.on("connect")
def connect(_auth=None):
    join_room("phones")
    emit("room", view)


@socketio.on("push")
def push():
    socketio.emit("room", view, to="phones")


@socketio.on("act")
def act(_act):
    return {"ok": True, "seq": 1, "counted": False}


listener = eventlet.listen(("127.0.0.1", port), backlog=1024)
print("ready", flush=True)
eventlet.wsgi.server(listener, app, log_output=False, max_size=20_000)
